"""The window opened on a throw-away vault with the samples: does all of it work here, and how fast."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from PySide6.QtCore import QTimer

import resources
from desktop.settings import Settings, settings
from desktop.window.application import Main, run
from desktop.window.inbox.view import InboxView
from desktop.window.welcome.wizard import Welcome, Wishes

SAMPLES = Path(str(resources.ROOT)) / "samples"
PATIENCE_MS = 180_000
LOOK_MS = 50
BYTES = 2**20


def smoke_test() -> int:
    """Opens the window, waits until the Inbox shows every sample as read, visits every place, closes, prints a line."""
    with TemporaryDirectory(prefix="vouch-smoke-") as folder:
        own = _own(Path(folder))
        seen = Seen(expected=sum(1 for path in SAMPLES.rglob("*") if path.is_file()))
        status = run(own, None, seen.follow)
    print(json.dumps(seen.told()))  # noqa: T201 (the line that was asked for)
    return status if seen.walked and not seen.failed else 1


def _own(folder: Path) -> Settings:
    return replace(settings(os.environ), home=folder / "vault", state=folder / "state", passphrase_file=None)


class Seen:
    """When the window was painted, and when the samples were in it."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._begun = time.time()
        self.first: float | None = None
        self.shown: float | None = None
        self.memory, self.failed, self.walked = 0.0, 0, False

    def follow(self, main: Main) -> None:
        """Watches a window from its first paint to the samples, then closes it."""
        main.frame.painted.connect(lambda: self._painted(main))
        main.opened.connect(lambda: self._opened(main))
        QTimer.singleShot(PATIENCE_MS, main, main.frame.close)

    def told(self) -> dict[str, float | None]:
        """What was measured."""
        return {"first_window_s": self.first, "samples_shown_s": self.shown, "memory_mb": round(self.memory)}

    def _painted(self, main: Main) -> None:
        """Goes through the welcome as a person would who keeps nothing."""
        self.first = round(time.time() - psutil.Process().create_time(), 3)
        welcome = main.frame.centralWidget()
        assert isinstance(welcome, Welcome)
        welcome.recovery.shown.connect(lambda: welcome.finished.emit(Wishes(samples=True)))
        welcome.wanted.emit(secrets.token_urlsafe(16), False)  # noqa: FBT003 (a signal's argument)

    def _opened(self, main: Main) -> None:
        begun = time.monotonic()
        timer = QTimer(main)
        timer.timeout.connect(self._looking(main, begun, timer))
        timer.start(LOOK_MS)

    def _looking(self, main: Main, begun: float, timer: QTimer) -> Callable[[], None]:
        def look() -> None:
            view = main.shell.views.get("inbox") if main.shell else None
            if not isinstance(view, InboxView) or view.model.rowCount() < self._expected or main.shell is None:
                return
            if main.running and (main.running.now or main.shell.bottom.waiting):
                return
            timer.stop()
            self.failed = main.bench.workbench.totals().failed if main.bench else 0
            self.shown = round(time.monotonic() - begun, 2)
            self.memory = psutil.Process().memory_info().rss / BYTES
            from desktop.window.round import Round  # noqa: PLC0415 (charts are heavy, and a start does without)

            self._round = Round(main, main.shell, lambda: self._walked(main))

        return look

    def _walked(self, main: Main) -> None:
        self.walked = True
        main.frame.close()
