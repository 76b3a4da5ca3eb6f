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
    return parsed("types", name)


@cache
def texts(name: str) -> Mapping[str, Any]:
    """The words of one file of resources/texts ("errors", "findings", "reasons", "steps"), by code."""
    return parsed("texts", name)


def words(name: str) -> Mapping[str, Any]:
    """What papers and people say, by what it means: one file of resources/words."""
    return parsed("words", name)


def parsed(*path: str) -> Mapping[str, Any]:
    """The parsed content of one data file, named without its ending."""
    return tomllib.loads(data(*path[:-1], f"{path[-1]}.toml").decode())


def data(*path: str) -> bytes:
    """The bytes of one data file."""
    return ROOT.joinpath(*path).read_bytes()
