"""Every verb of the command line `vouch`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from desktop.commands import (
    ask,
    backup,
    books,
    check,
    documents,
    folders,
    keys,
    learned,
    machine,
    mcp,
    models,
    periods,
    persons,
    reading,
    salvage,
    tags,
    trust,
    vault,
    voices,
    window,
)
from desktop.version import product_version
from desktop.windowed import has_display, show_window

app = typer.Typer(
    name="vouch",
    invoke_without_command=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Figures from documents into an accountant's books, offline, on the accountant's own machine.

Files come in through a watched folder (`watch`) or by hand (`add`), are read, checked and kept in an encrypted vault;
what Vouch does not stand for is left to you (`list`, `show`, `correct`, `approve`); then `export`. `desktop` opens
the window for all of it, and so does `vouch` alone. Without a vault, `extract` prints what is in files.

VOUCH_HOME names the vault's folder, VOUCH_STATE the folder of log and receipts beside it, VOUCH_PASSPHRASE_FILE a file
with the passphrase for automation, VOUCH_LANGUAGE the language of messages (en, fr).""",
)


def _version(wanted: bool) -> None:  # noqa: FBT001 (typer's callback)
    if wanted:
        typer.echo(f"vouch {product_version()}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Without a verb: the window where one can be seen, else this help."""
    del version
    if context.invoked_subcommand is None:
        if has_display():
            raise typer.Exit(show_window())
        typer.echo(context.get_help())
        raise typer.Exit(2)


REST = "The vault and this machine"
VERBS: Mapping[str, Mapping[str, Callable[..., None]]] = {
    "The window": {"desktop": window.desktop},
    "Read files": {"extract": reading.extract},
    "Into the vault": {
        "init": vault.init,
        "watch": folders.watch_folders,
        "add": folders.add,
        "transcribe": voices.transcribe,
    },
    "Look and decide": {
        "list": documents.list_documents,
        "show": documents.show,
        "original": documents.original,
        "translate": voices.translate,
        "correct": documents.correct,
        "retype": documents.retype,
        "approve": documents.approve,
        "reopen": documents.reopen,
        "split": documents.split,
        "merge": documents.merge,
        "tag": tags.tag,
        "learned": learned.learned,
    },
    "Ask and search": {"ask": ask.ask, "search": ask.search},
    "Out into the books": {"export": books.export, "status": books.status},
    "People's data": {"person": persons.person, "erase": persons.erase},
    REST: {
        "recover": vault.recover,
        "check": check.check,
        "receipt": check.receipt,
        "salvage": salvage.salvage,
        "backup": backup.backup,
        "restore": backup.restore,
        "doctor": machine.doctor,
        "types": machine.types,
    },
}
for panel, verbs in VERBS.items():
    for name, verb in verbs.items():
        app.command(name, rich_help_panel=panel)(verb)
app.add_typer(models.models, name="models", rich_help_panel=REST)
app.add_typer(mcp.mcp, name="mcp", rich_help_panel="Ask and search")
app.add_typer(keys.keys, name="keys", rich_help_panel=REST)
app.add_typer(trust.trust, name="trust", rich_help_panel=REST)
app.add_typer(vault.passwords, name="passwords", rich_help_panel=REST)
app.add_typer(persons.retention, name="retention", rich_help_panel="People's data")
app.add_typer(periods.periods, name="periods", rich_help_panel="Out into the books")
