"""Where a paper prints a name or an address that a person wrote, however a recognizer misread its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, around
from core.domain.record import Evidence

MOST = 8
"""lines that a name or an address may run over"""
NEAR = 0.8
"""share of the letters that have to agree"""
COMMON = 0.4
"""share of a text's threes of letters that a line must have before the letters are compared one by one"""
UNEVEN = 0.5
"""how much a length that is not the text's own counts against a run"""
SLIP = 2
"""letters in a row that a recognizer may have misread; more of them say something else"""


class Printed(NamedTuple):
    """A run of words on a page that prints a text."""

    closeness: float
    same: bool
    """it differs by no more than a recognizer's slips; else the same lines say something else"""
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    def evidence(self, page: int) -> Evidence:
        """Where the words stand."""
        return Evidence(self.text, page, around(word.box for word in self.words))


def printed(text: str, among: Sequence[Line]) -> Printed | None:
    """The run of words that prints a text most closely, or None where none does nearly."""
    wanted = folded(text)
    found = (one for run in _runs(wanted, among) if (one := _compared(wanted, run)) is not None)
    return max(
        found, key=lambda one: one.closeness - UNEVEN * abs(len(folded(one.text)) / len(wanted) - 1.0), default=None
    )


def _runs(wanted: str, among: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Runs of whole lines that could hold a text."""
    threes = _threes(wanted)
    for first in range(len(among)):
        letters = ""
        for last in range(first, min(first + MOST, len(among))):
            letters += folded(among[last].text)
            if len(letters) > 1.6 * len(wanted) + 20:
                break
            if len(letters) >= 0.7 * len(wanted) and len(threes & _threes(letters)) >= COMMON * len(threes):
                yield among[first : last + 1]


def _compared(wanted: str, run: Sequence[Line]) -> Printed | None:
    """The words of a run from the first that a text shares to the last, compared with it.

    Where they say something else than the text, whole lines do: another branch's street stands in the same lines.
    """
    matcher = SequenceMatcher(None, wanted, "".join(folded(line.text) for line in run), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > SLIP]
    if not blocks:
        return None
    start, end = blocks[0].b - blocks[0].a, blocks[-1].b + len(wanted) - blocks[-1].a
    exact = _measured(matcher, _between([Line((word,)) for line in run for word in line.words], start, end))
    found = exact if exact.same else _measured(matcher, _between(run, start, end))
    return found if found.closeness >= NEAR else None


def _measured(matcher: SequenceMatcher[str], words: tuple[Word, ...]) -> Printed:
    """How closely words print the text that a matcher was made for."""
    matcher.set_seq2("".join(folded(word.text) for word in words))
    steps = matcher.get_opcodes()
    slips = max((max(step[2] - step[1], step[4] - step[3]) for step in steps if step[0] != "equal"), default=0)
    return Printed(matcher.ratio(), slips <= SLIP, words)


def _between(pieces: Sequence[Line], start: int, end: int) -> tuple[Word, ...]:
    """The words of the pieces whose middle letter stands between two places."""
    kept: list[Word] = []
    at = 0
    for piece in pieces:
        length = len(folded(piece.text))
        if start <= at + length / 2 <= end:
            kept += piece.words
        at += length
    return tuple(kept)


def _threes(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}
