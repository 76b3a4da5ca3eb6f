"""What can be done with the chosen documents, all at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.document import Stage, Status
from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row


class ChosenBar(QWidget):
    """Stands below the list while more than one document is chosen."""

    approve = Signal()
    again = Signal()
    export = Signal()
    leave = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self.said = label(strong=True)
        self.approving = button(self.tr("Approve what is accepted"), self.approve.emit, icon=look.icon("check"))
        reading = button(self.tr("Read again"), self.again.emit, icon=look.icon("refresh-cw"))
        exporting = button(self.tr("Export …"), self.export.emit, icon=look.icon("upload"))
        leaving = button(self.tr("Choose none"), self.leave.emit, role="quiet")
        inner = row(self.said, None, leaving, reading, exporting, self.approving)
        inner.setContentsMargins(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
        self.setLayout(column(line(), inner, gap=0))
        self.hide()

    def show_chosen(self, chosen: Sequence[Summary], count: int) -> None:
        """Says how many are chosen, and what can be done with them."""
        self.setVisible(count > 1)
        self.said.setText(self.tr("{count} chosen").format(count=f"{count:,}".replace(",", "\u202f")))
        self.approving.setEnabled(any(ready(one) for one in chosen))


def ready(one: Summary) -> bool:
    """Whether the product stands for all of a document, and it waits for a person's word only."""
    return one.stage is Stage.READ and one.status is Status.ACCEPTED
