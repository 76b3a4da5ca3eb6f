"""Who issues a paper, where no label says it: the name that heads the first page, and the address under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import ne

from core.domain.folding import spaced
from core.domain.layout import Line, Word, segments
from core.domain.record import Field
from core.domain.schema import DocumentType, Kind
from core.extraction.forms.addressee import ADDRESSED
from core.extraction.forms.addressee import TITLE as PERSON
from core.extraction.forms.blocks import block, ends_legally, ends_name
from core.extraction.forms.options import LONGEST_NAME, NO_NAME, UNENDED, Option
from core.extraction.page.evidence import standing, torn, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.values.dates import dates_in
from core.extraction.values.names import (
    TITLE,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    name_and_address,
    without_registration,
)
from core.extraction.values.parsing import tidy

TITLES = 4.0
"""a phrase that speaks so clearly for the type is its title, and names nobody"""
LARGE = 1.5
"""what large letters count for a name: more than a trade named in it, less than a legal form"""
TOP = 8
"""lines among which the name is looked for"""
AMOUNT = re.compile(r"\d[.,]\d{2}(?![.,/-]?\d)")
"""and no day: 25.08.2025"""
DOTS = frozenset({"·", "•", "|", "∙"})
"""what parts a sender's name from the street in the line above an address window"""
PLACE = 2.0
"""a line that looks so much like an address is no name"""
LARGER = 1.3
"""letters so much larger than the others are the name of the one who writes"""
FORMS = frozenset({"ltd", "llp", "llc", "inc", "plc", "pvt", "bhd", "corp", "gmbh"})
"""short legal forms, of which a picture may show one letter wrongly"""
SCORE = 0.6
"""less than any value beside a label"""


def letterhead(kind: DocumentType, pages: Sequence[Marked]) -> Iterator[tuple[str, Option]]:
    """The options that the head of the first page gives for the fields of the issuer."""
    issuers = {field.kind: field.name for field in kind.fields.values() if field.issuer}
    if not issuers or not pages:
        return
    rows = _rows_of_figures(pages[0])
    heads = [line for line in _free_lines(pages[0]) if _may_name(kind, line.text) and rows.isdisjoint(line.words)]
    if not heads:
        return
    body = _body(pages[0])
    name = _whole(
        max(heads, key=lambda line: _name_like(kind, line.text) + LARGE * (line.box.height > 1.2 * body)), heads
    )
    if Kind.PARTY in issuers:
        text = " ".join(word.text for word in name.words)
        own, placed = name_and_address(text)
        value = tidy(without_registration(own if any(map(str.isdigit, placed)) else text))
        named = _option(pages[0], name.words, value)
        begun = name.words[0].text.isdigit()  # a picture may have lost the first word: "1 Wealth LLP"
        cut = begun or torn(pages[0].sheet, name.words) or (pages[0].sheet.scanned and _misread_form(value))
        sure = _sure(kind, name, heads, body) and not cut
        yield issuers[Kind.PARTY], named._replace(sole=sure, reason="head")
    lines = _address(pages[0], name)
    if Kind.ADDRESS in issuers and lines:
        words = tuple(word for line in lines for word in line.words)
        yield issuers[Kind.ADDRESS], _option(pages[0], words, ", ".join(tidy(line.text) for line in lines))


def headlines(kind: DocumentType, pages: Sequence[Marked]) -> Iterator[tuple[str, Option]]:
    """The options that a letter's head gives for its issuer's date and its title: the lone day, the largest line."""
    heads = {field.kind: field.name for field in kind.fields.values() if field.issuer}
    if not pages or not {Kind.DATE, Kind.TEXT} & heads.keys():
        return
    free = _free_lines(pages[0])
    days = [(line, found) for line in free for found in dates_in(line.text, None) if found.date]
    if Kind.DATE in heads and len(days) == 1:
        line, found = days[0]
        yield heads[Kind.DATE], _option(pages[0], line.words, found.date.isoformat() if found.date else "")
    names = [one.field.value for name, one in letterhead(kind, pages) if name == heads.get(Kind.PARTY)]
    large = [line for line in free if line.box.height > 1.1 * _body(pages[0]) and tidy(line.text) not in names]
    if Kind.TEXT in heads and large:
        title = max(large, key=lambda line: line.box.height)
        yield heads[Kind.TEXT], _option(pages[0], title.words, tidy(title.text))


def _whole(name: Line, heads: Sequence[Line]) -> Line:
    """A name with the line above or below that is part of it: "Limited" below, or what "Limited" ends."""
    if not distinctive(name.text):
        return next((Line((*above.words, *name.words)) for above in heads if ends_name(above, name)), name)
    return next((Line((*name.words, *below.words)) for below in heads if ends_name(name, below)), name)


def _name_like(kind: DocumentType, text: str) -> float:
    """How much a line looks like a company's name and not like its address or the paper's title."""
    placed = address_like(text) >= PLACE and not has_legal_form(text)
    titled = any(weight >= TITLES and spaced(phrase) in spaced(text) for phrase, weight in kind.keywords.items())
    return company_like(text) - 2.0 * placed - 2 * LARGE * titled


