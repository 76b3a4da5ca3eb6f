"""Where one document of a source ends and the next begins; what is in doubt stays together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from core.domain.page import Contents, Page, TextSource
from core.domain.schema import DocumentType
from core.sorting.signs import Signs, signs

SHEETS = TextSource.SHEET


class Span(Sequence[Page]):
    """Some pages of a sequence, each unpacked only when it is asked for."""

    def __init__(self, pages: Sequence[Page], chosen: Sequence[int]) -> None:
        self._pages, self._chosen = pages, tuple(chosen)

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return Span(self._pages, self._chosen[index])
        return self._pages[self._chosen[index]]


def split(contents: Contents, types: Mapping[str, DocumentType]) -> list[Contents]:
    """The documents of a source, in order; usually the source itself."""
    pages = contents.pages
    stated = [one for one in contents.embedded if one.whole]
    if len(stated) > 1 and not pages:
        return [
            replace(contents, embedded=(one,), parts=() if index else contents.parts)
            for index, one in enumerate(stated)
        ]
    if len(pages) < 2 or stated or pages[0].source is SHEETS:
        return [contents]
    seen = [signs(page, types) for page in pages]
    groups = [group for group in _groups(seen) if group]
    if len(groups) < 2:
        return [contents]
    return [_part(contents, group, first=index == 0) for index, group in enumerate(groups)]


def _groups(seen: Sequence[Signs]) -> Iterator[list[int]]:
    """The pages of each document, by their place in the source; blank pages between two documents belong to none."""
    duplex = _duplex(seen)
    group: list[int] = []
    for index, page in enumerate(seen):
        last = next((seen[before] for before in reversed(group) if not seen[before].blank), None)
        after_blank = bool(group) and seen[group[-1]].blank and not duplex
        if not page.blank and last is not None and page.begins_after(last, after_blank=after_blank):
            yield _trimmed(group, seen)
            group = []
        group.append(index)
    yield _trimmed(group, seen) if any(not seen[index].blank for index in group) else []


def _duplex(seen: Sequence[Signs]) -> bool:
    """Whether every second page is blank: backs of sheets, not separators."""
    backs = [page.blank for page in seen[1::2]]
    return len(backs) > 1 and all(backs) and not any(page.blank for page in seen[::2])


def _trimmed(group: Sequence[int], seen: Sequence[Signs]) -> list[int]:
    end = len(group)
    while end and seen[group[end - 1]].blank:
        end -= 1
    return list(group[:end])


def _part(contents: Contents, chosen: Sequence[int], *, first: bool) -> Contents:
    """The pages of one document with what stands on them; what has no page goes with the first."""
    pages = Span(contents.pages, chosen)
    numbers = {page.number for page in pages}
    return replace(
        contents,
        pages=pages,
        codes=tuple(code for code in contents.codes if code.page in numbers),
        embedded=tuple(one for one in contents.embedded if (one.page in numbers if one.page else first)),
        parts=contents.parts if first else (),
    )
