"""What an erasing will take away, shown before it does, and the reasons for it asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QScrollArea, QWidget

from core.domain.change import Change
from core.domain.erasing import Erased, Wanted
from core.domain.errors import VouchError
from core.workbench import Deed, Erasing, Plan, may
from desktop.window.days import written_day
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row, surface
from desktop.window.speaking import several

WIDE, LEAST, SHOWN = 560, 120, 2000
"""pixels of the dialog, and of each of its lists; documents and notes that are named"""


class Eraser(QObject):
    """Erases for good what a person has seen and given a reason for."""

    busy = Signal(bool)
    """whether something is being erased"""

    def __init__(self, desk: Desk, erasing: Erasing | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._erasing, self._parent = desk, erasing, parent
        self.asked: EraseDialog | None = None

    @property
    def may(self) -> bool:
        """Whether whoever opened the vault may erase, and there is what does it."""
        return self._erasing is not None and may(self._erasing.who.role, Deed.ERASE)

    def preview(self, wanted: Callable[[], Wanted]) -> None:
        """Shows what an erasing would take away, and asks for the reason; what is wanted is said in the lane."""
        if self._erasing is None:
            return
        erasing = self._erasing

        def planned() -> tuple[Wanted, Plan]:
            asked_for = wanted()
            return asked_for, erasing.plan(asked_for)

        self._desk.lane.ask(planned, lambda found: self._show(*found))

    def _show(self, wanted: Wanted, plan: Plan) -> None:
        self.asked = EraseDialog(self._desk, plan, self._parent)
        self.asked.accepted.connect(partial(self._erase, wanted, self.asked))
        self.asked.open()

    def _erase(self, wanted: Wanted, asked: EraseDialog) -> None:
        assert self._erasing
        erasing, why, despite = self._erasing, asked.why.text(), asked.despite.text()
        self.busy.emit(True)  # noqa: FBT003 (a signal's argument)
        self._desk.lane.run(lambda: erasing.erase(wanted, why, despite=despite), self._erased, self._failed)

    def _erased(self, done: Erased) -> None:
        self.busy.emit(False)  # noqa: FBT003 (a signal's argument)
        count = len(done.change.documents)
        gone = several(count, self.tr("1 document is erased."), self.tr("{count} documents are erased."))
        then = self.tr("Earlier backups still hold it.") if count == 1 else self.tr("Earlier backups still hold them.")
        if not done.clean:
            then = self.tr("The last traces go when the vault opens next.")
        self._desk.tell(f"{gone} {then}")
        self._desk.changed.emit(Change(done.change.action, aside=done.change.documents, touched=done.change.touched))

    def _failed(self, error: VouchError) -> None:
        self.busy.emit(False)  # noqa: FBT003 (a signal's argument)
        self._desk.complain(error)


class EraseDialog(QDialog):
    """Accepted only with a reason, and with a second one where something must be kept."""

    def __init__(self, desk: Desk, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._plan, self._locale = desk, plan, QLocale(desk.words.language)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Erase for good")
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDE)
        self.documents = QListWidget()
        self.documents.setAccessibleName(self.tr("Documents that go"))
        self.documents.addItems([self._line(number) for number in range(min(SHOWN, len(plan.erasure.documents)))])
        self.why = self._reason(self.tr("Why it is erased"))
        self.despite = self._reason(self.tr("Why it goes although it must be kept"))
        self.despite.setVisible(bool(plan.held))
        self.problem = label(role="bad", wrap=True)
        self.act = button(title, self._take, role="main")
        buttons = row(None, button(self.tr("Cancel"), self.reject, role="quiet"), self.act)
        parts = (label(title, "lead", strong=True), self.documents, self._said(), self.why, self.despite, self.problem)
        whole = column(*parts, buttons, gap=SPACING.near)
        whole.setContentsMargins(*(SPACING.apart,) * 4)
        self.setLayout(whole)
        self.documents.setMinimumHeight(LEAST)
        self.why.setFocus()

    def _said(self) -> QScrollArea:
        """What a person should know beforehand, which may be much."""
        notes = column(*(label(one, role="muted", wrap=True) for one in islice(self._notes(), SHOWN)), None)
        made = QScrollArea()
        made.setWidget(surface(notes, "ground"))
        made.setWidgetResizable(True)
        made.setAccessibleName(self.tr("What goes and what stays"))
        made.setMinimumHeight(LEAST)
        return made

    def _reason(self, said: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(said)
        made.setAccessibleName(said)
        return made

    def _line(self, number: int) -> str:
        one = self._plan.erasure.documents[number]
        parts = (written_day(one.day, self._locale), self._desk.words.type(one.type), one.name, one.client)
        return " · ".join(part for part in parts if part)

    def _notes(self) -> Iterator[str]:
        erasure, say = self._plan.erasure, self._desk.words.say
        past = len(erasure.going) - len(erasure.documents)
        yield say("erase.plan", count=len(erasure.documents), files=erasure.originals)
        if past:
            yield say("erase.past", count=past)
        yield from (say("erase.shared", file=file) for file in erasure.shared)
        for held in self._plan.held:
            until = written_day(held.until.isoformat(), self._locale) if held.until else "–"
            yield say("erase.held", document=held.document.name, why=say(f"held.{held.why}"), until=until)
        if self._plan.exported:
            yield say("erase.exported", count=self._plan.exported)
        yield from (say("erase.outside", file=file) for file in self._plan.outside)

    def _take(self) -> None:
        if not self.why.text().strip() or (self._plan.held and not self.despite.text().strip()):
            self.problem.setText(self.tr("A reason is still missing; the history keeps it."))
        else:
            self.accept()
