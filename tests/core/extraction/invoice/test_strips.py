"""Numbers and days in narrow columns, broken where their column ends."""

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.strips import strips
from tests.core.extraction.invoice.drawn import Row, contents, page

INVOICE = bundled_types()["invoice"]
HEADS: tuple[Row, ...] = (
    ((50.0, "Invoice"), (100.0, "Invoice"), (170.0, "Due"), (230.0, "Terms")),
    ((50.0, "no."), (100.0, "date"), (170.0, "date")),
)


def read(*rows: Row | str) -> Record:
    return extract_invoice(INVOICE, contents(page(*rows)))


def test_labels_of_two_lines_stand_over_values_of_two() -> None:
    values = ((50.0, "XS-2026-"), (100.0, "19 April"), (170.0, "3 May 2026"), (230.0, "Net 14"))
    record = read(*HEADS, values, ((50.0, "2156"), (100.0, "2026"), (230.0, "days")))
    told = [record.value(name) for name in ("invoice_number", "invoice_date", "due_date")]
    assert told == ["XS-2026-2156", "2026-04-19", "2026-05-03"]
    assert record.fields["invoice_number"].accepted


def test_a_number_that_ends_before_its_column_does_is_left_to_a_person() -> None:
    record = read(*HEADS, ((50.0, "XS"), (100.0, "2026-04-19"), (170.0, "2026-05-03")), ((50.0, "17"),))
    assert not record.fields["invoice_number"].accepted


def test_a_day_that_lines_say_in_two_ways_is_none() -> None:
    record = read(*HEADS, ((50.0, "XS-17"), (100.0, "11/01/2"), (170.0, "2026-05-03")), ((100.0, "5 March 2026"),))
    field = record.fields.get("invoice_date")
    assert field is None or not field.accepted


def test_one_label_over_a_value_is_no_strip() -> None:
    assert strips(paper(INVOICE, contents(page("Invoice no.", "XS-2026-2156")))) == ()


def test_values_that_ran_together_are_left_to_a_person() -> None:
    heads = ((50.0, "Invoice no."), (120.0, "Invoice date"), (200.0, "Due date"))
    record = read(heads, ((50.0, "XS-17"), (120.0, "19/04/202623/05/2026")))
    assert not any(field.accepted for name, field in record.fields.items() if name.endswith("_date"))


def test_terms_end_where_the_next_label_stands_under_them() -> None:
    heads: Row = ((50.0, "Terms"), (230.0, "Due date"))
    under = ((50.0, "Customer no."),), ((50.0, "C19226"),)
    record = read("Invoice no. 4711", heads, ((50.0, "Net 14 days"), (230.0, "3 May 2026")), *under)
    assert record.value("payment_terms") == "Net 14 days"


def test_a_number_that_ends_with_a_dash_is_left_to_a_person() -> None:
    heads: Row = ((50.0, "Invoice no."), (170.0, "Date"))
    record = read(heads, ((50.0, "F202304-"), (170.0, "2026-05-03")), ((62.0, "9155"),))
    field = record.fields.get("invoice_number")
    assert field is None or not field.accepted or field.value == "F202304-9155"


def test_terms_go_on_in_a_small_word_that_is_a_label_elsewhere() -> None:
    heads: Row = ((50.0, "Zahlungsziel"), (230.0, "Rechnungsdatum"))
    record = read("Rechnung Nr. 4711", heads, ((50.0, "60 Tage"), (230.0, "03.05.2026")), "netto")
    assert (record.value("payment_terms"), record.fields["payment_terms"].accepted) == ("60 Tage netto", True)
