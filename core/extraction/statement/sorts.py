"""In which currency an account is, and of which sort it is: what is told without a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from core.domain.folding import folded
from core.domain.layout import segments
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Outside
from core.extraction.statement.words import vocabulary
from core.extraction.values.currencies import CODES, shared_sign

PROSE = 12
"""a stretch of more words is a sentence, which may speak of cards that the account has nothing to do with"""

WHOLE = re.compile(r"[^\W\d_]+\.? ?\d+[^\W\d_]*")
"""a whole number behind letters, which may be an address or an id: "RMB 220", "R7N", "R123456789" """


def currency(lines: Sequence[Outside], amounts: Sequence[Figure], heads: Iterable[str]) -> tuple[str, str] | None:
    """The currency and why: "code", "place" (what only one country prints), "bank" or "shared" (a sign like $)."""
    codes = Counter(word.text.strip("():,.") for placed in lines for word in placed.item.line.words)
    codes.update(heads)
    named = {code: count for code, count in codes.items() if code in CODES and code not in {"ALL", "TOP"}}
    amounts = [figure for figure in amounts if not WHOLE.fullmatch(figure.text)]
    signs = Counter(figure.currency for figure in amounts if figure.currency and not shared_sign(figure.text))
    votes = Counter(named) + signs
    if votes:
        code, count = votes.most_common(1)[0]
        if len(votes) == 1 or count >= 2 * votes.most_common(2)[1][1]:
            return code, "code"
    text = " ".join(placed.item.line.text for placed in lines)
    for pattern, code in PLACES:
        if re.search(pattern, text):
            return code, "place"
    code = next(
        (code for code, banks in vocabulary()["banks"].items() if any(folded(b) in folded(text[:600]) for b in banks)),
        "",
    )
    if code:
        return code, "bank"
    votes = Counter(figure.currency for figure in amounts if figure.currency)
    return (votes.most_common(1)[0][0] or "", "shared") if votes else None


PLACES = (
    (r"\bIFSC?\b|\bMICR\b.*\bIFS|\bNEFT\b|\bRTGS\b|\bUPI\b", "INR"),
    (r"(?i)\bsort code\b", "GBP"),
    (r"\bBSB\b", "AUD"),
    (r"(?i)\brouting (number|no)|\bMember FDIC\b|\b[A-Z]{2} \d{5}-\d{4}\b", "USD"),
    (r"(?i)人民币", "CNY"),
    (r"(?i)\bPIDM\b", "MYR"),
)
"""what only one country's banks print"""


def short(lines: Iterable[Outside]) -> Iterator[str]:
    """The texts of stretches that are no sentences."""
    return (one.text for line in lines for one in segments(line.item.line) if len(one.words) <= PROSE)


def kind_of(text: str, titles: Iterable[str]) -> str:
    """The sort of account that a folded text or a title names: "credit_card", "card?", "savings", "current" or ""."""
    kinds = vocabulary()["kinds"]
    counts = {kind: sum(folded(phrase) in text for phrase in phrases) for kind, phrases in kinds.items()}
    named = any(folded(phrase) in title for title in titles for phrase in kinds["card_titles"])
    if counts["card"] >= 2 or named:
        return "credit_card"
    if counts["card"]:
        return "card?"
    return next((kind for kind in ("savings", "current") if counts[kind]), "")
