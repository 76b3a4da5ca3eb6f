"""The line items of a UBL document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.domain.record import Field, Record
from core.reading.markup import Node
from core.reading.stated import amount, decimal_of, money, number, record, stated, text, unit_price

HSN_LISTS = ("HS", "SAC", "HSN")
CODES = ("SellersItemIdentification/ID", "StandardItemIdentification/ID", "BuyersItemIdentification/ID")


def line_items(root: Node, currency: str | None) -> Iterator[Record]:
    """A row for every line of an invoice or credit note."""
    for line in root.each("InvoiceLine|CreditNoteLine"):
        yield _row(line, currency)


def _row(line: Node, currency: str | None) -> Record:
    item = line.at("Item") or line
    quantity = line.at("InvoicedQuantity|CreditedQuantity")
    price = money(line.at("Price/PriceAmount"), currency)
    unit = quantity.attribute("unitCode") if quantity else ""
    tax = item.at("ClassifiedTaxCategory/Percent") or line.at("TaxTotal/TaxSubtotal/TaxCategory/Percent")
    fields = {
        "line": text(line.at("ID")),
        "code": next((code for path in CODES if (code := text(item.at(path)))), None),
        "hsn_sac": _commodity(item),
        "description": text(item.at("Name")) or text(item.at("Description")) or text(line.at("Note")),
        "quantity": number(quantity),
        "unit": stated(unit, path=f"{quantity.path}/@unitCode") if quantity and unit else None,
        "unit_price": unit_price(price, decimal_of(line.value("Price/BaseQuantity"))),
        "discount": _discount(line, currency),
        "tax_rate": number(tax),
        "amount": money(line.at("LineExtensionAmount"), currency),
    }
    return record(fields)


def _commodity(item: Node) -> Field | None:
    """The customs tariff or service code, where the classification is one."""
    for one in item.each("CommodityClassification"):
        code = one.at("ItemClassificationCode")
        if code is not None and code.attribute("listID") in HSN_LISTS:
            return text(code)
    return None


def _discount(line: Node, currency: str | None) -> Field | None:
    """The allowances on a line less the charges, or None where it has neither."""
    total, first = Decimal(), None
    for one in line.each("AllowanceCharge"):
        part = decimal_of(one.value("Amount"))
        if part is not None:
            first = first or one
            total += -part if one.value("ChargeIndicator") == "true" else part
    return stated(amount(total), path=f"{first.path}/Amount", currency=currency) if first else None
