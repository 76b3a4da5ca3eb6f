"""`make bench-desktop`: how fast the window opens, answers and scrolls, and how much memory it takes.

python -m bench.desktop [--vault FOLDER] [--documents N] [--json FILE]

Without a screen the window is drawn offscreen. The vault of very many documents is made once, in minutes, and kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.lists import PASSPHRASE, fill
from core.vault import create_vault
from core.vault.keys import Cost

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
BOUNDS = {
    "first window, warm": 1000.0,
    "first window, cold": 2500.0,
    "review, next document, median": 150.0,
    "answer to a key while four scans are read, worst": 100.0,
    "memory after lists": 300.0,
    "memory after places": 300.0,
}
"""what is asked, in milliseconds and megabytes"""


def main(arguments: Sequence[str]) -> int:
    """Measures, prints the table, writes the file."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vouch"
    wishes = argparse.ArgumentParser(prog="bench.desktop", description=__doc__)
    wishes.add_argument("--vault", type=Path, default=cache / "window", help="a folder to keep the vault in")
    wishes.add_argument("--documents", type=int, default=100_000)
    wishes.add_argument("--json", type=Path, default=ROOT / "bench" / "results" / "desktop.json")
    given = wishes.parse_args(arguments)
    _vault(given.vault, given.documents)
    figures = {}
    for name, number in _measured(given.vault):
        bound = f"asked <= {BOUNDS[name]:.0f}" if name in BOUNDS else ""
        print(f"{name:52} {number:10.1f} {_unit(name):3} {bound}", flush=True)
        figures[name] = round(number, 1)
    machine = {"cores": os.cpu_count(), "load": os.getloadavg()[0], "system": platform.platform()}
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps({"machine": machine, "figures": figures}, indent=1), encoding="utf-8")
    return 0


def _measured(vault: Path) -> Iterator[tuple[str, float]]:
    _opened(vault)
    for state in ("warm", "cold"):
        told = []
        for _ in range(RUNS):
            if state == "cold":
                _forget_files()
            told.append(_opened(vault))
        for name in told[0]:
            yield f"{name}, {state}", statistics.median(one[name] for one in told)
    smoke = _said("-m", "desktop.main", "desktop", "--smoke")
    yield "samples shown", 1000 * smoke["samples_shown_s"]
    yield from _said("-m", "bench.sitting", str(vault)).items()


def _opened(vault: Path) -> dict[str, float]:
    return _said("-m", "bench.opening", str(vault), PASSPHRASE)


def _said(*arguments: str) -> dict[str, float]:
    """What a process prints last."""
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True, env=environment)  # noqa: S603
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def _vault(folder: Path, documents: int) -> None:
    if not (folder / "home").exists():
        print(f"Making a vault of {documents} documents in {folder} ...", flush=True)
        vault, _ = create_vault(folder / "home", folder / "state", PASSPHRASE, cost=Cost(1, 64, 1))
        fill(vault, documents)
        vault.close()


def _forget_files() -> None:
    """Has the system forget the files of Python, its libraries and ours, as after a start of the machine."""
    for folder in (
        Path(sysconfig.get_path("stdlib")),
        Path(sysconfig.get_path("purelib")),
        ROOT / "desktop",
        ROOT / "core",
    ):
        for path in folder.rglob("*"):
            if path.is_file():
                file = os.open(path, os.O_RDONLY)
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(file)


def _unit(name: str) -> str:
    return "MB" if name.startswith("memory") else "" if name == "documents" else "ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
