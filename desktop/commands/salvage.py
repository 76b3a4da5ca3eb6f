"""What can still be had of a damaged vault."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from desktop import compose
from desktop.session import session
from desktop.terminal import messages


def salvage(
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where to put them.", file_okay=False)],
) -> None:
    """Write every original that is whole into a folder, from a vault that is too damaged for anything else.

    Only the key file is needed, not the database; where that can still be read, originals have their names. The vault
    stays as it is. Exit status 1 where an original is not whole any more. What was read, corrected and approved comes
    back with a backup only (`vouch restore`).
    """
    now = session()
    passphrase = now.passphrase()
    to.mkdir(parents=True, exist_ok=True)
    whole, lost = 0, 0
    for name, data in compose.salvage(now.settings, passphrase):
        if data is None:
            messages().print(now.words.say("salvage.lost", file=name), markup=False)
            lost += 1
        else:
            _put(to / Path(name).name, data)
            whole += 1
    messages().print(now.words.say("salvaged", count=whole, lost=lost, folder=to), markup=False)
    if lost:
        raise typer.Exit(1)


def _put(path: Path, data: bytes) -> None:
    """Writes a file beside those of the same name."""
    for free in _free(path):
        try:
            with free.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        return


def _free(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
