"""JSON: the documents as the objects that scripts and the API get."""

from __future__ import annotations

import json
from collections.abc import Sequence

from core.domain.document import Document
from core.export.contract import document_line
from core.words import Words


def json_bytes(documents: Sequence[Document], words: Words) -> bytes:
    """An array with one object per document."""
    lines = [document_line(document, words) for document in documents]
    return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()
