"""The head of a receipt: the company printed at its top, and the address under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from core.domain.folding import folded
from core.domain.layout import Line
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.paper import AMOUNT, Paper, line_of
from core.extraction.invoice.parties.addresses import address_span, address_text
from core.extraction.invoice.parties.endings import nearly
from core.extraction.invoice.parties.entries import ENDS, NOWHERE, entry
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.purity import slogan
from core.extraction.invoice.parties.seconding import seconded
from core.extraction.invoice.parties.spans import Head, Span, described, head_of, spans
from core.extraction.invoice.slips import corrected, mended_name
from core.extraction.page.evidence import standing, vouched, vouched_at
from core.extraction.scoring import Forest
from core.extraction.values.dates import dates_in
from core.extraction.values.names import (
    GENERIC,
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    title_like,
    without_registration,
)

SEEN = 24
"""lines that trained scorers look at"""
LINES = 12
"""lines that the rules look at"""
LEAST = -2.0
"""an address whose log-odds are lower is none"""
STARTS = 7
"""lines among which the name stands"""
TELLING = 4
"""letters of a word that tells one shop from another"""
PREFIX = re.compile(r"^(?:#\s?\d+|(?:\w+ )?\w+:)\s+(?=\S)")
ADDRESSED = re.compile(r"(?:bill|billed|ship|sold|deliver) to\W*|(?:customer|client|guest|member)\W*", re.IGNORECASE)
"""leads to who bought"""
BROKEN = re.compile(r"([^\W\d_])- (?=[^\W\d_A-Z])")
"""a hyphen at the end of a line within a name"""
TORN = re.compile(r"(?<=\w)\s+[\[({]\w?$|\s*[\[({][A-Z]?\d{4,8}-?[A-Z]?[\])}]$")
"""what is left of a bracket, and a registration number in one, at the end of a name"""


class Guess(NamedTuple):
    """What the rules take for name and address: runs of lines, and how sure they are."""

    name: Span
    address: Span | None
    score: float


def head(paper: Paper, trees: Mapping[str, Forest]) -> Party | None:
    """The vendor as the top of a receipt prints it, or None where nothing there looks like a name."""
    rows = head_rows(paper)
    guess = guessed(rows)
    if not rows or not trees.keys() >= {"vendor_name", "vendor_address"}:
        return _party(paper, rows, guess, guess.name, guess.address) if guess else None
    seen = head_of(rows, paper.texts)
    name, sure = _likeliest(trees["vendor_name"], seen, "name", guess.name if guess else None, None)
    address, placed = _likeliest(trees["vendor_address"], seen, "address", guess.address if guess else None, name)
    party = _party(paper, rows, guess, name, address if placed >= LEAST else None)
    party = replace(party, odds=sure, address_odds=placed)
    if _rivalled(rows, name):
        return replace(party, alone=False, whole=False, odds=None)
    return seconded(paper, party, trees) if _begins(rows, name, paper.titles) else party


def _likeliest(forest: Forest, seen: Head, role: str, rule: Span | None, name: Span | None) -> tuple[Span, float]:
    """The run of lines that a scorer finds likeliest, and the log-odds that it is right."""
    found = spans(role, len(seen.rows))
    features = described(seen, found, rule, name)
    best = int(np.argmax(forest.raw(features)))
    return found[best], float(forest.odds(features[best : best + 1])[0])


def guessed(rows: Sequence[Row]) -> Guess | None:
    """What the rules take for the name and the address under it, or None where nothing looks like a name."""
    rows = [row for row in rows if row.number < LINES]
    scored = [(_score(rows, index), -index) for index in range(min(STARTS, len(rows)))]
    if not scored or max(scored)[0] <= 0:
        return None
    name = Span(*_spread(rows, -max(scored)[1]))
    after = name.last + 1
    address = address_span(rows[after:])
    return Guess(name, Span(address[0] + after, address[1] + after) if address else None, max(scored)[0])


def _party(paper: Paper, rows: Sequence[Row], guess: Guess | None, name: Span, address: Span | None) -> Party:
    while name.first < name.last and folded(rows[name.first].text) in paper.titles:
        name = Span(name.first + 1, name.last)
    first = rows[name.first]
    named = [word for row in rows[name.first : name.last + 1] for word in row.line.words]
    proof = standing(first.page.sheet.page, named)
    text, where = address_text(rows[address.first : address.last + 1]) if address else ("", NOWHERE)
    page = first.page.sheet.page
    trusted = all(vouched(page, row.line.words) for row in rows[name.first : name.last + 1])
    lines = rows[address.first : address.last + 1] if address else ()
    placed = vouched_at(page, where) and not any(has_legal_form(row.text) for row in lines)
    taken = tuple(rows[: name.last + 1])
    told, score = name_text(rows, name), guess.score if guess else 0.0
    party = Party(told, proof, text, where, score, trusted=trusted, address_trusted=placed, rows=taken)
    if guess is None or guess.name.first != name.first or not _begins(rows, name, paper.titles):
        return party
    found = entry(tuple(rows), name.first)
    whole = (found.whole or _printed_again(paper, told)) and folded(found.name) == folded(told)
    complete = found.complete and folded(found.address) == folded(text) and not slogan(text)
    return replace(party, alone=whole, whole=whole, complete=complete)


def _printed_again(paper: Paper, name: str) -> bool:
    """Whether a name stands on the paper twice with nothing beside it: in both places it begins and ends so."""
    places = sum(folded(text) == folded(name) for _, _, text in paper.stretches())
    return places > 1 and distinctive(name)


def _begins(rows: Sequence[Row], name: Span, titles: frozenset[str]) -> bool:
    """Whether a name surely begins where it seems to: above stand at most a title, or a sign over a company's name."""
    above, first = rows[name.first - 1] if name.first else None, rows[name.first]
    if folded(first.text) in titles or (above is not None and first.text[:1].islower()):
        return False  # a sign goes on with whose it is: "operated by Example Ltd"
    if above is None or title_like(above.text) or folded(above.text) in titles:
        return above is None or ADDRESSED.fullmatch(above.text) is None
    if not any(map(str.isalpha, above.text)) or _signed(rows[: name.first], first.text):
        return True
    smaller = above.box.height < first.box.height
    return not nearly(above, first) and (smaller or has_legal_form(name_text(rows, name)))


