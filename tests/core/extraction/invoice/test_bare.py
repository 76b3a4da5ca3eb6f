"""Numbers at labels that only say "number", and numbers and days that a sentence names."""

from __future__ import annotations

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
ORDER_GOODS: tuple[Row, ...] = (
    ((50.0, "Description"), (300.0, "Qty"), (400.0, "Amount")),
    ((50.0, "Copper pipe"), (300.0, "2"), (400.0, "40.00")),
    ((50.0, "Total"), (400.0, "40.00")),
)


def read(*rows: Row | str, kind: str = "invoice") -> Record:
    return extract_invoice(TYPES[kind], contents(page(*rows, *ORDER_GOODS)))


def accepted(record: Record, name: str) -> str | None:
    field = record.fields.get(name)
    return field.value if field is not None and field.accepted else None


@pytest.mark.parametrize(
    "rows",
    [
        ("Invoice", "Number: 28586764", "Invoice date: 2024-05-03"),
        ("Invoice for services", "", "Number: 28586764", "Date: 2024-05-03"),
        ("Invoice", "No.", "F202104-7830", "", "Invoice date", "2024-05-03"),
        ("Invoice", ((50.0, "Number"), (250.0, "Invoice date")), ((50.0, "28586764"), (250.0, "2024-05-03"))),
        ("Rechnung", "Zahlbar bis: 22.05.2024 Datum: 03.05.2024 Nr.: 28586764"),
        ("Sales Invoice n° AC-2024-1317", "Date: 2024-05-03"),
        ("TAX INVOICE 28586764", "Date: 2024-05-03"),
        ("Sammelrechnung 28586764", "Datum: 03.05.2024"),
        ("Acontofaktura nr. 28586764", "Dato: 03.05.2024"),
        ("Rechnungskorrektur / Gutschrift AC-2024-1317", "Datum: 03.05.2024"),
    ],
)
def test_a_bare_number_near_the_papers_day_or_behind_its_title_is_the_papers(rows: tuple[Row | str, ...]) -> None:
    assert accepted(read(*rows), "invoice_number") in {"28586764", "F202104-7830", "AC-2024-1317"}


@pytest.mark.parametrize(
    "rows",
    [
        ("Invoice", "Customer", "No.", "28586764", "", "Invoice date: 2024-05-03"),
        ("Rechnung 03/2025", "Beleg: 28586764", "Datum: 31.03.2025"),
        ("Invoice 2025/26", "Date: 2025-05-03"),
        ("Sammelrechnung 03/2025", "Datum: 31.03.2025"),
        ("DEBIT NOTE", "Invoice 28586764", "Date: 2024-05-03"),
        ("DEBIT NOTE", "Invoice No: 28586764", "Date: 2024-05-03"),
        ("Invoice", "Reg. No. 28586764", "Invoice date: 2024-05-03"),
        ("Invoice", "No. 154, Lorong Cempaka", "Invoice date: 2024-05-03"),
        ("Invoice", "Number: 1,250.00", "Invoice date: 2024-05-03"),
        ("Invoice", *[""] * 6, "Number: 28586764", *[""] * 6, "Invoice date: 2024-05-03"),
        ("Invoice", "Number: 28586764", "Invoice date: 2024-05-03", "No.: 4711222"),
        ("Invoice", ((50.0, "Order"), (150.0, "No. 28586764")), ((50.0, "Invoice date"), (150.0, "2024-05-03"))),
        ("Invoice", ((50.0, "Project"), (150.0, "No.")), ((50.0, "Mill"), (150.0, "28586764")), "Date: 2024-05-03"),
        ("Invoice", "Job 7 No. 28586764", "Invoice date: 2024-05-03"),
        ("Invoice", "Jalan Ampang, No. 2858", "Invoice date: 2024-05-03"),
        ("Quotation", "Number: 28586764", "Date: 2024-05-03"),
        ("Tax invoice 28586764 was sent to you", "Date: 2024-05-03"),
        ("Tax Invoice 03.05.2024", "28586764"),
        ("Reminder", "Number: 28586764", "Date: 2024-05-03"),
    ],
)
def test_a_bare_number_of_something_else_or_one_of_two_is_left_to_a_person(rows: tuple[Row | str, ...]) -> None:
    assert accepted(read(*rows), "invoice_number") is None


