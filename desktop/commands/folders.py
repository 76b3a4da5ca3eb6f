"""Files into the vault: watched folders and files named by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import Progress

from core.domain.document import Document, Stage
from core.domain.errors import NothingWatched, VouchError
from core.workbench import Folder, Inbox, Originals, Outcome, Pace, Taken, Trouble, Work, files_in, watch
from desktop.commands.backup import backed_up
from desktop.compose import Bench
from desktop.handing import Handing, Holding, holder
from desktop.session import Session, session
from desktop.terminal import coloured, complain, messages, progress_bar

LOOK_EVERY = 0.3
"""seconds between looks at what another process reads"""


def watch_folders(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER...]", exists=True, file_okay=False, help="Folders to watch; else those the vault names."
        ),
    ] = None,
    client: Annotated[
        str, typer.Option("--client", metavar="NAME", help="Whose files these are; else the first subfolder says.")
    ] = "",
    originals: Annotated[
        Originals,
        typer.Option("--originals", help='What happens to a file once it is kept; "move" puts it in "taken".'),
    ] = Originals.LEAVE,
    *,
    once: Annotated[bool, typer.Option("--once", help="Take what is there, read it, and end.")] = False,
) -> None:
    """Watch folders: take every file that comes to rest in them, read it, check it, keep it.

    A file is taken once, when its size and time have stood still and no program writes to it. Links out of the folder
    are not followed. Ends with Ctrl-C; what was being read then is read next time.
    """
    now = session()
    with now.open() as bench:
        named = [Folder(folder, client, originals=originals) for folder in folders or ()]
        watched = named or [one.watched() for one in bench.workbench.automation.folders() if one.active]
        if not watched:
            raise NothingWatched
        if not once:
            names = ", ".join(str(folder.root) for folder in watched)
            messages().print(now.words.say("watching", folders=names), markup=False)
        pace = Pace(scan=0.5) if once else Pace()
        inbox = Inbox(watched, pace)
        with (
            suppress(KeyboardInterrupt),
            reading(now, bench) as work,
            written_for(now, bench, work),
            backed_up(now, bench),
            inbox,
        ):
            for event in watch(bench.workbench, inbox, until=lambda: once and work.idle):
                tell(now, event)
                work.wake()


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    client: Annotated[str, typer.Option("--client", metavar="NAME", help="The client they are for.")] = "",
    *,
    wait: Annotated[bool, typer.Option("--wait/--no-wait", help="Wait until they are read.")] = True,
) -> None:
    """Put files into the vault, and wait until they are read.

    Prints the id of each document. What the vault has already is recognised and not kept twice. Exit status 1 when a
    file could not be taken or read. Beside an open window, that one takes and reads them.
    """
    now = session()
    failed: list[str] = []
    taken: list[str] = []
    with now.write() as bench:
        for path in files_in(paths):
            try:
                change = bench.workbench.take(path, client)
            except VouchError as error:
                failed.append(str(path))
                messages().print(f"[bold]{escape(str(path))}[/]")
                complain(error, now.words)
                continue
            code = "taken.before" if change.nothing else "taken"
            messages().print(now.words.say(code, file=path), markup=False)
            for document in (*change.documents, *change.duplicates):
                typer.echo(document)
            taken.extend(change.documents)
        if wait and isinstance(bench.workbench, Handing):
            failed.extend(read_by_holder(now, bench, taken))
        elif wait:
            with reading(now, bench, failed) as work:
                work.wait()
    if failed:
        raise typer.Exit(1)


def read_by_holder(now: Session, bench: Bench, documents: Sequence[str]) -> Iterator[str]:
    """Waits until another process has read these documents, with a line for each; those that failed."""
    waiting = list(documents)
    with progress_bar() as bar:
        task = bar.add_task(now.words.say("reading"), total=len(waiting))
        while waiting and holder(now.settings):
            for document in [*waiting]:
                found = bench.workbench.show(document).document
                if found.stage is not Stage.RECEIVED:
                    waiting.remove(document)
                    _say_read(now, found, bar)
                    bar.advance(task)
                    if found.failure:
                        yield document
            time.sleep(LOOK_EVERY)


@contextmanager
def written_for(now: Session, bench: Bench, work: Work) -> Iterator[None]:
    """Lets other processes have their writes done by this one meanwhile."""
    holding = Holding(now.settings)
    holding.hold(bench.workbench, lambda _: work.wake())
    try:
        yield
    finally:
        holding.close()


@contextmanager
def reading(now: Session, bench: Bench, failed: list[str] | None = None) -> Iterator[Work]:
    """Reads what waits meanwhile, with a line for each document and a bar where there is a terminal."""
    with progress_bar() as bar:
        task = bar.add_task(now.words.say("reading"), total=None)

        def hear(outcome: Outcome) -> None:
            totals = bench.workbench.totals()
            bar.update(task, completed=totals.taken - totals.waiting, total=totals.taken)
            _line(now, bench, outcome, bar)
            if outcome.failure and not outcome.again and failed is not None:
                failed.append(outcome.document)

        with Work(bench.workbench.processing, hear, bench.side_by_side, beside=bench.workbench.beside()) as work:
            yield work


def tell(now: Session, event: Taken | Trouble) -> None:
    """Says what happened to a file of a watched folder."""
    if isinstance(event, Trouble):
        why = now.words.error(event.error).message
        messages().print(now.words.say("not_taken", file=event.path, why=why), markup=False)
    elif not event.change.nothing:
        messages().print(now.words.say("taken", file=event.offer.path), markup=False)


def _line(now: Session, bench: Bench, outcome: Outcome, bar: Progress) -> None:
    """What became of one document, as a line."""
    if outcome.failure:
        name, said = bench.workbench.show(outcome.document).document.name, now.words.error(outcome.failure)
        text = now.words.say("again", file=name, why=said.message) if outcome.again else f"{name}: {said.message}"
        bar.console.print(f"[red]{escape(text)}[/]")
        return
    for one in outcome.change.documents if outcome.change else ():
        _say_read(now, bench.workbench.show(one).document, bar, f" ({outcome.seconds:.1f} s)")


def _say_read(now: Session, document: Document, bar: Progress, took: str = "") -> None:
    """What one document was read as, or why it was not."""
    name = escape(document.name)
    if document.failure:
        bar.console.print(f"[red]{name}: {escape(now.words.error(document.failure).message)}[/]")
    elif document.reading:
        status = coloured(document.reading.status.value, now.words)
        bar.console.print(f"{name}: {escape(now.words.type(document.reading.type))}, {status}{took}")
