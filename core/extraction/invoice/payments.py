"""How and when a receipt was paid: the time, the means, the card's last digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core.domain.record import Evidence, Field, Reason, Record
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence

TIME = re.compile(r"(?<![\d:])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[AaPp])?\.?(?(half)[Mm])")
CARD = re.compile(r"(?:[*xX•]{2,}[\s\-]?){1,4}(?P<last>\d{4})(?!\d)")
_MEANS = (
    "visa|master ?card|maestro|amex|american express|debit|credit|card|cash|tunai|espèces|carte bancaire|cb|bar"
    "|girocard|ec-karte|upi|paypal|apple pay|google pay|e-?wallet|cheque"
)
MEANS = re.compile(rf"^\W*(?P<means>(?:{_MEANS})(?:\s(?:debit|credit|card|bleue))?)(?![^\W_])", re.IGNORECASE)


def payment_fields(paper: Paper) -> Mapping[str, Field]:
    """Time of sale, means of payment and last digits of the card, where a receipt prints them."""
    found: dict[str, Field] = {}
    for name, value, proof in _printed(paper):
        if name in paper.kind.fields:
            found.setdefault(name, Field(value, proof, 0.7, reason=Reason("guess")))
    return found


def payments(fields: Mapping[str, Field]) -> tuple[Record, ...]:
    """The payment that a receipt tells, as a row: its means and amount."""
    method, amount = fields.get("payment_method"), fields.get("amount_tendered")
    if amount is None:
        return ()
    return (Record({**({"method": method} if method else {}), "amount": amount}),)


def _printed(paper: Paper) -> Iterator[tuple[str, str, Evidence]]:
    for page in paper.pages:
        for line in page.sheet.lines:
            time, card, means = TIME.search(line.text), CARD.search(line.text), MEANS.match(line.text)
            if time:
                yield "receipt_time", _clock(time), evidence(page.sheet.page, line, time.start(), time.end())
            if card:
                proof = evidence(page.sheet.page, line, card.start("last"), card.end("last"))
                yield "card_last4", card["last"], proof
            if means and len(line.words) < 8:
                proof = evidence(page.sheet.page, line, means.start("means"), means.end("means"))
                yield "payment_method", means["means"].upper(), proof


def _clock(time: re.Match[str]) -> str:
    """A time of day as HH:MM of 24 hours."""
    hour, half = int(time["h"]), (time["half"] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
    return f"{hour:02d}:{time['m']}"
