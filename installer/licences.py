"""The licence of everything that is shipped: a table for the repository, and the texts for the package."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "run.txt"
TABLE = ROOT / "installer" / "notices" / "README.md"
BESIDE = ROOT / "installer" / "notices" / "beside.toml"
TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
CODE = (".py", ".pyc", ".pyi")
HOMES = ("source", "repository", "source code", "homepage", "github")
SHORT = 80
"""characters of a licence's name; more is its text"""
HEAD = """# Licences of what Vouch ships

Made by `make notices` from what is installed of `requirements/run.txt`; `make package` puts the texts into `notices/`.
Vouch itself is AGPL-3.0-or-later, which all of these allow.

| part | version | licence | where from |
|---|---|---|---|
"""


class Part(NamedTuple):
    """Something that is shipped and was made by others."""

    name: str
    version: str
    licence: str
    home: str


def locked() -> Iterator[Requirement]:
    """What the lock names, whatever the system."""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            yield Requirement(line.removesuffix("\\").strip())


def installed() -> Iterator[Distribution]:
    """The locked distributions that this system uses. Raises PackageNotFoundError where one is not installed."""
    for requirement in locked():
        if requirement.marker is None or requirement.marker.evaluate():
            yield distribution(requirement.name)


def elsewhere() -> Iterator[Requirement]:
    """The locked distributions that only other systems or versions of Python use."""
    return (one for one in locked() if one.marker is not None and not one.marker.evaluate())


def beside() -> Iterator[Part]:
    """What is shipped and is no distribution: fonts, icons, networks."""
    for name, said in tomllib.loads(BESIDE.read_text(encoding="utf-8")).items():
        yield Part(name, said["version"], said["licence"], said["home"])


def part(found: Distribution) -> Part:
    """A distribution as a line of the table."""
    return Part(found.name, found.version, _licence(found), _home(found))


def texts(found: Distribution) -> Iterator[Path]:
    """The licence files that a distribution brings."""
    for file in found.files or ():
        if TEXT.search(file.name) and not file.name.endswith(CODE):
            yield Path(str(file.locate()))


def shipped() -> Iterator[tuple[str, str]]:
    """Every text for the package: the file, and the folder that it goes into."""
    yield str(TABLE), "notices"
    yield str(ROOT / "LICENSE"), "notices"
    for found in installed():
        yield from ((str(text), f"notices/{found.name}") for text in texts(found))


def table() -> str:
    """The table as Markdown, by name."""
    parts = sorted([*map(part, installed()), *beside()], key=lambda one: one.name.casefold())
    lines = [f"| {one.name} | {one.version} | {one.licence} | {one.home} |\n" for one in parts]
    others = "".join(f"- {one}\n" for one in sorted(map(str, elsewhere())))
    return HEAD + "".join(lines) + f"\nLocked too, and used only on other systems or versions of Python:\n\n{others}"


def _licence(found: Distribution) -> str:
    """The licence as the distribution states it: an expression, a short name, or its classifiers."""
    said = found.metadata
    for short in (*(said.get_all("License-Expression") or ()), *(said.get_all("License") or ())):
        if len(short) <= SHORT and "\n" not in short.strip():
            return str(short.strip())
    classed = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or () if one.startswith("License")]
    return ", ".join(classed) or "see its text"


def _home(found: Distribution) -> str:
    """The address where it is kept."""
    said = found.metadata
    pairs = (str(one).partition(",") for one in said.get_all("Project-URL") or ())
    addresses = {label.strip().casefold(): address.strip() for label, _, address in pairs}
    named = [addresses[label] for label in HOMES if label in addresses]
    return str([*named, *(said.get_all("Home-page") or ()), *addresses.values(), ""][0])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
