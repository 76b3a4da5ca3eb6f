"""Receipts drawn by hand, as a recognizer would read them."""

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

RECEIPT = bundled_types()["receipt"]


def read(*rows: Row | str) -> Record:
    return extract_invoice(RECEIPT, contents(page(*rows, source=TextSource.OCR)))


MALAYSIAN: tuple[Row | str, ...] = (
    "KEDAI KOPI",
    "MELATI SDN BHD",
    "(123456-X)",
    "NO.8, JALAN CEMPAKA 2,",
    "TAMAN MELATI,",
    "53100 KUALA LUMPUR",
    "TEL:03-12345678",
    "Date:25/12/20188:13PM",
    ((50, "KOPI O"), (300, "4.50")),
    ((50, "ROTI BAKAR"), (300, "5.53")),
    ((50, "Sub Total"), (300, "10.03")),
    ((50, "Rounding Adj"), (300, "-0.03")),
    ((50, "TOTAL RM"), (300, "10.00")),
    ((50, "CASH"), (300, "20.00")),
    ((50, "CHANGE"), (300, "10.00")),
)


def test_reads_head_date_and_total() -> None:
    record = read(*MALAYSIAN)
    assert record.value("vendor_address") == "NO.8, JALAN CEMPAKA 2, TAMAN MELATI, 53100 KUALA LUMPUR"
    assert record.value("receipt_date") == "2018-12-25"
    assert record.value("total_amount") == "10.00"
    assert record.value("currency") == "MYR"


def test_the_total_is_the_one_after_rounding_and_not_the_cash() -> None:
    record = read(*MALAYSIAN)
    assert record.value("subtotal") == "10.03"
    assert record.value("rounding") == "-0.03"
    assert record.value("amount_tendered") == "20.00"


def test_a_legal_form_alone_belongs_to_the_line_above() -> None:
    record = read("SUNRISE HARDWARE", "TRADING SDN BHD", "LOT 7, JALAN PERDANA", "81100 JOHOR BAHRU")
    assert record.value("vendor_name") == "SUNRISE HARDWARE TRADING SDN BHD"


def test_a_registration_number_is_no_part_of_the_name() -> None:
    record = read("SUNRISE HARDWARE SDN BHD (654321-A)", "LOT 7, JALAN PERDANA", "81100 JOHOR BAHRU")
    assert record.value("vendor_name") == "SUNRISE HARDWARE SDN BHD"


def test_cash_less_change_tells_a_total_without_a_label() -> None:
    record = read(
        "CORNER SHOP",
        ((50, "TEA"), (300, "3.25")),
        ((50, "BUN"), (300, "2.25")),
        ((300, "5.50"),),
        ((50, "CASH"), (300, "10.00")),
        ((50, "CHANGE"), (300, "4.50")),
    )
    assert record.value("total_amount") == "5.50"


def test_a_summary_of_taxes_is_not_the_total() -> None:
    record = read(
        "CORNER SHOP",
        ((50, "Total Sales (Excluding GST)"), (300, "140.00")),
        ((50, "Total GST"), (300, "8.40")),
        ((50, "Total Sales (Inclusive of GST)"), (300, "148.40")),
        "GST SUMMARY",
        ((50, "SR 6%"), (200, "140.00"), (300, "8.40")),
        ((50, "Total :"), (200, "140.00"), (300, "8.40")),
    )
    assert record.value("total_amount") == "148.40"
    assert record.value("tax_amount") == "8.40"
