"""The line items of a Cross Industry Invoice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.domain.record import Field, Record
from core.reading.markup import Node
from core.reading.stated import amount, decimal_of, money, number, record, stated, text, unit_price

AGREEMENT = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement"
DELIVERY = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery"
SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement"
SUMMATION = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
PRICE = "NetPriceProductTradePrice"
RATE = "ApplicableTradeTax/RateApplicablePercent|ApplicablePercent"
GROUPS = ("GROUP", "INFORMATION")
"""lines that only sum up or comment on others (Factur-X EXTENDED)"""


def line_items(transaction: Node, currency: str | None) -> Iterator[Record]:
    """A row for every line; a mere remark (ZUGFeRD 1.0) has a description only."""
    for line in transaction.each("IncludedSupplyChainTradeLineItem"):
        about = line.at("AssociatedDocumentLineDocument") or line
        if about.value("LineStatusReasonCode") not in GROUPS:
            yield _row(line, about, currency)


def _row(line: Node, about: Node, currency: str | None) -> Record:
    agreement, delivery, settlement = (line.at(part) or line for part in (AGREEMENT, DELIVERY, SETTLEMENT))
    product = line.at("SpecifiedTradeProduct")
    quantity = delivery.at("BilledQuantity")
    price = money(agreement.at(f"{PRICE}/ChargeAmount"), currency)
    fields = {
        "line": text(about.at("LineID")),
        "code": text(product.at("SellerAssignedID") or product.at("GlobalID")) if product else None,
        "description": _description(product, about),
        "quantity": number(quantity),
        "unit": _unit(quantity),
        "unit_price": unit_price(price, decimal_of(agreement.value(f"{PRICE}/BasisQuantity"))),
        "discount": _discount(settlement, currency),
        "tax_rate": number(settlement.at(RATE)),
        "amount": money(settlement.at(f"{SUMMATION}/LineTotalAmount"), currency),
    }
    return record(fields)


def _description(product: Node | None, about: Node) -> Field | None:
    """The product's name, else its description, else the line's note."""
    named = text(product.at("Name")) or text(product.at("Description")) if product else None
    return named or text(about.at("IncludedNote/Content"))


def _unit(quantity: Node | None) -> Field | None:
    code = quantity.attribute("unitCode") if quantity else ""
    return stated(code, path=f"{quantity.path}/@unitCode") if quantity and code else None


def _discount(settlement: Node, currency: str | None) -> Field | None:
    """The allowances on a line less the charges, or None where it has neither."""
    total, first = Decimal(), None
    for one in settlement.each("SpecifiedTradeAllowanceCharge"):
        part = decimal_of(one.value("ActualAmount"))
        if part is not None:
            first = first or one
            total += part if one.value("ChargeIndicator/Indicator") != "true" else -part
    return stated(amount(total), path=f"{first.path}/ActualAmount", currency=currency) if first else None
