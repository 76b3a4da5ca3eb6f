"""Whom a paper is sent to, where no label names the person: the one who is addressed above an address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from core.domain.layout import Line, segments
from core.domain.record import Field
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.forms.blocks import GAP, block
from core.extraction.forms.options import Option
from core.extraction.forms.pairs import names_somebody
from core.extraction.page.evidence import standing, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.values.names import DEPARTMENT, POSTCODE, PREMISES, address_like, common, company_like, title_like
from core.extraction.values.parsing import tidy

HEAD = 24
"""lines of the first page among which the block stands"""
TITLES = r"mr|mrs|ms|miss|mx|dr|shri|sri|smt|kum|kumari|herrn?|frau|monsieur|madame|mademoiselle|mme|mlle|m(?=\.)"
WORD = r"[^\W\d_](?:[^\W\d_]|['’-])*\.?"
ADDRESSED = re.compile(rf"(?i:{TITLES})\.?(?:\s+{WORD}){{1,4}}")
TITLE = re.compile(rf"(?i:{TITLES})\.?(?:\s+(?i:und|et|and|&)\s+(?i:{TITLES})\.?)?")
NAME = re.compile(rf"{WORD}(?:\s+{WORD}){{1,3}}")
TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} [^\W\d_]{3}")
"""a postcode and its town, as most of Europe writes them"""
FLUSH = 3.0
"""points by which the lines of a block may begin further left or right"""
SCORE = 0.6
"""less than any value beside a label"""


def addressee(kind: DocumentType, pages: Sequence[Marked], *, issued: bool) -> Iterator[tuple[str, Option]]:
    """The person in the address window of the first page, for the one person that the type cannot do without.

    `issued`: who issues the paper is known; the lone name without a title above another address is the person's then.
    """
    fields = [one for one in kind.fields.values() if one.kind is Kind.PARTY and one.required and not one.issuer]
    if len(fields) != 1 or not pages or not _person(fields[0]):
        return
    titled = list(_named(pages[0]))
    untitled = [] if titled else list(_untitled(pages[0]))
    found = titled or [one for one in untitled if _begins(pages[0], one)] or untitled[:1]
    sole = len(found) == 1 and (bool(titled) or (issued and _somebody(kind, pages[0], found[0])))
    for name in found[:1]:
        value = Field(tidy(name.text), standing(pages[0].sheet.page, name.words), 0.6)
        trusted, scanned = vouched(pages[0].sheet.page, name.words), pages[0].sheet.scanned
        yield (
            fields[0].name,
            Option(value, SCORE, sole=sole, trusted=trusted, scanned=scanned, reason="above_address"),
        )


def _person(field: FieldType) -> bool:
    return field.name in {"customer_name", "employee_name", "name"}


def _named(page: Marked) -> Iterator[Line]:
    """The names in blocks that begin with a title and go on with an address, edge under edge."""
    covered = {page.sheet.word(spot).box for spot in page.covered}
    parts = [part for line in page.sheet.lines[:HEAD] for part in segments(line, 1.1)]
    for at, first in enumerate(parts):
        whole, alone = ADDRESSED.fullmatch(first.text), TITLE.fullmatch(first.text)
        if not (whole or alone) or not covered.isdisjoint(word.box for word in first.words):
            continue
        lines = block((first, *(one for one in parts[at + 1 :] if abs(one.box.x0 - first.box.x0) < FLUSH)))
        name, rest = (lines[1:2] or (first,))[0] if alone else first, lines[2:] if alone else lines[1:]
        if NAME.fullmatch(name.text) and not company_like(name.text) and _address(rest):
            yield name


def _untitled(page: Marked) -> Iterator[Line]:
    """The names below the head that stand right above an address: a person's most likely, which a person must say."""
    covered = {page.sheet.word(spot).box for spot in page.covered}
    parts = [part for line in page.sheet.lines[1:HEAD] for part in segments(line, 1.1)]
    for at, first in enumerate(parts):
        rest = (one for one in parts[at + 1 :] if abs(one.box.x0 - first.box.x0) < FLUSH)
        plain = NAME.fullmatch(first.text) and not company_like(first.text) and not address_like(first.text)
        if plain and covered.isdisjoint(word.box for word in first.words) and _address(block((first, *rest))[1:]):
            yield first


def _somebody(kind: DocumentType, page: Marked, name: Line) -> bool:
    """Whether a name can only be a person's: no word of labels, trades or houses, first of a block with a postcode."""
    rest = block((name, *(one for one in _flush(page, name) if one.box.y0 > name.box.y0)))[1:]
    told = any(POSTCODE.search(line.text) or TOWN.match(line.text) for line in rest)
    known = any(common(word.text) for word in name.words) or title_like(name.text)
    placed = DEPARTMENT.match(name.text) or PREMISES.search(name.text)
    return told and not (known or placed) and _begins(page, name) and names_somebody(kind, name.text)


def _begins(page: Marked, name: Line) -> bool:
    """Whether a name is the first line of its block."""
    above = (one for one in _flush(page, name) if one.box.y0 < name.box.y0)
    return not any(name.box.y0 - one.box.y1 < GAP * one.box.height for one in above)


def _flush(page: Marked, name: Line) -> Sequence[Line]:
    """The stretches of the head that begin where a name does."""
    parts = (part for line in page.sheet.lines[:HEAD] for part in segments(line, 1.1))
    return [one for one in parts if abs(one.box.x0 - name.box.x0) < FLUSH]


def _address(lines: Sequence[Line]) -> bool:
    """Whether some lines are an address up to the next label: two at least, one of which bears a number."""
    own = tuple(takewhile(lambda line: ":" not in line.text, lines))
    return len(own) > 1 and any(address_like(line.text) > 0 or TOWN.match(line.text) for line in own)
