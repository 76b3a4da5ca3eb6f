"""What an ONNX file asks a runtime to do, looked through before the runtime parses it.

The file is a message of Protocol Buffers; of it only names of operators, their domains and places of weights are read
(after the format's description, onnx.proto). A file that holds more than operators of the standard is refused.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.domain.model_errors import ModelUnreadable

DOMAINS = frozenset({"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
"""whose operators come with the runtime; all others are code from elsewhere"""
ENDLESS = frozenset({"Loop", "Scan"})
"""operators that may never end, and that no model for meaning needs"""
MOST_NODES, DEEPEST = 100_000, 8
MODEL_GRAPH, MODEL_FUNCTION = 7, 25
GRAPH_NODE, GRAPH_WEIGHTS = 1, 5
NODE_OPERATOR, NODE_ATTRIBUTE, NODE_DOMAIN = 4, 5, 7
ATTRIBUTE_WEIGHTS, ATTRIBUTE_GRAPHS = (5, 10), (6, 11)
GRAPH_SPARSE, WEIGHTS_ELSEWHERE = 15, 13
LONGEST_NUMBER = 70


class Part(NamedTuple):
    """A stretch of the file."""

    begin: int
    end: int


def check(path: Path) -> None:
    """Raises ModelUnreadable for a file that is none, or asks for more than a model for meaning needs."""
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            _Looking(data).model()
    except (OSError, ValueError, IndexError, UnicodeDecodeError):
        raise ModelUnreadable from None


class _Looking:
    """Goes through the messages of one file."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data, self._nodes = data, 0

    def model(self) -> None:
        """Raises ModelUnreadable for what is refused, ValueError or IndexError for what is no such file."""
        graphs = 0
        for number, part in self._members(Part(0, len(self._data))):
            if number == MODEL_FUNCTION:
                raise ModelUnreadable
            if number == MODEL_GRAPH:
                graphs += 1
                self._graph(part, 0)
        if graphs != 1:
            raise ModelUnreadable

    def _graph(self, whole: Part, depth: int) -> None:
        if depth > DEEPEST:
            raise ModelUnreadable
        for number, part in self._members(whole):
            if number == GRAPH_NODE:
                self._node(part, depth)
            elif number == GRAPH_WEIGHTS:
                self._weights(part)
            elif number == GRAPH_SPARSE:
                raise ModelUnreadable

    def _node(self, whole: Part, depth: int) -> None:
        self._nodes += 1
        operator = domain = ""
        for number, part in self._members(whole):
            if number == NODE_OPERATOR:
                operator = self._text(part)
            elif number == NODE_DOMAIN:
                domain = self._text(part)
            elif number == NODE_ATTRIBUTE:
                self._attribute(part, depth)
        if domain not in DOMAINS or operator in ENDLESS or self._nodes > MOST_NODES:
            raise ModelUnreadable

    def _attribute(self, whole: Part, depth: int) -> None:
        for number, part in self._members(whole):
            if number in ATTRIBUTE_GRAPHS:
                self._graph(part, depth + 1)
            elif number in ATTRIBUTE_WEIGHTS:
                self._weights(part)

    def _weights(self, whole: Part) -> None:
        """Weights stand in the file itself, whose hash was compared: nothing else is opened for them."""
        if any(number == WEIGHTS_ELSEWHERE for number, _ in self._members(whole)):
            raise ModelUnreadable

    def _text(self, part: Part) -> str:
        return self._data[part.begin : part.end].decode("utf-8")

    def _members(self, whole: Part) -> Iterator[tuple[int, Part]]:
        """The members of a message that have a length, by their number. Raises ValueError, IndexError."""
        at = whole.begin
        while at < whole.end:
            key, at = self._number(at)
            begin = at
            match key & 7:
                case 0:
                    _, at = self._number(at)
                case 1:
                    at += 8
                case 5:
                    at += 4
                case 2:
                    length, begin = self._number(at)
                    at = begin + length
                case _:
                    raise ValueError(key)
            if at > whole.end:
                raise ValueError(at)
            yield key >> 3, Part(begin, at)

    def _number(self, at: int) -> tuple[int, int]:
        """A number of one or more bytes, and where it ends."""
        found = 0
        for shift in range(0, LONGEST_NUMBER, 7):
            byte = self._data[at]
            at += 1
            found |= (byte & 0x7F) << shift
            if byte < 0x80:
                return found, at
        raise ValueError(at)
