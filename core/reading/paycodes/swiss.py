"""Swiss QR-bill payloads (SIX implementation guidelines 2.x) with the bill information of Swico S1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from core.domain.page import Embedded
from core.domain.record import Field
from core.reading.stated import amount, decimal_of, joined, record, stated

HEADER, VERSION, CODING, IBAN = 0, 1, 2, 3
CREDITOR, AMOUNT, CURRENCY, DEBTOR, REFERENCE_TYPE, REFERENCE, MESSAGE, BILL_INFORMATION = 4, 18, 19, 20, 27, 28, 29, 31
SHORTEST = 28
STRUCTURED, COMBINED = "S", "K"
SWICO = "//S1/"
SWICO_TAG = re.compile(r"(?<!\\)/(\d{2})/")


def read_swiss(text: str) -> Embedded | None:
    """What a Swiss QR-bill states, or None where the text is none."""
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text)]
    if lines[HEADER] != "SPC" or len(lines) < SHORTEST or lines[CODING] != "1":
        return None
    lines += [""] * (BILL_INFORMATION + 1 - len(lines))
    sum_ = _amount(lines[AMOUNT], lines[CURRENCY])
    fields = {
        "iban": _given(lines[IBAN].replace(" ", "").upper(), lines[IBAN]),
        **_party("vendor", lines[CREDITOR : CREDITOR + 7]),
        "total_amount": sum_,
        "amount_due": sum_,
        "currency": _given(lines[CURRENCY]),
        **_party("customer", lines[DEBTOR : DEBTOR + 7]),
        "payment_reference": _given(lines[REFERENCE].replace(" ", ""), lines[REFERENCE]),
        **_bill_information(lines[BILL_INFORMATION]),
    }
    return Embedded("swiss_qr", "invoice", record(fields), whole=False)


def _given(value: str, written: str = "") -> Field | None:
    return stated(value, written) if value else None


def _amount(written: str, currency: str) -> Field | None:
    number = decimal_of(written)
    return stated(amount(number), written, currency=currency or None) if number is not None else None


def _party(role: str, part: list[str]) -> dict[str, Field | None]:
    """Name and address of a party: structured (S) or two combined lines (K)."""
    kind, name, first, second, postcode, town, country = part
    streets = [first, second] if kind == COMBINED else [f"{first} {second}"]
    place = "" if kind == COMBINED else f"{postcode} {town}"
    whole = joined([*streets, place, country], "") if any([first, second, town]) else None
    return {f"{role}_name": _given(name), f"{role}_address": _given(whole.value) if whole else None}


def _bill_information(text: str) -> dict[str, Field | None]:
    """Number, dates and VAT number in Swico's syntax: //S1/10/number/11/date/30/VAT number/31/supply/40/conditions."""
    if not text.startswith(SWICO):
        return {}
    parts = SWICO_TAG.split(text[len(SWICO) - 1 :])
    tags = {tag: value.replace("\\/", "/").replace("\\\\", "\\") for tag, value in zip(parts[1::2], parts[2::2])}  # noqa: B905 - one tag more than values cannot be
    issued = _day(tags.get("11", ""))
    start, end = _period(tags.get("31", ""))
    return {
        "invoice_number": _given(tags.get("10", "")),
        "invoice_date": issued,
        "vendor_tax_id": _vat_number(tags),
        "service_start": start,
        "service_end": end,
        "due_date": _due(issued, tags.get("40", "")),
    }


def _vat_number(tags: Mapping[str, str]) -> Field | None:
    digits = tags.get("30", "")
    return stated(f"CHE-{digits[:3]}.{digits[3:6]}.{digits[6:]}", digits) if re.fullmatch(r"\d{9}", digits) else None


def _day(written: str) -> Field | None:
    """The day of a date written YYMMDD."""
    if not re.fullmatch(r"\d{6}", written):
        return None
    try:
        found = date(2000 + int(written[:2]), int(written[2:4]), int(written[4:]))
    except ValueError:
        return None
    return stated(found.isoformat(), written)


def _period(written: str) -> tuple[Field | None, Field | None]:
    start, end = _day(written[:6]), _day(written[6:] or written)
    return (start, end) if start and end else (None, None)


def _due(issued: Field | None, conditions: str) -> Field | None:
    """The day by which the whole amount is due: the days that go with a discount of nought."""
    days = re.search(r"(?:^|;)0(?:\.0+)?:(\d{1,3})(?:;|$)", conditions)
    if issued is None or days is None:
        return None
    due = date.fromisoformat(issued.value) + timedelta(days=int(days[1]))
    return stated(due.isoformat(), conditions)
