"""Other programs that look at the vault by the Model Context Protocol, each by a person's consent."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from core.domain.change import Change
from desktop.session import session
from desktop.terminal import messages, output, table

NAME = Annotated[str, typer.Argument(metavar="PROGRAM", help="As the program calls itself: `vouch mcp list` says it.")]

mcp = typer.Typer(
    invoke_without_command=True,
    help="""Let a program of yours look at the vault (Model Context Protocol, standard input and output).

The program starts `vouch mcp` and talks to it through its pipes; it is configured with that command, and with
VOUCH_PASSPHRASE_FILE where there is no keychain. It can search, ask, list and read documents, and alter nothing.
Before its first look it is refused until you allow it, here or in the open window; each look is written into the
audit trail.""",
)


@mcp.callback()
def answer(context: typer.Context) -> None:
    """Answer the program at the other end of standard input and output."""
    if context.invoked_subcommand is None:
        from desktop.mcp.serving import serve  # noqa: PLC0415 (verbs of consent do without)

        serve(session())


@mcp.command()
def allow(program: NAME) -> None:
    """Let a program look at everything in the vault, until you refuse it."""
    _do("allow", program)


@mcp.command()
def refuse(program: NAME) -> None:
    """Let a program look at nothing, from its next call on."""
    _do("refuse", program)


@mcp.command()
def forget(program: NAME) -> None:
    """Forget what was said to a program: it asks again."""
    _do("forget", program)


@mcp.command("list")
def listed() -> None:
    """List the programs that asked, and what was said to them."""
    now = session()
    with now.look() as bench:
        found = bench.workbench.programs.known()
    made = table(*(now.words.say(f"column.{name}") for name in ("program", "state", "who", "when")))
    for one in found:
        made.add_row(escape(one.name), now.words.say(f"mcp.{one.consent}"), escape(one.by), one.at)
    output().print(made if found else now.words.say("mcp.none"))


def _do(deed: str, program: str) -> Change:
    from desktop.mcp.serving import consenting  # noqa: PLC0415 (as above)

    now = session()
    with now.look() as bench:
        change = consenting(now, bench.workbench, [deed, program, "", {}])
    messages().print(now.words.say(f"mcp.done.{deed}", program=program), markup=False)
    return change
