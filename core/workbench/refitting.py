"""Scorers fitted again to what persons confirmed: when it is due, from which documents, kept and put aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import RLock
from typing import Any

from core.domain.codec import plain, restore
from core.domain.document import Document, Reading
from core.domain.errors import DocumentUnknown, LessonUnknown
from core.domain.lesson import Lesson, Refit
from core.domain.record import Field
from core.domain.schema import DocumentType
from core.ports import Store
from core.workbench.stored import stored_contents

REFITS, CORRECTIONS = "refits", "corrections"
"""settings: the refits of each type, and how many corrections there were since"""
EVERY = 25
"""corrections after which scorers are fitted again"""
PAPERS = 200
"""the latest confirmed papers that they are fitted to"""


class Refitting:
    """The refits of one vault."""

    def __init__(self, store: Store, types: Mapping[str, DocumentType]) -> None:
        self.store, self.types = store, types
        self._turn = RLock()

    def refits(self) -> tuple[Refit, ...]:
        """Every refit, those put aside too."""
        kept = (self.store.setting(REFITS) or {}).values()
        return tuple(restore(Refit, one) for refits in kept for one in refits)

    def corrected(self, kind: str, actor: str) -> None:
        """Counts a correction of a document of a type."""
        with self._turn:
            since = self._since()
            self.store.save_setting(CORRECTIONS, {**since, kind: since.get(kind, 0) + 1}, actor)

    def renew_when_due(self, lessons: tuple[Lesson, ...], actor: str) -> tuple[Refit, ...]:
        """New refits of the types that had enough corrections since the last ones."""
        due = [kind for kind, count in self._since().items() if count >= EVERY and kind in self.types]
        return tuple(refit for kind in due for refit in self.renew(self.types[kind], lessons, actor))

    def renew(self, kind: DocumentType, lessons: tuple[Lesson, ...], actor: str) -> tuple[Refit, ...]:
        """Refits of a type's fields, fitted to the documents that taught its lessons; they replace earlier ones."""
        from core.learning.refit import Example, refitted  # noqa: PLC0415 (it loads numpy)

        examples: dict[str, list[Example]] = defaultdict(list)
        taught = dict.fromkeys(one for lesson in lessons if lesson.type == kind.id for one in lesson.documents)
        for document in list(taught)[-PAPERS:]:
            self._add(kind, document, examples)
        verdicts = ((name, refitted(found)) for name, found in sorted(examples.items()))
        refits = tuple(refit for name, verdict in verdicts if (refit := verdict.refit(kind.id, name)))
        with self._turn:
            others = [one for one in self.refits() if one.type != kind.id]
            self._keep([*others, *refits], actor)
            self.store.save_setting(CORRECTIONS, {**self._since(), kind.id: 0}, actor)
        return refits

    def _add(self, kind: DocumentType, name: str, examples: dict[str, list[Any]]) -> None:
        from core.extraction.choosing import SCORED, confirmed  # noqa: PLC0415 (it loads what extraction needs)
        from core.learning.refit import Example  # noqa: PLC0415 (it loads numpy)

        try:
            document = self.store.document(name)
        except DocumentUnknown:
            return
        reading = document.reading
        if reading is None or reading.type != kind.id or kind.id not in SCORED:
            return
        said = {field: value.value for field, value in reading.record.fields.items() if value.accepted}
        for one in confirmed(kind, stored_contents(self.store, document, reading), said):
            examples[one.field].append(Example(one.rows, one.odds, one.right))

    def active(self, kind: DocumentType) -> tuple[Refit, ...]:
        """The refits of a type that are used."""
        return tuple(one for one in self.refits() if one.type == kind.id and one.active)

    def chosen(self, kind: DocumentType, document: Document, reading: Reading) -> dict[str, Field]:
        """The fields of a reading that refitted scorers choose otherwise."""
        active = self.active(kind)
        if not active:
            return {}
        from core.extraction.choosing import chosen_again  # noqa: PLC0415 (it loads what extraction needs)
        from core.learning.refit import Adjustment  # noqa: PLC0415 (it loads numpy)

        leanings = {one.field: Adjustment(one.weights, one.middle, one.spread) for one in active}
        return chosen_again(kind, reading.record, stored_contents(self.store, document, reading), leanings)

    def use(self, name: str, actor: str, *, active: bool) -> None:
        """Puts a refit aside, or to use again. Raises LessonUnknown."""
        with self._turn:
            refits = self.refits()
            if name not in {one.id for one in refits}:
                raise LessonUnknown(lesson=name)
            self._keep([replace(one, active=active) if one.id == name else one for one in refits], actor)

    def _since(self) -> dict[str, int]:
        return dict(self.store.setting(CORRECTIONS) or {})

    def _keep(self, refits: Sequence[Refit], actor: str) -> None:
        by_type: dict[str, list[Any]] = defaultdict(list)
        for one in refits:
            by_type[one.type].append(plain(one))
        self.store.save_setting(REFITS, by_type, actor)
