"""What recognizers take for something else in names and addresses, put right where nothing else can be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from core.domain.layout import Word
from core.extraction.values.names import WORDS

NUMBER = re.compile(r"(?<![^\W_])(?=[\dOo]*[Oo])(?=(?:[Oo]*\d){2})[\dOo]{3,}(?![^\W_])")
"""digits with the letter O among them: "4330O", "29O" """
ONE = re.compile(r"(?<=\d)[lI|](?=\d)")
"""a stroke between digits: "7/1l8B" """
POSTCODE = re.compile(r"(?<![^\W_])(?=\d*D\d*(?![^\W_]))[\dD]{5}(?![^\W_])")
"""five digits of which one is read as D: a house number such as "12D" is shorter"""
CAPITAL_O = re.compile(r"(?<![^\W_])0(?=[a-z]{2})")
"""a capital that begins a word, read as a digit: "0ld Quarry Rd" """
MAY = re.compile(r"(?<=\d )Mal(?![^\W_])")
"""a month in the name of a street, "rue du 8 Mal" """
CAPITAL_I = re.compile(r"(?<=[A-Z])I(?=[a-z](?![a-z]))|(?<=\bJ)1(?=n\b)")
"""a capital within a short word that goes on small: "JIn", "BIk" """
PROVINCE = re.compile(r"((?:^|, )\d{5} [^\d,]*\w [A-Z])l$")
"""two capitals behind a postcode and its town, the second read small: "50199 Fiesolara Fl"; not those of "Tampa Fl" """
PHASE = re.compile(r"(?<=[Pp]hase )Il(?![^\W_])")
"""the second phase of an estate"""
INITIAL = re.compile(r"(?<=[A-Z]\.)1(?=\.[A-Z])")
"""a digit among initials: "D.1.Y." """
SDN_BHD = re.compile(
    r"\b(?:SDN(\.?,? ?)(?:[B8][A-Z]D|[A-Z8]HD|BH[A-Z])|(?:[S5][A-Z]N|[A-Z5]DN|SD[A-Z]|SN|SD)(\.?,? ?)BHD)\b",
    re.IGNORECASE,
)
"""the commonest legal form of Malaysia with a slip in one of its halves"""
SLASHED = re.compile(r"(?<=\w )[S5]/[BD8]$")
"""the same, abbreviated"""
FORMS = (
    (re.compile(r"\bS\.r\.[I1|](?=\W|$)"), "S.r.l"),
    (re.compile(r"\bpl[eo]$"), "plc"),
    (re.compile(r"(?<=[A-Z] )SAR[I1|]$"), "SARL"),
    (re.compile(r"(?<=\w )[G6][mn]b[HN]$"), "GmbH"),
)
"""legal forms with a slip, where nothing else is one"""
ORDER = re.compile(r"(?<![^\W_])P0(?=[-/]\d)")
"""what numbers of orders begin with, misread"""
PIECE = re.compile(r"[^\s,.;()&/\-\"]{5,}")


def mended(text: str) -> str:
    """A line of an address without slips of a recognizer."""
    text = ONE.sub("1", text)
    text = NUMBER.sub(lambda found: found[0].replace("O", "0").replace("o", "0"), text)
    text = POSTCODE.sub(lambda found: found[0].replace("D", "0"), text)
    text = PHASE.sub("II", PROVINCE.sub(r"\1I", text))
    return MAY.sub("Mai", CAPITAL_O.sub("O", CAPITAL_I.sub("l", text)))


def mended_name(text: str) -> str:
    """A name without slips of a recognizer in its legal form and initials."""
    for slip, form in FORMS:
        text = slip.sub(form, text)
    return SLASHED.sub("S/B", SDN_BHD.sub(_as_printed, INITIAL.sub("I", text)))


def _as_printed(found: re.Match[str]) -> str:
    full = f"Sdn{found[1] or found[2] or ''}Bhd"
    return full if found[0][1:2].islower() else full.upper()


def mended_order(text: str) -> str:
    """The number of an order without a zero for the second letter of "PO"."""
    return ORDER.sub("PO", text)


def corrected(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words with common ones put right in which one letter is wrong, unless a second recognizer read the same."""
    return tuple(word if word.confirmed else _corrected(word) for word in words)


def _corrected(word: Word) -> Word:
    text = PIECE.sub(lambda found: _common(found[0]), word.text)
    return word if text == word.text else word._replace(text=text, second=None)


def _common(piece: str) -> str:
    """The common word that differs in one letter, or the piece as it is."""
    meant = {word for pattern in _patterns(piece.casefold()) for word in _one_off().get(pattern, ())}
    if len(meant) != 1 or piece.casefold() in WORDS["common"]:
        return piece
    word = meant.pop()
    small = sum(map(str.islower, piece)) > len(piece) // 2
    return word.upper() if not small else word.capitalize() if piece[0].isupper() else word


@cache
def _one_off() -> Mapping[str, frozenset[str]]:
    """The common words by each pattern that leaves one letter open."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in WORDS["common"]:
        for pattern in _patterns(word):
            found[pattern].add(word)
    return {pattern: frozenset(words) for pattern, words in found.items()}


def _patterns(word: str) -> Iterator[str]:
    return (f"{word[:at]}*{word[at + 1 :]}" for at in range(len(word)))
