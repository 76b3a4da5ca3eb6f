"""Codes that are printed on invoices: the Swiss QR-bill and the signed Indian GST code."""

from __future__ import annotations

import base64
import json
from datetime import date
from random import Random

import zxingcpp
from PIL import Image

from models.training.facts import Facts, normal


def qr(text: str, pixels: int = 4) -> Image.Image:
    """A QR code as a picture, each module so many pixels wide."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=pixels)).convert("L")


def swiss(facts: Facts) -> str:
    """The payload of a Swiss QR-bill, structured addresses."""
    return "\r\n".join(
        [
            "SPC",
            "0200",
            "1",
            facts.text("iban"),
            *_party(facts, "vendor"),
            *[""] * 7,
            normal(facts.fields["total_amount"]),
            "CHF",
            *_party(facts, "customer"),
            "QRR",
            facts.text("payment_reference"),
            f"Rechnung {facts.text('invoice_number')}",
            "EPD",
        ]
    )


def _party(facts: Facts, who: str) -> list[str]:
    lines = facts.fields[f"{who}_address"]
    assert isinstance(lines, tuple)
    street, _, number = lines[0].rpartition(" ")
    postcode, _, town = lines[-1].partition(" ")
    return ["S", facts.text(f"{who}_name"), street, number, postcode, town, "CH"]


def gst(facts: Facts, rng: Random) -> str:
    """The signed code of an Indian invoice; its signature is made up and fits no key."""
    day = facts.fields["invoice_date"]
    assert isinstance(day, date)
    said = {
        "SellerGstin": facts.text("vendor_tax_id"),
        "BuyerGstin": facts.text("customer_tax_id"),
        "DocNo": facts.text("invoice_number"),
        "DocTyp": "INV",
        "DocDt": f"{day:%d/%m/%Y}",
        "TotInvVal": float(facts.amount("total_amount")),
        "ItemCnt": len(facts.tables["line_items"]),
        "MainHsnCode": normal(facts.tables["line_items"][0]["hsn_sac"]),
        "Irn": facts.text("irn"),
        "IrnDt": f"{day:%Y-%m-%d} 10:15:00",
    }
    parts = ({"alg": "RS256", "kid": "MADEUP", "typ": "JWT"}, {"data": json.dumps(said), "iss": "NIC"})
    return ".".join([*(_base64(json.dumps(part).encode()) for part in parts), _base64(rng.randbytes(256))])


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
