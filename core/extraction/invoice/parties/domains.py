"""Mail and web addresses on a paper, the domains of which are made of their owners' names."""

from __future__ import annotations

import re
from functools import lru_cache

from core.domain.folding import folded
from core.extraction.invoice.paper import Paper

DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9\-]{3,})\.[a-z]{2,}", re.IGNORECASE)
FREE_MAIL = frozenset({"gmail", "yahoo", "hotmail", "outlook", "googlemail", "gmx", "icloud", "example", "aol", "live"})
SHORTEST = 4
"""letters of a domain that tells something"""


def in_a_domain(paper: Paper, name: str) -> bool:
    """Whether a mail or web address on the paper is made of a name."""
    own = folded(name)
    known = (domain for domain in _domains(paper) if len(domain) >= SHORTEST)
    return any(domain in own or (len(own) > SHORTEST and own in domain) for domain in known)


@lru_cache(maxsize=4)
def _domains(paper: Paper) -> frozenset[str]:
    return frozenset(folded(match[1]) for text in paper.texts for match in DOMAIN.finditer(text)) - FREE_MAIL
