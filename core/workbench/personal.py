"""A person's data given out: all of a client, or of whoever documents name; files, values, history, and a manifest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from core.domain.change import Change, HistoryLine
from core.domain.document import Document
from core.domain.errors import PersonUnknown, PlaceOccupied
from core.domain.folding import folded, spaced
from core.domain.party import registration
from core.domain.profile import Profile
from core.domain.record import Record
from core.domain.selection import Selection
from core.export.csv import csv_bytes
from core.export.json import json_bytes
from core.export.personal import history, values
from core.export.tables import Types, overview
from core.export.writing import write, write_zip
from core.ports import Store
from core.rules import Deed, demand
from core.words import Words
from core.workbench.selected import every

MANIFEST = "manifest.json"
ARCHIVE = ".zip"
UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST = 100
"""letters of a file's name"""


class Given(NamedTuple):
    """What was given out."""

    place: Path
    documents: int
    """that are whole in it"""
    named: int
    """that name the person in some rows only: of these, the rows"""
    files: int
    change: Change


@dataclass(slots=True)
class _Found:
    """Which documents are a person's, and which only name them."""

    whole: list[Document] = field(default_factory=list)
    named: list[Document] = field(default_factory=list)


@dataclass(frozen=True)
class Personal:
    """The verb by which a person gets what is kept of them."""

    store: Store
    types: Types
    words: Words
    who: Profile

    def give(self, subject: str, place: Path) -> Given:
        """Writes all data of a client, or of a party by name or tax number, into an empty folder or a new archive.

        Raises RoleNotAllowed, PersonUnknown, PlaceOccupied, ExportFailed, OriginalDamaged.
        """
        demand(self.who.role, Deed.PERSON)
        _free(place)
        found = self._found(subject)
        if not (found.whole or found.named):
            raise PersonUnknown
        sums: dict[str, str] = {}
        members = self._members(subject, found, sums)
        if place.suffix.lower() == ARCHIVE:
            write_zip(place, members)
        else:
            for name, data in members:
                write(place / name, data)
        told = {"subject": subject, "documents": str(len(found.whole)), "named": str(len(found.named))}
        self.store.note("person_exported", told | {"file": place.name}, self.who.name)
        return Given(place, len(found.whole), len(found.named), len(sums), Change("person_exported"))

    def _found(self, subject: str) -> _Found:
        clients = [one for one in self.store.facets(Selection()).clients if one.casefold() == subject.casefold()]
        if clients:
            return _Found([one for client in clients for one in every(self.store, Selection(client))])
        written = dict.fromkeys((subject, folded(subject)))  # numbers are printed in groups, and kept without
        named = {one.id: one for text in written for one in every(self.store, Selection(text=text))}
        found = _Found()
        for one in named.values():
            record = one.reading.record if one.reading else Record()
            if any(_is(subject, field.value) for field in record.fields.values()):
                found.whole.append(one)
            elif any(_is(subject, field.value) for _, field in record.items()):
                found.named.append(one)
        return found

    def _members(self, subject: str, found: _Found, sums: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """The files, each with its sum; the manifest is the last one: without it, something is missing."""
        for name, data in self._files(subject, found):
            sums[name] = hashlib.sha256(data).hexdigest()
            yield name, data
        manifest = {
            "about": subject,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "made_by": self.who.name,
            "documents": [one.id for one in found.whole],
            "only_named_in": [{"document": one.id, "client": one.client} for one in found.named],
            "files": sums,
        }
        yield MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()

    def _files(self, subject: str, found: _Found) -> Iterator[tuple[str, bytes]]:
        yield from self._originals(found.whole)
        yield "documents.csv", csv_bytes(overview(found.whole, self.types, self.words))
        yield "documents.json", json_bytes(found.whole, self.words)
        whole = ((one, lambda _: True) for one in found.whole)
        named = ((one, lambda value: _is(subject, value)) for one in found.named)
        yield "values.csv", csv_bytes(values((*whole, *named), self.words))
        yield "history.csv", csv_bytes(history(self._history(found.whole)))

    def _originals(self, documents: list[Document]) -> Iterator[tuple[str, bytes]]:
        """Every file once; documents of one file share it."""
        seen: set[str] = set()
        for one in documents:
            if one.sources <= seen:
                continue
            for name, data in self.store.originals_of(one.id):
                sha256 = hashlib.sha256(data).hexdigest()
                if sha256 not in seen:
                    seen.add(sha256)
                    yield f"originals/{len(seen):04}-{_safe(name)}", data

    def _history(self, documents: list[Document]) -> Iterator[HistoryLine]:
        """What was done to documents."""
        lines = {line.sequence: line for one in documents for line in self.store.history(one.id)}
        yield from (lines[number] for number in sorted(lines))


def _is(subject: str, value: str) -> bool:
    """Whether a value names somebody: by the whole words of a name, or by a number however it is written."""
    wanted, said = folded(subject), folded(value)
    if any(map(str.isdigit, wanted)):
        return bool(said) and registration(subject) == registration(value)
    return bool(wanted) and spaced(subject) in spaced(value)


def _safe(name: str) -> str:
    """A file's name as every system takes it, without folders."""
    bare = UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    return bare[-LONGEST:] or "file"


def _free(place: Path) -> None:
    """Raises PlaceOccupied where what is written would lie among other things."""
    if place.is_dir() and not any(place.iterdir()) and place.suffix.lower() != ARCHIVE:
        return
    if place.exists():
        raise PlaceOccupied(file=place.name)
