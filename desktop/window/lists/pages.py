"""Very many rows of which a page at a time is fetched beside the window, and few are held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from desktop.window.lane import Lane

PAGE, PAGES_HELD = 100, 30
Row = TypeVar("Row")
Fetch = Callable[[int], Sequence[Row]]
"""the rows of one page from its first one on"""


class Pages(Generic[Row]):
    """The rows of a list; a page that is not there yet is asked for, and those looked at last are held."""

    def __init__(self, lane: Lane, came: Callable[[int, int], object]) -> None:
        """`came` hears the first and the last row of a page that was fetched."""
        self.count = 0
        self._lane, self._came = lane, came
        self._fetch: Fetch[Row] = _nowhere
        self._held: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()

    def fetch_by(self, fetch: Fetch[Row]) -> None:
        """Fetches in this way from now on; what is held stays, and pages asked for before are let go when they come."""
        self._fetch = fetch
        self._asked.clear()

    def fetched_by(self, fetch: Fetch[Row]) -> bool:
        """Whether this is still the way in which rows are fetched."""
        return fetch is self._fetch

    def put(self, count: int, pages: Mapping[int, Sequence[Row]]) -> None:
        """Holds these pages, of so many rows, and no others."""
        self.count = count
        self._held.clear()
        for page, rows in pages.items():
            self._hold(page, rows)

    def row(self, number: int) -> Row | None:
        """A row; None where it is not there so far: then its page is asked for."""
        page, place = divmod(number, PAGE)
        rows = self._held.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._held.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def holds(self, number: int) -> bool:
        """Whether a row is here, without asking for it."""
        return number // PAGE in self._held

    def held(self) -> Iterator[tuple[int, Row]]:
        """The rows that are here, with their numbers."""
        for page, rows in self._held.items():
            yield from enumerate(rows, page * PAGE)

    def latest(self, most: int) -> list[int]:
        """The pages that were looked at last; the first one where none was."""
        return [*self._held][-most:] or [0]

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            fetch = self._fetch
            self._lane.ask(lambda: fetch(page * PAGE), lambda rows: self._take(fetch, page, rows))

    def _take(self, fetch: Fetch[Row], page: int, rows: Sequence[Row]) -> None:
        first = page * PAGE
        if self.fetched_by(fetch) and first < self.count:
            self._hold(page, rows)
            self._came(first, min(first + PAGE, self.count) - 1)

    def _hold(self, page: int, rows: Sequence[Row]) -> None:
        self._held[page] = rows
        while len(self._held) > PAGES_HELD:
            gone, _ = self._held.popitem(last=False)
            self._asked.discard(gone)


def _nowhere(first: int) -> Sequence[Row]:
    """Nothing, where nobody said how rows are fetched."""
    del first
    return ()
