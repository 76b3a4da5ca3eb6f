"""Whose signatures are believed: certificates and public keys that the user keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop.session import session
from desktop.terminal import messages

trust = typer.Typer(no_args_is_help=True, help="Certificates and public keys that you trust for signatures.")


@trust.command("list")
def list_trusted() -> None:
    """List the certificates and keys that are trusted."""
    now = session()
    with now.look() as bench:
        kept = bench.workbench.trust.kept() if bench.workbench.trust else ()
    for name in kept:
        typer.echo(name)


@trust.command("add")
def add(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A certificate or public key (PEM or DER).", exists=True)
    ],
) -> None:
    """Trust a certificate: signatures that it, or one it vouches for, has made are then said to be trusted.

    Indian e-invoice codes are believed by the portal's public key, kept in the same way. Documents read before stay as
    they are; read them again to have their signatures judged anew.
    """
    now = session()
    with now.open() as bench:
        if bench.workbench.trust:
            bench.workbench.trust.add(file)
    messages().print(now.words.say("trust.added", name=file.name), markup=False)


@trust.command("remove")
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As `vouch trust list` names it.")]) -> None:
    """Trust a certificate no more."""
    now = session()
    with now.open() as bench:
        if bench.workbench.trust:
            bench.workbench.trust.remove(name)
    messages().print(now.words.say("trust.removed", name=name), markup=False)
