"""Which state of the code attempts were made at: a hash of the files that decide how they end."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALWAYS = ("tests/trust", "requirements/run.txt")
HARNESS = frozenset(
    {"__main__.py", "code.py", "running.py", "table.py", "test_running.py", "test_share.py", "trial.py", "trials.py"}
)
"""files of the trials that only count them"""


def commit() -> str:
    """The commit that is checked out, with a + where files differ from it."""
    command = ["git", "describe", "--always", "--dirty=+"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def digest(about: tuple[str, ...], root: Path = ROOT) -> str:
    """The same for as long as nothing changes that these rooms, the trials or the locked libraries are made of."""
    total = hashlib.sha256()
    for path in sorted(_files(about, root)):
        total.update(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def _files(about: tuple[str, ...], root: Path) -> Iterator[Path]:
    trials = root / "tests" / "trust"
    for place in {root / name for name in (*about, *ALWAYS)}:
        for path in (place, *place.rglob("*")):
            counts = path.parent == trials and path.name in HARNESS
            if path.is_file() and "__pycache__" not in path.parts and not counts:
                yield path
