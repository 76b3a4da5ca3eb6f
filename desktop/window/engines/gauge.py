"""What the model host does now: which model is loaded, its memory, how fast it answers, when it goes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from core.domain.question import Hosted
from core.workbench.modelling import Modelling
from core.workbench.placing import of_hosted
from desktop.window.desk import Desk
from desktop.window.parts import button, label, row

EVERY_MS = 1000
Now = tuple[Hosted, float | None]


class Gauge(QWidget):
    """Looks again every second while it is in sight."""

    def __init__(self, desk: Desk, modelling: Modelling) -> None:
        super().__init__()
        self._desk, self._modelling, self._locale = desk, modelling, QLocale(desk.words.language)
        self.said = label(role="muted", wrap=True)
        self.said.setAccessibleName(self.tr("Loaded model"))
        self.unload = button(self.tr("Unload"), self._unload, role="link")
        self.unload.setAccessibleDescription(self.tr("Gives the memory of the loaded model back"))
        self.unload.hide()
        whole = row(self.said, self.unload)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.read)
        self.show_now((Hosted(""), None))

    def read(self) -> None:
        """Asks what is loaded now."""
        machine = self._modelling
        self._desk.lane.ask(lambda: (machine.hosted(), machine.idle_left()), self.show_now, instead=self)

    def show_now(self, now: Now) -> None:
        """Says what is loaded."""
        hosted, left = now
        self.unload.setVisible(bool(hosted.model) and not hosted.busy)
        if not hosted.model:
            self.said.setText(self.tr("No model is loaded: one is, as soon as it is asked, and goes when it is idle."))
            return
        memory = self._locale.toString(float(hosted.resident_mb), "f", 0)
        parts = [hosted.model, self.tr("{memory} MB").format(memory=memory)]
        if hosted.tokens_a_second:
            speed = self._locale.toString(float(hosted.tokens_a_second), "f", 1)
            parts.append(self.tr("{speed} tokens a second").format(speed=speed))
        if place := of_hosted(self._desk.words, hosted):
            parts.append(place)
        if hosted.busy:
            parts.append(self.tr("is answering"))
        elif left is not None:
            minutes, seconds = divmod(round(left), 60)
            parts.append(self.tr("unloaded in {minutes}:{seconds}").format(minutes=minutes, seconds=f"{seconds:02}"))
        self.said.setText("  ·  ".join(parts))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self.read()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._timer.stop()

    def _unload(self) -> None:
        self._desk.lane.ask(self._modelling.unload, lambda _: self.read())
