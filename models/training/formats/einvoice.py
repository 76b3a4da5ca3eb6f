"""Structured invoices: CII (alone and inside a Factur-X PDF), UBL, fatturaPA."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pymupdf
from lxml import etree
from lxml.builder import ElementMaker

from models.training.facts import Facts, Row, Value, normal
from models.training.made import Made, labelled

CII = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
UBL = {
    None: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
FATTURA = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"
EN16931 = "urn:cen.eu:en16931:2017"
Element = Any  # what lxml.builder makes, which its stubs do not know


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _town(facts: Facts, who: str) -> tuple[str, str, str]:
    """Street, postcode and town of a party whose address ends with "postcode town"."""
    lines = facts.fields[f"{who}_address"]
    assert isinstance(lines, tuple)
    postcode, _, town = lines[-1].partition(" ")
    return lines[0], postcode, town


def structured(facts: Facts, country: str) -> Facts:
    """The facts as structured invoices state them: addresses end with the country's code."""
    fields: dict[str, Value] = dict(facts.fields)
    for who in ("vendor", "customer"):
        street, postcode, town = _town(facts, who)
        fields[f"{who}_address"] = (street, f"{postcode} {town}", country)
    fields.pop("customer_id", None)
    return replace(facts, fields=fields)


def coded(facts: Facts, country: str) -> Facts:
    """The facts as CII and UBL state them: units and taxes by their international codes."""
    items = tuple({**row, "unit": "C62"} for row in facts.tables["line_items"])
    taxes = tuple({**row, "name": "VAT"} for row in facts.tables["taxes"])
    return replace(structured(facts, country), tables={"line_items": items, "taxes": taxes})


def cii(facts: Facts, country: str) -> bytes:
    """A Cross Industry Invoice, profile EN 16931."""
    rsm, ram, udt = (ElementMaker(namespace=CII[key], nsmap=CII) for key in ("rsm", "ram", "udt"))
    head = rsm.ExchangedDocument(
        ram.ID(facts.text("invoice_number")),
        ram.TypeCode("380"),
        ram.IssueDateTime(_day(udt, facts.fields["invoice_date"])),
    )
    context = rsm.ExchangedDocumentContext(ram.GuidelineSpecifiedDocumentContextParameter(ram.ID(EN16931)))
    trade = rsm.SupplyChainTradeTransaction(
        *(_cii_line(ram, row) for row in facts.tables["line_items"]),
        ram.ApplicableHeaderTradeAgreement(
            _cii_party(ram, "SellerTradeParty", facts, "vendor", country),
            _cii_party(ram, "BuyerTradeParty", facts, "customer", country),
            *(
                [ram.BuyerOrderReferencedDocument(ram.IssuerAssignedID(facts.text("purchase_order")))]
                if "purchase_order" in facts.fields
                else []
            ),
        ),
        ram.ApplicableHeaderTradeDelivery(),
        _cii_settlement(ram, udt, facts),
    )
    return _written(rsm.CrossIndustryInvoice(context, head, trade))


def _day(udt: ElementMaker, day: Value) -> Element:
    assert isinstance(day, date)
    return udt.DateTimeString(f"{day:%Y%m%d}", format="102")


def _cii_party(ram: ElementMaker, tag: str, facts: Facts, who: str, country: str) -> Element:
    street, postcode, town = _town(facts, who)
    address = ram.PostalTradeAddress(
        ram.PostcodeCode(postcode), ram.LineOne(street), ram.CityName(town), ram.CountryID(country)
    )
    tax = ram.SpecifiedTaxRegistration(ram.ID(facts.text(f"{who}_tax_id"), schemeID="VA"))
    return ram(tag, ram.Name(facts.text(f"{who}_name")), address, tax)


def _cii_line(ram: ElementMaker, row: Row) -> Element:
    rate = normal(row["tax_rate"])
    tax = ram.ApplicableTradeTax(ram.TypeCode("VAT"), ram.CategoryCode("S"), ram.RateApplicablePercent(rate))
    total = ram.SpecifiedTradeSettlementLineMonetarySummation(ram.LineTotalAmount(normal(row["amount"])))
    return ram.IncludedSupplyChainTradeLineItem(
        ram.AssociatedDocumentLineDocument(ram.LineID(normal(row["line"]))),
        ram.SpecifiedTradeProduct(ram.Name(normal(row["description"]))),
        ram.SpecifiedLineTradeAgreement(ram.NetPriceProductTradePrice(ram.ChargeAmount(normal(row["unit_price"])))),
        ram.SpecifiedLineTradeDelivery(ram.BilledQuantity(normal(row["quantity"]), unitCode="C62")),
        ram.SpecifiedLineTradeSettlement(tax, total),
    )


