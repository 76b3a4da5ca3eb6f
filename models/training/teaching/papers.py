"""Papers to learn from: folders of labelled documents, read as the product reads them, with what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.catalogue import bundled_types
from core.domain.codec import decode, encode
from core.domain.document import Source
from core.domain.folding import folded
from core.domain.page import Contents
from core.domain.schema import DocumentType
from core.extraction.extracting import extract
from core.extraction.places import doubted
from core.ports import Recognizer
from core.reading import Pictures, look_again, read, unwatched
from models.ocr import recognizer

OTHER_NAMES = {("receipt", "invoice_date"): "receipt_date", ("receipt", "invoice_number"): "receipt_number"}
"""what labels of real receipts call a field otherwise than its type does"""
SAME_NAME = 8
"""letters by which names of one vendor begin"""


@dataclass(frozen=True)
class Paper:
    """One paper as it was read, and what it says."""

    type: str
    contents: Contents
    said: Mapping[str, str]
    family: str
    """papers of one family are never in training and test at once: a layout, or the vendor of a real receipt"""
    real: bool = False


class Shelf:
    """What was read of papers, kept in a folder so that nothing is read twice.

    A `second` recognizer looks again at what nothing vouches for, as it does in the product.
    """

    def __init__(self, folder: Path, second: Recognizer | None = None) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.eyes, self.second = recognizer(1), second

    def contents(self, file: Path, type_: str) -> Contents:
        """The contents of a file that is a paper of that type."""
        data = file.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        place = self.folder / f"{digest}.json"
        if not place.exists():
            found = self._read(Source(file.name, digest, data), bundled_types()[type_])
            place.write_bytes(encode(replace(found, pages=tuple(found.pages), parts=(), codes=(), embedded=())))
        return decode(Contents, place.read_bytes())

    def _read(self, source: Source, kind: DocumentType) -> Contents:
        pictures = Pictures()
        found = read(source, self.eyes, self.second, pictures=pictures)
        if self.second is None:
            return found
        return look_again(found, doubted(kind, extract(kind, found)), pictures, self.second, unwatched)


def papers(folder: Path, type_: str, shelf: Shelf) -> Iterator[Paper]:
    """The papers of one type in a folder with labels.jsonl. Labels that name no layout are of real papers."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [label for line in lines if (label := json.loads(line))["type"] == type_ and not label.get("trap")]
    owners = vendors([label["fields"] for label in labels])
    for label, owner in zip(labels, owners, strict=True):
        real = "layout" not in label
        contents = shelf.contents(folder / label["file"], type_)
        yield Paper(type_, contents, said(type_, label["fields"]), owner if real else label["layout"], real)


def said(type_: str, fields: Mapping[str, Any]) -> dict[str, str]:
    """What the labels say, by the type's own names of its fields."""
    return {OTHER_NAMES.get((type_, name), name): str(value) for name, value in fields.items() if value}


def vendors(labels: Sequence[Mapping[str, Any]]) -> list[str]:
    """For each labelled paper its vendor: papers that share the start of the name, or the address, share one."""
    owner: dict[str, str] = {}
    for label in labels:
        marks = _marks(label)
        known = {_root(owner, mark) for mark in marks}
        for mark in known:
            owner[mark] = min(known)
    return [_root(owner, _marks(label)[0]) for label in labels]


def _marks(label: Mapping[str, Any]) -> list[str]:
    name, address = folded(label.get("vendor_name") or ""), folded(label.get("vendor_address") or "")
    return [f"name {name[:SAME_NAME]}", *([f"address {address}"] if address else [])]


def _root(owner: dict[str, str], mark: str) -> str:
    while owner.setdefault(mark, mark) != mark:
        mark = owner[mark]
    return mark
