"""The file that scorers stand in: a NumPy archive of plain arrays, several forests to a file, nothing executable."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import resources
from core.extraction.scoring.forest import Forest

FILES: Mapping[str, tuple[str, ...]] = {
    "invoice": ("parties",),
    "purchase_order": ("parties",),
    "receipt": ("receipt", "shops"),
}
"""the files of a type"""
ARRAYS = ("feature", "threshold", "left", "right", "value", "roots")


def pack(forests: Mapping[str, Forest]) -> bytes:
    """Forests by name as the bytes of a file; the same forests give the same bytes."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, forest in sorted(forests.items()):
        arrays |= {f"{name}/{array}": getattr(forest, array) for array in ARRAYS}
        arrays[f"{name}/names"] = np.array(forest.names)
        arrays[f"{name}/numbers"] = np.array([forest.depth, forest.slope, forest.offset, forest.accept])
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def unpack(data: bytes) -> dict[str, Forest]:
    """The forests of a file by name."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        held = {key: file[key] for key in file.files}
    return {name: _forest(name, held) for name in sorted({key.rpartition("/")[0] for key in held})}


def _forest(name: str, held: Mapping[str, NDArray[Any]]) -> Forest:
    depth, slope, offset, accept = (float(number) for number in held[f"{name}/numbers"])
    arrays: dict[str, Any] = {array: held[f"{name}/{array}"] for array in ARRAYS}
    names = tuple(held[f"{name}/names"].tolist())
    return Forest(names, **arrays, depth=int(depth), slope=slope, offset=offset, accept=accept)


@cache
def scorers(kind: str) -> Mapping[str, Forest]:
    """The forests bundled for a document type, by what they score; none where it has no file."""
    found: dict[str, Forest] = {}
    for name in FILES.get(kind, ()):
        found |= unpack(resources.data("scorers", f"{name}.npz"))
    return found
