"""The window as a verb of the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from desktop.windowed import show_window


def desktop(
    document: Annotated[
        str, typer.Argument(metavar="[ID]", help="A document to show, as `vouch list` names it.", show_default=False)
    ] = "",
    *,
    smoke: Annotated[
        bool,
        typer.Option(
            "--smoke",
            help="Open it on a throw-away vault with the samples, wait until they are shown, close, and print how long "
            "that took.",
        ),
    ] = False,
) -> None:
    """Open the window: inbox, review, documents and exports over the vault. One that is open comes to the front."""
    raise typer.Exit(show_window(document, smoke=smoke))
