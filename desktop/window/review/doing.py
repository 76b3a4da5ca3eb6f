"""What a person does to the shown document: each verb is asked of the workbench, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.errors import DocumentApproved, FieldUnknown, ValueUnreadable, VouchError
from core.domain.finding import Finding
from core.domain.layout import Box
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.review.asking import fill
from desktop.window.undoing import Verb

Then = Callable[[Change], object]
Call = Callable[..., Change]


class Doing(QObject):
    """The verbs on one document."""

    kept = Signal(str)
    """a value was taken as it was said"""
    refused = Signal(str, str)
    """a value, and why what was typed cannot be one"""
    dealt = Signal(object)
    """a Change by which other documents stand in the place of this one"""

    barred = Signal(object, object, object)
    """a DocumentApproved, what does the verb with a reason for reopening, and what is said where there is none"""
    busy = Signal(bool)
    """whether something is being kept and checked"""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = 0

    @property
    def _workbench(self) -> Workbench:
        return self._desk.workbench

    def confirm(self, document: str, name: str) -> None:
        """A value is right as it stands."""
        self._value(name, self.tr("Confirm {name}"), lambda: self._workbench.review.confirm(document, [name]))

    def correct(self, document: str, name: str, text: str) -> None:
        """A value is what a person says; nothing takes it away."""
        self._value(name, self.tr("Change {name}"), lambda: self._workbench.correct(document, name, text))

    def fill(self, document: str, name: str, page: int, box: Box) -> None:
        """A value is what stands at a place of a page."""
        said = self.tr("Take {name} from the page")
        self._value(name, said, lambda: fill(self._workbench, document, name, page, box))

    def _value(self, name: str, said: str, verb: Verb) -> None:
        called = self._desk.words.field(name)
        self._do(
            said.format(name=called), verb, lambda _: self.kept.emit(name), lambda error: self._refuse(name, error)
        )

    def _refuse(self, name: str, error: VouchError) -> None:
        if isinstance(error, ValueUnreadable | FieldUnknown):
            self.refused.emit(name, self._desk.words.error(error).message)
        else:
            self._desk.complain(error)

    def rows(self, document: str, what: str, table: str, numbers: Sequence[int], column: str) -> None:
        """Adds, deletes, splits, joins or fills rows of a table, counted from 1."""
        review, first, last = self._workbench.review, min(numbers, default=0), max(numbers, default=0)
        verbs: dict[str, tuple[str, Verb]] = {
            "add": (self.tr("Add a row"), lambda: review.add_row(document, table, last + 1)),
            "delete": (self.tr("Delete rows"), lambda: review.delete_rows(document, table, list(numbers))),
            "merge": (self.tr("Join rows"), lambda: review.merge_rows(document, table, first, last)),
            "fill": (self.tr("Fill down"), lambda: review.fill_down(document, table, column, first, last)),
        }
        if what == "add" or numbers:
            self._do(*verbs[what])

    def split_row(self, document: str, table: str, number: int, column: str, at: int) -> None:
        """Cuts a row in two where the text of a cell is cut."""
        review = self._workbench.review
        self._do(self.tr("Split a row"), lambda: review.split_row(document, table, number, column, at))

    def book(self, document: str, table: str, column: str, value: str, rows: Sequence[int]) -> None:
        """Books rows, or all where none is named, and remembers what the issuer's papers are booked on."""
        review = self._workbench.review
        self._do(self.tr("Book rows"), lambda: review.book(document, table, column, value, rows))

    def dismiss(self, document: str, finding: Finding, why: str) -> None:
        """Lets a finding pass, for a reason."""
        self._do(self.tr("Dismiss a finding"), lambda: self._workbench.review.dismiss(document, finding, why))

    def note(self, document: str, text: str) -> None:
        """Writes a note."""
        self._desk.act(lambda: self._workbench.review.note(document, text))

    def approve(self, document: str) -> None:
        """A person stands for the document as it is."""
        self._do(self.tr("Approve"), lambda: self._workbench.approve([document]), self._awaiting)

    def _awaiting(self, change: Change) -> None:
        """Says where a rule asks for another person too."""
        if change.awaiting:
            self._desk.tell(self.tr("You have approved it; by rule another reviewer has to approve it too"))

    def reopen(self, document: str, why: str) -> None:
        """Puts an approved document back to review, for a reason."""
        self._do(self.tr("Back to review"), lambda: self._workbench.reopen([document], why))

    def retype(self, document: str, kind: str) -> None:
        """Takes the document for another type."""
        self._do(self.tr("Change the type"), lambda: self._workbench.review.retype(document, kind))

    def read_again(self, document: str) -> None:
        """Has the document read anew from its file."""
        self._do(self.tr("Read again"), lambda: self._workbench.review.read_again([document]))

    def cut(self, document: str, before: Sequence[int] = ()) -> None:
        """Makes several documents of one, cut before some pages, else at every page."""
        self._do(self.tr("Split the document"), lambda: self._workbench.split(document, before), self.dealt.emit)

    def join(self, documents: Sequence[str]) -> None:
        """Makes one document of several."""
        self._do(self.tr("Merge documents"), lambda: self._workbench.merge(documents), self.dealt.emit)

    def reorder(self, document: str, pages: Sequence[int]) -> None:
        """Puts the pages in another order."""
        verb = self._workbench.review.reorder
        self._do(self.tr("Reorder pages"), lambda: verb(document, pages), self.dealt.emit)

    def rotate(self, document: str, page: int, degrees: int) -> None:
        """Has a page stay turned, clockwise."""
        self._do(self.tr("Turn a page"), lambda: self._workbench.review.rotate(document, page, degrees))

    def unlock(self, client: str, password: str) -> None:
        """Gives a password for a client's files; those that wait for one are read again."""
        self._desk.act(lambda: self._workbench.add_password(client, password))

    def _do(
        self,
        said: str,
        verb: Verb,
        then: Then | None = None,
        otherwise: Callable[[VouchError], object] | None = None,
    ) -> None:
        self._count(1)

        def kept(change: Change) -> None:
            self._count(-1)
            if then:
                then(change)

        def refused(error: VouchError) -> None:
            self._count(-1)
            no = otherwise or self._desk.complain
            if isinstance(error, DocumentApproved):
                again = partial(self._reopened, error.facts["document"], lambda: self._do(said, verb, then, otherwise))
                self.barred.emit(error, again, no)
            else:
                no(error)

        self._desk.act(verb, kept, refused, undo=said)

    def _reopened(self, document: str, then: Callable[[], object], why: str) -> None:
        """Reopens a document for a reason, and does what it was reopened for."""
        verb = self._workbench.reopen
        self._do(self.tr("Back to review"), lambda: verb([document], why), lambda _: then())

    def _count(self, by: int) -> None:
        self._open += by
        self.busy.emit(self._open > 0)
