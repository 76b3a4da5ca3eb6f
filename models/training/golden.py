"""The golden documents: `python -m models.training.golden FOLDER` writes each with its expected reading beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from models.training.carrying import CARRIERS
from models.training.content import invoices, statements
from models.training.contradictions import contradictions
from models.training.facts import Facts, altered, without_row
from models.training.families import FAMILIES
from models.training.formats import bankfile, einvoice, legacy, office, sheets
from models.training.layouts.invoices import letter
from models.training.made import Made, labelled
from models.training.writing import BRITISH, FRENCH

FORMS: Mapping[str, tuple[str, ...]] = {
    "invoice/letter": ("pdf", "scan", "eml"),
    "invoice/blocks": ("pdf", "locked", "msg"),
    "invoice/typed": ("pdf", "pdf", "zip"),
    "invoice/gst_boxed": ("pdf", "pdf", "jpeg"),
    "invoice/qr_bill": ("pdf",),
    "invoice/credit_letter": ("pdf",),
    "invoice/carried": ("pdf",),
    "bank_statement/sections": ("pdf",),
    "bank_statement/valuta": ("pdf",),
    "receipt/till": ("photo", "png", "bmp"),
    "receipt/counter": ("jpeg", "photo_upside_down", "webp"),
    "receipt/cafe": ("pdf", "photo_sideways", "heic"),
    "form_16/form16_boxed": ("pdf", "mixed", "pdf"),
    "bank_statement/paid_in_out": ("pdf", "tiff", "pdf"),
    "bank_statement/signed": ("pdf", "scan", "pdf"),
    "bank_statement/card_list": ("pdf",),
    "form_16/form16_listed": ("pdf", "scan", "pdf"),
    "payslip/payslip_column": ("pdf", "png", "pdf"),
    "interest_certificate/interest_box": ("pdf", "scan", "pdf"),
}
"""in which form each document of a family comes, where not as a PDF with text"""
COMMON = frozenset(
    {"invoice", "receipt", "bank_statement", "form_16", "payslip", "interest_certificate", "capital_gains"}
)
PAIRS = (
    ("Invoice No", "invoice_number"),
    ("Invoice date", "invoice_date"),
    ("Due date", "due_date"),
    ("Bill to", "customer_name"),
)
GOODS = (("Description", "description"), ("Qty", "quantity"), ("Unit price", "unit_price"), ("Amount", "amount"))
SUMS = (("Subtotal", "subtotal"), ("VAT 20%", "tax_amount"), ("Total GBP", "total_amount"))


def golden() -> Iterator[tuple[str, Made]]:
    """Name below the folder, without suffix, and document of every golden document."""
    for family, how in FAMILIES.items():
        forms = FORMS.get(family, ("pdf",) * (3 if family.partition("/")[0] in COMMON else 1))
        for number, form in enumerate(forms, 1):
            name = f"{family}-{number}"
            yield name, CARRIERS[form](how.made(f"golden/{name}"), Random(name))
    yield from _invoice_files()
    yield from _contradicting_files()
    yield from _statement_files()
    yield from ((f"contradictory/{name}", made) for name, made in contradictions())


def _invoice_files() -> Iterator[tuple[str, Made]]:
    """An invoice in each format that is no page."""
    french, italian = invoices.invoice(Random(41), "FR"), invoices.invoice(Random(42), "IT")
    page = letter(french, FRENCH, Random(43))
    yield "invoice/factur_x-1", einvoice.factur_x(page, french, "FR")
    changed = replace(french, fields={**french.fields, "total_amount": french.amount("total_amount") + 200})
    shown = letter(changed, FRENCH, Random(43))
    yield (
        "contradictory/factur-x-page-differs",
        replace(einvoice.factur_x(shown, french, "FR"), trap="the page and the data differ"),
    )
    said = einvoice.coded(french, "FR")
    yield "invoice/cii-1", labelled(said, einvoice.cii(french, "FR"), ".xml", "cii")
    yield "invoice/ubl-1", labelled(said, einvoice.ubl(french, "FR"), ".xml", "ubl")
    yield (
        "invoice/fattura-1",
        _less(labelled(einvoice.structured(italian, "IT"), einvoice.fattura(italian), ".xml", "fattura")),
    )
    yield from _office_files(invoices.invoice(Random(44), "GB", one_rate=True))


def _contradicting_files() -> Iterator[tuple[str, Made]]:
    """Structured data, sheets and bank files whose own figures disagree."""
    french, german = invoices.invoice(Random(61), "FR"), statements.statement(Random(62), "DE", 12)
    wrong = altered(french, "total_amount", "50.00")
    yield (
        "contradictory/cii-wrong-total",
        labelled(einvoice.coded(wrong, "FR"), einvoice.cii(wrong, "FR"), ".xml", "cii"),
    )
    yield (
        "contradictory/ubl-wrong-total",
        labelled(einvoice.coded(wrong, "FR"), einvoice.ubl(wrong, "FR"), ".xml", "ubl"),
    )
    lost = without_row(german, "transactions", 5)
    yield "contradictory/camt-dropped-row", labelled(lost, bankfile.camt(lost), ".xml", "camt")
    yield "contradictory/mt940-dropped-row", labelled(lost, bankfile.mt940(lost), ".sta", "mt940")
    yield "contradictory/csv-dropped-row", labelled(lost, sheets.text_csv(sheets.statement_cells(lost)), ".csv", "csv")
    british = altered(invoices.invoice(Random(63), "GB", one_rate=True), "total_amount", "-10.00")
    yield (
        "contradictory/xlsx-wrong-total",
        labelled(british, sheets.xlsx(sheets.invoice_cells(british), "Invoice"), ".xlsx", "xlsx"),
    )


def _less(made: Made) -> Made:
    """An Italian invoice without what that format has no place for here."""
    unsaid = {"bic", "payment_terms", "purchase_order"}
    return replace(made, fields={name: value for name, value in made.fields.items() if name not in unsaid})


def _office_files(facts: Facts) -> Iterator[tuple[str, Made]]:
    shown = ("vendor_name", "vendor_address", "currency", *(name for _, name in (*PAIRS, *SUMS)))
    columns = [name for _, name in GOODS]
    rows = tuple({name: row[name] for name in columns} for row in facts.tables["line_items"])
    said = Facts("invoice", {name: facts.fields[name] for name in shown}, {"line_items": rows})
    paper, cells = office.Paper(facts, BRITISH, pairs=PAIRS, columns=GOODS, sums=SUMS), sheets.invoice_cells(facts)
    yield "invoice/docx-1", labelled(said, office.word(paper), ".docx", "docx")
    yield "invoice/pptx-1", labelled(said, office.slides(paper), ".pptx", "pptx")
    yield "invoice/html-1", labelled(said, office.html(paper), ".html", "html")
    yield "invoice/xlsx-1", labelled(said, sheets.xlsx(cells, "Invoice"), ".xlsx", "xlsx")
    yield "invoice/xls-1", labelled(said, legacy.xls(cells, "Invoice"), ".xls", "xls")


def _statement_files() -> Iterator[tuple[str, Made]]:
    """A statement in each format that is no page."""
    facts = statements.statement(Random(51), "DE", 12)
    cells = sheets.statement_cells(facts)
    exported = (
        "bank_name",
        "account_number",
        "statement_start",
        "statement_end",
        "currency",
        "opening_balance",
        "closing_balance",
    )
    columns = ("date", "description", "debit", "credit", "balance")
    yield "bank_statement/csv-1", labelled(_part(facts, exported, columns), sheets.text_csv(cells), ".csv", "csv")
    yield "bank_statement/ods-1", labelled(_part(facts, exported, columns), sheets.ods(cells, "Export"), ".ods", "ods")
    held = ("statement_start", "statement_end", "currency", "closing_balance")
    moved = ("date", "description", "amount")
    yield (
        "bank_statement/ofx-1",
        labelled(_part(facts, (*held, "account_number"), moved), bankfile.ofx(facts), ".ofx", "ofx"),
    )
    both = (*held, "opening_balance", "iban")
    yield (
        "bank_statement/camt-1",
        labelled(_part(facts, (*both, "account_holder"), moved), bankfile.camt(facts), ".xml", "camt"),
    )
    yield "bank_statement/mt940-1", labelled(_part(facts, both, moved), bankfile.mt940(facts), ".sta", "mt940")


def _part(facts: Facts, fields: tuple[str, ...], columns: tuple[str, ...]) -> Facts:
    """What a file says that has room for some fields and columns only."""
    rows = tuple({name: row[name] for name in columns if name in row} for row in facts.tables["transactions"])
    return Facts(facts.type, {name: facts.fields[name] for name in fields}, {"transactions": rows})


def write(folder: Path, name: str, made: Made) -> None:
    """Writes a document and its labels beside it."""
    path = folder / f"{name}{made.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.data)
    labels = json.dumps(made.labels(), indent=1, ensure_ascii=False)
    path.with_name(f"{path.name}.json").write_text(f"{labels}\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Writes every golden document below a folder."""
    for name, made in golden():
        write(folder, name, made)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
