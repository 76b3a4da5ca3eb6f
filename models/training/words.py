"""What papers call their fields: several wordings per language, from which each paper takes its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

WORDS: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


class Words:
    """The wordings one paper uses: the same field is called the same throughout."""

    def __init__(self, language: str, rng: Random) -> None:
        self._taken = {name: rng.choice(choices) for name, choices in WORDS[language].items()}

    def __getitem__(self, name: str) -> str:
        """What this paper calls a field."""
        return self._taken[name]
