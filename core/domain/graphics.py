"""Graphics cards, as the system lists them and as what runs models can use them."""

from __future__ import annotations

from typing import NamedTuple


class Device(NamedTuple):
    """A graphics card that a runtime can use."""

    number: int
    """as the runtime counts them"""
    free_mb: float
    total_mb: float = 0.0
    name: str = ""
    brief: bool = False
    """whether it computes with bfloat16, which holds what float32 does in half the room, less exactly"""


class Graphics(NamedTuple):
    """The graphics cards of this machine."""

    looked: bool = True
    """whether they can be looked for on this system"""
    seen: tuple[str, ...] = ()
    """as the system lists them"""
    used: tuple[tuple[str, Device], ...] = ()
    """those that models are put on, each with what runs them there"""
