"""Pages dealt out anew: one document into several, several into one."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.change import Change
from core.domain.document import Document, Reading, Stage
from core.domain.errors import CannotMerge, NothingToSplit
from core.domain.page import Contents
from core.pipeline import Tools, understand
from core.ports import Store
from core.workbench.comparing import Memory
from core.workbench.reviewing import StoredPages, reading_of


class Paging:
    """Splits and merges documents of the vault. Their pages are understood again as they were stored."""

    def __init__(self, store: Store, tools: Tools, memory: Memory, actor: str) -> None:
        self._store, self._tools, self._memory, self._actor = store, tools, memory, actor

    def split(self, document: str, before: Sequence[int] = ()) -> Change:
        """Cuts a document before the given pages of its file, else at every page. Raises NothingToSplit."""
        whole = self._store.document(document)
        pages = reading_of(whole).pages
        cuts = set(before) & set(pages[1:]) if before else set(pages[1:])
        if not cuts:
            raise NothingToSplit
        groups: list[list[int]] = []
        for page in pages:
            if not groups or page in cuts:
                groups.append([])
            groups[-1].append(page)
        return self._dealt([whole], groups, "split")

    def merge(self, documents: Sequence[str]) -> Change:
        """Makes one document of several that came in one file. Raises CannotMerge."""
        parts = [self._store.document(one) for one in dict.fromkeys(documents)]
        alike = len({(one.client, one.source) for one in parts}) == 1
        if len(parts) < 2 or not alike or any(one.stage is not Stage.READ for one in parts):
            raise CannotMerge
        return self._dealt(parts, [sorted({page for one in parts for page in reading_of(one).pages})], "merged")

    def _dealt(self, old: Sequence[Document], groups: Sequence[Sequence[int]], action: str) -> Change:
        first = old[0]
        readings = [self._understood(first, pages) for pages in groups]
        change = self._store.supersede([one.id for one in old], readings, action, self._actor)
        self._memory.forget(first.client)
        return change

    def _understood(self, document: Document, pages: Sequence[int]) -> Reading:
        contents = Contents(StoredPages(self._store, document.id, pages), language=reading_of(document).language)
        return understand(contents, self._tools)
