"""Closed periods: a client's books are done up to a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from rich.markup import escape

from desktop.commands.days import DAY
from desktop.session import session
from desktop.terminal import messages, output, table

periods = typer.Typer(no_args_is_help=True, help="Periods whose books are done: what lies in one stays as it is.")
Client = Annotated[str, typer.Option("--client", metavar="NAME", help="The client; else all of them.")]


@periods.command("list")
def list_periods() -> None:
    """List the closed periods, with who closed them and when."""
    now = session()
    with now.look() as bench:
        closed = bench.workbench.periods.closed()
    made = table(*(now.words.say(f"column.{name}") for name in ("client", "closed_until", "by", "at")))
    for one in closed:
        made.add_row(escape(one.client or now.words.say("all_clients")), one.until.isoformat(), escape(one.by), one.at)
    output().print(made)


@periods.command("close")
def close(
    until: Annotated[date, typer.Argument(help="The last day.", **DAY)],
    client: Client = "",
) -> None:
    """Close a client's books up to a day.

    Documents dated within it that come later, or were not approved yet, wait for a person; approved and exported ones
    are reopened only by an administrator, with a reason.
    """
    now = session()
    with now.open() as bench:
        change = bench.workbench.periods.close(client, until)
    said = {"client": client or now.words.say("all_clients"), "until": until.isoformat()}
    messages().print(now.words.say("period.closed", **said, count=len(change.touched)), markup=False)


@periods.command("open")
def open_again(
    client: Client = "",
    *,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="The reason; the audit trail keeps it.")],
) -> None:
    """Open a client's closed period again, for a reason."""
    now = session()
    with now.open() as bench:
        bench.workbench.periods.open(client, why)
    said = now.words.say("period.opened", client=client or now.words.say("all_clients"))
    messages().print(said, markup=False)
