"""Pages kept small: a long document's pages are compressed until they are looked at."""

from __future__ import annotations

import pickle
import zlib
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import overload

from core.domain.page import Page

OPEN_PAGES = 12
"""a document of so many pages is kept as it is"""


class _Pages(Sequence[Page]):
    """Pages of which each is made when it is asked for."""

    @abstractmethod
    def _page(self, index: int) -> Page:
        """The page at a place that is there."""

    @overload
    def __getitem__(self, place: int) -> Page: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Page]: ...
    def __getitem__(self, place: int | slice) -> Page | Sequence[Page]:
        if isinstance(place, slice):
            return [self._page(index) for index in range(*place.indices(len(self)))]
        index = place + len(self) if place < 0 else place
        if not 0 <= index < len(self):
            raise IndexError(place)
        return self._page(index)


class PackedPages(_Pages):
    """Pages in order, each unpacked when it is asked for."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._open: list[Page] = []

    def add(self, page: Page) -> None:
        """Put a page at the end."""
        if len(self._open) < OPEN_PAGES:
            self._open.append(page)
        else:
            self._packed.append(zlib.compress(pickle.dumps(page, protocol=5), 1))

    def __len__(self) -> int:
        return len(self._open) + len(self._packed)

    def _page(self, index: int) -> Page:
        return self._open[index] if index < len(self._open) else _unpacked(self._packed[index - len(self._open)])


class _Changed(_Pages):
    """Pages, some of which are given anew."""

    def __init__(self, pages: Sequence[Page], changed: Mapping[int, Page]) -> None:
        self._pages, self._changed = pages, changed

    def __len__(self) -> int:
        return len(self._pages)

    def _page(self, index: int) -> Page:
        return self._changed[index] if index in self._changed else self._pages[index]


def with_pages(pages: Sequence[Page], changed: Mapping[int, Page]) -> Sequence[Page]:
    """The pages, those at some places given anew; packed ones stay packed."""
    return _Changed(pages, changed)


def _unpacked(packed: bytes) -> Page:
    page: Page = pickle.loads(zlib.decompress(packed))  # noqa: S301 (packed in this very process)
    return page
