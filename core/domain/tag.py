"""Tags: what people call documents by."""

from __future__ import annotations

from core.domain.errors import TagInvalid

LONGEST = 40
"""letters"""


def tag_name(text: str) -> str:
    """A tag as it is kept: one line, single spaces. Raises TagInvalid where nothing is left, or too much."""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if not 0 < len(name) <= LONGEST:
        raise TagInvalid(letters=str(LONGEST))
    return name
