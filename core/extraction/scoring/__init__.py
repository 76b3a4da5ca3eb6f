"""Trained scorers: how probable each candidate for a value is, from boosted trees stored in resources/scorers."""

from core.extraction.scoring.forest import Forest, share
from core.extraction.scoring.weights import scorers

__all__ = ["Forest", "scorers", "share"]
