"""What goods and work are counted in: "pcs", "Std.", "boîte". A unit describes nothing that was sold."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache

import resources
from core.domain.folding import spaced


@lru_cache(maxsize=2048)
def is_unit(text: str) -> bool:
    """Whether words are a unit and nothing else."""
    return spaced(text).strip() in _units()


@cache
def _units() -> frozenset[str]:
    listed = tomllib.loads(resources.data("words", "units.toml").decode())
    return frozenset(spaced(one).strip() for units in listed.values() for one in units)
