"""Examples to learn from: the candidates of a field on one paper with their features, and which of them are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.page import TextSource
from core.domain.schema import DocumentType
from core.extraction.invoice.choices import SCORED, choices, feature_names, same
from models.training.teaching.papers import Paper

__all__ = ["SCORED", "Example", "examples", "feature_names", "same"]


@dataclass(frozen=True, eq=False)
class Example:
    """The candidates of one field on one paper."""

    field: str
    family: str
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    real: bool = False
    values: tuple[str, ...] = ()
    said: str = ""
    scanned: bool = False
    """whether a recognizer read the paper"""


def examples(kind: DocumentType, paper: Paper) -> Iterator[Example]:
    """One example for every scored field that the paper's labels name and that has candidates."""
    scanned = any(page.source is TextSource.OCR for page in paper.contents.pages)
    for one in choices(kind, paper.contents, paper.said):
        said = paper.said[one.field]
        yield Example(one.field, paper.family, one.rows, one.right, paper.real, one.values, said, scanned)
