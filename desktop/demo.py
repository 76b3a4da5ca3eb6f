"""The main job on the bundled samples: a watched folder receives them, a vault keeps them, an export is written."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.progress import Progress, TaskID

import resources
from core.domain.errors import VouchError
from core.ports import Selection
from core.workbench import ExportRequest, Folder, Format, Inbox, Outcome, Pace, Trouble, Work, watch
from desktop import compose
from desktop.commands.books import print_totals
from desktop.commands.folders import tell
from desktop.compose import Bench
from desktop.log import log_to
from desktop.session import Session
from desktop.settings import Settings, settings
from desktop.showing import document_rows
from desktop.terminal import complain, messages, output, progress_bar

SAMPLES = Path(str(resources.ROOT)) / "samples"
PICTURE_WIDTH = 150
SVG = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""a picture that fetches no fonts from elsewhere"""
OURS = ("vault", "state", "inbox")
NOT_SAMPLES = (".md", ".toml", ".json", ".py", ".txt")


def main(folder: Path, picture: Path | None = None, samples: Path = SAMPLES) -> int:
    """Runs the demo in a folder of its own; the exit status. A picture keeps what was printed as SVG."""
    console = Console(record=True, width=PICTURE_WIDTH) if picture else output()
    now = Session(_own_settings(folder))
    messages().print(now.words.say("demo.begin", folder=folder), markup=False)
    try:
        _prepare(now.settings, folder)
        with now.open() as bench:
            _receive(now, bench, folder / "inbox", samples)
            _report(now, bench, folder, console)
    except VouchError as error:
        complain(error, now.words)
        return 1
    if picture:
        console.save_svg(str(picture), title="vouch", code_format=SVG)
    return 0


def _own_settings(folder: Path) -> Settings:
    usual = settings(os.environ)
    return Settings(folder / "vault", folder / "state", folder / "passphrase", usual.language, "demo")


def _prepare(own: Settings, folder: Path) -> None:
    """A new vault with its own passphrase; what an earlier demo left is removed."""
    for name in OURS:
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "inbox").mkdir(parents=True)
    assert own.passphrase_file is not None
    passphrase = secrets.token_urlsafe(24)
    own.passphrase_file.write_text(passphrase + "\n", encoding="utf-8")
    own.passphrase_file.chmod(0o600)
    compose.create(own, passphrase, keychain=False)
    log_to(own.state)


def _receive(now: Session, bench: Bench, inbox: Path, samples: Path) -> None:
    """Lets the samples come into the watched folder, and waits until the last of them is read."""
    expected = len(list(_files(samples)))
    arrived: list[Path] = []
    with progress_bar() as bar:
        task = bar.add_task(now.words.say("reading"), total=expected)

        def hear(outcome: Outcome) -> None:
            _advance(bench, bar, task)
            if outcome.failure and not outcome.again:
                complain(outcome.failure, now.words)

        folders = Inbox([Folder(inbox)], Pace(scan=0.5))
        with Work(bench.workbench.processing, hear, bench.side_by_side) as work, folders:
            watched = watch(bench.workbench, folders, lambda: len(arrived) == expected and work.idle)
            for path in _files(samples):
                target = inbox / path.relative_to(samples)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
            for event in watched:
                arrived.append(event.path if isinstance(event, Trouble) else event.offer.path)
                tell(now, event)
                work.wake()
                _advance(bench, bar, task)


def _advance(bench: Bench, bar: Progress, task: TaskID) -> None:
    totals = bench.workbench.totals()
    bar.update(task, completed=totals.taken - totals.waiting, total=totals.taken)


def _files(samples: Path) -> Iterator[Path]:
    files = sorted(path for path in samples.rglob("*") if path.is_file())
    yield from (path for path in files if path.suffix not in NOT_SAMPLES and not path.name.startswith("."))


def _report(now: Session, bench: Bench, folder: Path, console: Console) -> None:
    """What was found and what needs a look, the control totals, and the exports."""
    documents = bench.workbench.list(Selection())
    console.print(document_rows(documents, now.words, now.words.say("demo.title"), ids=False))
    print_totals(now, bench.workbench.overview())
    written = []
    for kind in (Format.XLSX, Format.CSV):
        request = ExportRequest(kind, folder / f"export.{kind.value}", all=True)
        written.append(bench.workbench.export(request).path)
    names = ", ".join(str(path.relative_to(folder.parent)) for path in written)
    console.print(now.words.say("demo.end", files=names), markup=False)


if __name__ == "__main__":
    sys.exit(main(Path("vouch-demo").absolute(), *map(Path, sys.argv[1:2])))
