"""A paper's own number at a label that only says "number": near the label of its day, or behind the paper's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word
from core.domain.schema import Kind
from core.extraction.invoice.candidates import Candidate, Features, ends_number, proven
from core.extraction.invoice.credited import is_note, names_invoice
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.referred import OF_A_TIME
from core.extraction.invoice.tokens import dates_only
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import DRAWN, Spot, Stretch
from core.extraction.values.ids import is_tax_id
from core.extraction.values.names import has_legal_form

NUMBER = re.compile(r"(?:no|nr|n°|nº|#|num|number|numéro|numero|número|nummer)[.:°º#]*", re.IGNORECASE)
"""a label that says of what it is the number by where it stands"""
VALUE = re.compile(r"(?:[A-Z]{1,5}[-/.]?)?\d[\w\-/.]*", re.IGNORECASE)
AMOUNT = re.compile(r"[.,]\d{2}$")
OTHERWISE = re.compile(r"[/|()]")
"""stands between two names of one thing"""
DIGITS = range(3, 17)
FOR = frozenset({"for", "für", "pour", "over", "per", "por"})
ENDS = (",", ";", "|", "·")
"""end a pair of label and value among others on one line"""
APART = ENDS[1:]
"""of these, all but the one that addresses have before the number of a house"""
STRIPPED = ",;|·().:# "
BESIDE, UNDER, WRAPPED, WRAPPED_LINE = 14.0, 2.5, 1.2, 0.6
"""text heights: to a value beside its label, to one under it, and from a word or a line above that it may go on"""
FEW, OF_A_DAY = 2, range(1, 4)
"""words that may begin a label; words of a day"""
NEAR = 5.0
"""text heights between the number and the label of its day"""
BARE = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=6, between=0, rank=0, money=False, depth=0.0, shape=True
)


def bare(paper: Paper) -> Iterator[Candidate]:
    """The numbers at bare labels of the first page above its goods, as candidates for the paper's number."""
    number, day = paper.kind.main(Kind.ID), paper.kind.main(Kind.DATE)
    if number is None or day is None or not paper.pages or not _titled(paper):
        return
    page, columns = paper.pages[0], paper.columns[0]
    days = [place.box for place in page.places if day.name in place.fields]
    for stretches in page.sheet.stretches[: columns.top if columns else None]:
        for stretch in stretches:
            for spot in _labels(paper, page, stretch, days):
                line = _value(page, stretch, spot)
                if line is not None and not ends_number(page, line):
                    value = line.text.strip(STRIPPED)
                    proof, said = evidence(page.sheet.page, line), proven(page, line, 0, len(line.text))
                    yield Candidate(number.name, value, proof, BARE, "number", None, *said)


def _titled(paper: Paper) -> bool:
    """Whether the first page says of itself what it is: a number of a paper that does not may be a quote's."""
    page = paper.pages[0]
    lines = (line_of(page, one).words for row in page.sheet.stretches for one in row)
    return any(_calls_itself(paper, tuple(takewhile(_speaks, words))) for words in lines)


def _speaks(word: Word) -> bool:
    """Whether a word is still of a title: not its "No.", nor the number itself, nor "for" before what it is for."""
    ends = NUMBER.fullmatch(word.text) or word.text.casefold() in FOR
    return not ends and not any(map(str.isdigit, word.text))


def _labels(paper: Paper, page: Marked, stretch: Stretch, days: list[Box]) -> Iterator[Spot]:
    """The bare labels in a stretch: behind the paper's title, or where a pair begins near the label of its day."""
    words = page.sheet.lines[stretch.line].words
    for at in range(stretch.first, stretch.last + 1):
        if NUMBER.fullmatch(words[at].text) and Spot(stretch.line, at) not in page.covered:
            title = _calls_itself(paper, words[stretch.first : at])
            begins = at > stretch.first and (words[at - 1].text.endswith(APART) or _dated(words[stretch.first : at]))
            leads = at == stretch.first and not (_wrapped(paper, page, stretch) or _parted(paper, page, stretch))
            if title or ((begins or leads) and any(_near(words[at].box, box) for box in days)):
                yield Spot(stretch.line, at)
        elif at > stretch.first and _names(words[at].text) and _calls_itself(paper, words[stretch.first : at]):
            yield Spot(stretch.line, at - 1)


def _names(text: str) -> bool:
    """Whether a word right behind a title is the paper's number, and not the month or year that it is for."""
    return numbers(text) and OF_A_TIME.fullmatch(text.strip(STRIPPED)) is None


