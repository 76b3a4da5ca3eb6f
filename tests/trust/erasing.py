"""Privacy: a document erased and the process killed at any moment of it: it is there whole, or no trace of it is.

Run as a process it opens a vault, erases one of its documents, and is killed at one statement or call.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from core.domain.erasing import Wanted
from core.domain.errors import DocumentUnknown
from core.ports import Selection, Trail, apart, silent
from core.vault.erasing import VaultErasures
from tests.core.vault.made import ANN, new_vault, opened
from tests.core.vault.test_erasing import CANARY, kept
from tests.core.vault.traces import traces
from tests.trust.code import ROOT

MOMENTS = 130
"""more than an erasing has"""
STRIDE = 61
CALLS = ("open", "os.rename", "os.remove")
OTHER = "tezcatlipoca"


def killed_erasings(numbers: range, folder: Path) -> Iterator[str]:
    """One kill for each number, in mixed order; the other document must be as it was each time."""
    vault = new_vault(folder)
    kept(vault, OTHER)
    document = kept(vault)
    vault.close()
    for name in ("home", "state"):
        shutil.copytree(folder / name, folder / f"before {name}")
    for number in numbers:
        place = folder / str(number)
        for name in ("home", "state"):
            shutil.copytree(folder / f"before {name}", place / name)
        moment = number * STRIDE % MOMENTS
        command = [sys.executable, "-m", "tests.trust.erasing", str(place), document, str(moment)]
        ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
        said = "" if ended.returncode in (0, -signal.SIGKILL) else ended.stderr.decode()[-200:]
        lost = said or _lost(place, document)
        yield f"moment {moment}: {lost}" if lost else ""
        shutil.rmtree(place)


def _lost(place: Path, document: str) -> str:
    """What is neither as before nor as after; "" where all is."""
    vault = opened(place)
    try:
        found = [one.code for one in vault.check(silent)]
        others = [one.name for one in vault.documents(Selection(text=OTHER))]
        erased = bool(vault.activity(Trail(action="erased")))
        there = _whole(place, document) if not erased else False
    finally:
        vault.close()
    if found or others != [f"{OTHER}.pdf"]:
        return f"check says {found}, others are {others}"
    left = traces(place, CANARY)
    if erased:
        return f"traces in {sorted(left)}" if left else ""
    return "" if there else "half of it is gone"


def _whole(place: Path, document: str) -> bool:
    """Whether a document that was not erased is there with its file, picture, page and tags."""
    vault = opened(place, read_only=True)
    try:
        data, page = vault.source(document).data, vault.page(document, 1)
        tagged = vault.facets(Selection(tag=f"tag {CANARY}")).clients
    except DocumentUnknown:
        return False
    finally:
        vault.close()
    return CANARY.encode() in data and bool(page) and bool(tagged)


def main(folder: Path, document: str, last: int) -> None:
    """Erases; the statement or call of that number is the last one that is begun."""
    vault = opened(folder)
    numbers = count()

    def end() -> None:
        if next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def called(name: str, given: tuple[object, ...]) -> None:
        if name in CALLS and str(folder) in str(given[0]):
            end()

    def step(*_: object, **__: object) -> None:
        end()

    event.listen(Engine, "before_cursor_execute", step)
    event.listen(Engine, "commit", step)
    sys.addaudithook(called)
    VaultErasures(vault, folder / "home").erase(Wanted((document,)), "asked for", ANN, apart, step)
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
