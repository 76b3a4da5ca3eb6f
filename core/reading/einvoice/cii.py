"""Records of UN/CEFACT Cross Industry Invoices: Factur-X, ZUGFeRD 1.0 to current, XRechnung, order-x relatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.einvoice.cii_lines import line_items
from core.reading.einvoice.kinds import subtype
from core.reading.einvoice.terms import due_date
from core.reading.markup import Node
from core.reading.stated import accepted, address, day, decimal_of, identifier, money, number, record, stated, text

# ZUGFeRD 1.0 (2014) names its parts differently from the current schema; both names stand side by side.
HEADER = "ExchangedDocument|HeaderExchangedDocument"
TRANSACTION = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
DELIVERY = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery"
SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
SUMMATION = "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
RATE = "RateApplicablePercent|ApplicablePercent"
SIREN_SCHEMES = ("0002", "0009")
OPERATIONS = {"B": "goods", "S": "services", "M": "mixed"}
ON_DEBITS = "5"
PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s*%")
EUROS = re.compile(r"(\d{1,4}(?:[.,]\d{2})?)\s*(?:€|EUR|euros?)", re.IGNORECASE)


def read_cii(root: Node, name: str) -> tuple[Embedded, ...]:
    """The invoice of a CII document."""
    header, transaction = root.at(HEADER), root.at(TRANSACTION)
    if header is None or transaction is None:
        return ()
    invoice = _Invoice(root, header, transaction)
    kind = subtype(header.value("TypeCode"))
    return (Embedded("CII", "invoice", accepted(invoice.record(), "CII"), name, subtype=kind),)


class _Invoice:
    """One invoice and its parts; a part that is missing is an empty one."""

    def __init__(self, root: Node, header: Node, transaction: Node) -> None:
        self.root, self.header, self.transaction = root, header, transaction
        self.agreement = transaction.at(AGREEMENT) or transaction
        self.delivery = transaction.at(DELIVERY) or transaction
        self.settlement = transaction.at(SETTLEMENT) or transaction
        self.totals = self.settlement.at(SUMMATION) or self.settlement
        self.currency = self.settlement.value("InvoiceCurrencyCode").upper() or None

    def record(self) -> Record:
        """All fields and tables that the invoice states."""
        fields = {
            "invoice_number": text(self.header.at("ID")),
            "invoice_date": day(_date(self.header, "IssueDateTime")),
            "currency": text(self.settlement.at("InvoiceCurrencyCode")),
            **_party("vendor", self.agreement.at("SellerTradeParty")),
            **_party("customer", self.agreement.at("BuyerTradeParty")),
            "customer_id": text(self.agreement.at("BuyerTradeParty/ID")),
            "purchase_order": text(self.agreement.at("BuyerOrderReferencedDocument/IssuerAssignedID|ID")),
            **self.period(),
            **self.payment(),
            **self.amounts(),
            **self.france(),
        }
        return record(fields, {"taxes": self.taxes(), "line_items": line_items(self.transaction, self.currency)})

    def amounts(self) -> dict[str, Field | None]:
        """The totals, by the names that EN 16931 gives them."""
        names = {
            "lines_total": "LineTotalAmount",
            "discount_total": "AllowanceTotalAmount",
            "charges_total": "ChargeTotalAmount",
            "subtotal": "TaxBasisTotalAmount",
            "total_amount": "GrandTotalAmount",
            "amount_paid": "TotalPrepaidAmount",
            "round_off": "RoundingAmount",
            "amount_due": "DuePayableAmount",
        }
        fields = {field: money(self.totals.at(name), self.currency) for field, name in names.items()}
        return {**fields, "tax_amount": self.tax_amount()}

    def tax_amount(self) -> Field | None:
        """The tax total in the invoice's currency; it may be stated in the seller's accounting currency too."""
        totals = list(self.totals.each("TaxTotalAmount"))
        own = [total for total in totals if total.attribute("currencyID") in ("", self.currency)]
        return money(next(iter(own or totals), None), self.currency)

    def taxes(self) -> Iterator[Record]:
        """The tax breakdown."""
        for tax in self.settlement.each("ApplicableTradeTax"):
            yield record(
                {
                    "name": text(tax.at("TypeCode")),
                    "rate": number(tax.at(RATE)),
                    "base": money(tax.at("BasisAmount"), self.currency),
                    "amount": money(tax.at("CalculatedAmount"), self.currency),
                }
            )

    def period(self) -> dict[str, Field | None]:
        """When the goods or services were supplied: a period, or the day of delivery."""
        period = self.settlement.at("BillingSpecifiedPeriod")
        if period is not None:
            start, end = _date(period, "StartDateTime"), _date(period, "EndDateTime")
            return {"service_start": day(start), "service_end": day(end)}
        delivered = self.delivery.at("ActualDeliverySupplyChainEvent")
        on = day(_date(delivered, "OccurrenceDateTime")) if delivered else None
        return {"service_start": on, "service_end": on}

    def payment(self) -> dict[str, Field | None]:
        """How, where and when to pay."""
        means = "SpecifiedTradeSettlementPaymentMeans"
        account = f"{means}/PayeePartyCreditorFinancialAccount"
        terms = list(self.settlement.each("SpecifiedTradePaymentTerms"))
        described = [node for term in terms for node in term.each("Description")]
        return {
            "iban": identifier(self.settlement.at(f"{account}/IBANID")),
            "bank_account": text(self.settlement.at(f"{account}/ProprietaryID")),
            "bic": identifier(self.settlement.at(f"{means}/PayeeSpecifiedCreditorFinancialInstitution/BICID")),
            "payment_reference": text(self.settlement.at("PaymentReference")),
            "payment_terms": text(next((node for node in described if node.text), None)),
            "due_date": _due(terms) or due_date(described),
        }

    def france(self) -> dict[str, Field | None]:
        """What French law asks for beyond EN 16931."""
        process = self.root.at("ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID")
        operation = OPERATIONS.get(process.text[:1]) if process and re.fullmatch("[BSM][1-9]", process.text) else None
        debits = self.settlement.at("ApplicableTradeTax/DueDateTypeCode")
        seller = self.agreement.at("SellerTradeParty")
        home = seller.value("PostalTradeAddress/CountryID") if seller else ""
        on_debits = home == "FR" and debits is not None and debits.text == ON_DEBITS
        ship_to = self.delivery.at("ShipToTradeParty/PostalTradeAddress")
        return {
            "siren": _siren(seller) if seller else None,
            "operation_kind": stated(operation, process.text, process.path) if operation and process else None,
            "vat_on_debits": stated("true", debits.text, debits.path) if on_debits and debits else None,
            "delivery_address": _address(ship_to) if ship_to else None,
            "penalty_rate": self.noted("PMD", PERCENT),
            "recovery_fee": self.noted("PMT", EUROS),
        }

    def noted(self, subject: str, shape: re.Pattern[str]) -> Field | None:
        """The only number of a shape in the notes on a subject, or None."""
        notes = [note for note in self.header.each("IncludedNote") if note.value("SubjectCode") == subject]
        found = [(note, match) for note in notes for match in shape.finditer(note.value("Content"))]
        if len({match[1] for _, match in found}) != 1:
            return None
        note, match = found[0]
        return stated(match[1].replace(",", "."), match[0], f"{note.path}/Content")


def _date(node: Node, name: str) -> Node | None:
    """The node that holds a date: within DateTimeString (current), or directly (ZUGFeRD 1.0)."""
    holder = node.at(name)
    return (holder.at("DateTimeString|DateTime") or holder) if holder else None


def _due(terms: list[Node]) -> Field | None:
    """The due date without a discount; of several instalments' dates none is the invoice's."""
    dates = [(term, day(_date(term, "DueDateDateTime"))) for term in terms]
    whole = [found for term, found in dates if found and term.at("ApplicableTradePaymentDiscountTerms") is None]
    instalments = [term for term in terms if term.at("PartialPaymentAmount") is not None]
    if not whole or len(instalments) > 1:
        return None
    return max(whole, key=lambda found: found.value)


def _party(role: str, party: Node | None) -> dict[str, Field | None]:
    """Name, address and tax number of one side."""
    if party is None:
        return {}
    postal = party.at("PostalTradeAddress")
    return {
        f"{role}_name": text(party.at("Name")) or text(party.at("SpecifiedLegalOrganization/TradingBusinessName")),
        f"{role}_address": _address(postal) if postal else None,
        f"{role}_tax_id": _tax_id(party),
    }


def _address(postal: Node) -> Field | None:
    lines = [postal.at(name) for name in ("LineOne", "LineTwo", "LineThree")]
    postcode, city, country = (postal.value(name) for name in ("PostcodeCode", "CityName", "CountryID"))
    return address(lines, postcode, city, country, postal.path)


def _tax_id(party: Node) -> Field | None:
    """The VAT number (VA), else the number at the local tax office (FC)."""
    ids = [one for registration in party.each("SpecifiedTaxRegistration") if (one := registration.at("ID"))]
    ranked = sorted(ids, key=lambda one: one.attribute("schemeID") != "VA")
    return text(next((one for one in ranked if one.text), None))


def _siren(seller: Node) -> Field | None:
    """The SIREN of a French seller, which a SIRET begins with."""
    found = seller.at("SpecifiedLegalOrganization/ID")
    if found is None or found.attribute("schemeID") not in SIREN_SCHEMES:
        return None
    digits = re.sub(r"\D", "", found.text)
    return stated(digits[:9], found.text, found.path) if decimal_of(digits) is not None and len(digits) >= 9 else None
