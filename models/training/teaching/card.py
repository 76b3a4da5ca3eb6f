"""The card of the scorers: what they learned from and how right they were on families held out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from core.extraction.scoring import Forest
from models.training.teaching.calibrating import chosen
from models.training.teaching.examples import Example


@dataclass(frozen=True)
class Trained:
    """One scorer's part of the card."""

    made_papers: int
    real_papers: int
    families: int
    held_out_right: float
    """share of papers of held-out families on which the likeliest candidate was right, among those that had one"""
    held_out_right_real: float | None
    accept: float


def trained(
    learned: Sequence[Example], judged: Sequence[tuple[Example, NDArray[np.float64]]], forest: Forest
) -> Trained:
    """What there is to say of a scorer."""
    _, right = chosen(judged)
    real = np.array([one.real for one, _ in judged])
    return Trained(
        made_papers=sum(not one.real for one in learned),
        real_papers=sum(one.real for one in learned),
        families=len({one.family for one in learned}),
        held_out_right=round(float(right.mean()), 4),
        held_out_right_real=round(float(right[real].mean()), 4) if real.any() else None,
        accept=round(forest.accept, 4),
    )


def card(told: Mapping[str, Mapping[str, Trained]], command: str) -> dict[str, Any]:
    """The card as JSON data."""
    real = any(one.real_papers for fields in told.values() for one in fields.values())
    sroie = "ICDAR 2019 SROIE, task 3, training set: 250 receipts, CC BY 4.0"
    return {
        "what": "Gradient-boosted trees that tell which candidate is a field's value, and how probably",
        "command": command,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "library": f"LightGBM {lightgbm.__version__}, deterministic, one thread",
        "data": ["documents made by models/training", *([sroie] if real else [])],
        "licence": "AGPL-3.0-or-later, as the product"
        + ("; learned in part from data under CC BY 4.0" if real else ""),
        "scorers": {kind: {name: asdict(one) for name, one in fields.items()} for kind, fields in told.items()},
    }
