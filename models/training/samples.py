"""The sample documents of the demonstration: `python -m models.training.samples FOLDER` writes them all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from models.training import damage
from models.training.content import invoices, receipts, salaries, savings, statements
from models.training.facts import Facts, altered, restated
from models.training.formats import einvoice, mail, sheets
from models.training.layouts import form_16 as form_16_layouts
from models.training.layouts import indian_invoices, payslips, swiss
from models.training.layouts import invoices as invoice_layouts
from models.training.layouts import receipts as receipt_layouts
from models.training.layouts import savings as savings_layouts
from models.training.layouts import statements as statement_layouts
from models.training.writing import AMERICAN, BRITISH, FRENCH, INDIAN, SWISS

SHOP, TRADER, PERSON = "Bluefern SARL", "Copperkettle Enterprises", "Asha Devnarayan"
File = tuple[str, bytes]


def samples() -> Iterator[File]:
    """Path and bytes of every sample, in folders as clients' folders are."""
    yield from _shop()
    yield from _trader()
    yield from _person()


def _shop() -> Iterator[File]:
    """What a small French company receives."""
    french = _bought_by(SHOP, invoices.invoice(Random(101), "FR"))
    yield f"{SHOP}/invoices/facture-fournitures.pdf", invoice_layouts.letter(french, FRENCH, Random(1)).data
    hybrid = _bought_by(SHOP, invoices.invoice(Random(102), "FR", 3))
    page = invoice_layouts.letter(hybrid, FRENCH, Random(2))
    yield f"{SHOP}/invoices/factur-x-entretien.pdf", einvoice.factur_x(page, hybrid, "FR").data
    british = _bought_by(SHOP, invoices.invoice(Random(103), "GB", 5, one_rate=True))
    yield f"{SHOP}/invoices/invoice-workshop.pdf", invoice_layouts.blocks(british, BRITISH, Random(3)).data
    bill = _bought_by(SHOP, invoices.qr_bill(Random(104)))
    yield f"{SHOP}/invoices/qr-rechnung.pdf", swiss.qr_bill(bill, SWISS, Random(4)).data
    wrong = altered(_bought_by(SHOP, invoices.invoice(Random(105), "US", one_rate=True)), "total_amount", "90.00")
    yield f"{SHOP}/invoices/invoice-that-does-not-add-up.pdf", invoice_layouts.blocks(wrong, AMERICAN, Random(5)).data
    yield f"{SHOP}/receipts/IMG_2041.jpg", _photo(receipts.receipt(Random(106), "FR", 5), Random(6))
    two_pages = restated(statements.statement(Random(107), "FR", 38), account_holder=SHOP)
    text = statement_layouts.signed(two_pages, FRENCH, Random(7), per_page=26).data
    yield f"{SHOP}/bank/releve-scan.pdf", damage.scan_pdf(text, Random(7))
    book = _bought_by(SHOP, invoices.invoice(Random(108), "GB", one_rate=True))
    yield f"{SHOP}/invoices/supplier-invoice.xlsx", sheets.xlsx(sheets.invoice_cells(book), "Invoice")
    sent = _bought_by(SHOP, invoices.invoice(Random(109), "FR", 3, one_rate=True))
    attached = {"facture.pdf": invoice_layouts.letter(sent, FRENCH, Random(9)).data}
    words = "Bonjour,\n\nVeuillez trouver ci-joint notre facture.\n\nCordialement\n"
    yield f"{SHOP}/mail/votre-facture.eml", mail.eml(sent.text("vendor_name"), "Votre facture", words, attached)


def _trader() -> Iterator[File]:
    """What a small Indian company receives."""
    goods = restated(invoices.invoice(Random(206), "IN", 5), customer_name=TRADER)
    yield f"{TRADER}/purchases/gst-invoice.pdf", indian_invoices.boxed(goods, INDIAN, Random(1)).data
    month = restated(statements.statement(Random(202), "IN", 22), account_holder=TRADER, account_type="Current")
    yield f"{TRADER}/bank/statement.pdf", statement_layouts.passbook(month, INDIAN, Random(2)).data
    order = restated(invoices.invoice(Random(203), "IN", 3), customer_name=TRADER)
    scan = damage.scan_pdf(indian_invoices.boxed(order, INDIAN, Random(3)).data, Random(3))
    yield f"{TRADER}/purchases/november.zip", mail.archive({"scanned-invoice.pdf": scan})


def _person() -> Iterator[File]:
    """What an employee in India brings for a tax return."""
    who, number = {"employee_name": PERSON}, "ABZPD4321K"
    certificate = restated(salaries.form_16(Random(301)), **who, employee_pan=number)
    yield f"{PERSON}/tax/form-16.pdf", form_16_layouts.boxed(certificate, INDIAN, Random(1)).data
    slip = restated(salaries.payslip(Random(302), "IN"), **who, pan=number)
    yield f"{PERSON}/salary/payslip.pdf", payslips.beside(slip, INDIAN, Random(2)).data
    interest = restated(savings.interest_certificate(Random(303)), customer_name=PERSON, pan=number)
    yield f"{PERSON}/tax/interest-certificate.pdf", savings_layouts.interest_letter(interest, INDIAN, Random(3)).data
    gains = restated(savings.capital_gains(Random(304)), name=PERSON, pan=number)
    yield f"{PERSON}/tax/capital-gains.pdf", savings_layouts.gains_wide(gains, INDIAN, Random(4)).data


def _bought_by(client: str, facts: Facts) -> Facts:
    return restated(facts, customer_name=client, vendor_name=facts.text("vendor_name").replace("Bluefern", "Saltmarsh"))


def _photo(facts: Facts, rng: Random) -> bytes:
    """A receipt as a phone takes it, held sideways."""
    paper = receipt_layouts.cafe(facts, FRENCH, rng).data
    picture = damage.photographed(damage.pictures(paper, 220)[0], rng, turns=1)
    return damage.encoded(picture, "JPEG", quality=72)


def main(folder: Path) -> None:
    """Writes every sample below a folder."""
    for name, data in samples():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
