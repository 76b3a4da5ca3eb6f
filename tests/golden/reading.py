"""Golden documents and what the program reads of them, through real reader processes."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from core.domain.document import Reading, Source
from core.domain.errors import ReadingError
from core.domain.page import Page
from core.ports import Limits, PageImage, Reader, silent
from core.work.pool import ReaderPool

FOLDER = Path(__file__).parent
NESTED = 3
"""containers within containers that golden documents have at most"""


@dataclass(frozen=True)
class Golden:
    """A document with its labels."""

    name: str
    path: Path
    labels: Mapping[str, Any]

    @property
    def family(self) -> str:
        """Type and layout."""
        return f"{self.labels['type']}/{self.labels['layout']}"


def documents(folder: Path = FOLDER) -> list[Golden]:
    """All golden documents of a folder, by name."""
    files = sorted(folder.glob("*/*.json"))
    return [_document(file, folder) for file in files]


def _document(file: Path, folder: Path) -> Golden:
    path = file.with_suffix("")
    return Golden(path.relative_to(folder).as_posix(), path, json.loads(file.read_text(encoding="utf-8")))


def read_all(those: Iterable[Golden], readers: int = 2) -> dict[str, list[Reading]]:
    """Every reading of each document, by its name; of its parts, where it is a container."""
    with (
        ReaderPool([sys.executable, "-m", "models.reader", "--threads", "1"], readers) as pool,
        ThreadPoolExecutor(readers) as threads,
    ):
        those = list(those)
        return dict(zip((one.name for one in those), threads.map(partial(_read, pool), those), strict=True))


def _read(pool: Reader, one: Golden) -> list[Reading]:
    data = one.path.read_bytes()
    passwords = (one.labels["password"],) if "password" in one.labels else ()
    source = Source(one.path.name, hashlib.sha256(data).hexdigest(), data, passwords=passwords)
    return list(_readings(pool, source, NESTED))


def _readings(pool: Reader, source: Source, depth: int) -> Iterator[Reading]:
    try:
        found = pool.read(source, Limits(), _dropped, silent)
    except ReadingError as problem:
        print(f"{source.path}: {problem.code}", file=sys.stderr)  # noqa: T201  # the score counts it as nothing read
        return
    yield from found.readings
    for part in found.parts if depth else ():
        digest = hashlib.sha256(part.data).hexdigest()
        yield from _readings(pool, Source(source.path, digest, part.data, part.name), depth - 1)


def _dropped(page: Page, image: PageImage | None) -> None:
    """Pages are not looked at here."""
