"""What a person does to one document while looking at it, each verb a change that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from core.domain.change import Change, HistoryLine, Step
from core.domain.document import Dismissal, Document, Reading, Stage
from core.domain.errors import DocumentChanged, FieldUnknown, RetypeHeard, StageWrong, ValueUnreadable
from core.domain.finding import Finding
from core.domain.layout import Box
from core.domain.lesson import BOOKED
from core.domain.page import Contents
from core.domain.profile import Profile
from core.domain.record import CELL_NAME, Evidence, Field, Origin, Reason, Record
from core.domain.schema import DocumentType
from core.rules import Deed, demand
from core.words import Words
from core.workbench import reviewing
from core.workbench.choosing import MOST, Choice, choices
from core.workbench.differing import (
    Comparison,
    PageDifference,
    compared,
    page_difference,
)
from core.workbench.paging import Paging
from core.workbench.picking import Pick, pick
from core.workbench.processing import RECORDING, Processing
from core.workbench.settling import SETTLED, changeable, closing, demand_reopening
from core.workbench.stored import stored_contents
from core.workbench.suggesting import suggestions

UNREAD = (Stage.RECEIVED, Stage.FAILED)


@dataclass(frozen=True)
class Review:
    """The verbs of the review desk."""

    processing: Processing
    words: Words
    who: Profile

    @property
    def actor(self) -> str:
        """The name of who does it."""
        return self.who.name

    # ---- values

    def correct(self, document: str, name: str, value: str, evidence: Evidence | None = None) -> Change:
        """Puts a person's value in place and checks again; the name may be what the user's language calls the field.

        `evidence` is where the person took it from. Raises FieldUnknown, ValueUnreadable, StageWrong.
        """
        found, reading, kind, contents = self._open(document)
        called = self.words.named(name, kind.id)
        fixed = reviewing.corrected(reading, kind, contents, called, value, evidence=evidence)
        return self._taught(self._keep(found, fixed, "corrected"))

    def confirm(self, document: str, names: Collection[str]) -> Change:
        """Lets values stand as they are, on a person's word: fields, cells, rows or whole tables.

        Raises FieldUnknown, StageWrong.
        """
        from core.workbench.correcting import places  # noqa: PLC0415 (it loads what extraction needs)

        found, reading, kind, contents = self._open(document)
        record, touched = reading.record, []
        meant = [place for name in names for place in places(record, name)]  # a lone account stands in two places
        for name, field in record.items():
            if any(_within(name, one) for one in meant):
                record = record.put(name, _confirmed(field))
                touched.append(name)
        for one in names:
            if not any(_within(name, one) for name in touched):
                raise FieldUnknown(field=one)
        return self._keep(found, reviewing.rechecked(reading, kind, contents, record, touched), "confirmed")

    def choices(self, document: str, name: str) -> tuple[Choice, ...]:
        """What else a value may be, the likeliest first. Raises FieldUnknown, StageWrong."""
        _, reading, kind, contents = self._open(document)
        now, learning = reading.record.value(name), self.processing.learning
        known = suggestions(kind, reading.record, name, learning.lessons())
        told = {one.value for one in known}
        used = [one for one in learning.bookings(kind, reading.record, name) if one not in told]
        before = [*(Choice(*one) for one in known), *(Choice(value, Reason("choice.booked")) for value in used)]
        return (*choices(reading, kind, contents, name), *(one for one in before if one.value != now))[:MOST]

    def pick(self, document: str, name: str, page: int, box: Box) -> Pick | None:
        """What stands in a box of a page, or around the word that was clicked, read as a field's kind.

        None where nothing stands there. Raises FieldUnknown, StageWrong.
        """
        from core.workbench.correcting import day_order_of, field_type  # noqa: PLC0415 (it loads what extraction needs)

        _, reading, kind, _ = self._open(document)
        seen = self.processing.store.page(document, page)
        return pick(field_type(kind, name), seen, box, day_order_of(reading, kind)) if seen else None

    # ---- rows of tables

    def add_row(self, document: str, table: str, at: int) -> Change:
        """Puts an empty row into a table ("accounts.1.transactions") as number `at`."""
        from core.workbench import rowing  # noqa: PLC0415 (it loads what extraction needs)

        return self._edited(document, table, rowing.added(at))

    def delete_rows(self, document: str, table: str, numbers: Sequence[int]) -> Change:
        """Takes rows out of a table. Raises FieldUnknown, StageWrong."""
        from core.workbench import rowing  # noqa: PLC0415

        return self._edited(document, table, rowing.deleted(numbers))

    def split_row(self, document: str, table: str, number: int, column: str, at: int) -> Change:
        """Cuts a row where the text of one of its cells is cut. Raises FieldUnknown, StageWrong."""
        from core.workbench import rowing  # noqa: PLC0415

        return self._edited(document, table, rowing.split(number, column, at))

    def merge_rows(self, document: str, table: str, first: int, last: int) -> Change:
        """Makes one row of several that follow each other. Raises FieldUnknown, StageWrong."""
        from core.workbench import rowing  # noqa: PLC0415

        return self._edited(document, table, rowing.merged(first, last))

    def fill_down(self, document: str, table: str, column: str, first: int, last: int) -> Change:
        """Repeats a cell in the rows below it. Raises FieldUnknown, StageWrong."""
        from core.workbench import rowing  # noqa: PLC0415

        return self._taught(self._edited(document, table, rowing.filled(column, first, last)))

    def book(self, document: str, table: str, column: str, value: str, rows: Sequence[int] = ()) -> Change:
        """Books rows of a table on an account, tax code or cost centre: all rows where none is named.

        What the issuer's papers are booked on is remembered. Raises FieldUnknown, ValueUnreadable, StageWrong.
        """
        from core.extraction.values import parse  # noqa: PLC0415
        from core.workbench import rowing  # noqa: PLC0415
        from core.workbench.correcting import field_type  # noqa: PLC0415

        wanted = field_type(self._open(document)[2], f"{table}.1.{column}")
        said = parse(wanted, value)
        if column not in BOOKED:
            raise FieldUnknown(field=column)
        if said is None:
            raise ValueUnreadable(kind=wanted.kind.value)
        return self._taught(self._edited(document, table, rowing.booked(column, said, rows)))

    def _taught(self, change: Change) -> Change:
        """A change of one document with what was learned from it."""
        document = self.processing.store.document(change.documents[0])
        return replace(change, taught=self.processing.learning.taught(document, self.actor))

    def _edited(self, document: str, table: str, edit: Callable[[tuple[Record, ...]], tuple[Record, ...]]) -> Change:
        from core.workbench.rowing import edited  # noqa: PLC0415

        found, reading, kind, contents = self._open(document)
        if table.rpartition(".")[2] not in kind.tables:
            raise FieldUnknown(field=table)
        record = edited(reading.record, table, edit)
        moved = [name for one in (reading.record, record) for name, _ in one.items() if CELL_NAME.fullmatch(name)]
        return self._keep(found, reviewing.rechecked(reading, kind, contents, record, moved), "edited")

    # ---- the document

    def dismiss(self, document: str, finding: Finding, why: str) -> Change:
        """Lets a finding pass, for a reason that the audit keeps; it weighs no more. Raises StageWrong."""
        found, reading, kind, contents = self._open(document)
        passed = replace(reading, dismissed=(*reading.dismissed, Dismissal(finding, why)))
        told = {"finding": finding.code, "why": why}
        return self._keep(found, reviewing.rechecked(passed, kind, contents, reading.record, ()), "dismissed", told)

    def note(self, document: str, text: str) -> Change:
        """Writes a note into the document's history. Raises DocumentUnknown."""
        return self.processing.store.annotate(document, text, self.actor)

    def notes(self, document: str) -> tuple[HistoryLine, ...]:
        """The notes on a document; the text of each is its `after["text"]`."""
        return tuple(line for line in self.processing.store.history(document) if line.action == "noted")

    def retype(self, document: str, kind: str) -> Change:
        """Takes a document for one of another type and reads its fields again.

        Raises TypeUnknown, StageWrong, and RetypeHeard for a recording: figures that were heard are never values.
        """
        found = self.processing.store.document(document)
        if reviewing.reading_of(found).type == RECORDING:
            raise RetypeHeard
        wanted = reviewing.type_of(self.words.type_named(kind), self.processing.types)
        contents = stored_contents(self.processing.store, found, reviewing.reading_of(found))
        return self._keep(found, reviewing.retyped(wanted, contents), "retyped")

    def reorder(self, document: str, pages: Sequence[int]) -> Change:
        """Puts a document's pages in another order and reads its fields again. Raises NothingToSplit, StageWrong."""
        return Paging(self.processing, self.actor).reorder(document, pages)

    def rotate(self, document: str, page: int, degrees: int) -> Change:
        """Has a page shown turned by so many degrees more, clockwise by quarters; its words stay where they are.

        Raises StageWrong, DocumentApproved.
        """
        found = changeable(self.processing.store, self.processing.store.document(document))
        reading = reviewing.reading_of(found)
        turned = reading.with_turn(page, (reading.turn(page) + degrees) % 360)
        told = {"page": str(page), "degrees": str(turned.turn(page))}
        change = self.processing.store.change(document, found.version, turned, "rotated", self.actor, told=told)
        return self.stepped(change, {document: found.version})

    def read_again(self, documents: Sequence[str]) -> Change:
        """Puts documents back to be read anew from their files; what was corrected in them is given up.

        This cannot be undone: earlier versions can be compared still. Raises StageWrong, DocumentApproved.
        """
        for one in documents:
            changeable(self.processing.store, self.processing.store.document(one))
        told = {"because": "read again"}
        return self.processing.store.advance(documents, Stage.RECEIVED, self.actor, told)

    def reopen(self, documents: Sequence[str], why: str) -> Change:
        """Puts approved or exported documents back to review, for a reason; a person approves them again.

        Raises StageWrong, ReasonMissing, RoleNotAllowed.
        """
        found = [self.processing.store.document(one) for one in documents]
        demand_reopening(self.processing.store, self.who, found, why)
        before = {one.id: one.version for one in found}
        told, compare = {"because": why.strip()}, self.processing.compare
        change = self.processing.store.advance(documents, Stage.READ, self.actor, told, compare=compare)
        return self.stepped(change, before)

    # ---- comparing

    def compare(self, document: str, other: str) -> Comparison:
        """Two documents side by side, and the fields in which they differ. Raises StageWrong, DocumentUnknown."""
        first, second = (reviewing.reading_of(self.processing.store.document(one)) for one in (document, other))
        return compared(first, second)

    def compare_version(self, document: str, version: int) -> Comparison:
        """An earlier version of a document beside the present one. Raises DocumentUnknown, StageWrong."""
        earlier = self.processing.store.reading_at(document, version)
        return compared(earlier, reviewing.reading_of(self.processing.store.document(document)))

    def compare_pages(self, document: str, page: int, other: str, other_page: int) -> PageDifference:
        """The words that only one of two pages prints. Raises DocumentUnknown."""
        store = self.processing.store
        first, second = store.page(document, page), store.page(other, other_page)
        return page_difference(first, second) if first and second else PageDifference((), ())

    # ---- undoing

    def undo(self, change: Change) -> Change:
        """Undoes a person's change and what it taught: the audit keeps both. Undoing the answer does it again.

        Raises DocumentChanged where something else happened to one of its documents since; StageWrong, RoleNotAllowed.
        """
        store, compare = self.processing.store, self.processing.compare
        found = [store.document(one.document) for one in change.steps]
        now = {one.id: one.version for one in found}
        if not change.steps or any(now[one.document] != one.after for one in change.steps):
            raise DocumentChanged(document=next(iter(now), ""))
        if any(one.stage in SETTLED and closing(store, one) for one in found):
            demand(self.who.role, Deed.REOPEN_CLOSED)
        if change.aside:
            done = store.reinstate(change.aside, change.documents, self.actor, compare=compare)
            return self.stepped(done, dict.fromkeys(done.documents, 0))
        for one in change.steps:
            store.restore(one.document, one.after, one.before, self.actor, compare=compare)
        learning = self.processing.learning
        taught = tuple(back for one in change.taught for back in learning.take_back(one, self.actor))
        return self.stepped(Change("restored", tuple(now), taught=taught), now)

    def stepped(self, change: Change, before: dict[str, int]) -> Change:
        """A change with the versions that undo it."""
        store = self.processing.store
        steps = tuple(Step(one, version, store.document(one).version) for one, version in before.items())
        return replace(change, steps=steps)

    # ---- within

    def _open(self, document: str) -> tuple[Document, Reading, DocumentType, Contents]:
        """A read document with all that is needed to change it. Raises StageWrong, TypeUnknown."""
        found = self.processing.store.document(document)
        reading = reviewing.reading_of(found)
        if found.stage in UNREAD:
            raise StageWrong(stage=found.stage.value)
        kind = reviewing.type_of(reading.type, self.processing.types)
        return found, reading, kind, stored_contents(self.processing.store, found, reading)

    def _keep(self, document: Document, reading: Reading, action: str, told: dict[str, str] | None = None) -> Change:
        """Keeps what a person made of a reading; it is approved by rule where nothing is in doubt any more.

        What a person has reopened waits for a person. Raises DocumentApproved.
        """
        store, compare = self.processing.store, self.processing.compare
        changeable(store, document)
        again = self.processing.reopened(document.id)
        change = store.change(document.id, document.version, reading, action, self.actor, told=told, compare=compare)
        if not again:
            self.processing.approve_accepted(change)
        return self.stepped(change, {document.id: document.version})


def _within(name: str, outer: str) -> bool:
    """Whether a name is that of a field, or of something within a row or table."""
    return name == outer or name.startswith(f"{outer}.")


def _confirmed(field: Field) -> Field:
    return replace(field, origin=Origin.HUMAN, confidence=1.0, accepted=True, reason=Reason("person"))