def _rivalled(rows: Sequence[Row], name: Span) -> bool:
    """Whether a head names a further company, which may be the one that sold."""
    own = set(_telling(name_text(rows, name)))
    upper = [row for row in rows if row.number < LINES]
    above, below = upper[: name.first], takewhile(lambda row: not AMOUNT.search(row.text), upper[name.last + 1 :])
    formed = (set(_telling(row.text)) for row in (*above, *below) if has_legal_form(row.text))
    return any(telling and telling.isdisjoint(own) for telling in formed)


def _signed(above: Sequence[Row], name: str) -> bool:
    """Whether a company's name says again what a sign above it says: no name says a word of its own on two lines."""
    if not has_legal_form(name) or not distinctive(name) or above[-1].text.rstrip().endswith(("&", "-", ",")):
        return False
    own, last = _telling(name), _telling(above[-1].text)
    return not set(own).isdisjoint(last) or any(own[:1] == [word] for row in above for word in _telling(row.text))


def _telling(text: str) -> list[str]:
    """The words of a name that are none of a trade or a legal form."""
    words = map(folded, GENERIC.sub(" ", without_registration(text)).split())
    return [word for word in words if len(word) >= TELLING]


def name_text(rows: Sequence[Row], name: Span) -> str:
    """Lines as one name, without registration numbers after it, and without a sign over the full name."""
    named = BROKEN.sub(r"\1-", "\n".join(row.text for row in rows[name.first : name.last + 1]).replace("-\n", "- "))
    lines = list(dict.fromkeys(map(_bare, named.split("\n"))))
    signs = [line for line in lines if any(folded(line) in folded(other) for other in lines if other != line)]
    return " ".join(line for line in lines if line not in signs)


def head_rows(paper: Paper) -> tuple[Row, ...]:
    """The first lines of the first page, stretch by stretch."""
    if not paper.pages:
        return ()
    page = paper.pages[0]
    found = [stretch for stretches in page.sheet.stretches[:SEEN] for stretch in stretches]
    rows = (Row(page, line_of(page, stretch), stretch.line) for stretch in found)
    if not page.sheet.scanned:
        return tuple(rows)
    return tuple(replace(row, line=Line(corrected(row.line.words))) for row in rows)


def _bare(text: str) -> str:
    return TORN.sub("", ENDS.sub("", without_registration(PREFIX.sub("", mended_name(text)))))


def _score(rows: Sequence[Row], index: int) -> float:
    """How likely a line of the head is the company's name."""
    text = _bare(rows[index].text)
    letters = sum(character.isalpha() for character in text)
    if letters < 3 or letters < 0.5 * len(text.replace(" ", "")) or next(dates_in(text), None):
        return -9.0
    found = 2.0 + 2.0 * company_like(text) - 0.5 * index
    found -= 1.2 * address_like(text) * (not has_legal_form(text)) + 4.0 * contact_like(text) + 3.0 * title_like(text)
    found -= 2.0 * (text == text.lower() and not has_legal_form(text)) + 1.0 * (":" in text) + 1.0 * (letters < 5)
    following = [row.text for row in rows[index + 1 : index + 4]]
    return found + 0.8 * any(address_like(other) >= 1 for other in following)


def _spread(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """The lines that a name covers: trade and legal form alone on a line belong to the line before."""
    first = last = index
    while (
        first and _ends(rows[first - 1].text, rows[first].text) and _score(rows, first - 1) > -3.0 and index - first < 2
    ):
        first -= 1
    while last + 1 < len(rows) and _goes_on(rows[last].text, rows[last + 1].text):
        last += 1
    return first, last


def _ends(text: str, following: str) -> bool:
    """Whether a line only ends the name that the one above begins: trade or form, or what a hyphen or "&" calls for."""
    return not distinctive(following) or text.endswith(("-", "&"))


def _goes_on(text: str, following: str) -> bool:
    """Whether the next line only ends the name: the end of a bracket, or a legal form where none is yet."""
    if text.count("(") > text.count(")") and ")" in following.partition("(")[0]:
        return True
    bare = _bare(following)
    return has_legal_form(following) and not has_legal_form(text) and not distinctive(bare) and bool(bare)
