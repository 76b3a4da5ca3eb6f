"""What a file says of whether it is what it seems: its signatures, how it was made, and what was put in later."""

from core.reading.genuine.making import read_making
from core.reading.genuine.scanned import patches_of_picture, patches_of_scan
from core.reading.genuine.signatures import read_signatures

__all__ = ["patches_of_picture", "patches_of_scan", "read_making", "read_signatures"]
