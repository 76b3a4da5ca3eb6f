"""Made-up companies, people, places and goods."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

_DATA: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def companies(rng: Random, country: str) -> tuple[str, str]:
    """Two companies of that country with different names."""
    one, other = rng.sample(_DATA["company_heads"], 2)
    tails = _DATA["company_tails"][country]
    return f"{one} {rng.choice(tails)}", f"{other} {rng.choice(tails)}"


def company(rng: Random, country: str) -> str:
    """The name of a company of that country."""
    return companies(rng, country)[0]


def person(rng: Random, country: str) -> str:
    """The name of a person."""
    return str(rng.choice(_DATA["people"][country]))


def place(rng: Random, country: str) -> tuple[str, ...]:
    """The lines of an address."""
    return places(rng, country)[0]


def places(rng: Random, country: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of two different addresses."""
    one, other = rng.sample(_DATA["places"][country], 2)
    return tuple(one), tuple(other)


def goods(rng: Random, language: str, count: int) -> list[tuple[str, str, str]]:
    """So many goods and services: description, unit, code of the tariff ("" where none is printed)."""
    return [(name, unit, code) for name, unit, code in rng.sample(_DATA["goods"][language], count)]


def groceries(rng: Random, language: str, count: int) -> list[str]:
    """So many things that a shop or café sells."""
    return [str(one) for one in rng.sample(_DATA["groceries"][language], count)]
