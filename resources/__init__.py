"""Data files by name: document types, words, samples. No logic beyond opening them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

ROOT: Traversable = files(__name__)


def type_files() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Name and parsed content of every bundled document type, by name."""
    for file in sorted(ROOT.joinpath("types").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield file.name, tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def texts(name: str) -> Mapping[str, Any]:
    """The words of one file of resources/texts ("errors", "findings", "reasons", "steps"), by code."""
    return tomllib.loads(ROOT.joinpath("texts", f"{name}.toml").read_text(encoding="utf-8"))


def data(*path: str) -> bytes:
    """The bytes of one data file."""
    return ROOT.joinpath(*path).read_bytes()
