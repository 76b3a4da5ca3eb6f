"""Models asked about documents that wait for a person: one after another, those of a type together, in the background.

A document is asked about once after it was read, and not any more once a person has touched it. A model that fails
leaves it as it was; one that keeps failing is left alone for a while.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from time import monotonic

from core.domain.change import Change
from core.domain.document import Stage, Status
from core.domain.errors import DocumentChanged, DocumentUnknown, StageWrong
from core.domain.model_errors import ModelError
from core.ports import Progress, Selection, Store, Trail
from core.workbench.opining import Opinions
from core.workbench.selected import every

log = logging.getLogger(__name__)
FAILING = 3
"""documents in a row about which no model said anything, after which none is asked for a while"""
REST = 600.0
"""seconds of that while"""
GONE = (DocumentUnknown, DocumentChanged, StageWrong)
"""somebody else did something to it meanwhile"""


class Consulting:
    """The documents of one vault about which models are still to be asked."""

    def __init__(self, store: Store, opinions: Opinions, hear: Callable[[Change], object]) -> None:
        """`hear` is told of every document of which models said something, in the thread that asks them."""
        self._store, self._opinions, self._hear = store, opinions, hear
        self._waiting = deque[str]()
        self._done = dict[str, int]()
        self._lines = -1
        self._failed, self._rests_until = 0, 0.0

    def next(self, progress: Progress) -> int:
        """Has models asked about one document; 0 where none is to be asked about now. Raises Cancelled."""
        if monotonic() < self._rests_until:
            return 0
        while document := self._next():
            try:
                found = self._store.document(document)
                self._done[document] = found.version
                if not self._opinions.due(found):
                    continue
                change, answered = self._opinions.consider(found, progress)
                self._done[document] = found.version + 1
            except GONE:
                continue
            except ModelError as error:  # no model can be asked at all
                self._rest(error.code)
                return 0
            self._heard(change, answered=answered)
            return 1
        return 0

    def _heard(self, change: Change, *, answered: bool) -> None:
        self._failed = 0 if answered else self._failed + 1
        if self._failed >= FAILING:
            self._rest("model.failing")
        if not change.nothing:
            self._hear(change)

    def _rest(self, why: str) -> None:
        log.warning("no models asked", extra={"code": why})
        self._waiting.clear()
        self._failed, self._lines, self._rests_until = 0, -1, monotonic() + REST

    def _next(self) -> str | None:
        """The next document to look at; the vault is looked through again only where something happened in it."""
        if not self._waiting:
            lines = self._store.activities(Trail())
            if lines == self._lines:
                return None
            self._lines = lines
            doubtful = every(self._store, Selection(stage=Stage.READ, status=Status.REVIEW, brief=True))
            new = [one for one in doubtful if self._done.get(one.id) != one.version]
            new.sort(key=lambda one: one.reading.type if one.reading else "")
            self._waiting.extend(one.id for one in new)
        return self._waiting.popleft() if self._waiting else None
