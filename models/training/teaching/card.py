"""The card of the scorers: what they learned from and how right they were on families held out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import lightgbm

from core.extraction.scoring import Forest
from models.training.teaching.calibrating import Judged, chosen
from models.training.teaching.examples import Example


@dataclass(frozen=True)
class Trained:
    """One scorer's part of the card."""

    made_papers: int
    real_papers: int
    read_from_pictures: int
    """of both, those that a recognizer read; the others have their text"""
    families: int
    held_out_right: float
    """share of papers of held-out families on which the likeliest candidate was right, among those that had one"""
    held_out_right_real: float | None
    """the same on real papers alone, the vendors of which no tree had seen"""
    unseen_right_real: float | None
    """the same where no real paper at all was learned from"""
    accept: float
    """the probability from which a value that two recognizers read alike is accepted; above 1 where none is"""


def trained(learned: Sequence[Example], judged: Sequence[Judged], unseen: Sequence[Judged], forest: Forest) -> Trained:
    """What there is to say of a scorer: `judged` by trees that saw no paper of its family, `unseen` by no real one."""
    real = [one for one in judged if one[0].real]
    return Trained(
        made_papers=sum(not one.real for one in learned),
        real_papers=sum(one.real for one in learned),
        read_from_pictures=sum(one.scanned for one in learned),
        families=len({one.family for one in learned}),
        held_out_right=_right(judged) or 0.0,
        held_out_right_real=_right(real),
        unseen_right_real=_right(unseen),
        accept=round(forest.accept, 4),
    )


def _right(judged: Sequence[Judged]) -> float | None:
    """The share of papers on which the likeliest candidate is right."""
    return round(float(chosen(judged)[1].mean()), 4) if judged else None


def card(told: Mapping[str, Mapping[str, Trained]], command: str, made: str) -> dict[str, Any]:
    """The card as JSON data; `made` says how the made papers were."""
    real = any(one.real_papers for fields in told.values() for one in fields.values())
    sroie = "ICDAR 2019 SROIE, task 3, training set: 250 receipts, CC BY 4.0"
    return {
        "what": "Gradient-boosted trees that tell which candidate is a field's value, and how probably",
        "command": command,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "library": f"LightGBM {lightgbm.__version__}, deterministic, one thread",
        "data": [f"documents made by models/training: {made}", *([sroie] if real else [])],
        "licence": "AGPL-3.0-or-later, as the product"
        + ("; learned in part from data under CC BY 4.0" if real else ""),
        "scorers": {kind: {name: asdict(one) for name, one in fields.items()} for kind, fields in told.items()},
    }
