"""What a file says of whether it is what it seems: its signatures, and how it was made."""

from core.reading.genuine.making import read_making
from core.reading.genuine.signatures import read_signatures

__all__ = ["read_making", "read_signatures"]
