"""The pages of documents as the vault keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, overload

from core.domain.document import Document, Reading
from core.domain.layout import Word
from core.domain.page import Contents, Page
from core.ports import Store

HIDDEN = "text.hidden"
"""the finding that a page carries text which nobody sees"""


class Place(NamedTuple):
    """A page of a document, and the number it goes by."""

    document: str
    number: int
    known_as: int
    file: str = ""
    """name of its file, where pages of several files come together"""


class StoredPages(Sequence[Page]):
    """Pages as the vault keeps them, fetched one at a time."""

    def __init__(self, store: Store, places: Sequence[Place]) -> None:
        self._store, self._places = store, tuple(places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, position: int) -> Page: ...
    @overload
    def __getitem__(self, position: slice) -> StoredPages: ...
    def __getitem__(self, position: int | slice) -> Page | StoredPages:
        if isinstance(position, slice):
            return StoredPages(self._store, self._places[position])
        document, number, known_as, file = self._places[position]
        page = self._store.page(document, number) or Page(number, 0.0, 0.0, blank=True)
        return replace(page, number=known_as, words=_of_file(page.words, file) if file else page.words)


def _of_file(words: Sequence[Word], file: str) -> tuple[Word, ...]:
    """The words with their file before their place in it: "B4" of one sheet is not that of another."""
    return tuple(word._replace(path=f"{file} {word.path}") if word.path else word for word in words)


def stored_contents(store: Store, document: Document, reading: Reading) -> Contents:
    """The contents of a document as far as the vault keeps them: its pages and the data that stood in its files."""
    pages = StoredPages(store, [Place(document.id, number, number) for number in reading.pages])
    hidden = any(finding.code == HIDDEN for finding in reading.findings)
    return Contents(
        pages,
        embedded=reading.embedded,
        signatures=reading.signatures,
        hidden_text=hidden,
        language=reading.language,
        making=reading.making,
    )
