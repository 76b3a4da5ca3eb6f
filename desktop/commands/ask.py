"""Questions over the documents of the vault, and search by words and meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.asking import Answer
from core.domain.errors import VouchError
from core.ports import Progress
from core.workbench import Asking, answered
from desktop.compose import Bench
from desktop.session import Session, session
from desktop.terminal import messages, output, progress_bar, table

UNSUPPORTED = 1
"""exit status where nothing supports an answer"""
SHOWN = 20
"""rows that are printed below an answer"""


class Form(StrEnum):
    """How answers are printed."""

    TEXT = "text"
    JSON = "json"


Client = Annotated[str, typer.Option("--client", metavar="NAME", help="Of this client only.")]


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English or French.")],
    *,
    client: Client = "",
    document: Annotated[str, typer.Option("--document", metavar="ID", help="Of this document only.")] = "",
    after: Annotated[
        list[str] | None,
        typer.Option("--after", metavar="QUESTION", help='A question before it, from which "and in May?" goes on.'),
    ] = None,
    printed: Annotated[Form, typer.Option("--format", help="Sentences and a table, or JSON.")] = Form.TEXT,
) -> None:
    """Ask about the documents: "How much VAT did we pay in Q1 2026?", "Quelle est la dernière facture d'Orange ?".

    Sums, counts, lists and comparisons come from a query over verified values, which is shown; what is not verified
    or in another currency is left out, and that is said. A name or key word that is wrong by one letter is taken for
    the one that is as near, where nothing answers as it is written, and that is said too. Other questions are answered
    by quoting the documents. Exit status 1 where nothing in the documents supports an answer.
    """
    now = session()
    with now.look() as bench, _shown(now) as progress:
        answer = _asking(bench).ask(question, client, document, progress=progress, after=after or ())
    if printed is Form.JSON:
        typer.echo(json.dumps(answered(answer), ensure_ascii=False, indent=1))
    else:
        _print(answer)
    if answer.refused:
        raise typer.Exit(UNSUPPORTED)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What is looked for.")],
    *,
    client: Client = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
) -> None:
    """Find documents by words that stand in them, and by what they mean: "electricity" finds "électricité" too."""
    now = session()
    with now.look() as bench:
        found = _asking(bench).search(words, client, limit)
    if not found:
        messages().print(now.words.say("nothing"), markup=False)
        return
    made = table(*(now.words.say(f"column.{name}") for name in ("id", "client", "file", "type", "found")))
    for one in found:
        told = " ".join(part for part in (one.supplier, one.date, str(one.total or ""), one.currency) if part)
        kind = now.words.type(one.type) if one.type else ""
        made.add_row(one.id, escape(one.client), escape(one.name), escape(kind), escape(told))
    output().print(made)


@contextmanager
def _shown(now: Session) -> Iterator[Progress]:
    """Shows how far a look through many rows has come; nothing where there is none."""
    with progress_bar() as bar:

        def hear(step: str, done: int, total: int) -> None:
            if not bar.task_ids:
                bar.add_task(now.words.step(step))
            bar.update(bar.task_ids[0], completed=done, total=total)

        yield hear


def _asking(bench: Bench) -> Asking:
    """The verbs of asking. Raises VouchError where the vault cannot be asked."""
    if bench.workbench.asking is None:
        raise VouchError(where="ask")
    return bench.workbench.asking


def _print(answer: Answer) -> None:
    printed = output()
    printed.print(answer.text, markup=False, highlight=False)
    if answer.query:
        printed.print(f"[ {answer.query} ]", markup=False, highlight=False, style="dim")
    for one in answer.citations:
        place = f"{one.document}  {one.name}" + (f", p. {one.page}" if one.page else "")
        printed.print(f"  {place}: {' '.join(one.text.split())}", markup=False, highlight=False)
    if len(answer.rows) > len(answer.citations):
        now = session()
        made = table(*(now.words.say(f"column.{name}") for name in ("id", "file", "found")))
        for row in answer.rows[:SHOWN]:
            told = " ".join(part for part in (row.party, row.date, row.value, row.currency) if part)
            made.add_row(row.document, escape(row.name), escape(told))
        printed.print(made)
