"""What an export will write, seen row by row before it is written: rows are made as they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, overload

from core.domain.document import Document
from core.domain.schema import Kind
from core.export.tables import Row, Sheet, detail_rows
from core.ports import Selection, Store
from core.workbench.reversing import Reversal

PAGE = 200
"""documents that are read at once"""
Cells = tuple[str, ...]
Fetch = Callable[[int, int], Iterable[Cells]]
"""gives the rows from one number up to another"""


class Rows(Sequence[Cells]):
    """Rows of which only those that are asked for are made."""

    def __init__(self, count: int, fetch: Fetch) -> None:
        self._count, self._fetch = count, fetch

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Cells: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Cells]: ...
    def __getitem__(self, place: int | slice) -> Cells | Sequence[Cells]:
        if isinstance(place, slice):
            first, last, step = place.indices(self._count)
            return tuple(self._fetch(first, max(first, last)))[::step] if step > 0 else tuple(self)[place]
        number = range(self._count)[place]
        return next(iter(self._fetch(number, number + 1)))

    def __iter__(self) -> Iterator[Cells]:
        return chain.from_iterable(
            self._fetch(first, min(first + PAGE, self._count)) for first in range(0, self._count, PAGE)
        )


class Table(NamedTuple):
    """A table as it will stand in the file."""

    title: str
    headings: Cells
    rows: Sequence[Cells]
    """as the file says them; what the format keeps as numbers, as plain decimals"""
    kinds: tuple[Kind, ...] = ()
    """what each column holds"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export will write, to the cell."""

    tables: tuple[Table, ...]
    documents: tuple[str, ...]
    unresolved: int
    """documents within the filters that are not approved; they are left out unless every one is asked for"""
    again: int
    """documents that an earlier export held"""
    reversals: tuple[Reversal, ...] = ()
    """what earlier exports held and is no more so, whether this one takes it back or not"""


@dataclass(frozen=True, slots=True)
class Pages:
    """Rows of documents of the vault, in the order of their ids."""

    store: Store
    said: Callable[[Sheet, Row], Cells]
    """a row as its file says it"""

    def own(self, sheet: Sheet, ids: Sequence[str], row: Callable[[Document], Row], after: Sequence[Row] = ()) -> Rows:
        """One row for each document, and some after them."""

        def fetch(first: int, last: int) -> Iterator[Cells]:
            yield from (self.said(sheet, row(one)) for one in self._some(ids[first:last]))
            yield from (self.said(sheet, one) for one in after[max(0, first - len(ids)) : max(0, last - len(ids))])

        return Rows(len(ids) + len(after), fetch)

    def within(self, sheet: Sheet, ids: Sequence[str], lengths: tuple[Sequence[int], Sequence[int]]) -> Rows:
        """The rows that documents have in one of their tables; `lengths` as an extent says them."""
        numbers, ends = lengths

        def fetch(first: int, last: int) -> Iterator[Cells]:
            begun = bisect_right(ends, first)
            done = bisect_right(ends, last - 1) + 1
            before = ends[begun - 1] if begun else 0
            found = self._some([ids[number] for number in numbers[begun:done]])
            inner = [row for one in found for table, row in detail_rows(one) if table == sheet.table]
            yield from (self.said(sheet, row) for row in inner[first - before : last - before])

        return Rows(ends[-1] if ends else 0, fetch)

    def _some(self, ids: Sequence[str]) -> Iterator[Document]:
        for start in range(0, len(ids), PAGE):
            some = tuple(ids[start : start + PAGE])
            yield from self.store.documents(Selection(documents=some, limit=PAGE))
