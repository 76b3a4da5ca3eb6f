"""Whether a page's text layer says what the page shows; where not, a recognizer has to look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from core.domain.folding import digits
from core.domain.layout import Box, Word
from core.reading.layer import Layer

GARBLED = 0.15
"""share of unknown characters from which a layer is of no use"""
FREQUENT = frozenset("eaionrts")
LEAST_FREQUENT = 0.4
"""their share is half to two thirds of the letters in every language written in Latin script, a fifth in a cipher"""
LONG_WORD = re.compile(r"[a-zà-ÿ]{4,}")
ENOUGH_LETTERS = 120
RARE_MARKS, MOST_RARE = frozenset('()+;<>?!"[]\\^{}'), 0.12
FULL_PAGE, LARGE = 0.6, 0.2
FEW_WORDS, VERY_FEW_WORDS = 40, 12
TOKEN = re.compile(r"\w{2,}")
THOUSANDS = re.compile(r"\d{3}(?!\d)")
"""what goes on with a figure behind a space"""


class Verdict(Enum):
    """Where the words of a page are to come from."""

    LAYER = "layer"
    LOOK = "look"
    BLANK = "blank"


def judge(layer: Layer) -> Verdict:
    """Whether the layer can be trusted, has to be looked past, or the page is empty."""
    if not layer.words:
        return Verdict.LOOK if layer.drawn else Verdict.BLANK
    if garbled(layer.words):
        return Verdict.LOOK
    few = len(layer.words)
    pictured = layer.picture_share >= FULL_PAGE and few < FEW_WORDS
    return Verdict.LOOK if pictured or (layer.picture_share >= LARGE and few < VERY_FEW_WORDS) else Verdict.LAYER


def garbled(words: Iterable[Word]) -> bool:
    """Whether words are made of unknown characters, or of letters that no language strings together so."""
    text = "".join(word.text for word in words)
    if not text:
        return False
    return sum(map(_unknown, text)) > GARBLED * len(text) or _ciphered(words)


def _unknown(character: str) -> bool:
    return character == "\ufffd" or (character > "\x7f" and unicodedata.category(character) in ("Co", "Cn", "Cs"))


def _ciphered(words: Iterable[Word]) -> bool:
    """Whether a font gives its letters wrong codes: Latin text is made of few frequent letters, and not of marks."""
    texts = [word.text.lower() for word in words]
    letters = unicodedata.normalize("NFD", "".join(text for text in texts if LONG_WORD.fullmatch(text)))
    if len(letters) >= ENOUGH_LETTERS:
        return sum(letter in FREQUENT for letter in letters) < LEAST_FREQUENT * len(letters)
    text = "".join(texts)
    return len(text) >= ENOUGH_LETTERS and sum(mark in RARE_MARKS for mark in text) > MOST_RARE * len(text)


def deceives(hidden: Iterable[Word], shown: Iterable[Word]) -> bool:
    """Whether hidden text says something that the page does not show."""
    unseen, seen = _tokens(hidden), _tokens(shown)
    missing = unseen - seen
    return len(missing) >= 2 and len(missing) > 0.4 * len(unseen)


def contradicting(hidden: Sequence[Word], shown: Sequence[Word]) -> list[Word]:
    """The hidden words of figures that the page's own words show nowhere."""
    seen = {figure for figure, _ in _figures(shown)} | {digits(word.text) for word in shown}
    return [word for figure, words in _figures(hidden) if len(figure) > 1 and figure not in seen for word in words]


def _figures(words: Iterable[Word]) -> Iterator[tuple[str, list[Word]]]:
    """The digits of each figure, and the words that they stand in: "9 000,00" is one figure in two words."""
    figure: list[Word] = []
    for word in words:
        if figure and not (THOUSANDS.match(word.text) and _follows(word.box, figure[-1].box)):
            yield digits("".join(one.text for one in figure)), figure
            figure = []
        if digits(word.text):
            figure = [*figure, word]
    if figure:
        yield digits("".join(one.text for one in figure)), figure


def _follows(box: Box, before: Box) -> bool:
    """Whether a box stands a space's width behind another on its line."""
    return abs(box.y0 - before.y0) < 0.5 * before.height and 0 <= box.x0 - before.x1 < 0.5 * before.height


def _tokens(words: Iterable[Word]) -> set[str]:
    return {token for word in words for token in TOKEN.findall(word.text.lower())}
