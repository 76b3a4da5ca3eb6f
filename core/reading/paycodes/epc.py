"""EPC QR code payloads (Girocode, EPC069-12): a SEPA credit transfer."""

from __future__ import annotations

import re

from core.domain.page import Embedded
from core.domain.record import Field
from core.reading.stated import amount, decimal_of, record, stated

TAG, VERSION, CODING, IDENTIFICATION, BIC, NAME, IBAN, AMOUNT, PURPOSE, REFERENCE, TEXT = range(11)
SHORTEST = IBAN + 1
VERSIONS = ("001", "002")
SUM = re.compile(r"([A-Z]{3})(\d{1,9}(?:\.\d{1,2})?)")


def read_epc(text: str) -> Embedded | None:
    """What an EPC QR code states, or None where the text is none."""
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text)]
    if lines[TAG] != "BCD" or len(lines) < SHORTEST or lines[VERSION] not in VERSIONS:
        return None
    lines += [""] * (TEXT + 1 - len(lines))
    currency, sum_ = _amount(lines[AMOUNT])
    fields = {
        "vendor_name": _given(lines[NAME]),
        "iban": _given(lines[IBAN].replace(" ", "").upper(), lines[IBAN]),
        "bic": _given(lines[BIC].upper(), lines[BIC]),
        "total_amount": sum_,
        "amount_due": sum_,
        "currency": currency,
        "payment_reference": _given(lines[REFERENCE] or lines[TEXT]),
    }
    return Embedded("epc_qr", "invoice", record(fields), whole=False)


def _given(value: str, written: str = "") -> Field | None:
    return stated(value, written) if value else None


def _amount(written: str) -> tuple[Field | None, Field | None]:
    """Currency and amount of "EUR12.30"."""
    found = SUM.fullmatch(written.replace(" ", ""))
    number = decimal_of(found[2]) if found else None
    if found is None or number is None:
        return None, None
    return stated(found[1], written), stated(amount(number), written, currency=found[1])
