"""The words that a value stands behind or under, and what stands there on another paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word
from core.domain.lesson import Anchor

LABEL = 5
"""words at most that make an anchor"""
LETTERS = 2


class Behind(NamedTuple):
    """The words that stand where an anchor says."""

    words: tuple[Word, ...]


def anchors(box: Box, among: Sequence[Line]) -> tuple[Anchor, ...]:
    """The anchors of the value that stands in a box: the words before it on its line, and those right above it."""
    found: list[Anchor] = []
    for index, line in enumerate(among):
        if not line.box.level(box):
            continue
        before = [word for word in line.words if word.box.x1 <= box.x0 + 0.2 * box.height]
        if label := _label(before):
            found.append(Anchor(label))
        above = among[index - 1].words if index else ()
        over = [word for word in above if word.box.x1 > box.x0 and word.box.x0 < box.x1]
        if (label := _label(over)) and not any(character.isdigit() for character in label):
            found.append(Anchor(label, under=True))
        break
    return tuple(found)


def behind(anchor: Anchor, among: Sequence[Line]) -> Iterator[Behind]:
    """What stands where an anchor says, once for every place that has its words."""
    for index, line in enumerate(among):
        for end in range(1, len(line.words) + 1):
            start = _start(anchor.text, line.words[:end])
            if start is None:
                continue
            rest = line.words[end:] if not anchor.under else _under(line.words[start:end], among[index + 1 : index + 2])
            if rest and not (not anchor.under and folded(rest[0].text) == "" and len(rest) == 1):
                yield Behind(tuple(rest))
                break


def _label(words: Sequence[Word]) -> str:
    """The last words that hold letters, as one run of letters."""
    kept: list[str] = []
    for word in reversed(words):
        text = folded(word.text)
        if text and (text.isdigit() or len(kept) == LABEL):
            break
        kept += [text] if text else []
    label = "".join(reversed(kept))
    return label if sum(character.isalpha() for character in label) >= LETTERS else ""


def _start(text: str, words: Sequence[Word]) -> int | None:
    """The place of the first of the last words that make a text together, or None."""
    run = ""
    for start in range(len(words) - 1, max(-1, len(words) - 2 * LABEL), -1):
        run = folded(words[start].text) + run
        if len(run) > len(text):
            return None
        if run == text:
            return start if folded(words[-1].text) else None
    return None


def _under(label: Sequence[Word], below: Sequence[Line]) -> tuple[Word, ...]:
    left, right = label[0].box.x0, label[-1].box.x1
    return tuple(word for line in below for word in line.words if word.box.x1 > left and word.box.x0 < right)
