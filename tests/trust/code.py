"""Which state of the code attempts were made at: a hash of the files that decide how they end."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALWAYS = ("requirements/run.txt",)
HARNESS = frozenset(
    {"__main__.py", "code.py", "running.py", "table.py", "test_running.py", "test_share.py", "trial.py", "trials.py"}
)
"""files of the trials that only count them"""
MODULE = re.compile(r"\btests(?:\.\w+)+")
"""of the tests, imported or started as a program"""
LIBRARIES = "tests/trust/*.c"
"""what trials put before the system, wherever they are asked for"""


def commit() -> str:
    """The commit that is checked out, with a + where files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def digest(about: tuple[str, ...], trial: str, root: Path = ROOT) -> str:
    """The same for as long as nothing changes in these rooms, in a trial's own modules and in the locked libraries."""
    total = hashlib.sha256()
    for path in sorted({*_files((*about, *ALWAYS), root), *modules(trial, root), *root.glob(LIBRARIES)}):
        total.update(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def modules(trial: str, root: Path = ROOT) -> set[Path]:
    """The files of a trial's module, and of all modules of the tests that it names, that they name, and so on."""
    found, left = set[Path](), [trial]
    while left:
        for path in _sources(left.pop(), root):
            if path not in found and path.name not in HARNESS:
                found.add(path)
                left += MODULE.findall(path.read_text(encoding="utf-8"))
    return found


def _sources(module: str, root: Path) -> Iterator[Path]:
    """A module's file; of a folder of modules all, whichever is named after it."""
    place = root.joinpath(*module.split("."))
    if place.with_suffix(".py").is_file():
        yield place.with_suffix(".py")
    elif place != root / "tests" / "trust":
        yield from place.rglob("*.py")


def _files(about: tuple[str, ...], root: Path) -> Iterator[Path]:
    for place in {root / name for name in about}:
        for path in (place, *place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
