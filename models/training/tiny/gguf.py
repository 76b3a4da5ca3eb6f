"""Files in the GGUF format, version 3: values under keys, and tensors of 32-bit floats.

After the format's specification (ggml, docs/gguf.md).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Value: TypeAlias = "str | bool | int | float | Sequence[str] | Sequence[int] | Sequence[float]"
Tensors: TypeAlias = Mapping[str, NDArray[np.float32]]
VERSION, ALIGNMENT, FLOAT_TENSOR = 3, 32, 0


class Sort(IntEnum):
    """How the format numbers kinds of values."""

    UINT32 = 4
    INT32 = 5
    FLOAT32 = 6
    BOOL = 7
    STRING = 8
    ARRAY = 9


FORMS = {Sort.UINT32: "<I", Sort.INT32: "<i", Sort.FLOAT32: "<f", Sort.BOOL: "<?"}


def gguf(values: Mapping[str, Value], tensors: Tensors) -> bytes:
    """A whole file."""
    head = b"GGUF" + struct.pack("<IQQ", VERSION, len(tensors), len(values))
    head += b"".join(_text(key) + _typed(value) for key, value in values.items())
    sizes = [_padded(tensor.nbytes) for tensor in tensors.values()]
    places = list(accumulate(sizes, initial=0))
    for (name, tensor), place in zip(tensors.items(), places, strict=False):
        shape = tensor.shape[::-1]  # the format counts from the innermost
        head += _text(name) + struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
        head += struct.pack("<IQ", FLOAT_TENSOR, place)
    body = (tensor.tobytes().ljust(size, b"\0") for tensor, size in zip(tensors.values(), sizes, strict=True))
    return head.ljust(_padded(len(head)), b"\0") + b"".join(body)


def _padded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _typed(value: Value) -> bytes:
    """A value after its kind."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        sort = _sort(value)
        return struct.pack("<I", sort) + _plain(sort, value)
    sort = _sort(value[0]) if not isinstance(value[0], int) else Sort.INT32
    return struct.pack("<IIQ", Sort.ARRAY, sort, len(value)) + b"".join(_plain(sort, one) for one in value)


def _sort(value: object) -> Sort:
    match value:
        case str():
            return Sort.STRING
        case bool():
            return Sort.BOOL
        case int():
            return Sort.UINT32
        case _:
            return Sort.FLOAT32


def _plain(sort: Sort, value: object) -> bytes:
    return _text(str(value)) if sort is Sort.STRING else struct.pack(FORMS[sort], value)
