"""What corrections teach: who sends papers, how names are written, where values stand, what rows are booked on."""

from core.learning.booking import booked, entered, issued, used
from core.learning.lessons import Confirmed, hints, learned, matching

__all__ = ["Confirmed", "booked", "entered", "hints", "issued", "learned", "matching", "used"]
