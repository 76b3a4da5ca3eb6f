"""All that a selection selects, however much, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from core.domain.document import Document
from core.domain.summary import Summary
from core.ports import Selection, Store

Shown = TypeVar("Shown", Document, Summary)


def every(store: Store, selection: Selection) -> Iterator[Document]:
    """All selected documents."""
    return _paged(store.documents, selection)


def every_summary(store: Store, selection: Selection) -> Iterator[Summary]:
    """What lists show of all selected documents."""
    return _paged(store.summaries, selection)


def _paged(ask: Callable[[Selection], Sequence[Shown]], selection: Selection) -> Iterator[Shown]:
    while page := ask(selection):
        yield from page
        if len(page) < selection.limit:
            return
        selection = replace(selection, offset=selection.offset + len(page))
