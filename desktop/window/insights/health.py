"""How the reading fares: what waits, memory, readers, seconds, and why documents failed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from core.domain.document import Failure
from core.domain.measures import Figures
from core.workbench import Health
from core.workbench.insights import LATEST
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import Item, button, column, emptied, label, line, row, scrolled
from desktop.window.speaking import grouped

EVERY_MS = 2000
WIDE = 720


class HealthPage(QWidget):
    """Looks again every two seconds while it is in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._locale = desk, QLocale(desk.words.language)
        self.counts = {
            name: label(size="title", strong=True) for name in ("waiting", "being_read", "read", "review", "failed")
        }
        self.memory = QProgressBar()
        self.memory.setRange(0, 100)
        self.memory.setTextVisible(False)
        self.memory.setAccessibleName(self.tr("Memory in use"))
        self.memory_said, self.warning = label(role="muted"), label(role="doubtful", wrap=True)
        self.warning.hide()
        self.readers, self.confined = label(role="muted", wrap=True), label(role="muted", wrap=True)
        self._seconds, self._stages, self._failures = QGridLayout(), QGridLayout(), QVBoxLayout()
        for grid in (self._seconds, self._stages):
            grid.setHorizontalSpacing(SPACING.apart)
            grid.setColumnStretch(0, 1)
        latest = self.tr("Of the {count} documents that came last.").format(count=LATEST)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.read)
        groups = (
            self._group(self.tr("Queue"), self._queue()),
            self._group(self.tr("Memory"), self.memory, self.memory_said, self.warning),
            self._group(self.tr("Readers"), self.readers, self.confined),
            self._group(self.tr("Seconds to read a document"), label(latest, role="muted"), self._seconds),
            self._group(self.tr("Seconds of each stage"), self._stages),
            self._group(self.tr("Why documents failed"), self._failures),
        )
        inner = QWidget()
        inner.setFixedWidth(WIDE)
        inner.setLayout(column(*groups, None, gap=SPACING.far))
        self.setLayout(column(scrolled(inner)))

    def read(self) -> None:
        """Asks how the reading fares now."""
        insights = self._desk.workbench.insights
        self._desk.lane.ask(
            lambda: (insights.health(), insights.pace()),
            lambda both: self.show_health(*both),
            instead=self,
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        super().hideEvent(event)
        self._timer.stop()

    def show_health(self, health: Health, figures: Figures) -> None:
        """Shows how it fares."""
        totals = health.totals
        counts = {
            "waiting": totals.waiting,
            "being_read": health.being_read,
            "read": totals.read,
            "review": totals.review,
            "failed": totals.failed,
        }
        for name, count in counts.items():
            self.counts[name].setText(grouped(count))
        self._show_memory(health)
        self._show_seconds(figures)
        self._show_failures(health)

    def _show_memory(self, health: Health) -> None:
        share = health.memory_share
        self.memory.setValue(round(100 * share))
        said = self.tr("Vouch and its readers use {used} MB. {free} of {total} MB of this machine are free.")
        self.memory_said.setText(
            said.format(used=grouped(health.used_mb), free=grouped(health.free_mb), total=grouped(health.total_mb))
        )
        told = self.tr("{share} % of this machine's memory is taken. Close other programs, or reading will slow down.")
        self.warning.setText(f"▲ {told.format(share=round(100 * share))}")
        self.warning.setVisible(health.tight)
        there = self.tr(
            "{readers} readers are there, {busy} of them at work; there may be {most}. They hold {used} MB."
        )
        crew = health.running
        self.readers.setText(
            there.format(readers=crew.readers, busy=crew.busy, most=crew.most, used=grouped(crew.used_mb))
        )
        held = self._held(crew.kept_from, crew.not_kept_from)
        self.confined.setText(held)
        self.confined.setVisible(bool(held))

    def _held(self, kept_from: Sequence[str], not_kept_from: Sequence[str]) -> str:
        """What the system holds readers to, as far as one has told."""
        say = self._desk.words.say
        told = [", ".join(say(f"doctor.confined.{name}") for name in names) for names in (kept_from, not_kept_from)]
        said = say("doctor.confined.from", what=told[0]) if told[0] else ""
        said += say("doctor.confined.not", what=told[1]) if told[1] else ""
        return said[:1].upper() + said[1:]

    def _show_seconds(self, figures: Figures) -> None:
        words = self._desk.words
        count, average = self.tr("Documents"), self.tr("Average")
        types = [
            (words.type(one.type), str(one.documents), self._time(one.average), self._time(one.most))
            for one in figures.seconds
        ]
        self._list(self._seconds, (self.tr("Type"), count, average, self.tr("Longest")), types)
        stages = [
            (words.say(f"lap.{one.stage}"), str(one.documents), self._time(one.average)) for one in figures.stages
        ]
        self._list(self._stages, (self.tr("Stage"), count, average), stages)

    def _time(self, seconds: float) -> str:
        return f"{self._locale.toString(seconds, 'f', 2)} s"

    def _list(self, grid: QGridLayout, headings: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> None:
        """Puts lines of figures below their headings; says so where there are none."""
        emptied(grid)
        for number, said in enumerate([headings, *lines] if lines else []):
            for place, text in enumerate(said):
                cell = label(text, role="" if number else "muted")
                grid.addWidget(
                    cell, number, place, Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
                )
        if not lines:
            grid.addWidget(label(self.tr("Nothing has been read so far."), role="muted"), 0, 0)

    def _show_failures(self, health: Health) -> None:
        emptied(self._failures)
        for code, count in sorted(health.failures.items(), key=lambda one: -one[1]):
            said = self._desk.words.error(Failure(code))
            made = QWidget()
            texts = column(
                label(f"{count} ×  {said.message}", wrap=True), label(said.advice, role="muted", wrap=True), gap=2
            )
            made.setLayout(texts)
            self._failures.addWidget(made)
        if health.failures:
            made = QWidget()
            made.setLayout(row(button(self.tr("Show what failed"), lambda: self._desk.go("inbox", "failed")), None))
            self._failures.addWidget(made)
        else:
            self._failures.addWidget(label(self.tr("No document has failed."), role="muted"))

    def _queue(self) -> QGridLayout:
        names = {
            "waiting": self.tr("Waiting"),
            "being_read": self.tr("Being read"),
            "read": self.tr("Read"),
            "review": self.tr("To look at"),
            "failed": self.tr("Failed"),
        }
        made = QGridLayout()
        for place, (name, said) in enumerate(names.items()):
            self.counts[name].setAccessibleName(said)
            made.addWidget(self.counts[name], 0, place)
            made.addWidget(label(said, role="muted"), 1, place)
        return made

    def _group(self, title: str, *content: Item) -> QWidget:
        made = QWidget()
        made.setLayout(column(label(title, "lead", strong=True), line(), *content, gap=SPACING.near))
        return made
