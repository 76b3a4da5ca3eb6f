"""The vault itself: made, recovered, and its clients' passwords."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop import compose
from desktop.commands.folders import reading
from desktop.session import Session, session
from desktop.terminal import messages, output

SHORTEST = 8

passwords = typer.Typer(no_args_is_help=True, help="Passwords that open clients' files, kept encrypted.")


def init() -> None:
    """Make the vault and show its recovery key, once.

    The folder is VOUCH_HOME, else the platform's usual place. The passphrase is asked for, or taken from the file that
    VOUCH_PASSPHRASE_FILE names; it is never a part of the command. Without that file the key is also put in the
    system's keychain, so that the passphrase need not be typed each time.
    """
    now = session()
    passphrase = _new_passphrase(now)
    automatic = now.settings.passphrase_file is not None
    key = compose.create(now.settings, passphrase, keychain=not automatic)
    say, console = now.words.say, messages()
    console.print(say("vault.made", folder=now.settings.home), markup=False)
    console.print(say("recovery.show"), markup=False)
    output().print(key, markup=False)
    if not automatic and not compose.keychain_works():
        console.print(say("keychain.none"), markup=False)


def recover() -> None:
    """Open the vault with its recovery key and give it a new passphrase.

    For when the passphrase is lost, or the vault came to another machine. Both are asked for; no document is touched.
    """
    now = session()
    key = now.ask_line("recovery.ask")
    passphrase = _new_passphrase(now)
    compose.recover(now.settings, key, passphrase, keychain=now.settings.passphrase_file is None)
    messages().print(now.words.say("recovered"), markup=False)


@passwords.command("add")
def add_password(
    client: Annotated[str, typer.Option("--client", metavar="NAME", help="The client whose files it opens.")],
) -> None:
    """Remember a password for a client's files, and read those that wait for one.

    The password is asked for, or taken from standard input where that is no terminal.
    """
    now = session()
    password = now.ask_line("password.ask", hidden=True)
    with now.open() as bench:
        change = bench.workbench.add_password(client, password)
        messages().print(now.words.say("password.added", count=len(change.documents)), markup=False)
        if change.documents:
            with reading(now, bench) as work:
                work.wait()


def _new_passphrase(now: Session) -> str:
    passphrase = now.new_passphrase()
    if len(passphrase) < SHORTEST:
        messages().print(now.words.say("passphrase.short"), markup=False)
        raise typer.Exit(2)
    return passphrase