@pytest.mark.parametrize(
    ("kind", "rows", "number"),
    [
        ("invoice", ("Our invoice number 2024/8902, issued on 24 October 2024",), "2024/8902"),
        ("invoice", ("Please find our invoice 70543868 dated", "24 October 2024 for the following."), "70543868"),
        ("purchase_order", ("Please supply under our order PO-114477 dated 24 October 2024:",), "PO-114477"),
    ],
)  # fmt: skip
def test_a_sentence_names_number_and_day(kind: str, rows: tuple[str, ...], number: str) -> None:
    record = read(*rows, kind=kind)
    names = ("invoice_number", "invoice_date") if kind == "invoice" else ("order_number", "order_date")
    assert [accepted(record, name) for name in names] == [number, "2024-10-24"]


@pytest.mark.parametrize(
    "before",
    ["Credit for our", "Your", "Reminder to", "Zu unserer", "Following", "Replaces our", "Under", "Unpaid", "Original"],
)
def test_a_sentence_about_another_paper_names_neither(before: str) -> None:
    record = read(f"{before} invoice 2019/12 dated 24 October 2019")
    assert accepted(record, "invoice_number") is None
    assert accepted(record, "invoice_date") is None


def test_a_number_that_began_on_the_line_above_is_not_accepted_without_it() -> None:
    record = read(
        "Purchase order", "Please supply under our order PO-", "114477 dated 24 October 2024", kind="purchase_order"
    )
    assert accepted(record, "order_number") in {None, "PO-114477"}


def test_a_title_over_the_label_of_the_day_is_no_part_of_it() -> None:
    record = read("PURCHASE ORDER", "Date of order: 13 September 2021", "PO number: PO-100665", kind="purchase_order")
    assert accepted(record, "order_date") == "2021-09-13"


def test_a_day_set_under_the_middle_of_its_label_is_read() -> None:
    heads: Row = ((70.0, "PO No."), (170.0, "PO Date"), (290.0, "Deliver by"))
    record = read("Purchase order", heads, ((60.0, "PO-993612"), (160.0, "04 Jun 2019"), (280.0, "04 Jul 2019")), kind="purchase_order")  # fmt: skip  # noqa: E501
    assert [accepted(record, name) for name in ("order_number", "order_date")] == ["PO-993612", "2019-06-04"]


def test_a_day_under_the_second_word_of_another_label_is_left_to_a_person() -> None:
    record = read(
        ((50.0, "Invoice no. 4711"),), ((200.0, "Terms of Reg."),), ((248.0, "date"),), ((240.0, "06/09/2016"),)
    )
    assert accepted(record, "invoice_date") is None


@pytest.mark.parametrize(
    "rows",
    [
        ("This charge is raised in connection with late payment of", "our invoice 2019/12 dated 24 October 2019"),
        ("Our invoice 2019/12 dated 24 October 2019 remains unpaid",),
    ],
)
def test_the_day_of_a_paper_that_a_sentence_is_about_is_no_day_of_this_one(rows: tuple[str, ...]) -> None:
    assert accepted(read(*rows), "invoice_date") is None


@pytest.mark.parametrize("number", ["NR/2526/0718", "NO/118/25", "NR-A118"])
def test_a_number_that_begins_with_the_letters_of_a_label_is_whole(number: str) -> None:
    assert accepted(read("Invoice", f"Bill No.: {number}", "Bill Date: 2025-07-24"), "invoice_number") == number


def test_a_number_that_lost_its_front_is_left_to_a_person() -> None:
    assert accepted(read("Invoice", "Bill No.: /2526/0718", "Bill Date: 2025-07-24"), "invoice_number") is None
