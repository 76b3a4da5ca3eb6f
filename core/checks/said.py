"""What a paper says in so many words, where a law speaks of them."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

import resources
from core.domain.page import Contents

PAGES = 10
"""pages that are looked at"""


def said(contents: Contents) -> str:
    """The words of the first pages, a space between each."""
    return " ".join(word.text for page in islice(contents.pages, PAGES) for word in page.words)


@cache
def phrases(name: str, part: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for the phrases in a part of a file of resources/words, however they are spaced."""
    return tuple(re.compile(one.replace(" ", r"\s+"), re.IGNORECASE) for one in resources.words(name)[part])
