"""What can be done with the chosen documents, all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from core.domain.document import Stage, Status
from core.domain.summary import Summary
from core.ports import Selection
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row
from desktop.window.portions import Portions
from desktop.window.speaking import grouped

AT_ONCE = 2000
"""lines that are asked for together"""


class ChosenBar(QWidget):
    """Stands below the list while more than one document is chosen, and while something is done to many."""

    approve = Signal()
    again = Signal()
    export = Signal()
    tag = Signal()
    leave = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        icon = desk.look.icon
        self.said = label(strong=True)
        self.approving = button(self.tr("Approve what is accepted"), self.approve.emit, icon=icon("check"))
        self.reading = button(self.tr("Read again"), self.again.emit, icon=icon("refresh-cw"))
        self.exporting = button(self.tr("Export …"), self.export.emit, icon=icon("upload"))
        self.tagging = button(self.tr("Tags …"), self.tag.emit, icon=icon("tag"))
        self.leaving = button(self.tr("Choose none"), self.leave.emit, role="quiet")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.ending = button(self.tr("Stop"), self._end)
        self._work: Portions | None = None
        self._count = 0
        inner = row(self.said, self.progress, None, self.leaving, self.tagging, self.reading, self.exporting)
        inner.addWidget(self.approving)
        inner.addWidget(self.ending)
        inner.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        self.setLayout(column(line(), inner, gap=0))
        self._show()

    def show_chosen(self, count: int, *, may_approve: bool) -> None:
        """Says how many are chosen, and what can be done with them."""
        self._count = count
        self.approving.setEnabled(may_approve)
        self._show()

    def follow(self, work: Portions, doing: str) -> None:
        """Shows how far a piece of work is, until it is over."""
        self._work = work
        work.moved.connect(lambda done, of: self._move(doing, done, of))
        work.over.connect(self._over)
        self._show()

    def _show(self) -> None:
        """Either what can be done, or how far what is being done is."""
        works = self._work is not None
        for verb in (self.leaving, self.tagging, self.reading, self.exporting, self.approving):
            verb.setVisible(not works)
        self.progress.setVisible(works)
        self.ending.setVisible(works)
        if not works:
            self.said.setText(self.tr("{count} chosen").format(count=grouped(self._count)))
        self.setVisible(works or self._count > 1)

    def _move(self, doing: str, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.said.setText(
            self.tr("{what}: {done} of {count}").format(what=doing, done=grouped(done), count=grouped(of))
        )

    def _over(self) -> None:
        self._work = None
        self._show()

    def _end(self) -> None:
        if self._work:
            self._work.end()


def ready(one: Summary) -> bool:
    """Whether the product stands for all of a document, and it waits for a person's word only."""
    return one.stage is Stage.READ and one.status is Status.ACCEPTED


def ids_of(
    bench: Workbench, selections: Sequence[Selection], wanted: Callable[[Summary], bool] = lambda _: True
) -> tuple[str, ...]:
    """The documents of some selections, however many; not for the window's thread."""
    return tuple(one.id for part in selections for one in _lines(bench, part) if wanted(one))


def _lines(bench: Workbench, selection: Selection) -> Sequence[Summary]:
    end = selection.offset + selection.limit
    starts = range(selection.offset, end, AT_ONCE)
    parts = (replace(selection, offset=start, limit=min(AT_ONCE, end - start)) for start in starts)
    return [one for part in parts for one in bench.summaries(part)]
