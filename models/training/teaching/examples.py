"""Examples to learn from: the candidates of a field on one paper with their features, and which of them are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from core.domain.folding import folded
from core.domain.money import decimal
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.addresses import address_text
from core.extraction.invoice.features import NAMES, features_of
from core.extraction.invoice.gathering import Gathered, gather
from core.extraction.invoice.heads import guessed, head_rows, name_text
from core.extraction.invoice.spans import SPAN_FEATURES, Head, Span, described, head_of, spans
from models.training.teaching.papers import Paper

SCORED: Mapping[str, tuple[str, ...]] = {
    "receipt": ("vendor_name", "vendor_address", "receipt_date", "total_amount"),
}
"""the fields that scorers are trained for"""
SPANNED = ("vendor_name", "vendor_address")
ALIKE = 0.8
"""a run of lines so much like the label is the right one, misread as it may be"""


@dataclass(frozen=True, eq=False)
class Example:
    """The candidates of one field on one paper."""

    field: str
    family: str
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    real: bool = False
    values: tuple[str, ...] = ()
    said: str = ""


def examples(kind: DocumentType, paper: Paper) -> Iterator[Example]:
    """One example for every scored field that the paper's labels name and that has candidates."""
    gathered = gather(kind, paper.contents, SCORED[kind.id])
    if kind.id == "receipt":
        yield from _spanned(gathered, paper)
    for name in SCORED[kind.id]:
        said = paper.said.get(name)
        if said and name not in SPANNED and gathered.found.get(name):
            rows = features_of(gathered.around, name, gathered.found)
            values = tuple(one.value for _, one in gathered.found[name])
            right = np.array([same(kind.fields[name].kind, value, said) for value in values])
            yield Example(name, paper.family, rows, right, paper.real, values, said)


def same(kind: Kind, value: str, said: str) -> bool:
    """Whether a value is what the label says."""
    if kind is Kind.MONEY:
        return decimal(value) == decimal(said)
    return value == said[:10] if kind is Kind.DATE else folded(value) == folded(said)


def feature_names(kind: DocumentType, name: str) -> tuple[str, ...]:
    """The names of the columns of a field's examples."""
    return SPAN_FEATURES if name in SPANNED and kind.id == "receipt" else NAMES[kind.fields[name].kind]


def _spanned(gathered: Gathered, paper: Paper) -> Iterator[Example]:
    """Name and address of a receipt's vendor, chosen among runs of lines."""
    rows = head_rows(gathered.view)
    if not rows:
        return
    seen, guess = head_of(rows, gathered.view.texts), guessed(rows)
    names = spans("name", len(rows))
    texts = tuple(name_text(rows, span) for span in names)
    right = alike(texts, paper.said.get("vendor_name", ""))
    features = described(seen, names, guess.name if guess else None, None)
    if right.any():
        yield Example("vendor_name", paper.family, features, right, paper.real, texts, paper.said["vendor_name"])
    name = names[int(np.argmax(right))] if right.any() else guess.name if guess else None
    yield from _address(seen, guess.address if guess else None, name, paper)


def _address(seen: Head, rule: Span | None, name: Span | None, paper: Paper) -> Iterator[Example]:
    found = spans("address", len(seen.rows))
    texts = tuple(address_text(seen.rows[span.first : span.last + 1])[0] for span in found)
    right = alike(texts, paper.said.get("vendor_address", ""))
    if right.any():
        features = described(seen, found, rule, name)
        yield Example("vendor_address", paper.family, features, right, paper.real, texts, paper.said["vendor_address"])


def alike(texts: tuple[str, ...], said: str) -> NDArray[np.bool_]:
    """Which texts are most like the label, none where even they are unlike it."""
    wanted = folded(said)
    if not wanted:
        return np.zeros(len(texts), dtype=bool)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    likeness = np.array([_likeness(matcher, folded(text)) for text in texts])
    best: NDArray[np.bool_] = (likeness == likeness.max()) & (likeness >= ALIKE)
    return best


def _likeness(matcher: SequenceMatcher[str], text: str) -> float:
    matcher.set_seq1(text)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
