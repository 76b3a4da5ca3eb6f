"""How a model for meaning wants its texts: as its own files say, else as its family is known to.

Left wrong, nothing fails and everything is found worse: so each model is told by what lies beside its weights first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import resources

POOLING_FILE, PROMPTS_FILE = "1_Pooling.json", "config_sentence_transformers.json"
LONGEST = 512
"""tokens that a model is shown at once, where it says nothing of it or more"""
ASKED_NAMES, PASSAGE_NAMES = ("query", "s2p_query", "retrieval.query"), ("passage", "document", "retrieval.passage")


class Pooling(StrEnum):
    """What of the vectors of all tokens is taken."""

    MEAN = "mean"
    FIRST = "first"
    LAST = "last"


class Manner(NamedTuple):
    """How texts are put to a model, and how one vector is made of many."""

    pooling: Pooling = Pooling.MEAN
    asked: str = ""
    """stands before what somebody asks"""
    passage: str = ""
    """stands before what is looked through"""
    longest: int = LONGEST
    """tokens of one text"""


def manner_of(folder: Path, named: str = "") -> Manner:
    """How the model of a folder wants its texts; `named` is what its weights call themselves."""
    config = _told(folder / "config.json")
    family = _family(" ".join((named, folder.name, str(config.get("_name_or_path", "")))))
    pooling = _pooling(_told(folder / POOLING_FILE)) or Pooling(family.get("pooling", Pooling.MEAN))
    said = _told(folder / PROMPTS_FILE).get("prompts")
    prompts = said if isinstance(said, dict) else {}
    asked = _prompt(prompts, ASKED_NAMES) or family.get("asked", "")
    passage = _prompt(prompts, PASSAGE_NAMES) or family.get("passage", "")
    return Manner(pooling, asked, passage, _longest(config))


def _family(named: str) -> Mapping[str, str]:
    """What is known of the family whose mark a name bears."""
    known = resources.parsed("models", "meaning")["family"]
    said = named.lower()
    return next((one for one in known if any(mark in said for mark in one["marks"])), {})


def _pooling(told: Mapping[str, Any]) -> Pooling | None:
    """The pooling that the settings of sentence-transformers name."""
    for name, pooling in (("cls_token", Pooling.FIRST), ("lasttoken", Pooling.LAST), ("mean_tokens", Pooling.MEAN)):
        if told.get(f"pooling_mode_{name}"):
            return pooling
    return None


def _prompt(prompts: Mapping[Any, Any], names: tuple[str, ...]) -> str:
    return next((said for name in names if isinstance(said := prompts.get(name), str) and said), "")


def _longest(config: Mapping[str, Any]) -> int:
    """The tokens that fit; two places belong to the ends."""
    told = config.get("max_position_embeddings")
    return min(LONGEST, told - 2) if isinstance(told, int) and told > 2 else LONGEST


def _told(path: Path) -> Mapping[str, Any]:
    """What a file of settings says; nothing where there is none, or none that can be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
