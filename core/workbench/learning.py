"""What corrections taught, put to use: learned when a person confirms a document, applied to the next of its issuer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from threading import RLock
from typing import NamedTuple

from core.domain.change import Taught
from core.domain.document import Document, Reading
from core.domain.errors import LessonUnknown
from core.domain.lesson import Lesson
from core.domain.record import CELL_NAME, Origin, Record
from core.domain.schema import DocumentType
from core.learning import Confirmed, booked, entered, hints, issued, learned, matching, used
from core.ports import Selection, Store
from core.workbench.refitting import Refitting
from core.workbench.reviewing import rechecked
from core.workbench.selected import every
from core.workbench.stored import stored_contents


class Trial(NamedTuple):
    """What a lesson would change in a document."""

    document: str
    field: str
    value: str | None
    """as it stands"""
    learned: str
    """as the lesson has it"""


class Learning:
    """Lessons of one vault."""

    def __init__(self, store: Store, types: Mapping[str, DocumentType]) -> None:
        self.store, self.types = store, types
        self._turn = RLock()
        self._held: dict[str, Lesson] | None = None
        self.refitting = Refitting(store, types)

    def lessons(self) -> tuple[Lesson, ...]:
        """Every lesson, those put aside too."""
        with self._turn:
            if self._held is None:
                self._held = {one.id: one for one in self.store.lessons()}
            return tuple(self._held.values())

    def forget(self) -> None:
        """Has the lessons asked for anew: some were erased."""
        with self._turn:
            self._held = None

    def _keep(self, lesson: Lesson, action: str, actor: str) -> None:
        with self._turn:
            held = {one.id: one for one in self.lessons()}
            self.store.save_lesson(lesson, action, actor)
            self._held = {**held, lesson.id: lesson}

    def applied(self, document: Document, reading: Reading) -> Reading:
        """The reading with what earlier corrections taught of its issuer's papers."""
        kind = self.types.get(reading.type)
        lessons = [one for one in self.lessons() if one.type == reading.type and one.active]
        if kind is None or not reading.pages or not (lessons or self.refitting.active(kind)):
            return reading
        chosen = self.refitting.chosen(kind, document, reading)
        record = replace(reading.record, fields={**reading.record.fields, **chosen})
        from core.extraction.guiding import guided  # noqa: PLC0415 (it loads what extraction needs)

        contents = stored_contents(self.store, document, reading)
        fitting = matching(lessons, kind, contents)
        told = hints(fitting, contents)
        record = entered(kind, _in_habit(kind, guided(kind, record, told), fitting), fitting)
        if record == reading.record:
            return reading
        return rechecked(reading, kind, contents, record, _changed(reading.record, record))

    def bookings(self, kind: DocumentType, record: Record, name: str) -> tuple[str, ...]:
        """What cells of that name were booked on, first on papers of the same issuer, then on any."""
        cell = CELL_NAME.fullmatch(name)
        inner = CELL_NAME.fullmatch(cell["rest"]) or cell if cell else None
        if inner is None:
            return ()
        known = [one for one in self.lessons() if one.active]
        own = [one for one in known if one.type == kind.id and issued(kind, record, one)]
        values = (*used(own, inner["table"], inner["rest"]), *used(known, inner["table"], inner["rest"]))
        return tuple(dict.fromkeys(values))

    def learn(self, document: Document, actor: str, *, confirmed: bool = False) -> Lesson | None:
        """What a document teaches, kept: its vouched and typed values, or all where a person confirmed it; or None."""
        reading = document.reading
        kind = self.types.get(reading.type) if reading else None
        if reading is None or kind is None or not reading.pages:
            return None
        from core.extraction.guiding import places  # noqa: PLC0415 (it loads what extraction needs)
        from core.extraction.habits import habits  # noqa: PLC0415

        contents = stored_contents(self.store, document, reading)
        fields = {name: field for name, field in reading.record.fields.items() if name in kind.fields}
        values = {name: field.value for name, field in fields.items() if field.accepted or confirmed}
        typed = {name: field for name, field in fields.items() if field.origin is Origin.HUMAN}
        where = {name: places(kind.fields[name], field.value, contents) for name, field in typed.items()}
        with self._turn:
            known = self.lessons()
            on = booked(reading.record, document.id, confirmed=confirmed)
            shown = habits(kind, reading.record)
            lesson = learned(known, Confirmed(document.id, kind, contents, values, where, on, shown))
            if lesson is not None and all(replace(one, documents=lesson.documents) != lesson for one in known):
                self._keep(lesson, "learned", actor)
        if typed and not confirmed:
            self.refitting.corrected(kind.id, actor)
        return lesson

    def tried(self, name: str) -> tuple[Trial, ...]:
        """What a lesson says of the documents of its issuer, where that is not what they say. Raises LessonUnknown."""
        lesson = self.lesson(name)
        selected = every(self.store, Selection(type=lesson.type))
        return tuple(trial for document in selected for trial in self._trials(lesson, document))

    def _trials(self, lesson: Lesson, document: Document) -> Iterator[Trial]:
        kind, reading = self.types.get(lesson.type), document.reading
        if kind is None or reading is None or not reading.pages:
            return
        from core.extraction.guiding import guided  # noqa: PLC0415 (it loads what extraction needs)

        contents = stored_contents(self.store, document, reading)
        told = hints(matching([replace(lesson, active=True)], kind, contents), contents)
        for field in dict.fromkeys(hint.field for hint in told):
            now = reading.record.fields.get(field)
            bare = Record({field: replace(now, accepted=False)} if now else {})
            said = guided(kind, bare, told).value(field)
            if said is not None and said != reading.record.value(field):
                yield Trial(document.id, field, reading.record.value(field), said)
        there = dict(reading.record.items())
        for name, on in entered(kind, reading.record, [lesson]).items():
            if name not in there:
                yield Trial(document.id, name, None, on.value)

    def refit(self, actor: str) -> None:
        """Fits scorers again where there were enough corrections since."""
        self.refitting.renew_when_due(self.lessons(), actor)

    def lesson(self, name: str) -> Lesson:
        """The lesson of that id. Raises LessonUnknown."""
        found = next((one for one in self.lessons() if one.id == name), None)
        if found is None:
            raise LessonUnknown(lesson=name)
        return found

    def taught(self, document: Document, actor: str, *, confirmed: bool = False) -> tuple[Taught, ...]:
        """Learns from a document, and tells what became other by it."""
        before = {one.id: one for one in self.lessons()}
        lesson = self.learn(document, actor, confirmed=confirmed)
        after = self.lesson(lesson.id) if lesson and any(one.id == lesson.id for one in self.lessons()) else None
        return (Taught(before.get(after.id), after),) if after and after != before.get(after.id) else ()

    def take_back(self, taught: Taught, actor: str) -> tuple[Taught, ...]:
        """Makes a lesson what it was, one that was none put aside; nothing where more was learned since."""
        if all(one != taught.after for one in self.lessons()):
            return ()
        earlier = taught.before or replace(taught.after, active=False)
        self._keep(earlier, "lesson_used" if earlier.active else "lesson_put_aside", actor)
        return (Taught(taught.after, earlier),)

    def use(self, name: str, actor: str, *, active: bool) -> None:
        """Puts a lesson or a refit aside, or to use again. Raises LessonUnknown."""
        if "." in name:
            self.refitting.use(name, actor, active=active)
            return
        lesson = replace(self.lesson(name), active=active)
        self._keep(lesson, "lesson_used" if active else "lesson_put_aside", actor)


def _in_habit(kind: DocumentType, record: Record, lessons: Sequence[Lesson]) -> Record:
    """The record read as its issuer writes days and amounts."""
    from core.extraction.habits import in_habit  # noqa: PLC0415 (it loads what extraction needs)

    own = next((one for one in lessons if one.habits and issued(kind, record, one)), None)
    return in_habit(kind, record, own.habits, len(own.documents)) if own else record


def _changed(before: Record, after: Record) -> list[str]:
    """The names of the fields that are not what they were."""
    return [name for name, field in after.fields.items() if before.fields.get(name) != field]
