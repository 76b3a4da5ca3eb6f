"""Data files by name: document types, words, samples. No logic beyond opening them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

ROOT: Traversable = files(__name__)


def type_names() -> tuple[str, ...]:
    """The ids of the bundled document types, in order; each has a file of its name."""
    names = sorted(file.name for file in ROOT.joinpath("types").iterdir())
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def type_file(name: str) -> Mapping[str, Any]:
    """The parsed content of a bundled document type."""
    return tomllib.loads(ROOT.joinpath("types", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def texts(name: str) -> Mapping[str, Any]:
    """The words of one file of resources/texts ("errors", "findings", "reasons", "steps"), by code."""
    return tomllib.loads(ROOT.joinpath("texts", f"{name}.toml").read_text(encoding="utf-8"))


def data(*path: str) -> bytes:
    """The bytes of one data file."""
    return ROOT.joinpath(*path).read_bytes()
