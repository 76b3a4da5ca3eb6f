"""Fields chosen again by scorers that lean to a vault's own corrections, and what there was to learn that from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.page import Contents
from core.domain.record import Field, Origin, Reason, Record
from core.domain.schema import DocumentType
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.choices import SCORED, choices
from core.extraction.scoring import scorers
from core.extraction.scoring.forest import Leaning

__all__ = ["SCORED", "Confirmed", "chosen_again", "confirmed"]


class Confirmed(NamedTuple):
    """The candidates for one field on a paper whose right value a person confirmed."""

    field: str
    rows: NDArray[np.float64]
    odds: NDArray[np.float64]
    right: tuple[int, ...]


def confirmed(kind: DocumentType, contents: Contents, said: Mapping[str, str]) -> Iterator[Confirmed]:
    """What there was to choose from for every scored field, where the right value was among it."""
    trees = scorers(kind.id)
    for one in choices(kind, contents, said):
        if one.field in trees and one.right.any():
            right = tuple(np.flatnonzero(one.right).tolist())
            yield Confirmed(one.field, one.rows, trees[one.field].odds(one.rows), right)


def chosen_again(
    kind: DocumentType, record: Record, contents: Contents, leanings: Mapping[str, Leaning]
) -> dict[str, Field]:
    """The fields that nothing vouches for and of which leaning scorers choose another value; left to a person."""
    trees = {name: replace(tree, leaning=leanings.get(name)) for name, tree in scorers(kind.id).items()}
    again = extract_invoice(kind, contents, trees)
    found = ((name, record.fields.get(name), again.fields.get(name)) for name in leanings)
    return {name: _other(new) for name, now, new in found if new is not None and _differs(now, new)}


def _differs(now: Field | None, new: Field) -> bool:
    return now is None or (not now.accepted and now.value != new.value)


def _other(field: Field) -> Field:
    return replace(field, accepted=False, origin=Origin.MODEL, reason=Reason("learned_choice"))
