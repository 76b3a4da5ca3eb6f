"""Lines that sum taxes up by rate, and figures that other papers' hands set where they mislead."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.candidates import labelled
from core.extraction.invoice.paper import paper
from core.extraction.invoice.parties.purity import mixed
from tests.core.extraction.invoice.drawn import Row, contents, page
from tests.core.extraction.invoice.test_misled import HEAD, HEADING

TILL: tuple[Row | str, ...] = (
    "Kaufmarkt Berger oHG",
    "Ringstr. 40",
    "35037 Marburg",
    "",
    ((50, "SUMME"), (200, "EUR"), (250, "16,42")),
    ((50, "Steuer %"), (150, "Netto"), (200, "Steuer"), (250, "Brutto")),
    ((50, "A= 19,0%"), (150, "1,47"), (200, "0,28"), (250, "1,75")),
    ((50, "B= 7,0%"), (150, "13,71"), (200, "0,96"), (250, "14,67")),
)
LAST: Row = ((50, "Gesamtbetrag"), (150, "15,18"), (200, "1,24"), (250, "16,42"))


def read(*rows: Row | str) -> Record:
    return extract_invoice(bundled_types()["invoice"], contents(page("INVOICE", "", *HEAD, *rows)))


def amounts(record: Record) -> tuple[str | None, ...]:
    return tuple(record.value(name) for name in ("subtotal", "tax_amount", "total_amount"))


def test_the_last_line_of_taxes_by_rate_tells_net_and_tax() -> None:
    record = extract_invoice(bundled_types()["receipt"], contents(page(*TILL, LAST)))
    assert amounts(record) == ("15.18", "1.24", "16.42")
    assert all(record.fields[name].accepted for name in ("subtotal", "tax_amount", "total_amount"))


def test_the_figures_of_one_rate_are_not_those_of_the_paper() -> None:
    record = extract_invoice(bundled_types()["receipt"], contents(page(*TILL)))
    assert not any(record.fields[name].accepted for name in ("subtotal", "tax_amount") if name in record.fields)
    assert not record.fields["total_amount"].accepted or record.value("total_amount") == "16.42"


def test_what_is_payable_now_is_not_the_total_that_was_partly_paid() -> None:
    record = read(
        HEADING,
        ((50, "Desk lamp"), (300, "1"), (350, "100.00"), (450, "100.00")),
        ((350, "Total to pay"), (450, "120.00")),
        ((350, "Subtotal"), (450, "100.00")),
        ((350, "VAT"), (450, "20.00")),
        ((350, "Paid to date"), (450, "70.00")),
        ((350, "Now payable"), (450, "50.00")),
        "",
        "- - - - - - - - - -",
        ((350, "Total to pay"), (450, "120.00")),
    )
    assert (record.value("total_amount"), record.value("amount_due")) == ("120.00", "50.00")


def test_net_and_tax_under_headings_that_say_otherwise_are_not_exchanged() -> None:
    record = read(
        HEADING,
        ((50, "Desk lamp"), (300, "1"), (350, "£39.98"), (450, "£47.98")),
        ((350, "Invoice total"), (450, "£47.98")),
        ((50, "VAT rate"), (200, "Item subtotal (excl. VAT)"), (450, "VAT subtotal")),
        ((50, "20%"), (200, "£39.98"), (450, "£8.00")),
        ((50, "Total"), (200, "£39.98"), (450, "£8.00")),
    )
    assert amounts(record) == ("39.98", "8.00", "47.98")


def test_the_sum_of_the_taxes_of_several_codes_is_no_total() -> None:
    record = read(
        ((50, "Description"), (400, "Amount")),
        ((50, "Copper wire"), (400, "14,000.00")),
        ((50, "Breaker"), (400, "10,500.00")),
        ((300, "CGST"), (400, "2,205.00")),
        ((300, "SGST"), (400, "2,205.00")),
        ((300, "Total"), (400, "28,910.00")),
        (
            (50, "HSN/SAC"),
            (120, "Taxable Value"),
            (230, "CGST Amount"),
            (330, "SGST Amount"),
            (430, "Total Tax Amount"),
        ),
        ((50, "8544"), (120, "14,000.00"), (230, "1,260.00"), (330, "1,260.00"), (430, "2,520.00")),
        ((50, "8536"), (120, "10,500.00"), (230, "945.00"), (330, "945.00"), (430, "1,890.00")),
        ((50, "Total"), (120, "24,500.00"), (230, "2,205.00"), (330, "2,205.00"), (430, "4,410.00")),
    )
    assert amounts(record) == ("24500.00", "4410.00", "28910.00")


def test_all_groups_of_a_number_are_of_it() -> None:
    record = read("Customer number: 8820 4417 93")
    assert record.value("customer_id") == "8820 4417 93"


def test_where_a_column_numbers_the_rows_a_number_begins_the_description() -> None:
    heading: Row = ((50, "Pos."), (100, "Description"), (350, "Qty"), (400, "Price"), (480, "Amount"))
    record = read(heading, ((50, "1"), (100, "2. Interim payment, roof"), (350, "1"), (400, "50.00"), (480, "50.00")))
    assert record.tables["line_items"][0].value("description") == "2. Interim payment, roof"


@pytest.mark.parametrize(
    ("name", "runs_on"), [("Orchid Ltd 5 Changi Lane", True), ("Orchid Ltd", False), ("Orchid Ltd (2001)", False)]
)
def test_a_name_with_a_street_behind_its_legal_form_is_not_whole(name: str, runs_on: bool) -> None:  # noqa: FBT001
    assert mixed(paper(bundled_types()["invoice"], contents(page(name))), name) is runs_on


def test_fees_and_costs_above_their_sum_are_not_what_is_paid_and_due() -> None:
    record = read(
        HEADING,
        ((50, "Draft answer"), (300, "2"), (350, "1,130.00"), (450, "2,260.00")),
        ((300, "Total fees"), (450, "$2,260.00")),
        ((300, "Costs advanced: filing, copies"), (450, "$58.40")),
        ((300, "TOTAL DUE THIS INVOICE"), (450, "$2,318.40")),
    )
    assert not {"amount_paid", "amount_due"} & {name for name, field in record.fields.items() if field.accepted}


@pytest.mark.parametrize(
    ("lines", "number", "due"),
    [
        (
            ("Faktura VAT nr FV/0312/10/2023", "Data wystawienia: 12.10.2023", "Termin płatności: 26.10.2023"),
            "FV/0312/10/2023",
            "2023-10-26",
        ),
        (
            ("Fatura FT 2023/884", "Data de emissão: 12/10/2023", "Data de vencimento: 26/10/2023"),
            "FT 2023/884",
            "2023-10-26",
        ),
        (("Fakturanr: 10447", "Fakturadatum: 2023-10-12", "Förfallodatum: 2023-10-26"), "10447", "2023-10-26"),
        (("Fakturanr.: 2044", "Fakturadato: 12-10-2023", "Forfaldsdato: 26-10-2023"), "2044", "2023-10-26"),
    ],
)
def test_polish_portuguese_and_nordic_labels_are_known(lines: tuple[str, ...], number: str, due: str) -> None:
    record = extract_invoice(bundled_types()["invoice"], contents(page(*lines)))
    values = tuple(record.value(name) for name in ("invoice_number", "invoice_date", "due_date"))
    assert values == (number, "2023-10-12", due)


def test_a_label_that_an_apostrophe_ends_goes_on_in_the_next_line() -> None:
    view = paper(bundled_types()["invoice"], contents(page("Date d' 8 août 2020", "échéance :")))
    assert "dated" not in {one.label for one in labelled(view)}


def test_a_word_before_a_day_makes_no_number_of_it() -> None:
    record = extract_invoice(bundled_types()["invoice"], contents(page("FACTURE N° DU 12/03/2025", "Total TTC 12,00")))
    assert record.value("invoice_number") is None


def test_amounts_without_their_thousands_add_up_and_prove_nothing() -> None:
    rows: list[Row] = [
        ((300, "Subtotal"), (450, "2 400.00")),
        ((300, "VAT 15%"), (450, "360.00")),
        ((300, "Total"), (450, "2 760.00")),
    ]
    record = read(*rows)
    assert not any(record.fields[name].accepted for name in ("subtotal", "total_amount") if name in record.fields)


@pytest.mark.parametrize("other", ["Previous balance", "Less deposit", ""])
def test_what_is_due_is_no_total_beside_payments_or_older_debts(other: str) -> None:
    rows: list[Row] = [((300, other), (450, "30.00"))] if other else []
    record = read(*rows, ((300, "Amount due"), (450, "230.00")))
    total = record.fields.get("total_amount")
    assert (total is not None and total.accepted) == (other == "")


def test_the_sums_of_taxes_by_code_lead_to_a_total_that_is_rounded() -> None:
    rows: tuple[Row | str, ...] = (
        HEADING,
        ((50, "Ball bearing"), (300, "24"), (350, "186.00"), (450, "4,464.00")),
        ((50, "V belt"), (300, "10"), (350, "212.50"), (450, "2,125.00")),
        ((50, "CGST"), (450, "593.01")),
        ((50, "SGST"), (450, "593.01")),
        ((50, "Round Off"), (450, "(-)0.02")),
        ((50, "Total"), (450, "7,775.00")),
        ((50, "HSN/SAC"), (120, "Taxable Value"), (220, "CGST"), (320, "SGST"), (420, "Total Tax")),
        ((50, "848210"), (120, "4,464.00"), (220, "401.76"), (320, "401.76"), (420, "803.52")),
        ((50, "401039"), (120, "2,125.00"), (220, "191.25"), (320, "191.25"), (420, "382.50")),
        ((50, "Total"), (120, "6,589.00"), (220, "593.01"), (320, "593.01"), (420, "1,186.02")),
    )
    record = read(*rows)
    assert amounts(record)[1:] == ("1186.02", "7775.00")
    assert record.fields["tax_amount"].accepted
    assert record.fields["total_amount"].accepted


def test_what_is_left_of_a_sum_below_it_is_not_the_net_amount_of_the_paper() -> None:
    rows: tuple[Row | str, ...] = (
        HEADING,
        ((50, "Draft"), (300, "1"), (350, "120.00"), (450, "120.00")),
        ((50, "Design"), (300, "1"), (350, "80.00"), (450, "80.00")),
        ((50, "Subtotal"), (450, "200.00")),
        ((50, "taken off for fee note 9"), (450, "-80.00")),
        ((50, "20 % VAT"), (450, "24.00")),
        ((50, "Total"), (450, "144.00")),
    )
    field = read(*rows).fields.get("subtotal")
    assert field is None or not field.accepted or field.value == "120.00"


def test_one_rates_net_and_tax_are_not_those_of_a_paper_with_another_total() -> None:
    rows: tuple[Row | str, ...] = (
        HEADING,
        ((50, "Flour"), (300, "40"), (350, "14.85"), (450, "594.00")),
        ((50, "Bags"), (300, "12"), (350, "31.90"), (450, "382.80")),
        ((50, "Code"), (150, "Net"), (250, "VAT"), (350, "Gross")),
        ((50, "1"), (150, "594.00"), (250, "41.58"), (350, "635.58")),
        ((50, "2"), (150, "382.80"), (250, "72.73"), (350, "455.53")),
        ((50, "∑"), (150, "976.80"), (250, "114.31"), (350, "1,091.11")),
    )
    record = read(*rows)
    wrong = [name for name in ("subtotal", "tax_amount") if (field := record.fields.get(name)) and field.accepted]
    assert all(record.value(name) in {"976.80", "114.31"} for name in wrong)
