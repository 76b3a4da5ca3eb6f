"""T6: the bringing of an earlier vault to its present form, killed at every statement.

Run as a process it opens a vault and ends by a kill at one statement.
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

from core.ports import silent
from tests.core.vault.made import inside, opened, put_back
from tests.trust.code import ROOT
from tests.trust.history import lived

EARLIER = (2, 4)
"""forms that a vault can be given back"""
STATEMENTS = 240
"""more than are made until the vault stands open"""
STRIDE = 101


def killed_migrations(numbers: range, folder: Path) -> Iterator[str]:
    """One kill for each number: any statement of any earlier form, in mixed order."""
    lived(folder)
    for form in reversed(EARLIER):
        with inside(folder) as connection:
            put_back(connection, form)
        for name in ("home", "state"):
            shutil.copytree(folder / name, folder / f"form {form} {name}")
    before = _said(folder, EARLIER[0])
    for number in numbers:
        form, statement = divmod(number * STRIDE % (len(EARLIER) * STATEMENTS), STATEMENTS)
        _laid_out(folder, EARLIER[form])
        command = [sys.executable, "-m", "tests.trust.migrating", str(folder), str(statement)]
        ended = subprocess.run(command, cwd=ROOT, check=False).returncode
        if ended not in (0, -signal.SIGKILL):
            yield f"the process ended with {ended}"
            continue
        now = _opened(folder)
        yield "" if now == before else f"form {EARLIER[form]}, statement {statement}: {now}, not {before}"


def _said(folder: Path, form: int) -> tuple[list[str], int, int]:
    _laid_out(folder, form)
    return _opened(folder)


def _laid_out(folder: Path, form: int) -> None:
    for name in ("home", "state"):
        shutil.rmtree(folder / name)
        shutil.copytree(folder / f"form {form} {name}", folder / name)


def _opened(folder: Path) -> tuple[list[str], int, int]:
    """What a check finds in the vault, how many documents it has, and of how many lists show something."""
    vault = opened(folder)
    try:
        found = sorted(one.code for one in vault.check(silent))
        facets = vault.totals()
        return found, facets.taken, facets.review
    finally:
        vault.close()


def main(folder: Path, last: int) -> None:
    """Opens the vault; the statement of that number is the last one that is begun."""
    numbers = count()

    def end(*_: object) -> None:
        if next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", end)
    opened(folder).close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
