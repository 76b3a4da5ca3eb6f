"""What there was to choose from on a paper whose values are known: candidates, their features, which are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from core.domain.folding import folded
from core.domain.money import decimal
from core.domain.page import Contents
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.features import NAMES, features_of
from core.extraction.invoice.gathering import Gathered, gather
from core.extraction.invoice.parties.addresses import address_text
from core.extraction.invoice.parties.heads import guessed, head_rows, name_text
from core.extraction.invoice.parties.spans import SPAN_FEATURES, Head, Span, described, head_of, spans

SCORED: Mapping[str, tuple[str, ...]] = {
    "receipt": ("vendor_name", "vendor_address", "receipt_date", "total_amount"),
}
"""the fields that scorers are trained for"""
SPANNED = ("vendor_name", "vendor_address")
ALIKE = 0.8
"""a run of lines so much like the label is the right one, misread as it may be"""


@dataclass(frozen=True, eq=False)
class Choice:
    """The candidates of one field on one paper."""

    field: str
    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    values: tuple[str, ...] = ()


def choices(kind: DocumentType, contents: Contents, said: Mapping[str, str]) -> Iterator[Choice]:
    """One choice for every scored field whose value is known and that has candidates."""
    gathered = gather(kind, contents, SCORED[kind.id])
    if kind.id == "receipt":
        yield from _spanned(gathered, said)
    for name in SCORED[kind.id]:
        value = said.get(name)
        if value and name not in SPANNED and gathered.found.get(name):
            rows = features_of(gathered.around, name, gathered.found)
            values = tuple(one.value for _, one in gathered.found[name])
            right = np.array([same(kind.fields[name].kind, one, value) for one in values])
            yield Choice(name, rows, right, values)


def same(kind: Kind, value: str, said: str) -> bool:
    """Whether a value is what is said of it."""
    if kind is Kind.MONEY:
        return decimal(value) == decimal(said)
    return value == said[:10] if kind is Kind.DATE else folded(value) == folded(said)


def feature_names(kind: DocumentType, name: str) -> tuple[str, ...]:
    """The names of the columns of a field's choices."""
    return SPAN_FEATURES if name in SPANNED and kind.id == "receipt" else NAMES[kind.fields[name].kind]


def _spanned(gathered: Gathered, said: Mapping[str, str]) -> Iterator[Choice]:
    """Name and address of a receipt's vendor, chosen among runs of lines."""
    rows = head_rows(gathered.view)
    if not rows:
        return
    seen, guess = head_of(rows, gathered.view.texts), guessed(rows)
    names = spans("name", len(rows))
    texts = tuple(name_text(rows, span) for span in names)
    right = alike([folded(text) for text in texts], said.get("vendor_name", ""))
    if right.any():
        features = described(seen, names, guess.name if guess else None, None)
        yield Choice("vendor_name", features, right, texts)
    name = names[int(np.argmax(right))] if right.any() else guess.name if guess else None
    yield from _address(seen, guess.address if guess else None, name, said.get("vendor_address", ""))


def _address(seen: Head, rule: Span | None, name: Span | None, said: str) -> Iterator[Choice]:
    found = spans("address", len(seen.rows))
    lines = [address_text([row])[0] for row in seen.rows]
    letters = [folded(line) for line in lines]
    right = alike(["".join(letters[span.first : span.last + 1]) for span in found], said)
    if right.any():
        texts = tuple(", ".join(filter(None, lines[span.first : span.last + 1])) for span in found)
        yield Choice("vendor_address", described(seen, found, rule, name), right, texts)


def alike(texts: Sequence[str], said: str) -> NDArray[np.bool_]:
    """Which folded texts are most like what is said, none where even they are unlike it."""
    wanted = folded(said)
    if not wanted:
        return np.zeros(len(texts), dtype=bool)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    likeness = np.array([_likeness(matcher, text) for text in texts])
    best: NDArray[np.bool_] = (likeness == likeness.max()) & (likeness >= ALIKE)
    return best


def _likeness(matcher: SequenceMatcher[str], text: str) -> float:
    matcher.set_seq1(text)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
