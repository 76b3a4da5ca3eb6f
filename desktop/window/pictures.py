"""Pictures of every place of the window over the samples, for docs/screenshots and for whoever looks after the look."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer

import resources
from core.ports import Selection
from desktop.settings import settings
from desktop.window.application import Main, application
from desktop.window.documents.view import DocumentsView
from desktop.window.places import BELOW, PLACES
from desktop.window.preferred import SCALE, THEME, Preferences

PATIENCE, PAUSE, ROUNDS = 600.0, 0.5, 3
"""seconds; how often an answer may lead to another question"""
COLOURS = 256
"""chosen to cover all that occur, then moved to what occurs most: small marks keep theirs, and so does the ground"""
SAMPLES = Path(str(resources.ROOT)) / "samples"


def take_pictures(folder: Path, theme: str, scale: int, language: str = "en") -> None:
    """Writes one picture of each place into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="vouch-pictures-") as home:
        own = replace(
            settings(os.environ),
            home=Path(home) / "vault",
            state=Path(home) / "state",
            passphrase_file=None,
            language=language,
        )
        preferences = Preferences(own.state)
        preferences.put(THEME, theme)
        preferences.put(SCALE, scale)
        program = application(own)
        main = Main(own)
        main.begin()
        _fill(main)
        for place in (*PLACES, *BELOW):
            _show(main, place.id)
            suffix = "" if language == "en" else f"-{language}"
            _save(main, folder / f"{place.id}-{theme}-{scale}{suffix}.png")
        main.frame.close()
        program.processEvents()


def _save(main: Main, path: Path) -> None:
    """Keeps a picture in few colours: a third of the bytes, and no difference to the eye."""
    main.frame.grab().save(str(path))
    with Image.open(path) as picture:
        covering = Image.Quantize.MAXCOVERAGE
        few = picture.convert("RGB").quantize(COLOURS, method=covering, kmeans=1, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _fill(main: Main) -> None:
    main.make(secrets.token_urlsafe(16))
    _until(lambda: main.shell is not None)
    assert main.shell
    main.shell.adding.take_by_folder(SAMPLES)
    expected = sum(1 for path in SAMPLES.rglob("*") if path.is_file())
    shell, running = main.shell, main.running
    _until(lambda: bool(running) and shell.bottom.taken >= expected and not shell.bottom.waiting)
    _pause(1.0)
    while shell.toasts.shown:
        shell.toasts.shown.pop().deleteLater()


def _show(main: Main, place: str) -> None:
    assert main.shell
    waiting = main.shell.desk.workbench.summaries(Selection(look=True, limit=1))
    argument = waiting[0].id if place == "review" and waiting else None
    main.shell.go(place, argument)
    _settle(main)
    view = main.shell.views[place]
    if isinstance(view, DocumentsView):
        view.table.selectRow(1)
        _settle(main)


def _settle(main: Main) -> None:
    """Waits until all that was asked is answered and drawn, on a busy machine too."""
    for _ in range(ROUNDS):
        _pause(PAUSE)
        _until(lambda: main.lane.idle)


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < end:
        _pause(0.05)


def _pause(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *sys.argv[4:5])
