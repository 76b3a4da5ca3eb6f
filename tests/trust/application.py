"""The application as trials run and kill it: it watches a folder, reads, corrects, approves, exports, and tells of it.

A process that is forked for each life, so that only the first one pays for loading.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.document import Source, Stage
from core.domain.errors import NothingToExport, VouchError
from core.intake.settle import Patience
from core.pipeline import Tools, interpret
from core.ports import Interpretation, Limits, PageSink, Progress, Reader, Selection
from core.vault import open_vault
from core.words import Words
from core.work.pool import ReaderPool
from core.workbench import ExportRequest, Folder, Format, Inbox, Originals, Outcome, Pace, Taken, Work, Workbench, watch
from desktop.compose import reader_command

TYPES = bundled_types()
QUICK = Patience(still=0.02, unknown=0.02, hollow=0.1)
PASSPHRASE = "correct horse battery staple"
FIRST = b"INVOICE\nInvoice No: A-1\nDate: 2025-01-02\nBlue Fern Ltd\nTotal: 12.00 EUR\n"


class Here:
    """The line without a process of its own, for the lives in which no reader is to be killed."""

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says."""
        return interpret(source, Tools(TYPES, limits=limits), pages, progress)


@dataclass(frozen=True)
class Life:
    """One run of the application, from its opening until it is killed."""

    bench: Workbench
    inbox: Path
    exports: Path
    luck: random.Random

    def live(self, originals: Originals) -> None:
        """Takes and reads what lies in the inbox, and does with some of it at once what it does with all at the end."""
        folders = Inbox([Folder(self.inbox, patience=QUICK, originals=originals)], Pace(look=0.01, scan=0.05))
        with Work(self.bench.processing, self.hear) as work, folders:
            for event in watch(self.bench, folders, lambda: work.idle):
                if isinstance(event, Taken):
                    say("taken", *event.change.documents, *event.change.duplicates)
                    work.wake()
            work.wait()
            for one in self.bench.list(Selection(stage=Stage.READ, limit=100_000)):
                self.review(one.id)
            self.export()

    def hear(self, outcome: Outcome) -> None:
        """Sometimes reviews what was just read, and sometimes exports."""
        for document in outcome.change.documents if outcome.change else ():
            say("read", document)
            if self.luck.random() < 0.5:
                self.review(document)
            if self.luck.random() < 0.2:
                self.export()

    def review(self, document: str) -> None:
        """Corrects and approves a document, unless that was done."""
        found = self.bench.show(document).document
        if found.stage is not Stage.READ:
            return
        reading = found.reading
        if reading and (said := reading.record.fields.get("total_amount")) and said.value != total_of(document):
            self.bench.correct(document, "total_amount", total_of(document))
            say("corrected", document)
        self.bench.approve([document])
        say("approved", document)

    def export(self) -> None:
        """Exports what is new."""
        path = self.exports / f"{self.luck.randrange(10**9)}.csv"
        try:
            written = self.bench.exports.export(ExportRequest(Format.CSV, path, new=True))
        except NothingToExport:
            return
        say("exported", path.name, written.sha256, *written.change.documents)


def total_of(document: str) -> str:
    """What a document is corrected to."""
    return f"{int(document, 16) % 100_000}.00"


def say(*words: str) -> None:
    """Tells what was done; what is told must outlive every kill."""
    os.write(1, f"{' '.join(words)}\n".encode("ascii"))


@contextmanager
def readers(*, apart: bool) -> Iterator[Reader]:
    """Readers in processes of their own, or the line within this one."""
    if not apart:
        yield Here()
        return
    with ReaderPool(reader_command(), 1) as pool:
        yield pool


def begin(folder: Path, seed: int, originals: Originals, *, apart: bool) -> None:
    """One life: opens the vault, works until all is done, and waits to be killed."""
    vault = open_vault(folder / "home", folder / "state", PASSPHRASE)
    say("open")
    with readers(apart=apart) as reader:
        bench = Workbench(vault, reader, TYPES, Words("en", TYPES), lambda: "trial", "Ann", Limits())
        Life(bench, folder / "inbox", folder / "exports", random.Random(seed)).live(originals)
    say("done")
    signal.pause()


def main(folder: Path) -> None:
    """Begins a life for each line of the input: a seed, what becomes of originals, where readers are."""
    Here().read(Source("a.txt", "", FIRST, None, ()), Limits(), lambda *_: None, lambda *_: None)
    for line in sys.stdin:
        seed, originals, where = line.split()
        process = os.fork()
        if not process:
            try:
                begin(folder, int(seed), Originals(originals), apart=where == "apart")
            except VouchError as error:
                say("error", error.code)
            os._exit(1)
        say("begun", str(process))
        os.waitpid(process, 0)
        say("ended")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
