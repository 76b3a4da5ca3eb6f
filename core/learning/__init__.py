"""What corrections teach: who sends a paper, how a person writes that name, and where its values stand."""

from core.learning.lessons import Confirmed, hints, learned, matching

__all__ = ["Confirmed", "hints", "learned", "matching"]
