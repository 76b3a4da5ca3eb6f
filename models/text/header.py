"""The head of a GGUF file, gone through before the runtime parses it: a lying one is refused, and crashes nothing.

After the format's description (ggml, docs/gguf.md), versions 2 and 3.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from pathlib import Path

from core.domain.model_errors import ModelUnreadable

FIRST = b"GGUF"
MOST_VALUES, MOST_TENSORS, MOST_SIDES, LONGEST_NAME = 65_536, 65_536, 4, 65_535
WIDTHS: Mapping[int, int] = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""bytes of each plain kind of value"""
STRING, ARRAY = 8, 9
DEEPEST = 2
LEAST_BITS = 1
"""of a number in the most packed of all kinds of tensors"""
LARGEST_SIDE = 1 << 40


def check(path: Path) -> None:
    """Raises ModelUnreadable where the counts, lengths or places in the head cannot be true of this file."""
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _Head(data).check()
    except (OSError, ValueError, struct.error):
        raise ModelUnreadable from None


class _Head:
    """Goes from value to value; whatever reaches beyond the file raises."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data, self._at = data, 0

    def check(self) -> None:
        """Raises ValueError or struct.error for a head that lies."""
        if self._data[:4] != FIRST:
            raise ValueError(self._at)
        self._at = 8
        tensors, values = self._number("<Q"), self._number("<Q")
        if tensors > MOST_TENSORS or values > MOST_VALUES:
            raise ValueError(tensors)
        for _ in range(values):
            self._string(LONGEST_NAME)
            self._value(self._number("<I"), 0)
        needed = max((self._tensor() for _ in range(tensors)), default=0)
        if self._at + needed > len(self._data):
            raise ValueError(needed)

    def _value(self, kind: int, depth: int) -> None:
        if kind == STRING:
            self._string(len(self._data))
        elif kind == ARRAY and depth < DEEPEST:
            inner, count = self._number("<I"), self._number("<Q")
            if inner in WIDTHS:
                self._skip(WIDTHS[inner] * count)
            else:
                for _ in range(self._believed(count)):
                    self._value(inner, depth + 1)
        else:
            self._skip(WIDTHS.get(kind) or len(self._data))

    def _tensor(self) -> int:
        """Bytes behind the head that a tensor reaches to at least."""
        self._string(LONGEST_NAME)
        sides = self._number("<I")
        if not 0 < sides <= MOST_SIDES:
            raise ValueError(sides)
        count = 1
        for _ in range(sides):
            count *= self._number("<Q")
            if not 0 < count <= LARGEST_SIDE:
                raise ValueError(count)
        self._number("<I")
        return self._number("<Q") + count * LEAST_BITS // 8

    def _string(self, longest: int) -> None:
        length = self._number("<Q")
        if length > longest:
            raise ValueError(length)
        self._skip(length)

    def _believed(self, count: int) -> int:
        """A count of strings, each of which takes eight bytes at least."""
        if count * 8 > len(self._data) - self._at:
            raise ValueError(count)
        return count

    def _number(self, form: str) -> int:
        (found,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return int(found)

    def _skip(self, length: int) -> None:
        self._at += length
        if self._at > len(self._data):
            raise ValueError(self._at)
