"""What papers call their fields: several wordings per language, from which each paper takes its own."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "invoice": ("INVOICE", "Invoice", "Sales Invoice"), "tax_invoice": ("TAX INVOICE", "Tax Invoice"),
        "credit_note": ("CREDIT NOTE",), "bill_to": ("Bill to", "Billed to", "Invoice to", "Customer", "Sold to"),
        "invoice_number": ("Invoice No.", "Invoice number", "Invoice #", "Invoice ref.", "Document no."),
        "invoice_date": ("Date", "Invoice date", "Date of issue", "Dated"),
        "due_date": ("Due date", "Payment due", "Pay by", "Due on"),
        "purchase_order": ("PO number", "Your order", "Purchase order", "P.O. #"),
        "customer_id": ("Customer ID", "Account no.", "Client no."), "payment_terms": ("Terms", "Payment terms"),
        "subtotal": ("Subtotal", "Net total", "Total excl. VAT", "Sub-total", "Net amount"),
        "tax_amount": ("VAT", "Total VAT", "VAT amount", "Tax"),
        "total_amount": ("Total", "Amount due", "Invoice total", "TOTAL DUE", "Balance due", "Grand total"),
        "description": ("Description", "Item", "Details", "Product / service"), "quantity": ("Qty", "Quantity", "Units"),
        "unit": ("Unit",), "unit_price": ("Unit price", "Price", "Rate", "Unit cost"), "amount": ("Amount", "Total", "Net", "Line total"),
        "tax_rate": ("VAT %", "VAT rate"), "iban": ("IBAN",), "bic": ("BIC", "SWIFT"), "payment_reference": ("Reference", "Payment reference"),
        "vendor_tax_id": ("VAT Reg No", "VAT No.", "VAT number"), "customer_tax_id": ("Customer VAT no.", "Your VAT number"),
    },
    "fr": {
        "invoice": ("FACTURE", "Facture"), "credit_note": ("AVOIR",), "bill_to": ("Facturé à", "Client", "Adresse de facturation"),
        "invoice_number": ("Facture n°", "N° de facture", "Numéro de facture", "Référence"),
        "invoice_date": ("Date", "Date de facture", "Date d'émission", "Émise le"),
        "due_date": ("Échéance", "Date d'échéance", "À régler avant le"), "purchase_order": ("Votre commande", "Bon de commande n°"),
        "customer_id": ("N° client", "Code client"), "payment_terms": ("Conditions de règlement", "Modalités"),
        "subtotal": ("Total HT", "Montant HT", "Total hors taxes"), "tax_amount": ("TVA", "Montant TVA", "Total TVA"),
        "total_amount": ("Total TTC", "Net à payer", "Montant TTC"), "description": ("Désignation", "Libellé", "Description"),
        "quantity": ("Qté", "Quantité"), "unit": ("Unité", "U."), "unit_price": ("P.U. HT", "Prix unitaire HT"),
        "amount": ("Montant HT", "Total HT"), "tax_rate": ("TVA", "Taux TVA"), "iban": ("IBAN",), "bic": ("BIC",),
        "payment_reference": ("Référence de paiement",), "vendor_tax_id": ("N° TVA intracommunautaire", "TVA intracom."),
        "customer_tax_id": ("N° TVA client",),
    },
    "de": {
        "invoice": ("RECHNUNG", "Rechnung"), "credit_note": ("GUTSCHRIFT",), "bill_to": ("Rechnungsempfänger", "Kunde"),
        "invoice_number": ("Rechnungsnummer", "Rechnungs-Nr.", "Rechnung Nr.", "Belegnummer"),
        "invoice_date": ("Rechnungsdatum", "Datum", "Belegdatum"), "due_date": ("Fällig am", "Zahlbar bis", "Fälligkeitsdatum"),
        "purchase_order": ("Ihre Bestellung", "Bestellnummer"), "customer_id": ("Kundennummer", "Kunden-Nr."),
        "payment_terms": ("Zahlungsbedingungen",), "subtotal": ("Nettobetrag", "Zwischensumme", "Summe netto"),
        "tax_amount": ("MwSt.", "Umsatzsteuer", "USt. gesamt"), "total_amount": ("Gesamtbetrag", "Rechnungsbetrag", "Zahlbetrag", "Bruttobetrag"),
        "description": ("Bezeichnung", "Leistung", "Artikel"), "quantity": ("Menge", "Anzahl"), "unit": ("Einheit", "Einh."),
        "unit_price": ("Einzelpreis", "Preis"), "amount": ("Betrag", "Gesamtpreis", "Gesamt"), "tax_rate": ("MwSt.", "USt. %"),
        "iban": ("IBAN",), "bic": ("BIC",), "payment_reference": ("Verwendungszweck",), "vendor_tax_id": ("USt-IdNr.",),
        "customer_tax_id": ("Ihre USt-IdNr.",),
    },
    "it": {
        "invoice": ("FATTURA", "Fattura"), "credit_note": ("NOTA DI CREDITO",), "bill_to": ("Spett.le", "Cliente"),
        "invoice_number": ("Fattura n.", "Numero fattura"), "invoice_date": ("Data", "Data fattura"), "due_date": ("Scadenza",),
        "purchase_order": ("Ordine n.",), "customer_id": ("Codice cliente",), "payment_terms": ("Pagamento",),
        "subtotal": ("Imponibile", "Totale imponibile"), "tax_amount": ("IVA", "Totale IVA"),
        "total_amount": ("Totale fattura", "Totale documento", "Totale da pagare"), "description": ("Descrizione",),
        "quantity": ("Q.tà",), "unit": ("U.M.",), "unit_price": ("Prezzo",), "amount": ("Importo",), "tax_rate": ("IVA %",),
        "iban": ("IBAN",), "bic": ("BIC",), "payment_reference": ("Causale",), "vendor_tax_id": ("P. IVA", "Partita IVA"),
        "customer_tax_id": ("P. IVA cliente",),
    },
}  # fmt: skip


class Words:
    """The wordings one paper uses: the same field is called the same throughout."""

    def __init__(self, language: str, rng: Random, **fixed: str) -> None:
        self._taken = {name: rng.choice(choices) for name, choices in WORDS[language].items()} | fixed

    def __getitem__(self, name: str) -> str:
        """What this paper calls a field."""
        return self._taken[name]
