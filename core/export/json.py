"""JSON: the documents as the objects that scripts and the API get."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.domain.document import Document
from core.export.contract import document_line
from core.export.tables import REVERSES, Gone
from core.words import Words


def json_bytes(documents: Sequence[Document], words: Words, gone: Sequence[Gone] = ()) -> bytes:
    """An array with one object per document; one that takes an earlier export back says so under `reverses`."""
    lines = [document_line(document, words) for document in documents]
    lines += [document_line(one.document, words) | {REVERSES: {"file": one.file, "day": one.day}} for one in gone]
    return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()
