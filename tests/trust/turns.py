"""T10, T11: two who would write one vault, and a clock that is set forward and back by years."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.domain.document import Failure, Stage
from core.domain.errors import VaultBusy
from core.ports import Interpretation, Selection, Trail, silent
from core.vault import Vault, open_vault
from core.work.queue import Queue
from tests.core.vault.made import ANN, PASSPHRASE, new_vault, opened, reading, taken

RIVALS = 4
DOCUMENTS = 6
YEARS = 30
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def rivals(numbers: range, folder: Path) -> Iterator[str]:
    """Several open one vault in the same moment: one writes, the others are told who does and may read."""
    new_vault(folder).close()
    for number in numbers:
        said: list[str] = []
        meet = threading.Barrier(RIVALS)
        threads = [threading.Thread(target=_rival, args=(folder, number, meet, said)) for _ in range(RIVALS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        wanted = ["wrote", *["told who"] * (RIVALS - 1)]
        yield "" if sorted(said, reverse=True) == wanted else f"{sorted(said)}"


def _rival(folder: Path, number: int, meet: threading.Barrier, said: list[str]) -> None:
    meet.wait()
    try:
        vault = opened(folder)
    except VaultBusy as busy:
        with_reader = opened(folder, read_only=True)
        with_reader.totals()
        meet.wait()
        with_reader.close()
        said.append("told who" if busy.facts["process"] == str(os.getpid()) else f"told {busy.facts}")
        return
    taken(vault, b"rival %d" % number, f"/in/{number}.pdf")
    meet.wait()
    vault.close()
    said.append("wrote")


class _Clock:
    """A clock that stands anywhere within many years whenever it is looked at."""

    def __init__(self, luck: random.Random) -> None:
        self._luck = luck

    def __call__(self) -> str:
        return self._moment().isoformat(timespec="milliseconds")

    def seconds(self) -> float:
        return self._moment().timestamp()

    def _moment(self) -> datetime:
        return NOW + timedelta(days=self._luck.uniform(-365 * YEARS, 365 * YEARS))


def clocks(numbers: range, folder: Path) -> Iterator[str]:
    """Documents are taken, fail, wait and are read while the clock jumps; all is kept in the order it was done."""
    new_vault(folder).close()
    for number in numbers:
        clock = _Clock(random.Random(number))
        vault = open_vault(folder / "home", folder / "state", PASSPHRASE, clock=clock)
        try:
            yield "; ".join(_lost(vault, number, clock))
        finally:
            vault.close()


def _lost(vault: Vault, number: int, clock: _Clock) -> Iterator[str]:
    documents = [taken(vault, b"%d %d" % (number, place), f"/in/{number}-{place}") for place in range(DOCUMENTS)]
    queue = Queue(vault)
    for _ in range(DOCUMENTS):
        if job := queue.next(clock.seconds()):
            queue.put_back(job, Failure("reader.crashed"), clock.seconds())
    read = []
    now = clock.seconds()
    while job := queue.next(now):
        read.append(job.document)
        vault.save_readings(job.document, Interpretation((reading(),)), "1", "rule")
        now += 3600
    if sorted(read) != sorted(documents):
        yield f"{len(read)} of {DOCUMENTS} were read"
    vault.advance(documents, Stage.APPROVED, ANN, {})
    if [one.id for one in vault.documents(Selection(stage=Stage.APPROVED, limit=10**6))][-DOCUMENTS:] != documents:
        yield "documents are not in the order in which they came"
    for document in documents:
        deeds = [line.action for line in vault.history(document)]
        if (deeds[0], deeds[-1]) != ("taken", "approved"):
            yield f"the history is {deeds}"
    lines = [line.sequence for line in vault.activity(Trail(limit=50))]
    if lines != sorted(lines, reverse=True):
        yield "the activity is not in order"
    yield from (f"{one.code} {dict(one.facts)}" for one in vault.check(silent))
