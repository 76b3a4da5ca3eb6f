"""The wait of one document for its reading, as the durable queue keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Job:
    """A document that waits to be read, or is being read. It ends in the transaction that saves the outcome."""

    document: str
    priority: int = 0
    """higher goes first"""
    attempts: int = 0
    """how often it was handed out"""
    crashes: int = 0
    """how often the reader broke on it"""
    due_at: float = 0.0
    """not before this time (seconds of the Unix clock)"""
    leased: bool = False


class Running(NamedTuple):
    """The reader processes there are."""

    readers: int = 0
    busy: int = 0
    most: int = 0
    """that there may be, as cores and free memory stand now"""
    used_mb: float = 0.0
    """memory that they hold together"""
    kept_from: tuple[str, ...] = ()
    not_kept_from: tuple[str, ...] = ()
    """what the system keeps them from, and what not, as they told when they began; neither before one did"""
