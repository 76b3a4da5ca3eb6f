"""Words beside and below labels, and what of a paper's numbers, days and names vouches for nothing."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Line
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.worded import runs_on
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()


def read(*rows: Row | str, kind: str = "invoice") -> Record:
    return extract_invoice(TYPES[kind], contents(page(*rows)))


def test_a_word_that_is_a_label_elsewhere_ends_no_terms() -> None:
    assert read("Rechnung", "Zahlungsbedingungen", "45 Tage netto").value("payment_terms") == "45 Tage netto"


def test_terms_beside_the_first_line_of_a_label_are_its_value() -> None:
    record = read("Facture", ((50.0, "Conditions de"), (250.0, "30 jours net")), "règlement")
    assert record.value("payment_terms") == "30 jours net"


def test_the_next_label_is_no_value() -> None:
    field = read("Invoice", ((50.0, "Terms"), (250.0, "Supplier"))).fields.get("payment_terms")
    assert field is None or not field.accepted


def test_a_day_behind_a_short_label_and_another_word_is_no_rival() -> None:
    record = read("Ordine", ((50.0, "Data offerta"), (200.0, "29 ottobre 2016")),
                  ((50.0, "Data ordine"), (200.0, "25 dicembre 2024")), kind="purchase_order")  # fmt: skip
    assert (record.value("order_date"), record.fields["order_date"].accepted) == ("2024-12-25", True)


def test_the_only_long_number_beside_the_day_of_a_receipt_is_its_own() -> None:
    roll: tuple[Row | str, ...] = ("Norwood Bakery Ltd", "05/13/2023 10:35 211987", ((50.0, "Total"), (200.0, "9.90")))
    field = read(*roll, kind="receipt").fields["receipt_number"]
    assert (field.value, field.accepted) == ("211987", True)
    assert not read(roll[0], "05/13/2023 10:35 2119", roll[2], kind="receipt").fields["receipt_number"].accepted


def test_a_gstin_without_its_end_is_left_to_a_person() -> None:
    field = read("Invoice", "GSTIN: 19KJUCC8072J1", "Bill to", "Norwood Supplies Limited").fields.get("vendor_tax_id")
    assert field is None or not field.accepted


def test_a_name_ends_before_the_number_of_a_house_and_holds_no_street() -> None:
    whole = read("Bill to", "Corvane Hardware Limited", "100/1", "Station Road", "Leeds LS1 4AB")
    assert whole.value("customer_name") == "Corvane Hardware Limited"
    cut = read("Bill to", "201/3,", "Temple View", "Street, Kolkata 700999").fields.get("customer_name")
    assert cut is None or not cut.accepted


def test_an_entry_of_a_numbered_list_is_no_sender() -> None:
    goods = (((50.0, f"{at}. Cloud Storage - Enterprise"), (400.0, "$12.50")) for at in range(1, 9))
    record = read("Marketing Agency Pro", "500 Marketing Way, Los Angeles, CA 90001", "Bill To: Acme Corp",
                  "123 Main St, New York, NY 10001", *goods, ((50.0, "Total:"), (400.0, "$100.00")))  # fmt: skip
    assert record.value("vendor_name") == "Marketing Agency Pro"


def test_a_text_that_goes_on_beside_its_end_is_left_to_a_person() -> None:
    drawn = page("14 Tage netto")
    marked = paper(TYPES["invoice"], contents(drawn)).pages[0]
    assert runs_on(marked, Line(marked.sheet.lines[0].words[:2]))
    assert not runs_on(marked, marked.sheet.lines[0])


def test_the_unit_of_days_alone_is_no_term_of_payment() -> None:
    field = read("Invoice", "Terms of payment", "days").fields.get("payment_terms")
    assert field is None or not field.accepted


def test_terms_that_go_on_within_a_line_that_ran_together_of_two_columns_are_left_to_a_person() -> None:
    head: Row = ((50.0, "Bearbeiter"), (150.0, "Zahlungsziel"))
    marked = read("Rechnung", head, ((150.0, "60 Tage"),), ((97.0, "Bergholzer"), (150.0, "netto")))
    whole = read("Rechnung", head, ((150.0, "60 Tage"),))
    assert [record.fields["payment_terms"].accepted for record in (marked, whole)] == [False, True]


def test_a_line_of_an_address_is_no_term() -> None:
    rows: tuple[Row | str, ...] = ("Faktura", ((50.0, "Betalningsvillkor"), (250.0, "931 41 SKELLEFTEÅ")))
    field = read(*rows, "30 dagar netto").fields.get("payment_terms")
    assert field is None or not field.accepted


def day(*rows: Row | str) -> str | None:
    field = read(*rows, ((50.0, "Total"), (300.0, "3,590.00"))).fields.get("invoice_date")
    return field.value if field is not None and field.accepted else None


LETTER = ("Norwood Walling", "12 Mill Road, Leeds LS1 4AB", "Tel 0113 496 0001", "", "")


@pytest.mark.parametrize("line", ["14th May 2025", ((50.0, "Bill No.: RIA/25-26/073"), (420.0, "14 May 2025"))])
def test_a_day_that_stands_alone_above_the_goods_is_the_letters(line: Row | str) -> None:
    assert day(*LETTER, line, "", "", "Mr D Hart", "High Fold Farm, Clapham", "", "INVOICE No 0319") == "2025-05-14"


@pytest.mark.parametrize(
    "rows",
    [
        ("Pay us by", "14 May 2025"),
        ("14 May 2025", "Wedding of Hart and Marsh"),
        ("14 May 2025", "", "", "21 May 2025"),
        ("14 May 2025", "", "Payment due"),
        ("14/05/2025",),
        (((50.0, "Wedding"), (250.0, "14 May 2025")),),
    ],
    ids=("led", "under it", "two", "label below", "in figures", "beside"),
)
def test_a_day_that_may_be_anothers_is_left_to_a_person(rows: tuple[Row | str, ...]) -> None:
    assert day(*LETTER, *rows, "", "", "Mr D Hart", "", "INVOICE No 0319") is None


def test_two_labels_with_figures_flush_right_are_two() -> None:
    record = read("INVOICE", "", ((300.0, "Invoice #"), (480.0, "7716")),
                  ((300.0, "Date"), (450.0, "03/14/2025")))  # fmt: skip
    assert (record.value("invoice_number"), record.value("invoice_date")) == ("7716", "2025-03-14")


def test_an_order_beside_the_first_line_of_its_label_is_its_number() -> None:
    record = read("Facture", ((50.0, "Bon de"), (250.0, "DV-2025-0088")), "commande n°")
    assert record.value("purchase_order") == "DV-2025-0088"


def test_terms_that_go_on_under_their_label_are_left_to_a_person() -> None:
    beside: Row = ((50.0, "Attercliffe Common"), (250.0, "Payment terms: 60 days end"))
    for under in ("of month", "Of month"):
        field = read("Purchase order", beside, ((250.0, under),), kind="purchase_order").fields.get("payment_terms")
        assert (field is not None and field.accepted) == under[0].isupper()
