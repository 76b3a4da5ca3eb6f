"""A review over documents with something in doubt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.domain.document import Reading, Status
from core.domain.finding import Finding, Severity
from core.domain.layout import Box
from core.domain.record import Alternative, Evidence, Field, Record
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.review.opened import Opened
from desktop.window.review.view import ReviewView

Settle = Callable[[], None]
Add = Callable[..., str]

TEN = {
    "vendor_name": "Blue Fern Ltd",
    "vendor_address": "1 Fern Street",
    "vendor_tax_id": "GB980780684",
    "receipt_number": "R-17",
    "receipt_date": "2025-12-31",
    "receipt_time": "14:05",
    "currency": "EUR",
    "payment_method": "card",
    "subtotal": "12.00",
    "total_amount": "12.00",
}


def field(text: str, row: int, *, sure: bool = True, page: int = 1, other: str = "") -> Field:
    box = Box(40, 60 + 24 * row, 140, 76 + 24 * row)
    made = Field(text, Evidence(text, page, box), 0.9)
    if other:
        made = replace(made, alternatives=(Alternative(other, Evidence(other, page, box), 0.4),))
    return made.accept("label") if sure else made.doubt("guess")


def ten(*doubtful: str, other: str = "", pages: tuple[int, ...] = (1,), **more: str) -> Reading:
    """A receipt of ten fields, some of them in doubt."""
    said = {**TEN, **more}
    fields = {
        name: field(text, row, sure=name not in doubtful, other=other if name in doubtful else "")
        for row, (name, text) in enumerate(said.items())
    }
    status = Status.REVIEW if doubtful else Status.ACCEPTED
    return Reading("receipt", 0.9, Record(fields), pages=pages, status=status)


def statement(rows: int, *, broken: int = 0, doubt: int = 0) -> Reading:
    """A statement whose balances follow; not in the `broken` row, and nothing vouches for the `doubt` one."""
    made, balance = [], 1000
    for number in range(1, rows + 1):
        balance += 10
        shown = balance + (90 if number == broken else 0)
        cells = {"date": "2025-01-02", "description": f"Payment {number}", "amount": "10.00", "balance": f"{shown}.00"}
        sure = number != doubt
        made.append(
            Record({name: field(text, number % 20, sure=sure or name != "amount") for name, text in cells.items()})
        )
    ends = {"opening_balance": "1000.00", "closing_balance": f"{balance}.00", "account_number": "123456"}
    account = Record({name: field(text, 1) for name, text in ends.items()})
    fields = {
        "bank_name": "Fern Bank",
        "account_holder": "Ann",
        "statement_start": "2025-01-01",
        "statement_end": "2025-01-31",
    }
    record = Record(
        {name: field(text, 2) for name, text in {**fields, **ends}.items()},
        {"accounts": (account,), "transactions": tuple(made)},
    )
    findings = (Finding("balance.broken", Severity.WARNING, (f"transactions.{broken}.balance",)),) if broken else ()
    return Reading("bank_statement", 0.9, record, findings, pages=(1,), status=Status.REVIEW)


@dataclass
class Shown:
    """A review on the screen, with hands and eyes."""

    view: ReviewView
    desk: Desk
    bot: QtBot
    settle: Settle
    keys: int = 0
    complaints: list[str] = dataclass_field(default_factory=list)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys where the keyboard is, one after another, and counts them."""
        for key in keys:
            self.keys += 1
            self.bot.keyClick(self.focus, key, held)
            self.wait()

    def write(self, text: str) -> None:
        """Types letter by letter."""
        for letter in text:
            self.keys += 1
            self.bot.keyClick(self.focus, letter)

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.view

    @property
    def current(self) -> str | None:
        """The field that has the keyboard."""
        return self.view.panel.fields.current

    def open(self, argument: Any = None) -> None:
        """Shows something."""
        self.view.show_argument(argument)
        self.wait()

    def wait(self) -> None:
        """Until all is answered and drawn."""
        self.settle()
        QApplication.processEvents()
        self.settle()

    @property
    def opened(self) -> list[Opened]:
        """The document that is shown."""
        return [self.view.opened] if self.view.opened else []

    @property
    def bench(self) -> Workbench:
        """The verbs."""
        return self.desk.workbench

    def value(self, document: str, name: str) -> str | None:
        """What the vault says."""
        reading = self.bench.show(document).document.reading
        return reading.record.value(name) if reading else None


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, settled: Settle) -> Shown:
    view = ReviewView(desk)
    desk.changed.connect(view.refresh)
    qtbot.addWidget(view)
    view.resize(1240, 800)
    for keys, call in (("Ctrl+Z", desk.take_back), ("Ctrl+Shift+Z", desk.do_again)):  # as the window around it has them
        QShortcut(QKeySequence(keys), view, call)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    made = Shown(view, desk, qtbot, settled)
    desk.told.connect(lambda message: made.complaints.append(message.said) if message.bad else None)
    return made


def answering(text: str) -> None:
    """Fills the dialog that opens next, and accepts it."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        line, choice = dialog.findChild(QLineEdit), dialog.findChild(QComboBox)
        if choice is not None:
            choice.setCurrentIndex(choice.findText(text, Qt.MatchFlag.MatchContains))
        elif line is not None:
            line.setText(text)
        dialog.accept()

    QTimer.singleShot(50, fill)
