"""What other programs were given and must take back: documents that are no more as they were exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.domain.change import HistoryLine, LeftExported
from core.domain.document import Document, Reading, Stage
from core.domain.errors import DocumentUnknown
from core.export.tables import Gone
from core.ports import Store

DONE = "reversed"
"""setting: of each document the version up to which its exports are reversed"""
EXPORTED = Stage.EXPORTED.value


@dataclass(frozen=True, slots=True)
class Reversal:
    """A document as it was exported, when and by whom, and what it says now."""

    document: str
    version: int
    """as which it was exported"""
    client: str
    name: str
    """of its file"""
    file: str
    """that was written"""
    at: str
    by: str
    then: Reading
    now: Reading | None
    """None where it is split, merged or erased"""

    def gone(self) -> Gone:
        """What stands in the file that reverses it."""
        document = Document(self.document, self.client, "", self.name, Stage.EXPORTED, self.version, self.at, self.then)
        return Gone(document, self.file, self.at[:10])


@dataclass(frozen=True, slots=True)
class Reversals:
    """What has to be reversed, and what was."""

    store: Store
    actor: str

    def open(self, client: str) -> tuple[Reversal, ...]:
        """What a client's programs still hold of documents that are no more as they were exported; "" asks for all."""
        done = self.store.setting(DONE) or {}
        by_document: dict[str, list[LeftExported]] = {}
        for one in self.store.left_exported(client):
            by_document.setdefault(one.document, []).append(one)
        found = (one for document, lefts in by_document.items() for one in self._of(document, lefts))
        return tuple(one for one in found if one.version > done.get(one.document, 0))

    def done(self, reversals: Sequence[Reversal], file: str) -> None:
        """Says that these were written to a file, so that they are to be reversed no more."""
        if not reversals:
            return
        done = dict(self.store.setting(DONE) or {})
        for one in reversals:
            done[one.document] = max(one.version, done.get(one.document, 0))
            told = {"document": one.document, "file": file, "exported_in": one.file, "exported_at": one.at}
            self.store.note("export.reversed", told, self.actor)
        self.store.save_setting(DONE, done, self.actor)

    def _of(self, document: str, lefts: Sequence[LeftExported]) -> Iterator[Reversal]:
        try:
            now = self.store.document(document).reading
        except DocumentUnknown:  # others stand in its place
            now = None
        for left, line in zip(lefts, _left(self.store.history(document)), strict=False):
            if line is not None:
                file, then = str(line.after.get("file", "")), self.store.reading_at(document, left.version)
                yield Reversal(document, left.version, left.client, left.name, file, line.at, line.actor, then, now)


def _left(history: Iterable[HistoryLine]) -> list[HistoryLine | None]:
    """Of each time that a document stopped to be exported the line that exported it; None where that was undone."""
    ended = list[HistoryLine | None]()
    wrote: HistoryLine | None = None
    for line in history:
        was, now = line.before.get("stage"), line.after.get("stage")
        if now == EXPORTED and line.action == EXPORTED:
            wrote = line
        elif now == EXPORTED and was != EXPORTED and ended:  # putting it back was undone
            wrote, ended[-1] = ended[-1], None
        elif was == EXPORTED and now != EXPORTED:
            ended.append(wrote)
    return ended
