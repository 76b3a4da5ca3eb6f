"""Who and what opens the vault."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.profile import Profile, Role
from core.workbench import Keys
from desktop import compose
from desktop.commands.vault import SHORTEST
from desktop.session import Session, session
from desktop.terminal import messages, output, step_bar, table

NAME = Annotated[str, typer.Argument(metavar="NAME", help="The person's name.")]
LABEL = Annotated[str, typer.Argument(metavar="LABEL", help="What the recovery key is called, such as where it lies.")]

keys = typer.Typer(
    invoke_without_command=True,
    help="Who and what opens the vault: passphrases of people, recovery keys, the vault's own key.",
)


@keys.callback()
def listed(context: typer.Context) -> None:
    """List the people and recovery keys that open the vault."""
    if context.invoked_subcommand is not None:
        return
    now = session()
    with _looked(now) as opened:
        say, shown = now.words.say, table(now.words.say("keys.what"), now.words.say("keys.who"))
        for one in opened.profiles():
            shown.add_row(say(f"role.{one.role}").capitalize(), escape(one.name))
        if not opened.profiles():
            shown.add_row(say("keys.passphrase"), say("keys.everybody"))
        for label in opened.recovery_keys():
            shown.add_row(say("keys.recovery"), escape(label))
    output().print(shown)


@keys.command()
def passphrase() -> None:
    """Change your own passphrase: the old one is asked for, then the new one."""
    now = session()
    old = now.ask_line("keys.old", hidden=True)
    new = _new(now, "passphrase.new")
    with _altered(now, old) as opened:
        opened.change_passphrase(old, new)
    messages().print(now.words.say("keys.changed"), markup=False)


@keys.command()
def name(name: NAME) -> None:
    """Name yourself in a vault that knows nobody: you are its administrator, and your passphrase stays."""
    now = session()
    old = now.ask_line("keys.old", hidden=True)
    with _altered(now, old) as opened:
        opened.name_yourself(old, name)
    messages().print(now.words.say("keys.added", name=name), markup=False)


@keys.command()
def add(
    name: NAME,
    role: Annotated[Role, typer.Option("--role", help="What the person is there for.")] = Role.PREPARER,
) -> None:
    """Give a person a passphrase of their own, which they type themselves."""
    now = session()
    new = _new(now, "keys.theirs")
    with _altered(now) as opened:
        opened.add_profile(Profile(name, role), new)
    messages().print(now.words.say("keys.added", name=name), markup=False)


@keys.command()
def remove(name: NAME) -> None:
    """Take a person's way in. Give the vault another key afterwards (`vouch keys renew`)."""
    now = session()
    with _altered(now) as opened:
        opened.remove_profile(name)
    messages().print(now.words.say("keys.removed", name=name), markup=False)


@keys.command("add-recovery")
def add_recovery(label: LABEL) -> None:
    """Make another recovery key and show it, once."""
    now = session()
    with _altered(now) as opened:
        key = opened.add_recovery_key(label)
    messages().print(now.words.say("recovery.show"), markup=False)
    output().print(key, markup=False)


@keys.command("remove-recovery")
def remove_recovery(label: LABEL) -> None:
    """Make a recovery key worthless, such as one that was lost."""
    now = session()
    with _altered(now) as opened:
        opened.remove_recovery_key(label)
    messages().print(now.words.say("keys.recovery_removed", name=label), markup=False)


@keys.command()
def renew() -> None:
    """Give the vault another key and seal everything anew; passphrases and recovery keys stay.

    For when a person left who could open it. It needs as much room again as the vault has; ended at any moment, the
    vault opens as it was or with the new key.
    """
    now = session()
    old = now.ask_line("keys.old", hidden=True)
    with step_bar(now.words, "sealing") as progress:
        key = compose.rekey(now.settings, old, progress, keychain=now.settings.passphrase_file is None)
    messages().print(now.words.say("keys.renewed"), markup=False)
    if key:
        messages().print(now.words.say("recovery.show"), markup=False)
        output().print(key, markup=False)


@keys.command()
def move() -> None:
    """Say what to copy so that the vault opens on another machine, and what this machine knows of it."""
    now = session()
    receipt, say = compose.receipt_of(now.settings), now.words.say
    output().print(say("keys.move", home=now.settings.home, receipt=receipt), markup=False, soft_wrap=True)
    if not receipt.exists():
        output().print(say("keys.new_here"), markup=False, soft_wrap=True)


@contextmanager
def _looked(now: Session) -> Iterator[Keys]:
    with now.look() as bench:
        assert bench.workbench.keys
        yield bench.workbench.keys


@contextmanager
def _altered(now: Session, given: str | None = None) -> Iterator[Keys]:
    """The keys of the vault, opened by a passphrase that was asked for, else as ever."""
    with compose.workbench(now.settings, given or now.given(), lambda: now.ask("passphrase")) as bench:
        assert bench.workbench.keys
        yield bench.workbench.keys


def _new(now: Session, question: str) -> str:
    """A new passphrase: typed twice at a terminal, else the next line of standard input."""
    typed = now.ask(question, confirm=True) if sys.stdin.isatty() else now.ask_line(question)
    if len(typed) < SHORTEST:
        messages().print(now.words.say("passphrase.short"), markup=False)
        raise typer.Exit(2)
    return typed
