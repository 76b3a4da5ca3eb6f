"""What the command line prints: answers on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TextIO

from rich.box import ROUNDED
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from core.domain.document import Failure, Status
from core.domain.errors import VouchError
from core.ports import Progress as Step
from core.words import Words

WIDE = 200
"""columns where no terminal sets a width"""
STATUS_STYLE = {Status.ACCEPTED.value: "green", Status.REVIEW.value: "yellow", Status.FAILED.value: "red"}


class Printed(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    JSON = "json"


def output() -> Console:
    """Where answers go."""
    return Console(width=None if sys.stdout.isatty() else WIDE)


def messages() -> Console:
    """Where messages and progress go."""
    return Console(stderr=True, soft_wrap=True)


def complain(error: VouchError | Failure, words: Words) -> None:
    """Says what went wrong and what can be done."""
    said, console = words.error(error), messages()
    console.print(f"[red]{escape(said.message)}[/] [dim]({said.code})[/]")
    console.print(escape(said.advice))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error; silent where that is no terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = messages()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar


@contextmanager
def step_bar(words: Words, first: str = "") -> Iterator[Step]:
    """Shows how far a piece of work has come, to whoever looks on; until it says so, that it is at the first step."""
    with progress_bar() as bar:
        task = bar.add_task(words.step(first), total=None)

        def hear(step: str, done: int, total: int) -> None:
            bar.update(task, description=words.step(step), completed=done, total=total or None)

        yield hear


@contextmanager
def own_output() -> Iterator[TextIO]:
    """Standard output for our lines alone: what foreign code prints meanwhile goes to standard error."""
    sys.stdout.flush()
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    before = os.dup(1)
    os.dup2(2, 1)
    try:
        with ours:
            yield ours
    finally:
        sys.stdout.flush()
        os.dup2(before, 1)
        os.close(before)


def table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the product's look."""
    made = Table(title=title, title_justify="left", header_style="bold", box=ROUNDED)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def coloured(status: str, words: Words) -> str:
    """A status in words and in its colour."""
    style = STATUS_STYLE.get(status)
    return f"[{style}]{words.say(f'status.{status}')}[/]" if style else "-"