def _cii_settlement(ram: ElementMaker, udt: ElementMaker, facts: Facts) -> Element:
    currency, total = facts.text("currency"), normal(facts.fields["total_amount"])
    taxes = [
        ram.ApplicableTradeTax(
            ram.CalculatedAmount(normal(row["amount"])), ram.TypeCode("VAT"), ram.BasisAmount(normal(row["base"])),
            ram.CategoryCode("S"), ram.RateApplicablePercent(normal(row["rate"])),
        )
        for row in facts.tables["taxes"]
    ]  # fmt: skip
    means = ram.SpecifiedTradeSettlementPaymentMeans(
        ram.TypeCode("58"), ram.PayeePartyCreditorFinancialAccount(ram.IBANID(facts.text("iban"))),
        ram.PayeeSpecifiedCreditorFinancialInstitution(ram.BICID(facts.text("bic"))),
    )  # fmt: skip
    terms = ram.SpecifiedTradePaymentTerms(
        ram.Description(facts.text("payment_terms")), ram.DueDateDateTime(_day(udt, facts.fields["due_date"]))
    )
    net = normal(facts.fields["subtotal"])
    sums = ram.SpecifiedTradeSettlementHeaderMonetarySummation(
        ram.LineTotalAmount(net),
        ram.TaxBasisTotalAmount(net),
        ram.TaxTotalAmount(normal(facts.fields["tax_amount"]), currencyID=currency),
        ram.GrandTotalAmount(total),
        ram.DuePayableAmount(total),
    )
    return ram.ApplicableHeaderTradeSettlement(ram.InvoiceCurrencyCode(currency), means, *taxes, terms, sums)


def factur_x(page: Made, facts: Facts, country: str) -> Made:
    """A PDF with the invoice as data inside. `facts` are what the data says; they win."""
    with pymupdf.open(stream=page.data, filetype="pdf") as document:
        document.embfile_add(
            "factur-x.xml",
            cii(facts, country),
            filename="factur-x.xml",
            ufilename="factur-x.xml",
            desc="Factur-X invoice",
        )
        for number in range(1, document.xref_length()):
            if document.xref_get_key(number, "Type")[1] == "/Filespec":
                document.xref_set_key(number, "AFRelationship", "/Data")
                document.xref_set_key(document.pdf_catalog(), "AF", f"[{number} 0 R]")
            if document.xref_get_key(number, "Type")[1] == "/EmbeddedFile":
                document.xref_set_key(number, "Subtype", "/text#2Fxml")
                document.xref_set_key(number, "Params/CreationDate", "(D:20250101000000Z)")
                document.xref_set_key(number, "Params/ModDate", "(D:20250101000000Z)")
        data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    said = labelled(coded(facts, country), data, ".pdf", "factur_x")
    return replace(said, boxes=page.boxes, trap=page.trap or facts.trap)


def ubl(facts: Facts, country: str) -> bytes:
    """A UBL 2.1 invoice, Peppol style."""
    cac, cbc = (ElementMaker(namespace=UBL[key], nsmap=UBL) for key in ("cac", "cbc"))
    root = ElementMaker(namespace=UBL[None], nsmap=UBL)
    currency = facts.text("currency")

    def money(tag: str, value: Value) -> Element:
        return cbc(tag, normal(value), currencyID=currency)

    def subtotal(row: Row) -> Element:
        category = cac.TaxCategory(cbc.ID("S"), cbc.Percent(normal(row["rate"])), cac.TaxScheme(cbc.ID("VAT")))
        return cac.TaxSubtotal(money("TaxableAmount", row["base"]), money("TaxAmount", row["amount"]), category)

    net, total = facts.fields["subtotal"], facts.fields["total_amount"]
    account = cac.PayeeFinancialAccount(
        cbc.ID(facts.text("iban")), cac.FinancialInstitutionBranch(cbc.ID(facts.text("bic")))
    )
    order = [cac.OrderReference(cbc.ID(facts.text("purchase_order")))] if "purchase_order" in facts.fields else []
    return _written(
        root.Invoice(
            cbc.CustomizationID(EN16931),
            cbc.ID(facts.text("invoice_number")),
            cbc.IssueDate(normal(facts.fields["invoice_date"])),
            cbc.DueDate(normal(facts.fields["due_date"])),
            cbc.InvoiceTypeCode("380"),
            cbc.DocumentCurrencyCode(currency),
            *order,
            cac.AccountingSupplierParty(_ubl_party(cac, cbc, facts, "vendor", country)),
            cac.AccountingCustomerParty(_ubl_party(cac, cbc, facts, "customer", country)),
            cac.PaymentMeans(cbc.PaymentMeansCode("58"), account),
            cac.PaymentTerms(cbc.Note(facts.text("payment_terms"))),
            cac.TaxTotal(money("TaxAmount", facts.fields["tax_amount"]), *map(subtotal, facts.tables["taxes"])),
            cac.LegalMonetaryTotal(
                money("LineExtensionAmount", net),
                money("TaxExclusiveAmount", net),
                money("TaxInclusiveAmount", total),
                money("PayableAmount", total),
            ),
            *(_ubl_line(cac, cbc, row, currency) for row in facts.tables["line_items"]),
        )
    )