def _calls_itself(paper: Paper, words: Sequence[Word]) -> bool:
    """Whether words are what the paper calls itself, once or by several names: "Rechnungskorrektur / Gutschrift".

    On a credit or debit note what names an invoice is another paper.
    """
    names = [folded(name) for name in OTHERWISE.split(" ".join(word.text for word in words)) if folded(name)]
    another = is_note(paper) and any(names_invoice(paper.kind, name) for name in names)
    return bool(names) and not another and all(name in paper.titles for name in names)


def _near(box: Box, other: Box) -> bool:
    return abs(box.middle[1] - other.middle[1]) < NEAR * box.height


def _dated(before: Sequence[Word]) -> bool:
    """Whether words end with a day: "Date: 3 May 2024 No."."""
    return any(dates_only(" ".join(word.text for word in before[-count:]).strip(STRIPPED)) for count in OF_A_DAY)


def _parted(paper: Paper, page: Marked, stretch: Stretch) -> bool:
    """Whether a stretch may go on a word that stands apart before it: "Order" beside "No. 4711"."""
    left = [one for one in page.sheet.stretches[stretch.line] if one.last < stretch.first][-1:]
    near = [one for one in left if stretch.box.x0 - one.box.x1 < BESIDE * stretch.box.height]
    lines = [line_of(page, one) for one in near]
    short = [line.text for line in lines if len(line.words) <= FEW and not any(map(str.isdigit, line.text))]
    return any(folded(text) not in paper.titles and not has_legal_form(text) for text in short)


def _wrapped(paper: Paper, page: Marked, stretch: Stretch) -> bool:
    """Whether a stretch may go on a label that begins right above it: "Customer" over "No"."""
    height = stretch.box.height
    above = (one for row in page.sheet.stretches[max(0, stretch.line - 2) : stretch.line] for one in row)
    over = [one for one in above if one.box.over(stretch.box)]
    reach = {one: WRAPPED if one.last - one.first < FEW else WRAPPED_LINE for one in over}
    close = (one for one in over if abs(stretch.box.y0 - one.box.y1) < reach[one] * height)
    texts = (text for one in close if "@" not in (text := line_of(page, one).text))
    return any(not any(map(str.isdigit, text)) and folded(text) not in paper.titles for text in texts)


def _value(page: Marked, stretch: Stretch, label: Spot) -> Line | None:
    """The word behind a label that ends its pair, else the one that stands alone beside or under it."""
    words = page.sheet.lines[label.line].words
    rest = [at for at in range(label.word + 1, stretch.last + 1) if not _leader(words[at].text)]
    if rest:
        first = rest[0]
        after = Spot(label.line, rest[1]) if len(rest) > 1 else None
        ends = after in page.covered if after else not words[first].text.endswith(ENDS)
        ends |= after is not None and page.sheet.word(after).text in ENDS
        return Line((words[first],)) if ends and numbers(words[first].text) else None
    return next((line for line in (_beside(page, stretch), _under(page, stretch)) if line is not None), None)


def _leader(text: str) -> bool:
    return DRAWN.fullmatch(text) is not None or not any(map(str.isalnum, text))


def _beside(page: Marked, stretch: Stretch) -> Line | None:
    right = [one for one in page.sheet.stretches[stretch.line] if one.first > stretch.last][:1]
    return _alone(page, right[0]) if right and right[0].box.x0 - stretch.box.x1 < BESIDE * stretch.box.height else None


def _under(page: Marked, stretch: Stretch) -> Line | None:
    rows = (one for row in page.sheet.stretches[stretch.line + 1 :] for one in row)
    near = takewhile(lambda one: one.box.y0 - stretch.box.y1 < UNDER * stretch.box.height, rows)
    below = next((one for one in near if one.box.over(stretch.box)), None)
    return _alone(page, below) if below is not None else None


def _alone(page: Marked, stretch: Stretch) -> Line | None:
    """The line of a stretch that is a number and nothing else."""
    words = [word for word in line_of(page, stretch).words if not _leader(word.text)]
    return Line(tuple(words)) if len(words) == 1 and numbers(words[0].text) else None


def numbers(text: str) -> bool:
    """Whether a word is shaped as the number of a paper is."""
    value = text.strip(STRIPPED)
    shaped = VALUE.fullmatch(value) is not None and sum(map(str.isdigit, value)) in DIGITS
    return shaped and not (AMOUNT.search(value) or dates_only(value) or is_tax_id(value) or value.endswith(("-", "/")))
