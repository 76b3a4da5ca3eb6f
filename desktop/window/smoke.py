"""The window opened on a throw-away vault with the samples: does all of it work here, and how fast."""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import psutil
from PySide6.QtCore import QTimer

import resources
from core.domain.document import Stage
from core.ports import Selection
from desktop.compose import Bench
from desktop.settings import Settings, settings
from desktop.window.application import Main, run
from desktop.window.desk import Message
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
    return status if seen.walked and not seen.wrong else 1


def _own(folder: Path) -> Settings:
    return replace(settings(os.environ), home=folder / "vault", state=folder / "state", passphrase_file=None)


class Seen:
    """When the window was painted, and when the samples were in it."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._begun = 0.0
        self.first: float | None = None
        self.shown: float | None = None
        self.memory, self.walked = 0.0, False
        self.wrong: list[str] = []
        """what went wrong; nothing where all is well"""

    def follow(self, main: Main) -> None:
        """Watches a window from its first paint to the samples, then closes it; what goes wrong closes it at once."""
        main.frame.painted.connect(lambda: self._painted(main))
        main.opened.connect(lambda: self._opened(main))
        sys.excepthook = lambda kind, error, trace: self._raised(main, kind, error, trace)
        QTimer.singleShot(PATIENCE_MS, main, lambda: self._end(main, "patience.over"))

    def told(self) -> dict[str, object]:
        """What was measured, and what went wrong."""
        measured = {"first_window_s": self.first, "samples_shown_s": self.shown, "memory_mb": round(self.memory)}
        return {**measured, **({"wrong": self.wrong} if self.wrong else {})}

    def _end(self, main: Main, *wrong: str) -> None:
        self.wrong += wrong
        main.frame.close()

    def _raised(self, main: Main, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        self._end(main, f"{kind.__name__}: {error}")

    def _complained(self, main: Main, message: Message) -> None:
        if message.bad:
            self._end(main, message.said)

    def _painted(self, main: Main) -> None:
        """Goes through the welcome as a person would who keeps nothing."""
        self.first = round(time.time() - psutil.Process().create_time(), 3)
        welcome = main.frame.centralWidget()
        assert isinstance(welcome, Welcome)
        welcome.recovery.shown.connect(lambda: welcome.finished.emit(Wishes(samples=True)))
        welcome.wanted.emit(secrets.token_urlsafe(16), False)  # noqa: FBT003 (a signal's argument)

    def _opened(self, main: Main) -> None:
        assert main.shell
        main.shell.desk.told.connect(lambda message: self._complained(main, message))
        self._begun = time.monotonic()
        timer = QTimer(main)
        timer.timeout.connect(self._looking(main, timer))
        timer.start(LOOK_MS)

    def _looking(self, main: Main, timer: QTimer) -> Callable[[], None]:
        from desktop.window.inside import InboxView  # noqa: PLC0415 (loaded after the first paint)

        def look() -> None:
            view = main.shell.views.get("inbox") if main.shell else None
            if not isinstance(view, InboxView) or view.model.rowCount() < self._expected or main.shell is None:
                return
            if main.running and (main.running.now or main.shell.bottom.waiting):
                return
            timer.stop()
            self._read(main)

        return look

    def _read(self, main: Main) -> None:
        """All is read: what failed is told, else every place is visited."""
        assert main.bench
        assert main.shell
        self.shown = round(time.monotonic() - self._begun, 2)
        self.memory = psutil.Process().memory_info().rss / BYTES
        failures = failed(main.bench)
        if failures:
            self._end(main, *failures)
        else:
            from desktop.window.round import Round  # noqa: PLC0415 (charts are heavy, and a start does without)

            self._round = Round(main, main.shell, lambda: self._walked(main))

    def _walked(self, main: Main) -> None:
        self.walked = True
        main.frame.close()


def failed(bench: Bench) -> list[str]:
    """The documents that could not be read, each with the code of the reason."""
    found = bench.workbench.list(Selection(stage=Stage.FAILED))
    return [f"{one.name}: {one.failure.code if one.failure else ''}" for one in found]
