"""Where a model runs: on the processor, or on a graphics card where it fits; a pure choice over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SHARE = 0.8
"""of a card's free memory that a model may take; the rest is for what it computes, and for others"""
ROOM_MB = 600.0
"""that the runtime takes on a card besides the weights"""
ALL = -1
CARDS = ("nvidia*", "dri/*", "kfd")
"""files of NVIDIA's cards, of any card that draws, and of AMD's that compute"""


class Device(NamedTuple):
    """A graphics card."""

    number: int
    free_mb: float


class Placement(NamedTuple):
    """Where a model lies."""

    layers: int = 0
    """on the card: none, or all (-1)"""
    torch: str = "cpu"
    """the device of torch"""
    budget_mb: float = 0.0
    """of the card's memory"""


def placed(devices: Sequence[Device], weights_mb: float) -> Placement:
    """The placement of a model: whole on the card with most room, else on the processor."""
    best = max(devices, key=lambda one: (one.free_mb, -one.number), default=None)
    budget = best.free_mb * SHARE - ROOM_MB if best else 0.0
    return Placement(ALL, f"cuda:{best.number}", budget) if best and 0 < weights_mb <= budget else Placement()


def files(devices: Path = Path("/dev")) -> tuple[Path, ...]:
    """The files through which graphics cards are used here; none where there is no card."""
    return tuple(sorted(path for pattern in CARDS for path in devices.glob(pattern)))
