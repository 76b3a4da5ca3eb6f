"""How and when a receipt was paid: the time, the means, the card's last digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.domain.layout import Line
from core.domain.record import Evidence, Field, Reason, Record
from core.extraction.invoice.candidates import proven
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked

TIME = re.compile(r"(?<![\d:])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[AaPp])?\.?(?(half)[Mm])")
CARD = re.compile(r"(?:[*xX•]{2,}[\s\-]?){1,4}(?P<last>\d{4})(?!\d)")
_MEANS = (
    "visa|master ?card|maestro|amex|american express|debit|credit|card|cash|tunai|espèces|carte bancaire|cb|bar"
    "|girocard|ec-karte|upi|paypal|apple pay|google pay|e-?wallet|cheque"
)
MEANS = re.compile(rf"^\W*(?P<means>(?:{_MEANS})(?:\s(?:debit|credit|card|bleue))?)(?![^\W_])", re.IGNORECASE)

LOYALTY = re.compile("|".join(WORDS["loyalty"]), re.IGNORECASE)
"""stands before the number of a card that nothing is paid with"""
SHAPED = frozenset({"receipt_time", "card_last4"})
"""fields whose values nothing else on a receipt looks like"""


class _Print(NamedTuple):
    """What a line prints for a field."""

    name: str
    value: str
    evidence: Evidence
    trusted: bool
    """whether it is the file's own text, or read alike by two recognizers"""
    scanned: bool


def payment_fields(paper: Paper) -> Mapping[str, Field]:
    """Time of sale, means of payment and last digits of the card, where a receipt prints them."""
    printed = [one for one in _printed(paper) if one.name in paper.kind.fields]
    return {
        name: _told([one for one in printed if one.name == name]) for name in dict.fromkeys(o.name for o in printed)
    }


def _told(found: Sequence[_Print]) -> Field:
    """The first of what is printed for a field; accepted where nothing else can be meant, and it is surely so read."""
    first = found[0]
    field = Field(first.value, first.evidence, 0.7, reason=Reason("guess"))
    alone = first.name in SHAPED and len({one.value for one in found}) == 1
    return field.accept("two_readings" if first.scanned else "sole") if alone and first.trusted else field


def payments(fields: Mapping[str, Field]) -> tuple[Record, ...]:
    """The payment that a receipt tells, as a row: its means and amount."""
    method, amount = fields.get("payment_method"), fields.get("amount_tendered")
    if amount is None:
        return ()
    return (Record({**({"method": method} if method else {}), "amount": amount}),)


def _printed(paper: Paper) -> Iterator[_Print]:
    for page in paper.pages:
        for line in page.sheet.lines:
            time, card, means = TIME.search(line.text), CARD.search(line.text), MEANS.match(line.text)
            if time:
                yield _print("receipt_time", _clock(time), page, line, time.span())
            if card and not LOYALTY.search(line.text[: card.start()]):
                yield _print("card_last4", card["last"], page, line, card.span("last"))
            if means and len(line.words) < 8:
                yield _print("payment_method", means["means"].upper(), page, line, means.span("means"))


def _print(name: str, value: str, page: Marked, line: Line, span: tuple[int, int]) -> _Print:
    return _Print(name, value, evidence(page.sheet.page, line, *span), *proven(page, line, *span))


def _clock(time: re.Match[str]) -> str:
    """A time of day as HH:MM of 24 hours."""
    hour, half = int(time["h"]), (time["half"] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
    return f"{hour:02d}:{time['m']}"
