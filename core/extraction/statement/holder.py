"""Whose account a statement is of: the name that ends before an address, behind a label or above the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, segments
from core.extraction.statement.bank import TITLE, Named, addressed, compound, to_town, under
from core.extraction.statement.header import Spoken
from core.extraction.statement.row import Outside
from core.extraction.statement.words import known
from core.extraction.values.names import POSTCODE, STREET, has_legal_form, name_and_address

AT_HEAD = 40
"""lines among which an address without a label is looked for"""
MOST_WORDS = 8


class Holder(NamedTuple):
    """The holder's name, the address where it stands with it, and whether the name is surely whole."""

    name: Named
    address: Named | None
    whole: bool


def labelled(lines: Sequence[Outside], one: Spoken, said: Sequence[Word]) -> Holder | None:
    """The holder whom a label names: the words behind it as far as they are a name."""
    stretch = next((s for s in _stretches(lines, one) if said and said[0] in s[1].words), None)
    if stretch is None:
        return None
    at, segment = stretch
    first = Line(tuple(word for word in segment.words if word in said))
    below = to_town(list(under(lines, at, first)))
    name, rest, sure = _name(first.words)
    if rest:
        return _holder(name, (*rest, *_all(below)), one.page, whole=sure)
    return _over_lines(first, below, one.page)


def _stretches(lines: Sequence[Outside], one: Spoken) -> Iterator[tuple[int, Line]]:
    for at in range(one.at, min(one.at + 3, len(lines))):
        for segment in segments(lines[at].item.line):
            yield at, segment


def heading_address(lines: Sequence[Outside], bank: Sequence[Word]) -> Holder | None:
    """The holder where a name stands above an address without a label, apart from the bank's."""
    found = list(_blocks(lines, bank))
    if not found:
        return None
    return found[0]._replace(whole=found[0].whole and len(found) == 1)


def _blocks(lines: Sequence[Outside], bank: Sequence[Word]) -> Iterator[Holder]:
    """The names with an address below them at the head of the first page."""
    taken = {id(word) for word in bank}
    for at, placed in enumerate(lines[:AT_HEAD]):
        for segment in segments(placed.item.line):
            banks = bool(bank) and bank[0] in segment.words
            if placed.page != lines[0].page or banks or any(id(word) in taken for word in segment.words):
                own = to_town(list(under(lines, at, segment))) if banks else []
                taken |= {id(word) for word in _all(own)}
                yield from _below_bank(own, placed.page)
                continue
            below = to_town(list(under(lines, at, segment))) if _person(segment) else []
            if len(below) >= 2 and any(map(str.isdigit, below[-1].text + below[-2].text)):
                taken |= {id(word) for word in _all(below)}
                yield _over_lines(segment, below, placed.page)


def _below_bank(block: Sequence[Line], page: int) -> Iterator[Holder]:
    """The holder whose address stands right below the bank's name: one with a title, perhaps one without."""
    at = addressed(block)
    if at is not None:
        yield _over_lines(block[at], block[at + 1 :], page)
    elif len(block) > 2 and _person(block[0]) and not _addresses(block[0].text):
        yield _over_lines(block[0], block[1:], page)._replace(whole=False)


def _over_lines(first: Line, below: Sequence[Line], page: int) -> Holder:
    """A name that a whole stretch is, gone on in the next: to a legal form, or by a word that joins names."""
    name, rest = first, list(below)
    formed = bool(rest) and not has_legal_form(first.text) and has_legal_form(rest[0].text)
    bracketed = bool(rest) and rest[0].text.startswith("(")  # "Example UG" above "(haftungsbeschränkt)"
    if rest and (formed or bracketed or _goes_on(first, rest[0])) and not _addresses(rest[0].text):
        name = Line((*first.words, *rest.pop(0).words))
    certain = has_legal_form(name.text) or not rest or _addresses(rest[0].text)
    return _holder(name.words, _all(rest), page, whole=certain and not numbered(name.text))


def _goes_on(first: Line, below: Line) -> bool:
    """Whether a line ends, or the next begins, with what joins names: "Mr J Doe &", "and Mrs A Doe", "M. ou Mme"."""
    last, following = first.words[-1].text, below.words[0].text
    joins = any(text == "&" or folded(text) in known("header", "joins") for text in (last, following))
    return joins or TITLE.fullmatch(last) is not None


def titles(words: Sequence[Word]) -> bool:
    """Whether words are the label of another cell and no name: "Branch Code" beside "Account Name"."""
    return all(folded(word.text) in known("header", "titles") for word in words)


def numbered(text: str) -> bool:
    """Whether a name has digits and is no company's: part of an address, or with another value."""
    return any(map(str.isdigit, text)) and not has_legal_form(text)


def _addresses(text: str) -> bool:
    """Whether a line is part of an address: a number, a street."""
    return any(map(str.isdigit, text)) or bool(STREET.search(text))


def _name(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word], bool]:
    """Where a name ends in words that go on with an address, and whether that is sure; no rest where they do not."""
    text = " ".join(word.text for word in words)
    name, address = name_and_address(text)
    if address:
        end = len(name.split())
        return words[:end], words[end:], _addresses(address.split(",")[0])
    name, _, address = text.partition(", ")
    town = any(map(str.isdigit, address)) and (not any(map(str.isdigit, name)) or has_legal_form(name))
    if town and not has_legal_form(address.split(",")[0]):
        end = len(name.split())
        return words[:end], words[end:], any(map(str.isdigit, address.split(",")[0]))
    if POSTCODE.search(text) and not has_legal_form(text):
        end = next((i for i, word in enumerate(words) if i > 1 and any(map(str.isdigit, word.text))), len(words))
        return words[:end], words[end:], False
    return words, (), True


def _all(lines: Sequence[Line]) -> tuple[Word, ...]:
    return tuple(word for line in lines for word in line.words)


def _holder(name: Sequence[Word], address: Sequence[Word], page: int, *, whole: bool) -> Holder:
    text = " ".join(word.text for word in name).strip(" :;,-")
    lines: list[str] = []
    last: Word | None = None
    for word in address:
        if last is None or abs(word.box.y0 - last.box.y0) > word.box.height / 2:
            lines.append(word.text)
        else:
            lines[-1] += f" {word.text}"
        last = word
    where = Named(", ".join(line.strip(" ,") for line in lines), tuple(address), page) if address else None
    return Holder(Named(text, tuple(name), page), where, whole)


def _person(segment: Line) -> bool:
    """Whether a stretch may be a name: two to eight words with capitals, nothing of banks, offices or statements."""
    texts = [folded(word.text) for word in segment.words]
    others = (known("header", "titles") | known("header", "bank")) - known("header", "joining")
    plain = not any(character.isdigit() or character in ":%/" for character in segment.text)
    company = has_legal_form(segment.text)
    capital = all(word.text[:1].isupper() or len(word.text.strip(".")) < 4 or company for word in segment.words)
    named = not any((text in others and not company) or compound(text) for text in texts)
    named &= not any(phrase in "".join(texts) for phrase in known("header", "bankers"))
    named &= not any(office in "".join(texts) for office in known("header", "offices"))
    return 2 <= len(texts) <= MOST_WORDS and (plain or company) and ":" not in segment.text and capital and named
