"""Records of UBL 2.1 invoices and credit notes: Peppol BIS Billing, XRechnung in UBL syntax, national relatives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.einvoice.kinds import subtype
from core.reading.einvoice.terms import due_date
from core.reading.einvoice.ubl_lines import line_items
from core.reading.einvoice.ubl_party import address_of, party
from core.reading.markup import Node
from core.reading.stated import accepted, amount, day, decimal_of, identifier, money, number, record, stated, text

TOTALS = "LegalMonetaryTotal|RequestedMonetaryTotal"
IBAN_START = 2
CREDIT_NOTE = "381"


def read_ubl(root: Node, name: str) -> tuple[Embedded, ...]:
    """The invoice or credit note of a UBL document, none where it has no totals."""
    if root.at(TOTALS) is None or root.at("AccountingSupplierParty") is None:
        return ()
    default = CREDIT_NOTE if root.name == "CreditNote" else ""
    kind = subtype(root.value("InvoiceTypeCode|CreditNoteTypeCode") or default)
    return (Embedded("UBL", "invoice", accepted(_Invoice(root).record(), "UBL"), name, subtype=kind),)


class _Invoice:
    """One invoice."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.totals = root.at(TOTALS) or root
        self.currency = root.value("DocumentCurrencyCode").upper() or None

    def record(self) -> Record:
        """All fields and tables that the invoice states."""
        root = self.root
        fields = {
            "invoice_number": text(root.at("ID")),
            "invoice_date": day(root.at("IssueDate")),
            "currency": text(root.at("DocumentCurrencyCode")),
            **party("vendor", root.at("AccountingSupplierParty/Party")),
            **party("customer", root.at("AccountingCustomerParty/Party")),
            "customer_id": text(root.at("AccountingCustomerParty/Party/PartyIdentification/ID")),
            "purchase_order": text(root.at("OrderReference/ID")),
            **self.period(),
            **self.payment(),
            **self.amounts(),
        }
        return record(fields, {"taxes": self.taxes(), "line_items": line_items(root, self.currency)})

    def amounts(self) -> dict[str, Field | None]:
        """The totals, by the names that EN 16931 gives them."""
        names = {
            "lines_total": "LineExtensionAmount",
            "discount_total": "AllowanceTotalAmount",
            "charges_total": "ChargeTotalAmount",
            "subtotal": "TaxExclusiveAmount",
            "total_amount": "TaxInclusiveAmount",
            "amount_paid": "PrepaidAmount",
            "round_off": "PayableRoundingAmount",
            "amount_due": "PayableAmount",
        }
        fields = {field: money(self.totals.at(name), self.currency) for field, name in names.items()}
        fields["total_amount"] = fields["total_amount"] or fields["amount_due"]
        return {**fields, "tax_amount": self.tax_amount()}

    def own_taxes(self) -> list[Node]:
        """The tax totals in the invoice's currency; they may be stated in the tax currency too."""
        totals = list(self.root.each("TaxTotal"))
        own = [one for one in totals if (sum_ := one.at("TaxAmount")) and sum_.attribute("currencyID") == self.currency]
        return own or totals[:1]

    def tax_amount(self) -> Field | None:
        """The sum of the tax totals: outside Europe each tax has its own."""
        totals = self.own_taxes()
        numbers = [decimal_of(total.value("TaxAmount")) for total in totals]
        if not totals or None in numbers:
            return None
        if len(totals) == 1:
            return money(totals[0].at("TaxAmount"), self.currency)
        whole = sum((one for one in numbers if one is not None), Decimal())
        return stated(amount(whole), path=f"{self.root.path}/TaxTotal/TaxAmount", currency=self.currency)

    def taxes(self) -> Iterator[Record]:
        """The tax breakdown."""
        for total in self.own_taxes():
            for tax in total.each("TaxSubtotal"):
                category = tax.at("TaxCategory") or tax
                yield record(
                    {
                        "name": text(category.at("TaxScheme/Name") or category.at("TaxScheme/ID")),
                        "rate": number(category.at("Percent") or tax.at("Percent")),
                        "base": money(tax.at("TaxableAmount"), self.currency),
                        "amount": money(tax.at("TaxAmount"), self.currency),
                    }
                )

    def period(self) -> dict[str, Field | None]:
        """When the goods or services were supplied: a period, or the day of delivery; and where to."""
        period = self.root.at("InvoicePeriod")
        delivered = day(self.root.at("Delivery/ActualDeliveryDate"))
        where = self.root.at("Delivery/DeliveryLocation/Address")
        return {
            "service_start": day(period.at("StartDate")) if period else delivered,
            "service_end": day(period.at("EndDate")) if period else delivered,
            "delivery_address": address_of(where) if where else None,
        }

    def payment(self) -> dict[str, Field | None]:
        """How, where and when to pay."""
        means = "PaymentMeans"
        account = self.root.at(f"{means}/PayeeFinancialAccount/ID")
        number_ = identifier(account)
        is_iban = number_ is not None and number_.value[:IBAN_START].isalpha()
        branch = self.root.at(f"{means}/PayeeFinancialAccount/FinancialInstitutionBranch")
        notes = [note for terms in self.root.each("PaymentTerms") for note in terms.each("Note")]
        due = self.root.at("DueDate") or self.root.at(f"{means}/PaymentDueDate")
        return {
            "iban": number_ if is_iban else None,
            "bank_account": None if is_iban else number_,
            "bic": identifier(branch.at("ID") or branch.at("FinancialInstitution/ID")) if branch else None,
            "payment_reference": text(self.root.at(f"{means}/PaymentID")),
            "payment_terms": text(next((note for note in notes if note.text), None)),
            "due_date": day(due) or due_date(notes),
        }
