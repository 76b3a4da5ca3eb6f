"""Where a model lies: on the processor, or on a graphics card as far as it fits; pure choices over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from core.domain.graphics import Device

SHARE = 0.8
"""of a card's free memory that a model may take; the rest is for what it computes, and for others"""
ROOM_MB = 600.0
"""that the runtime takes on a card besides the weights"""
LEAST_MB = 64.0
"""below which a card is not worth the time that it takes to begin with it"""
ALL, NONE = -1, 0
"""layers on a card, where they are not counted"""
AS_IT_IS, BRIEF, HALF = "auto", "bfloat16", "float16"
"""numbers of a model: as its file has them, or in half the room, with less digits or with a smaller range"""
CARDS = ("nvidia*", "nvidia-caps/*", "dri/*", "kfd")
"""files of NVIDIA's cards, of any card that draws, and of AMD's that compute"""
SAID = (
    *("proc/driver/nvidia", "proc/driver/nvidia-nvlink", "proc/devices", "proc/modules"),
    *("sys/bus/pci", "sys/class/kfd", "sys/class/drm", "sys/devices", "sys/module/nvidia", "sys/module/amdgpu"),
)
"""what drivers of cards read about them"""


class Placement(NamedTuple):
    """A graphics card for a model; none where the number is below 0."""

    number: int = -1
    budget_mb: float = 0.0
    """of the card's memory"""
    name: str = ""
    brief: bool = False
    """whether it computes with bfloat16"""


PROCESSOR = Placement()


def placed(devices: Sequence[Device]) -> Placement:
    """The card with most room, and how much a model may take of it; the processor where there is none with any."""
    best = max(devices, key=lambda one: (one.free_mb, -one.number), default=None)
    budget = best.free_mb * SHARE - ROOM_MB if best else 0.0
    return Placement(best.number, budget, best.name, best.brief) if best and budget >= LEAST_MB else PROCESSOR


def layers(place: Placement, weights_mb: float, blocks: int) -> int:
    """How many layers of a model of so many lie on its card: all (-1), none, or as many as there is room for."""
    if place.number < 0 or weights_mb <= 0:
        return NONE
    return ALL if weights_mb <= place.budget_mb else int(blocks * place.budget_mb / weights_mb)


def numbers(place: Placement, weights_mb: float, *, full: bool) -> str:
    """As what numbers a model that is not taken apart lies on its card; nothing where it has no room there.

    `full` says that they take four bytes each: then they may be put into two.
    """
    if place.number < 0:
        return ""
    if weights_mb <= place.budget_mb:
        return AS_IT_IS
    return (BRIEF if place.brief else HALF) if full and weights_mb / 2 <= place.budget_mb else ""


def files(devices: Path = Path("/dev")) -> tuple[Path, ...]:
    """The files through which graphics cards are used here; none where there is no card."""
    return tuple(sorted(path for pattern in CARDS for path in devices.glob(pattern) if not path.is_dir()))


def described(root: Path = Path("/")) -> tuple[Path, ...]:
    """Where drivers read about cards, as far as it is there."""
    return tuple(path for name in SAID if (path := root / name).exists())