def _ubl_party(cac: ElementMaker, cbc: ElementMaker, facts: Facts, who: str, country: str) -> Element:
    street, postcode, town = _town(facts, who)
    name = facts.text(f"{who}_name")
    return cac.Party(
        cac.PartyName(cbc.Name(name)),
        cac.PostalAddress(
            cbc.StreetName(street),
            cbc.CityName(town),
            cbc.PostalZone(postcode),
            cac.Country(cbc.IdentificationCode(country)),
        ),
        cac.PartyTaxScheme(cbc.CompanyID(facts.text(f"{who}_tax_id")), cac.TaxScheme(cbc.ID("VAT"))),
        cac.PartyLegalEntity(cbc.RegistrationName(name)),
    )


def _ubl_line(cac: ElementMaker, cbc: ElementMaker, row: Row, currency: str) -> Element:
    category = cac.ClassifiedTaxCategory(
        cbc.ID("S"), cbc.Percent(normal(row["tax_rate"])), cac.TaxScheme(cbc.ID("VAT"))
    )
    return cac.InvoiceLine(
        cbc.ID(normal(row["line"])), cbc.InvoicedQuantity(normal(row["quantity"]), unitCode="C62"),
        cbc.LineExtensionAmount(normal(row["amount"]), currencyID=currency),
        cac.Item(cbc.Name(normal(row["description"])), category),
        cac.Price(cbc.PriceAmount(normal(row["unit_price"]), currencyID=currency)),
    )  # fmt: skip


def fattura(facts: Facts) -> bytes:
    """An Italian fatturaPA."""
    make = ElementMaker()
    lines = [_fattura_line(make, row) for row in facts.tables["line_items"]]
    taxes = [
        make.DatiRiepilogo(
            make.AliquotaIVA(normal(row["rate"])),
            make.ImponibileImporto(normal(row["base"])),
            make.Imposta(normal(row["amount"])),
        )
        for row in facts.tables["taxes"]
    ]
    document = make.DatiGeneraliDocumento(
        make.TipoDocumento("TD01"), make.Divisa("EUR"), make.Data(normal(facts.fields["invoice_date"])),
        make.Numero(facts.text("invoice_number")), make.ImportoTotaleDocumento(normal(facts.fields["total_amount"])),
    )  # fmt: skip
    payment = make.DettaglioPagamento(
        make.ModalitaPagamento("MP05"), make.DataScadenzaPagamento(normal(facts.fields["due_date"])),
        make.ImportoPagamento(normal(facts.fields["total_amount"])), make.IBAN(facts.text("iban")),
    )  # fmt: skip
    header = make.FatturaElettronicaHeader(
        make.CedentePrestatore(*_fattura_party(make, facts, "vendor")),
        make.CessionarioCommittente(*_fattura_party(make, facts, "customer")),
    )
    body = make.FatturaElettronicaBody(
        make.DatiGenerali(document), make.DatiBeniServizi(*lines, *taxes),
        make.DatiPagamento(make.CondizioniPagamento("TP02"), payment),
    )  # fmt: skip
    outer = ElementMaker(namespace=FATTURA, nsmap={"p": FATTURA})
    return _written(outer.FatturaElettronica(header, body, versione="FPR12"))


def _fattura_party(make: ElementMaker, facts: Facts, who: str) -> Sequence[Element]:
    street, postcode, town = _town(facts, who)
    vat = make.IdFiscaleIVA(make.IdPaese("IT"), make.IdCodice(facts.text(f"{who}_tax_id").removeprefix("IT")))
    data = make.DatiAnagrafici(vat, make.Anagrafica(make.Denominazione(facts.text(f"{who}_name"))))
    return data, make.Sede(make.Indirizzo(street), make.CAP(postcode), make.Comune(town), make.Nazione("IT"))


def _fattura_line(make: ElementMaker, row: Row) -> Element:
    quantity = row["quantity"]
    assert isinstance(quantity, Decimal)
    return make.DettaglioLinee(
        make.NumeroLinea(normal(row["line"])),
        make.Descrizione(normal(row["description"])),
        make.Quantita(f"{quantity:.2f}"),
        make.UnitaMisura(normal(row["unit"])),
        make.PrezzoUnitario(normal(row["unit_price"])),
        make.PrezzoTotale(normal(row["amount"])),
        make.AliquotaIVA(normal(row["tax_rate"])),
    )
