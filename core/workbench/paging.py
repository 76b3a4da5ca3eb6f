"""Pages dealt out anew: one document into several, several into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.domain.change import Change, Step
from core.domain.document import Document, Reading, Stage, Turn
from core.domain.errors import CannotMerge, NothingToSplit
from core.domain.page import Contents, Embedded
from core.ports import Dealt
from core.workbench.processing import RECORDING, Processing
from core.workbench.reviewing import reading_of
from core.workbench.settling import changeable
from core.workbench.stated import stated
from core.workbench.stored import Place, StoredPages


class Sheet(NamedTuple):
    """A page in the hand of the one who deals."""

    document: Document
    number: int


@dataclass(frozen=True)
class Paging:
    """Splits and merges documents of the vault. Their pages are understood again as they were stored."""

    processing: Processing
    actor: str

    def split(self, document: str, before: Sequence[int] = ()) -> Change:
        """Cuts a document before the given pages, as it counts them, else at every page. Raises NothingToSplit."""
        whole = self.processing.store.document(document)
        pages = () if reading_of(whole).type == RECORDING else reading_of(whole).pages
        cuts = set(before) & set(pages[1:]) if before else set(pages[1:])
        if not cuts:
            raise NothingToSplit
        groups: list[list[Sheet]] = []
        for page in pages:
            if not groups or page in cuts:
                groups.append([])
            groups[-1].append(Sheet(whole, page))
        return self._dealt([whole], groups, "split")

    def merge(self, documents: Sequence[str]) -> Change:
        """Makes one document of several of one client, their pages in the order given. Raises CannotMerge.

        Those that came in one file are put back in the order of the file.
        """
        parts = [self.processing.store.document(one) for one in dict.fromkeys(documents)]
        readable = all(one.stage is not Stage.FAILED and one.reading and one.reading.pages for one in parts)
        heard = any(reading_of(one).type == RECORDING for one in parts if one.reading)
        if len(parts) < 2 or len({one.client for one in parts}) > 1 or not readable or heard:
            raise CannotMerge
        sheets = [Sheet(one, page) for one in parts for page in reading_of(one).pages]
        if len({source for one in parts for source in one.sources}) == 1:
            sheets.sort(key=lambda sheet: sheet.number)
        return self._dealt(parts, [sheets], "merged")

    def reorder(self, document: str, pages: Sequence[int]) -> Change:
        """Puts a document's pages in another order. Raises NothingToSplit where they stand so, or are not its own."""
        whole = self.processing.store.document(document)
        now = reading_of(whole).pages
        if sorted(pages) != sorted(now) or tuple(pages) == now or reading_of(whole).type == RECORDING:
            raise NothingToSplit
        return self._dealt([whole], [[Sheet(whole, page) for page in pages]], "reordered")

    def _dealt(self, old: Sequence[Document], groups: Sequence[Sequence[Sheet]], action: str) -> Change:
        store, compare = self.processing.store, self.processing.compare
        for one in old:
            changeable(store, one)
        parts = [self._part(group) for group in groups]
        change = store.supersede([one.id for one in old], parts, action, self.actor, compare=compare)
        self.processing.approve_accepted(change)
        steps = tuple(Step(one, 0, store.document(one).version) for one in change.documents)
        return replace(change, steps=steps)

    def _part(self, sheets: Sequence[Sheet]) -> Dealt:
        """A document of these pages: of one file under the file's own numbers, of several counted from 1."""
        leaves = tuple(sheet.document.leaf(sheet.number) for sheet in sheets)
        alone = len({leaf.source for leaf in leaves}) == 1
        places = [
            Place(sheet.document.id, sheet.number, *((leaf.page,) if alone else (position, leaf.name)))
            for position, (sheet, leaf) in enumerate(zip(sheets, leaves, strict=True), 1)
        ]
        whole = replace(sheets[0].document, source=leaves[0].source, leaves=() if alone else leaves)
        understood = self._understood(places, _stated(sheets, places), whole)
        return Dealt(replace(understood, turns=_turned(sheets, places)), leaves)

    def _understood(self, places: Sequence[Place], data: tuple[Embedded, ...], whole: Document) -> Reading:
        from core.pipeline import Tools, understand  # noqa: PLC0415 (it loads the libraries that read files)

        pages = StoredPages(self.processing.store, places)
        contents = Contents(pages, embedded=data, language=reading_of(whole).language)
        return understand(contents, Tools(self.processing.types))


def _turned(sheets: Sequence[Sheet], places: Sequence[Place]) -> tuple[Turn, ...]:
    """How some pages were turned, under the numbers that they now go by."""
    pairs = zip(sheets, places, strict=True)
    turns = (Turn(place.known_as, reading_of(one.document).turn(one.number)) for one, place in pairs)
    return tuple(one for one in turns if one.degrees)


def _stated(sheets: Sequence[Sheet], places: Sequence[Place]) -> tuple[Embedded, ...]:
    """What the files and codes of some pages state, under the numbers that the pages now go by."""
    numbers: dict[str, dict[int, int]] = {}
    for place in places:
        numbers.setdefault(place.document, {})[place.number] = place.known_as
    readings = {sheet.document.id: reading_of(sheet.document) for sheet in sheets}
    return tuple(one for name, reading in readings.items() for one in stated(reading, numbers[name]))
