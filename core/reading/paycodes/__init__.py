"""Payment codes on a page: what the payload of a QR code states about the invoice it stands on."""

from __future__ import annotations

from dataclasses import replace

from core.domain.layout import Box
from core.domain.page import Embedded
from core.domain.record import Evidence, Field, Origin, Record
from core.reading.paycodes.epc import read_epc
from core.reading.paycodes.gst import read_gst
from core.reading.paycodes.swiss import read_swiss

CODECS = (read_swiss, read_epc, read_gst)


def read_code(text: str, page: int, box: Box) -> Embedded | None:
    """What a code's text states, each value with the code's place, or None where it is no payment code."""
    found = next((one for codec in CODECS if (one := codec(text)) is not None), None)
    return replace(found, record=_placed(found.record, found.syntax, page, box)) if found else None


def _placed(record: Record, syntax: str, page: int, box: Box) -> Record:
    return replace(record, fields={name: _at(one, syntax, page, box) for name, one in record.fields.items()})


def _at(field: Field, syntax: str, page: int, box: Box) -> Field:
    """A value as read from the code, stood for unless the codec said otherwise."""
    evidence = Evidence(field.evidence.text, page, box)
    placed = replace(field, evidence=evidence, origin=Origin.CODE)
    return placed if field.reason else placed.accept("code", syntax=syntax)
