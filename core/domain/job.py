"""The wait of one document for its reading, as the durable queue keeps it."""

from __future__ import annotations

from dataclasses import dataclass


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
