"""JSON: the documents as the objects that scripts and the API get."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from core.domain.document import Document
from core.export.contract import Line, document_line
from core.export.tables import REVERSES, Gone
from core.words import Words


def json_bytes(documents: Sequence[Document], words: Words, gone: Sequence[Gone] = ()) -> bytes:
    """An array with one object per document; one that takes an earlier export back says so under `reverses`."""
    return b"".join(json_pieces(documents, words, gone))


def json_pieces(documents: Iterable[Document], words: Words, gone: Sequence[Gone] = ()) -> Iterator[bytes]:
    """The array, document by document."""
    between = "[\n "
    for line in _lines(documents, words, gone):
        whole = json.dumps(line, ensure_ascii=False, indent=1)
        yield (between + whole.replace("\n", "\n ")).encode()
        between = ",\n "
    yield b"[]\n" if between.startswith("[") else b"\n]\n"


def _lines(documents: Iterable[Document], words: Words, gone: Sequence[Gone]) -> Iterator[Line]:
    yield from (document_line(document, words) for document in documents)
    for one in gone:
        yield document_line(one.document, words) | {REVERSES: {"file": one.file, "day": one.day}}
