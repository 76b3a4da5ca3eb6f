"""A user's own document types: drafted from a sample, tried on documents, kept so that they are read from then on."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.change import Change
from core.domain.document import Reading
from core.domain.errors import TypeFileInvalid, TypeUnknown
from core.domain.profile import Profile
from core.domain.schema import DocumentType, document_type
from core.export.writing import write
from core.ports import Store
from core.rules import Deed, demand
from core.workbench import reviewing
from core.workbench.drafting import draft
from core.workbench.stored import stored_contents

Hear = Callable[[Sequence[Path]], None]


def unheard(files: Sequence[Path]) -> None:
    """A change of type files that no reader needs to hear of."""


@dataclass(frozen=True)
class TypeShelf:
    """Where a user's own type files lie, and who reads by them."""

    folder: Path
    bundled: Mapping[str, DocumentType]
    known: MutableMapping[str, DocumentType]
    """all types by id, which everything reads by; it changes with the files"""
    changed: Hear = field(default=unheard)
    """told of all files whenever one changed, so that readers know them"""

    def files(self) -> tuple[Path, ...]:
        """The type files that lie there."""
        return tuple(sorted(self.folder.glob("*.toml")))

    def put(self, kind: DocumentType, text: str) -> None:
        """Keeps a type's file. Raises ExportFailed."""
        write(self.folder / f"{kind.id}.toml", text.encode())
        self.known[kind.id] = kind
        self.changed(self.files())

    def remove(self, name: str) -> None:
        """Takes a type's file away; the bundled type of its id stands again. Raises TypeUnknown."""
        path = self.folder / f"{name}.toml"
        if not path.exists():
            raise TypeUnknown(type=name)
        path.unlink()
        if name in self.bundled:
            self.known[name] = self.bundled[name]
        else:
            self.known.pop(name, None)
        self.changed(self.files())


@dataclass(frozen=True)
class Kinds:
    """The verbs of document types."""

    store: Store
    shelf: TypeShelf
    who: Profile

    def own(self) -> Mapping[str, str]:
        """The user's own type files by id."""
        return {path.stem: path.read_text(encoding="utf-8") for path in self.shelf.files()}

    def draft(self, document: str) -> str:
        """A type's file drafted from a document. Raises StageWrong where it has not been read."""
        found = self.store.document(document)
        return draft(stored_contents(self.store, found, reviewing.reading_of(found)))

    def reads(self, text: str, document: str) -> Reading:
        """What a type's file reads of a document, which stays as it is. Raises TypeFileInvalid, StageWrong."""
        found = self.store.document(document)
        return reviewing.retyped(parsed(text), stored_contents(self.store, found, reviewing.reading_of(found)))

    def save(self, text: str) -> Change:
        """Keeps a type's file; documents are sorted and read by it from now on.

        Raises TypeFileInvalid, RoleNotAllowed.
        """
        demand(self.who.role, Deed.TYPES)
        kind = parsed(text)
        self.shelf.put(kind, text)
        self.store.note("type_saved", {"type": kind.id}, self.who.name)
        return Change("type_saved")

    def remove(self, name: str) -> Change:
        """Takes a user's own type away; documents that were read by it stay. Raises TypeUnknown, RoleNotAllowed."""
        demand(self.who.role, Deed.TYPES)
        self.shelf.remove(name)
        self.store.note("type_removed", {"type": name}, self.who.name)
        return Change("type_removed")


NAME = "type.toml"


def parsed(text: str) -> DocumentType:
    """The type that a file's text describes. Raises TypeFileInvalid."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise TypeFileInvalid(file=NAME, problem=str(problem)) from problem
    kind = document_type(data, NAME)
    if not kind.id.replace("_", "").isalnum() or not kind.id.isascii():
        raise TypeFileInvalid(file=NAME, problem=f"id = {kind.id!r}")
    return kind
