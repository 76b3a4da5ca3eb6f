"""One sitting at the window over a vault of very many: `python -m bench.sitting FOLDER` prints one JSON line."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

import resources
from bench.lists import PASSPHRASE
from desktop.settings import Settings
from desktop.window.application import Main, application
from desktop.window.documents.view import DocumentsView
from desktop.window.inbox.view import InboxView
from desktop.window.lists.model import DocumentsModel
from desktop.window.lists.table import DocumentTable
from desktop.window.places import BELOW, PLACES
from desktop.window.review.opened import Opened
from desktop.window.review.view import ReviewView

STEPS, LEAPS = 60, 15
BEAT_MS, PATIENCE = 20, 300.0
SCANS = ("Bluefern SARL/receipts/IMG_2041.jpg", "Bluefern SARL/bank/releve-scan.pdf")
AT_ONCE = 4


class Sitting:
    """A window at work, and what is measured of it."""

    def __init__(self, main: Main) -> None:
        self.main, self.told = main, dict[str, float]()
        self.pause = 0.0
        """milliseconds of the window's own thread, the longest that it worked at a stretch while it was waited for"""

    def until(self, true: Callable[[], object]) -> float:
        """Milliseconds until something is true, the window going on meanwhile."""
        begun = time.perf_counter()
        while not true() and time.perf_counter() - begun < PATIENCE:
            turn = time.thread_time()
            QCoreApplication.processEvents()
            self.pause = max(self.pause, 1000 * (time.thread_time() - turn))
            time.sleep(0.0005)
        return 1000 * (time.perf_counter() - begun)

    def settle(self) -> float:
        """Milliseconds until every question is answered and shown."""
        return self.until(lambda: self.main.lane.idle)

    def lists(self) -> None:
        """Scrolls and filters in Inbox and Documents."""
        inbox = self._view("inbox")
        assert isinstance(inbox, InboxView)
        self.until(inbox.model.rowCount)
        self.told["documents"] = inbox.model.rowCount()
        self._scroll("inbox", inbox.table)
        cuts: tuple[dict[str, str], ...] = ({"cut": "look"}, {"client": "Client 3"}, {"text": "Supplier 17"}, {})
        self._looked_for("inbox, filter", inbox.model, [partial(inbox.filters.restore, cut) for cut in cuts])
        documents = self._view("documents")
        assert isinstance(documents, DocumentsView)
        self._scroll("documents", documents.table)
        words = ("Supplier 17", "BF-1", "ltd", "")
        self._looked_for("documents, search", documents.model, [partial(documents.text.setText, one) for one in words])

    def review(self) -> None:
        """Goes from document to document as soon as each is shown, its page drawn and the next one fetched."""
        view = self._view("review")
        assert isinstance(view, ReviewView)
        self.until(lambda: view.opened)
        taken = []
        for _ in range(LEAPS):
            self.settle()
            before = view.opened
            begun = time.perf_counter()
            view.step(1)
            self.until(partial(_another, view, before))
            view.repaint()
            taken.append(1000 * (time.perf_counter() - begun))
        self._spread("review, next document", taken)

    def reading(self) -> None:
        """Types into the Inbox while four scans are read."""
        shell, running = self.main.shell, self.main.running
        inbox = self._view("inbox")
        assert shell
        assert running
        assert isinstance(inbox, InboxView)
        folder = self.main.settings.state / "scans"
        folder.mkdir(parents=True, exist_ok=True)
        samples = Path(str(resources.ROOT)) / "samples"
        for number in range(AT_ONCE):
            scan = samples / SCANS[number % len(SCANS)]
            (folder / f"{number}{scan.suffix}").write_bytes(scan.read_bytes() + f"\n{random.random()}".encode())  # noqa: S311
        taken: list[float] = []
        timer = QTimer(shell)
        due = [time.perf_counter()]

        def press() -> None:
            late = max(0.0, time.perf_counter() - due[0] - BEAT_MS / 1000)
            begun = time.perf_counter()
            QApplication.sendEvent(inbox.table, _key())
            inbox.table.viewport().repaint()
            taken.append(1000 * (late + time.perf_counter() - begun))
            due[0] = time.perf_counter()

        timer.timeout.connect(press)
        shell.adding.take([folder], "measured")
        timer.start(BEAT_MS)
        self.until(lambda: running.now)
        self.until(lambda: not running.now and not shell.bottom.waiting and self.main.lane.idle)
        timer.stop()
        self._spread("answer to a key while four scans are read", taken)

    def places(self) -> None:
        """Opens every place, one after the other."""
        assert self.main.shell
        for place in (*PLACES, *BELOW):
            begun, spent, own, self.pause = time.perf_counter(), time.process_time(), time.thread_time(), 0.0
            self.main.shell.go(place.id)
            self.main.shell.repaint()
            self.told[f"{place.id}, opened"] = 1000 * (time.perf_counter() - begun)
            self.told[f"{place.id}, opened, the window's own time"] = 1000 * (time.thread_time() - own)
            self.settle()
            self.told[f"{place.id}, all there"] = 1000 * (time.perf_counter() - begun)
            self.told[f"{place.id}, longest stretch after it"] = self.pause
            self.told[f"{place.id}, processor time"] = 1000 * (time.process_time() - spent)
            self.told[f"memory after {place.id}"] = psutil.Process().memory_info().rss / 2**20

    def _view(self, place: str) -> object:
        assert self.main.shell
        self.main.shell.go(place)
        self.settle()
        return self.main.shell.views[place]

    def _scroll(self, name: str, table: DocumentTable) -> None:
        bar, blocked, shown = table.verticalScrollBar(), [], []
        places = [bar.value() + 3 * bar.singleStep() * step for step in range(STEPS)]
        places += [bar.maximum() * leap // LEAPS for leap in range(LEAPS)]
        for place in places:
            begun = time.perf_counter()
            bar.setValue(place)
            table.viewport().repaint()
            blocked.append(1000 * (time.perf_counter() - begun))
            shown.append(blocked[-1] + self.settle())
        self._spread(f"{name}, scroll step", blocked)
        self._spread(f"{name}, rows there", shown)

    def _looked_for(self, name: str, model: DocumentsModel, acts: Sequence[Callable[[], object]]) -> None:
        """Other rows, and how many there are: without the pause that typing is given."""
        rows, counts = [], []
        shown = list[float]()
        model.modelReset.connect(lambda: shown.append(time.perf_counter()))
        for act in acts:
            act()
            self.until(lambda: not self.main.lane.idle)
            begun = time.perf_counter()
            shown.clear()
            self.until(lambda: shown)
            rows.append(1000 * (shown[0] - begun))
            self.settle()
            counts.append(1000 * (time.perf_counter() - begun))
        self._spread(f"{name}, rows there", rows)
        self._spread(f"{name}, all counted", counts)

    def _spread(self, name: str, taken: list[float]) -> None:
        self.told[f"{name}, median"] = statistics.median(taken)
        self.told[f"{name}, worst"] = max(taken)


def _another(view: ReviewView, before: Opened | None) -> bool:
    return view.opened is not before


def _key() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)


def main(folder: Path) -> int:
    """Opens the window, measures everything, closes it."""
    settings = Settings(folder / "home", folder / "state", None, "en", "bench")
    program = application(settings)
    window = Main(settings, PASSPHRASE)
    window.begin()
    sitting = Sitting(window)
    sitting.told["vault open"] = sitting.until(lambda: window.shell)
    for measure in (sitting.lists, sitting.review, sitting.reading, sitting.places):
        measure()
        sitting.told[f"memory after {measure.__name__}"] = psutil.Process().memory_info().rss / 2**20
    QTimer.singleShot(0, window.frame.close)
    program.exec()
    print(json.dumps(sitting.told))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
