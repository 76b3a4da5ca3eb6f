"""The window as a verb of the command line. Qt is loaded by it alone."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from desktop.session import session
from desktop.terminal import messages


def desktop(
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
    """Open the window: inbox, review, documents and exports over the vault."""
    now = session()
    if not has_display():
        if not smoke:
            messages().print(now.words.say("display.none"), markup=False)
            raise typer.Exit(1)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.window.application import run  # noqa: PLC0415 (Qt is for the window only)
    from desktop.window.smoke import smoke_test  # noqa: PLC0415

    if smoke:
        raise typer.Exit(smoke_test())
    raise typer.Exit(run(now.settings, now.given()))


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
