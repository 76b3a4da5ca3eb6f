"""Reading files without a vault."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.progress import Progress

from core.domain.errors import TypeFileInvalid
from core.workbench import Answer, files_in
from desktop import compose
from desktop.session import session
from desktop.terminal import complain, own_output, progress_bar

FAILED, USAGE = 1, 2


class Printed(StrEnum):
    """What `extract` prints."""

    JSONL = "jsonl"
    MARKDOWN = "markdown"


def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of files.")],
    printed: Annotated[
        Printed, typer.Option("--format", help="One JSON object per document and line, or the pages as Markdown.")
    ] = Printed.JSONL,
    *,
    tables: Annotated[
        bool, typer.Option("--tables", help="Add every table on the pages as tables.page_tables, whatever the type.")
    ] = False,
    types: Annotated[
        list[Path] | None, typer.Option("--types", metavar="FILE", help="Add document types from a file of your own.")
    ] = None,
) -> None:
    """Read files and print what is in them, without a vault.

    Every value comes with the text, page and place it was read from, and says whether Vouch stands for it and why.
    Several files are read at once and printed in their order. Answers go to standard output, messages to standard
    error. Exit status: 0 when every file was read, 1 when some failed (each has its line), 2 for wrong usage.
    """
    now = session()
    files = list(files_in(paths))
    failed = False
    try:
        with (
            own_output() as out,
            compose.extractor(now.settings, types or (), tables=tables, text=printed is Printed.MARKDOWN) as extractor,
            progress_bar() as bar,
        ):
            task = bar.add_task(now.own_words.step("reading"), total=len(files))
            for answer in extractor.answers(files):
                failed |= answer.failed
                _say(answer, printed, out, bar)
                bar.advance(task)
    except TypeFileInvalid as error:
        complain(error, now.own_words)
        raise typer.Exit(USAGE) from error
    if failed:
        raise typer.Exit(FAILED)


def _say(answer: Answer, printed: Printed, out: TextIO, bar: Progress) -> None:
    if printed is Printed.MARKDOWN:
        out.write(answer.markdown)
        for line in answer.lines:
            if line["error"]:
                bar.console.print(f"{answer.file}: {line['error']['message']}", markup=False)
    else:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in answer.lines)
    out.flush()