def _sure(kind: DocumentType, name: Line, heads: Sequence[Line], body: float) -> bool:
    """Whether a name is the only company's at the head and surely whole: no text in letters like its is near it."""
    text = tidy(" ".join(word.text for word in name.words))
    spoken = any(spaced(phrase) in spaced(text) for phrase in kind.keywords) or TITLE.search(text)
    others = [line for line in heads if not set(line.words) <= set(name.words)]
    rivals = any(company_like(line.text) for line in others)
    large = company_like(text) > 0 and name.box.height > LARGER * body
    return (
        (ends_legally(text) or large)
        and distinctive(text)
        and not (spoken or rivals or any(_goes_on(name, one) for one in others))
    )


def _misread_form(name: str) -> bool:
    """Whether a name ends with what is a legal form but for one letter: "Ltu"."""
    last = name.rsplit(maxsplit=1)[-1].strip(".,").casefold() if name else ""
    alike = (sum(map(ne, last, form)) == 1 for form in FORMS if len(form) == len(last))
    return last not in FORMS and any(alike)


def _goes_on(name: Line, other: Line) -> bool:
    """Whether a line right above or below a name may be part of it: letters alone, under or over them."""
    gap = max(other.box.y0 - name.box.y1, name.box.y0 - other.box.y1)
    beside = other.box.over(name.box)
    return gap < name.box.height and beside and not NO_NAME.search(other.text) and not address_like(other.text)


def _rows_of_figures(page: Marked) -> frozenset[Word]:
    """The words that stand in one line with an amount: a row of a table names nobody."""
    return frozenset(
        word for line in page.sheet.lines[:TOP] if any(AMOUNT.search(w.text) for w in line.words) for word in line.words
    )


def _address(page: Marked, name: Line) -> tuple[Line, ...]:
    """The lines under the name, aligned with it, from the first to the last that look like an address."""
    under = (line for line in _free_lines(page) if _under(page, line, name) and _aligned(line, name))
    lines = [line for line in block(tuple(under)) if not contact_like(line.text)]
    telling = [index for index, line in enumerate(lines) if address_like(line.text)]
    if not telling:
        return ()
    first = next((index for index in range(telling[0] + 1) if all(map(_house, lines[index : telling[0]]))), telling[0])
    return tuple(lines[first : telling[-1] + 1])


def _house(line: Line) -> bool:
    """Whether a line above an address's street or town may belong to it: it bears a house's number, or a comma."""
    ends = line.words[0].text + line.words[-1].text
    return ":" not in line.text and ("," in line.text or any(map(str.isdigit, ends)))


def _under(page: Marked, line: Line, name: Line) -> bool:
    """Whether a line stands below a name, in the same ruled cell or in none."""
    cells = page.sheet.cells
    return line.box.y0 >= name.box.y1 - 2 and cells.get(line.words[0]) == cells.get(name.words[0])


def _aligned(line: Line, name: Line) -> bool:
    return abs(line.box.x0 - name.box.x0) < 10 or abs(line.box.middle[0] - name.box.middle[0]) < 10


def _option(page: Marked, words: tuple[Word, ...], value: str) -> Option:
    found, sheet = Field(value, standing(page.sheet.page, words), 0.6), page.sheet
    return Option(found, SCORE, sole=False, trusted=vouched(sheet.page, words), scanned=sheet.scanned)


def _free_lines(page: Marked) -> tuple[Line, ...]:
    """The stretches of the first lines that no label stands in."""
    covered = {page.sheet.word(spot).box for spot in page.covered}
    stretches = (part for line in page.sheet.lines[:TOP] for part in segments(line, 1.1))
    free = (part for part in stretches if covered.isdisjoint(word.box for word in part.words))
    return tuple(Line(words) for part in free if (words := tuple(takewhile(_no_dot, part.words))))


def _no_dot(word: Word) -> bool:
    return word.text not in DOTS


def _may_name(kind: DocumentType, text: str) -> bool:
    """Whether a text can be a name: mostly letters, no colon, and not a title of the type's papers."""
    letters = sum(character.isalpha() for character in text)
    said = spaced(text)
    titles = [*kind.title.values(), *(phrase for phrases in kind.subtypes.values() for phrase in phrases)]
    own = any(spaced(title) in said for title in titles) or (TITLE.search(text) and not company_like(text))
    person = PERSON.fullmatch(text) or ADDRESSED.fullmatch(text)
    short = len(text.split()) <= LONGEST_NAME and text.rsplit(maxsplit=1)[-1].casefold() not in UNENDED
    return letters >= 3 and letters > 0.6 * len(text) and ":" not in text and short and not own and not person


def _body(page: Marked) -> float:
    heights = sorted(line.box.height for line in page.sheet.lines)
    return heights[len(heights) // 2]
