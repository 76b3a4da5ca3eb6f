"""The documents that wait for a person, one after another, the next one loaded already."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.domain.change import Change
from desktop.window.desk import Desk
from desktop.window.review.opened import Opened, open_document
from desktop.window.review.pages import Pages


class Lineup:
    """Which document comes before and after which, and those that are loaded ahead."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk, self._pages = desk, pages
        self._names: list[str] = []
        self._ready: dict[str, Opened] = {}

    @property
    def names(self) -> Sequence[str]:
        """The documents in their order."""
        return self._names

    def line_up(self, names: Sequence[str]) -> None:
        """Takes these documents as those that wait."""
        self._names = list(dict.fromkeys(names))

    def beside(self, document: str, by: int) -> str | None:
        """The document so many places after one (before, below zero), or None."""
        if document not in self._names:
            return next(iter(self._names), None)
        place = self._names.index(document) + by
        return self._names[place] if 0 <= place < len(self._names) else None

    def leave(self, document: str) -> None:
        """Takes a document out that needs nobody any more."""
        if document in self._names:
            self._names.remove(document)

    def back(self, document: str) -> None:
        """Puts a document first that needs somebody again."""
        if document not in self._names:
            self._names.insert(0, document)

    def open(self, document: str, then: Callable[[Opened], object]) -> None:
        """Calls `then` with a document: at once where it was loaded ahead."""
        ready = self._ready.pop(document, None)
        if ready is not None:
            then(ready)
        else:
            workbench = self._desk.workbench
            self._desk.lane.ask(lambda: open_document(workbench, document), then, instead="review.open")

    def load_ahead(self, document: str | None) -> None:
        """Makes a document and its first page ready."""
        if document is None or document in self._ready:
            return
        workbench = self._desk.workbench
        self._desk.lane.ask(lambda: open_document(workbench, document), self._loaded, lambda _: None)

    def _loaded(self, opened: Opened) -> None:
        self._ready = {opened.id: opened}
        self._pages.ahead(opened.id, opened.pages[:1])

    def ready(self, document: str) -> bool:
        """Whether a document is loaded already."""
        return document in self._ready

    def forget(self, change: Change) -> None:
        """Lets go of what was loaded of documents that changed."""
        for document in (*change.documents, *change.touched, *change.aside):
            self._ready.pop(document, None)
