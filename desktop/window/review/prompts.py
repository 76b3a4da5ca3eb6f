"""What the review asks a person in a window of its own: a reason, a password, where to cut a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from core.domain.change import Change
from core.domain.errors import PeriodClosed, VouchError
from core.domain.finding import Finding
from core.workbench.settling import settled_by_rule
from desktop.window.desk import Action, Desk
from desktop.window.review.beside import CompareWindow
from desktop.window.review.comparing import Pair, duplicate_of, earliest
from desktop.window.review.doing import Doing
from desktop.window.review.opened import Opened

if TYPE_CHECKING:
    from desktop.window.review.translating import TranslateWindow
    from desktop.window.review.view import ReviewView

REASONS = (
    QT_TRANSLATE_NOOP("Prompts", "A value was misread"),
    QT_TRANSLATE_NOOP("Prompts", "The client sent a corrected paper"),
    QT_TRANSLATE_NOOP("Prompts", "It was approved by mistake"),
    QT_TRANSLATE_NOOP("Prompts", "It is to be booked otherwise"),
)
"""why documents are reopened as a rule"""
MEANWHILE = QT_TRANSLATE_NOOP("Prompts", "The rule approved it while a person was looking at it")


class Prompts(QObject):
    """Asks, and does what was answered."""

    def __init__(self, view: ReviewView, desk: Desk, doing: Doing) -> None:
        super().__init__(view)
        self._view, self._desk, self._doing = view, desk, doing
        self.compared: CompareWindow | None = None
        self.booking: QInputDialog | None = None
        self.translated: TranslateWindow | None = None

    def ask(self, what: str, opened: Opened) -> None:
        """What a menu's entry asks for."""
        workbench = self._desk.workbench
        match what:
            case "unlock":
                self.unlock(opened)
            case "duplicate" | "version":
                found = duplicate_of if what == "duplicate" else earliest
                self._desk.lane.ask(lambda: found(workbench, opened), self.compare)
            case "split":
                self._doing.cut(opened.id)
            case "merge":
                after = self._view.lineup.beside(opened.id, 1)
                if after:
                    self._doing.join([opened.id, after])
            case "reopen":
                self.reopen(opened)
            case "models":
                self.ask_models(opened)
            case "again":
                self._doing.read_again(opened.id)
            case "translate":
                self.translate(opened)

    def ask_models(self, opened: Opened) -> None:
        """Has the installed models say what is in doubt; they need their time, and the review goes on meanwhile."""
        bench, document = self._desk.workbench, opened.id
        begun = self.tr("The models are asked about {name}; go on meanwhile").format(name=opened.document.name)

        def asked() -> Change | None:
            opinions = bench.opinions
            if opinions is None:
                return None
            self._desk.lane.tell(lambda: self._desk.tell(begun))
            return opinions.ask(document)

        self._desk.lane.run(asked, self._heard, instead=(self, "models"))

    def _heard(self, change: Change | None) -> None:
        if change is None:
            there = Action(self.tr("Models"), lambda: self._desk.go("engines"))
            self._desk.tell(self.tr("No language or vision model is installed on this machine"), there)
        elif change.nothing:
            self._desk.tell(self.tr("The models were asked, and had nothing else to say"))
        else:
            self._desk.changed.emit(change)

    def compare(self, pair: Pair | None) -> None:
        """Shows two documents side by side."""
        if pair is None:
            self._desk.tell(self.tr("No other document was found to compare this one with"))
            return
        self.compared = CompareWindow(self._desk, pair, self._view)
        self.compared.show()

    def translate(self, opened: Opened) -> None:
        """Shows a document's pages beside what they say in another language."""
        from desktop.window.review.translating import TranslateWindow  # noqa: PLC0415 (few ask for it)

        self.translated = TranslateWindow(self._desk, opened, self._view)
        self.translated.show()

    def dismiss(self, finding: Finding) -> None:
        """Asks why a finding may pass."""
        opened = self._view.opened
        if opened is None:
            return
        said = self._desk.words.finding(finding, opened.kind.id)
        question = said + "\n\n" + self.tr("Why may this pass?")
        why, given = QInputDialog.getText(self._view, self.tr("Dismiss a finding"), question)
        if given and why.strip():
            self._doing.dismiss(opened.id, finding, why.strip())

    def reopen(self, opened: Opened) -> None:
        """Asks why an approved document is put back to review."""
        why = self._reason(self.tr("Why is it put back to review?"))
        if why:
            self._doing.reopen(opened.id, why)

    def barred(self, error: VouchError, again: Callable[[str], object], no: Callable[[VouchError], object]) -> None:
        """Asks why an approved document is to be changed; without a reason it stays as it is.

        What the rule approved while somebody was still looking at it was settled by nobody: there the reason is known.
        """
        opened = self._view.opened
        if opened and not isinstance(error, PeriodClosed) and settled_by_rule(opened.history):
            again(_said(MEANWHILE))
            return
        question = self._desk.words.error(error).message + "\n\n" + self.tr("Why is it put back to review?")
        why = self._reason(question)
        if why:
            again(why)
        else:
            no(error)

    def _reason(self, question: str) -> str:
        """A reason in one line: one of the usual ones, or another; empty where none is given."""
        usual = list(map(_said, REASONS))
        why, given = QInputDialog.getItem(self._view, self.tr("Back to review"), question, usual, 0, True)  # noqa: FBT003 (Qt's)
        return why.strip() if given else ""

    def unlock(self, opened: Opened) -> None:
        """Asks for the password of a file that could not be opened."""
        said = self.tr("Password of {name}; it is remembered, encrypted, for {client}")
        question = said.format(name=opened.document.name, client=opened.document.client)
        text, given = QInputDialog.getText(self._view, self.tr("Unlock"), question, QLineEdit.EchoMode.Password)
        if given and text:
            self._doing.unlock(opened.document.client, text)

    def book(self, opened: Opened, table: str, rows: Sequence[int], column: str) -> None:
        """Asks what rows are booked on, and offers what was used before; all rows where none or one is selected."""
        chosen = tuple(rows) if len(rows) > 1 else ()
        review, cell = self._desk.workbench.review, f"{table}.{min(rows, default=1)}.{column}"

        def known() -> list[str]:
            return [one.value for one in review.choices(opened.id, cell)]

        self._desk.lane.ask(known, lambda found: self._ask_booking(opened, table, chosen, column, found))

    def _ask_booking(self, opened: Opened, table: str, rows: Sequence[int], column: str, known: Sequence[str]) -> None:
        said = self.tr("Book {count} rows").format(count=len(rows)) if rows else self.tr("Book all rows")
        self.booking = QInputDialog(self._view)
        self.booking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.booking.setWindowTitle(said)
        self.booking.setLabelText(f"{said}: {self._desk.words.column(table, column, opened.kind.id)}")
        self.booking.setComboBoxEditable(True)
        self.booking.setComboBoxItems(list(known) or [""])
        self.booking.textValueSelected.connect(lambda text: self._book(opened, table, rows, column, text.strip()))
        self.booking.open()

    def _book(self, opened: Opened, table: str, rows: Sequence[int], column: str, text: str) -> None:
        if text:
            self._doing.book(opened.id, table, column, text, rows)

    def split_row(self, opened: Opened, table: str, number: int, column: str) -> None:
        """Asks where the text of a cell is to be cut, and cuts the row there."""
        text = opened.record.value(f"{table}.{number}.{column}") or ""
        words = text.split()
        if len(words) < 2:
            self._desk.tell(self.tr("Select a cell with several words: the row is cut within them"))
            return
        cuts = [" ".join(words[:at]) + "  |  " + " ".join(words[at:]) for at in range(1, len(words))]
        said, given = QInputDialog.getItem(self._view, self.tr("Split a row"), self.tr("Cut here:"), cuts, 0, False)  # noqa: FBT003 (Qt's)
        if given:
            kept = " ".join(words[: cuts.index(said) + 1])
            self._doing.split_row(opened.id, table, number, column, len(kept))


def _said(reason: object) -> str:
    """A reason in the window's language."""
    return QCoreApplication.translate("Prompts", str(reason))
