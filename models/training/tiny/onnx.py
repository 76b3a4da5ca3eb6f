"""Files in the ONNX format: a graph of operators with its weights, in the notation of Protocol Buffers.

After the format's description (onnx.proto).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

VERSION, OPERATORS = 8, 17
"""of the file's format, and of the set of operators"""
FLOATS, WHOLES = 1, 7


def gathering(table: NDArray[np.float32], *, domain: str = "", operator: str = "MatMul", elsewhere: str = "") -> bytes:
    """A model that gives a row of a table for each token.

    `domain` and `operator` are those of its last node; `elsewhere` names a file in which weights are said to lie.
    """
    wide = table.shape[1]
    nodes = [_node("Gather", ("table", "input_ids"), "rows"), _node(operator, ("rows", "as_is"), "out", domain)]
    weights = [_tensor("table", table, elsewhere), _tensor("as_is", np.eye(wide, dtype=np.float32))]
    inputs = [_value(name, WHOLES, ("one", "tokens")) for name in ("input_ids", "attention_mask")]
    graph = b"".join(
        (
            *(_held(1, node) for node in nodes),
            _held(2, b"tiny"),
            *(_held(5, one) for one in weights),
            *(_held(11, one) for one in inputs),
            _held(12, _value("out", FLOATS, ("one", "tokens", wide))),
        )
    )
    return _number(1, VERSION) + _held(2, b"tiny") + _held(7, graph) + _held(8, _held(1, b"") + _number(2, OPERATORS))


def _node(operator: str, inputs: Sequence[str], output: str, domain: str = "") -> bytes:
    named = b"".join(_held(1, one.encode()) for one in inputs) + _held(2, output.encode())
    return named + _held(4, operator.encode()) + (_held(7, domain.encode()) if domain else b"")


def _tensor(name: str, numbers: NDArray[np.float32], elsewhere: str = "") -> bytes:
    shape = b"".join(_number(1, side) for side in numbers.shape)
    told = shape + _number(2, FLOATS) + _held(8, name.encode())
    if elsewhere:
        return told + _held(13, _held(1, b"location") + _held(2, elsewhere.encode())) + _number(14, 1)
    return told + _held(9, numbers.tobytes())


def _value(name: str, kind: int, shape: Sequence[str | int]) -> bytes:
    sides = (_number(1, side) if isinstance(side, int) else _held(2, side.encode()) for side in shape)
    tensor = _number(1, kind) + _held(2, b"".join(_held(1, side) for side in sides))
    return _held(1, name.encode()) + _held(2, _held(1, tensor))


def _number(member: int, value: int) -> bytes:
    return _counted(member << 3) + _counted(value)


def _held(member: int, body: bytes) -> bytes:
    return _counted(member << 3 | 2) + _counted(len(body)) + body


def _counted(value: int) -> bytes:
    """A number in groups of seven bits, the lowest first."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*found, value))
