"""The signed QR code on Indian GST e-invoices: a JWT whose signature is verified where the issuer's key is at hand."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.paycodes.keys import issuer_keys, verified
from core.reading.stated import amount, decimal_of, record, stated

TOKEN = re.compile(r"[\w-]{10,2000}\.[\w-]{20,8000}\.[\w-]{20,2000}")
KINDS = {"INV": "invoice", "CRN": "credit_note", "DBN": "debit_note"}
DAY = re.compile(r"(\d{2})[/-](\d{2})[/-](\d{4})")
MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_gst(text: str) -> Embedded | None:
    """What a GST QR code states, its values stood for only where the signature is right, or None."""
    token = text.strip()
    if not TOKEN.fullmatch(token):
        return None
    signed, _, signature = token.rpartition(".")
    header, payload = (_object(part) for part in signed.split("."))
    data = _stated_data(payload)
    if header is None or data is None:
        return None
    right = verified(signed.encode(), _bytes(signature), str(header.get("alg", "")), issuer_keys())
    kind = KINDS.get(str(data.get("DocTyp", "")).upper(), "")
    return Embedded("gst_qr", "invoice", _marked(_record(data), verified=right), whole=False, subtype=kind)


def _stated_data(payload: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The invoice's data, which stands as JSON within the JSON of the token."""
    inner = payload.get("data") if payload else None
    if isinstance(inner, str):
        inner = _json(inner)
    return inner if isinstance(inner, dict) and "SellerGstin" in inner else None


def _record(data: Mapping[str, Any]) -> Record:
    total = decimal_of(str(data.get("TotInvVal", "")))
    fields = {
        "vendor_tax_id": _given(data, "SellerGstin"),
        "customer_tax_id": _given(data, "BuyerGstin"),
        "invoice_number": _given(data, "DocNo"),
        "invoice_date": _day(data, "DocDt"),
        "total_amount": stated(amount(total), str(data["TotInvVal"]), currency="INR") if total is not None else None,
        "currency": stated("INR"),
        "irn": _given(data, "Irn"),
        "ack_date": _day(data, "IrnDt"),
    }
    return record(fields)


def _marked(stands: Record, *, verified: bool) -> Record:
    """The values with what the signature is worth as their reason."""
    return Record({name: _mark(field, verified=verified) for name, field in stands.fields.items()})


def _mark(field: Field, *, verified: bool) -> Field:
    return field.accept("code_verified") if verified else field.doubt("code_unverified")


def _given(data: Mapping[str, Any], name: str) -> Field | None:
    value = str(data.get(name) or "").strip()
    return stated(value) if value else None


def _day(data: Mapping[str, Any], name: str) -> Field | None:
    """A day written 31/12/2025 (always day first) or 2025-12-31 with a time."""
    written = str(data.get(name) or "")
    if found := DAY.match(written):
        day, month, year = found.groups()
        return stated(f"{year}-{month}-{day}", written)
    return stated(written[:10], written) if MOMENT.match(written) else None


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        return b""


def _object(part: str) -> Mapping[str, Any] | None:
    found = _json(_bytes(part))
    return found if isinstance(found, dict) else None


def _json(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
