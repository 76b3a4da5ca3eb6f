"""Models as a second opinion on fields in doubt: asked under a grammar, believed only where the page agrees."""

from core.extraction.tiers.asking import compared, consult, doubtful
from core.extraction.tiers.rereading import reread
from core.extraction.tiers.routing import MODELS, Outcome, Tier, following, installed, mistaken, shares

__all__ = [
    "MODELS",
    "Outcome",
    "Tier",
    "compared",
    "consult",
    "doubtful",
    "following",
    "installed",
    "mistaken",
    "reread",
    "shares",
]
