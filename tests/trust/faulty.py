"""Works in a vault while one call of the file system fails, and tells what it kept; a process forked for each fault."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from core.domain.document import Stage
from core.domain.errors import VouchError
from core.export.writing import write
from core.ports import Interpretation, PageImage
from core.vault import Vault, open_vault
from tests.core.vault.made import ANN, PASSPHRASE, arrival, page, reading
from tests.trust.application import say

Given = TypeVar("Given")
TRIES = 4
WRITTEN = b"a,b\r\n" * 5_000


class GivenUp(Exception):
    """What fails every time."""


def kept(deed: Callable[[], Given]) -> Given:
    """What a deed gives, tried again as a person would: what was said to fail must leave nothing half done."""
    for _ in range(TRIES):
        try:
            return deed()
        except VouchError as error:
            say("refused", error.code)
    raise GivenUp


def work(folder: Path, number: int) -> None:
    """A document taken, read, approved and exported."""
    vault = kept(lambda: open_vault(folder / "home", folder / "state", PASSPHRASE))
    try:
        document = kept(partial(_taken, vault, number))
        say("taken", document)
        kept(lambda: vault.lease(1e12))
        kept(lambda: vault.save_page(document, page(), PageImage(1, b"picture %d" % number * 400)))
        kept(lambda: vault.save_readings(document, Interpretation((reading(),)), "1", "rule"))
        say("read", document)
        kept(lambda: vault.advance([document], Stage.APPROVED, ANN, {}))
        say("approved", document)
        kept(lambda: write(folder / "exports" / f"{number}.csv", WRITTEN))
        say("exported", f"{number}.csv")
    finally:
        vault.close()


def _taken(vault: Vault, number: int) -> str:
    change = vault.take(arrival(b"document %d " % number * 400, f"/in/{number}.pdf"), ANN)
    return (change.documents or change.duplicates)[0]


def main(folder: Path) -> None:
    """Works once for each line of the input: a number, after how many calls which error, whether it lasts."""
    faults = ctypes.CDLL(None)
    for line in sys.stdin:
        number, after, error, lasts = map(int, line.split())
        process = os.fork()
        if not process:
            faults.fault_arm(os.fsencode(folder), ctypes.c_long(after), error, lasts)
            try:
                work(folder, number)
            except (VouchError, GivenUp):
                say("given-up")
            except BaseException as problem:  # noqa: BLE001 (the edge of the process: what is not of the error tree is told)
                say("broke", type(problem).__name__, *str(problem).encode("ascii", "replace").decode().split())
            say("calls", str(faults.fault_calls()))
            os._exit(0)
        os.waitpid(process, 0)
        say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
