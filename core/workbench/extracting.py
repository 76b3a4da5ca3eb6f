"""Files read without a vault: several at once, answered in their order."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from core.domain.document import Failure, Reading, Source
from core.domain.errors import VouchError
from core.domain.page import Page, PageTable
from core.export.contract import Line, failure_line, page_tables, reading_line
from core.export.markdown import markdown
from core.intake.settle import passed_over
from core.intake.take import copied
from core.ports import Limits, PageImage, Progress, Reader, silent
from core.words import Words

AHEAD = 4
"""files that may be read ahead of the one to be printed, for each reader"""
TablesOf = Callable[[Page], tuple[PageTable, ...]]


class Answer(NamedTuple):
    """What one file gave: the lines of its documents, and its pages in Markdown where that was asked for."""

    file: str
    lines: tuple[Line, ...]
    markdown: str = ""

    @property
    def failed(self) -> bool:
        """Whether anything in the file could not be read."""
        return any(line["error"] for line in self.lines)


@dataclass
class _Pages:
    """What is kept of the pages that a reader streams."""

    tables_of: TablesOf | None
    wants_text: bool
    tables: dict[int, tuple[PageTable, ...]] = field(default_factory=dict)
    text: dict[int, str] = field(default_factory=dict)

    def __call__(self, page: Page, image: PageImage | None) -> None:  # noqa: ARG002 (a page sink)
        found = self.tables_of(page) if self.tables_of else ()
        if found:
            self.tables[page.number] = found
        if self.wants_text:
            self.text[page.number] = markdown(page, found)  # a page may come again, from a new reader


@dataclass(frozen=True)
class Extractor:
    """Reads files and says what is in them, by the contract for scripts."""

    reader: Reader
    words: Words
    reader_version: str
    side_by_side: int = 1
    limits: Limits = field(default_factory=Limits)
    tables_of: TablesOf | None = None
    """finds the tables of a page, where every table is wanted"""
    wants_text: bool = False

    def answers(self, paths: Iterable[Path], progress: Progress = silent) -> Iterator[Answer]:
        """What each file gives, in their order."""
        with ThreadPoolExecutor(self.side_by_side) as threads:
            ahead: deque[Future[Answer]] = deque()
            for path in paths:
                ahead.append(threads.submit(self.answer, path, progress))
                if len(ahead) >= AHEAD * self.side_by_side:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()

    def answer(self, path: Path, progress: Progress = silent) -> Answer:
        """What one file gives."""
        pages = _Pages(self.tables_of, self.wants_text)
        try:
            data = copied(path).data
        except VouchError as error:
            failure = failure_line(str(path), None, None, Failure(error.code, error.facts), self.words)
            return Answer(str(path), (failure,))
        source = Source(str(path), hashlib.sha256(data).hexdigest(), data)
        lines = tuple(self._lines(source, pages, 0, progress))
        return Answer(str(path), lines, "\n\n".join(pages.text.values()))

    def _lines(self, source: Source, pages: _Pages, depth: int, progress: Progress) -> Iterator[Line]:
        """A line for every document of a source, then for those of the files inside it."""
        pages.tables.clear()
        try:
            said = self.reader.read(source, self.limits, pages, progress)
        except VouchError as error:
            yield failure_line(source.path, source.sha256, source.part, Failure(error.code, error.facts), self.words)
            return
        yield from [self._line(source, reading, pages) for reading in said.readings]
        for part in said.parts:
            name = f"{source.part}/{part.name}" if source.part else part.name
            if depth >= self.limits.depth:
                yield failure_line(source.path, None, name, Failure("limit.depth"), self.words)
                continue
            digest = hashlib.sha256(part.data).hexdigest()
            yield from self._lines(Source(source.path, digest, part.data, name), pages, depth + 1, progress)

    def _line(self, source: Source, reading: Reading, pages: _Pages) -> Line:
        line = reading_line(source.path, source.sha256, reading, self.words, self.reader_version)
        line["part"] = "/".join(filter(None, (source.part, reading.part))) or None
        if self.tables_of:
            own = [table for number in reading.pages for table in pages.tables.get(number, ())]
            line["tables"]["page_tables"] = page_tables(tuple(own))
        return line


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The given files, and every file of the given folders that may be a document, in a stable order."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inner = sorted(one for one in path.rglob("*") if one.is_file() and not one.is_symlink())
        yield from (one for one in inner if not passed_over(one.relative_to(path)))
