"""The window as a verb of the command line. Qt is loaded by it alone."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from desktop.handing import in_front
from desktop.session import session
from desktop.terminal import messages


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
    now = session()
    if not has_display():
        if not smoke:
            messages().print(now.words.say("display.none"), markup=False)
            raise typer.Exit(1)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not smoke and in_front(now.settings, document):
        return
    if smoke:
        from desktop.window.smoke import smoke_test  # noqa: PLC0415 (Qt is for the window only)

        raise typer.Exit(smoke_test())
    from desktop.window.application import run  # noqa: PLC0415 (likewise)

    raise typer.Exit(run(now.settings, now.given(), document=document))


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
