"""Models as a second opinion on fields in doubt: asked under a grammar, believed only where the page agrees."""

from core.extraction.tiers.asking import consult, doubtful
from core.extraction.tiers.routing import Outcome, Tier, following

__all__ = ["Outcome", "Tier", "consult", "doubtful", "following"]
