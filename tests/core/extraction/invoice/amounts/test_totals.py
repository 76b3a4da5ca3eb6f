"""What lines of totals, taxes and payments say."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from core.catalogue import bundled_types
from core.domain.record import Field, Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.amounts.phrases import meaning, words_before_amount
from core.extraction.invoice.amounts.taxes import agreeing, taxes
from core.extraction.invoice.paper import paper
from core.extraction.invoice.payments import payment_fields, payments
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Total RM Incl. of GST 9.65", "total_amount"),
        ("Total Sales (Excluding GST) : 140.00", "subtotal"),
        ("TotalGST 8.40", "tax_amount"),
        ("Rounded Total (RM): 9.00", "total_amount"),
        ("Rounding Adjustment: 0.00", "rounding"),
        ("SUB-TOTAL 53.60", "subtotal"),
        ("CASH 100.00", "amount_tendered"),
        ("Change RM 46.40", "change_given"),
        ("Total Qty: 7.00", None),
        ("Total Savings 3.00", None),
        ("Kopi O 4.50", None),
    ],
)
def test_the_words_of_a_line_tell_its_field(line: str, field: str | None) -> None:
    assert meaning(words_before_amount(line)) == field


def test_a_tax_line_tells_name_rate_base_and_amount() -> None:
    view = paper(TYPES["invoice"], contents(page(((300.0, "MwSt 19 %"), (400.0, "100,00"), (480.0, "19,00")))))
    (row,) = taxes(view)
    assert {name: row.value(name) for name in ("name", "rate", "base", "amount")} == {
        "name": "MwSt",
        "rate": "19",
        "base": "100.00",
        "amount": "19.00",
    }


def test_under_the_name_of_a_tax_stand_what_is_taxed_at_each_rate_and_the_tax() -> None:
    heading = ((50.0, "Rate"), (150.0, "Net"), (250.0, "VAT"))
    low = ((50.0, "A = 5%"), (150.0, "40.00"), (250.0, "2.00"))
    high = ((50.0, "B = 20%"), (150.0, "100.00"), (250.0, "20.00"))
    found = taxes(paper(TYPES["receipt"], contents(page(heading, low, high))))
    assert [(row.value("rate"), row.value("base"), row.value("amount")) for row in found] == [
        ("5", "40.00", "2.00"),
        ("20", "100.00", "20.00"),
    ]


def test_a_tax_that_names_itself_only_takes_what_is_taxed_from_the_table() -> None:
    named = ((50.0, "VAT 20%"), (250.0, "20.00"))
    table = (((50.0, "Rate"), (150.0, "Net"), (250.0, "VAT")), ((50.0, "20%"), (150.0, "100.00"), (250.0, "20.00")))
    (row,) = taxes(paper(TYPES["receipt"], contents(page(named, *table))))
    assert row.value("base") == "100.00"


def rows(*amounts: str) -> tuple[Record, ...]:
    return tuple(Record({"amount": Field(amount)}) for amount in amounts)


def test_only_taxes_that_add_up_are_kept() -> None:
    assert agreeing(rows("9.00", "9.00", "18.00"), Decimal("18.00")) == rows("9.00", "9.00")
    assert agreeing(rows("9.00"), Decimal("5.00")) == ()
    assert agreeing(rows("9.00"), None) == ()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("8 July 2025 11:19", "receipt_time", "11:19"),
        ("25/12/2018 8:13:39 PM", "receipt_time", "20:13"),
        ("12:05am", "receipt_time", "00:05"),
        ("VISA DEBIT 58.61", "payment_method", "VISA DEBIT"),
        ("CASH 20.00", "payment_method", "CASH"),
        ("**** **** **** 6885", "card_last4", "6885"),
    ],
)
def test_how_a_receipt_was_paid(line: str, name: str, value: str) -> None:
    assert payment_fields(paper(TYPES["receipt"], contents(page(line))))[name].value == value


def test_a_payment_is_a_row() -> None:
    (row,) = payments({"payment_method": Field("CASH"), "amount_tendered": Field("20.00")})
    assert (row.value("method"), row.value("amount")) == ("CASH", "20.00")
    assert payments({}) == ()


def read(*totals: tuple[str, str]) -> Mapping[str, Field]:
    """The fields of an invoice over two things sold, with these totals below each other."""
    heading: Row = ((50.0, "Item"), (250.0, "Qty"), (330.0, "Price"), (430.0, "Amount"))
    sold: Row = ((50.0, "Oak shelf"), (250.0, "2"), (330.0, "50.00"), (470.0, "100.00"))
    further: Row = ((50.0, "Toner"), (250.0, "1"), (330.0, "20.00"), (470.0, "20.00"))
    below: list[Row] = [((330.0, text), (470.0, amount)) for text, amount in totals]
    return extract_invoice(TYPES["invoice"], contents(page("Invoice", heading, sold, further, "", *below))).fields


def test_what_the_total_leaves_without_its_tax_is_the_subtotal() -> None:
    fields = read(("Worth", "120.00"), ("VAT 20%", "24.00"), ("Total", "144.00"))
    assert fields["subtotal"].value == "120.00"


@pytest.mark.parametrize(("said", "is_tax"), [("Restocking", False), ("Levied 20%", True)])
def test_what_the_total_leaves_is_a_tax_only_where_its_line_may_be_of_one(said: str, *, is_tax: bool) -> None:
    fields = read(("Subtotal", "120.00"), (said, "24.00"), ("Total", "144.00"))
    assert ("tax_amount" in fields) is is_tax


def test_a_surcharge_between_subtotal_and_total_is_a_charge() -> None:
    fields = read(("Subtotal", "120.00"), ("Fuel surcharge", "24.00"), ("Total", "144.00"))
    assert fields["charges_total"].value == "24.00"
    assert "tax_amount" not in fields


@pytest.mark.parametrize("further", [True, False])
def test_a_larger_amount_below_the_total_that_no_sum_explains_leaves_it_open(*, further: bool) -> None:
    more = (("Altogether", "190.00"),) if further else ()
    fields = read(("Subtotal", "120.00"), ("VAT 20%", "24.00"), ("Total", "144.00"), *more)
    assert fields["total_amount"].value == "144.00"
    assert fields["total_amount"].accepted is not further


SUMS = (("Subtotal", "120.00"), ("VAT 20%", "24.00"), ("Total", "144.00"))


def test_two_amounts_that_make_the_total_are_paid_and_due() -> None:
    fields = read(*SUMS, ("Less part paid", "44.00"), ("Left", "100.00"))
    assert (fields["amount_paid"].value, fields["amount_due"].value) == ("44.00", "100.00")


@pytest.mark.parametrize("parts", [("Labour", "Material"), ("1st instalment", "2nd instalment")])
def test_amounts_that_make_the_total_otherwise_are_not_what_is_paid(parts: tuple[str, str]) -> None:
    fields = read(*SUMS, (parts[0], "44.00"), (parts[1], "100.00"))
    assert not {"amount_paid", "amount_due"} & {name for name, field in fields.items() if field.accepted}


@pytest.mark.parametrize(
    "parts",
    [
        ("Deposit required on order", "Balance on completion"),
        ("Deposit taken", "Second instalment"),
        ("Anzahlung bei Auftrag", "Rest bei Lieferung"),
    ],
)
def test_a_plan_of_payments_tells_nothing_that_was_paid(parts: tuple[str, str]) -> None:
    fields = read(*SUMS, (parts[0], "44.00"), (parts[1], "100.00"))
    accepted = {name for name, field in fields.items() if field.accepted}
    assert "amount_due" not in accepted
    assert "amount_paid" not in accepted or "taken" in parts[0]


@pytest.mark.parametrize(("due", "sure"), [("100.00", True), ("144.00", False)])
def test_what_is_taken_off_nothing_was_not_surely_paid(due: str, *, sure: bool) -> None:
    fields = read(*SUMS, ("Amount paid", "44.00"), ("Amount due", due))
    assert ("amount_paid" in fields and fields["amount_paid"].accepted) is sure


@pytest.mark.parametrize("told", [True, False])
def test_a_total_above_less_that_is_due_is_left_to_a_person(*, told: bool) -> None:
    less = "Deposit received" if told else "Agency commission"
    fields = read(("Gross total", "120.00"), (less, "18.00"), ("Net amount due", "102.00"))
    assert fields["total_amount"].accepted is told


@pytest.mark.parametrize("further", [True, False])
def test_all_is_due_only_where_nothing_below_the_total_may_be_a_payment(*, further: bool) -> None:
    more = (("Had", "44.10"),) if further else ()
    fields = read(("Subtotal", "120.00"), ("VAT 20%", "24.00"), ("Total", "144.00"), ("Balance due", "144.00"), *more)
    assert fields["amount_due"].accepted is not further


def test_taxes_beside_each_other_have_their_amounts_below() -> None:
    heads: Row = ((50.0, "CGST 9%"), (200.0, "SGST 9%"), (350.0, "Total"))
    sums: Row = ((50.0, "9.00"), (200.0, "9.00"), (350.0, "118.00"))
    rows = taxes(paper(TYPES["invoice"], contents(page(heads, sums))))
    assert [(row.value("name"), row.value("rate"), row.value("amount")) for row in rows] == [
        ("CGST", "9", "9.00"),
        ("SGST", "9", "9.00"),
    ]


@pytest.mark.parametrize("kind", ["invoice", "receipt", "purchase_order"])
@pytest.mark.parametrize(("first", "second"), [("240", "£250"), ("£240.00", "£250.00"), ("240.00", "250")])
def test_two_totals_that_contradict_each_other_are_left_to_a_person(kind: str, first: str, second: str) -> None:
    rows: tuple[Row, ...] = (((50.0, "Total"), (300.0, first)), ((50.0, "Total"), (300.0, second)))
    record = extract_invoice(bundled_types()[kind], contents(page("No 4711", *rows)))
    assert not record.fields["total_amount"].accepted


def test_the_amount_of_goods_called_like_a_charge_is_no_charge() -> None:
    rows: tuple[Row, ...] = (
        ((50.0, "Item"), (300.0, "Net amount")),
        ((50.0, "Copper pipe"), (300.0, "21.72")),
        ((50.0, "Freight forwarding"), (300.0, "99.78")),
        ((50.0, "Total"), (300.0, "121.50")),
    )
    record = extract_invoice(bundled_types()["invoice"], contents(page("Invoice no 4711", *rows)))
    assert "charges_total" not in record.fields or not record.fields["charges_total"].accepted


def test_a_count_of_goods_called_like_a_charge_is_no_charge_either() -> None:
    rows: tuple[Row, ...] = (
        ((50.0, "Item"), (200.0, "Quantity"), (300.0, "Unit price"), (400.0, "Amount")),
        ((50.0, "Copper pipe"), (200.0, "1"), (300.0, "82.41"), (400.0, "82.41")),
        ((50.0, "Freight forwarding"), (200.0, "100"), (300.0, "2.01"), (400.0, "201.00")),
        ((50.0, "Net amount"), (400.0, "283.41")),
        ((50.0, "Tax"), (400.0, "17.00")),
        ((50.0, "Total"), (400.0, "400.41")),
    )
    record = extract_invoice(bundled_types()["invoice"], contents(page("Invoice no 4711", *rows)))
    reason = record.fields["total_amount"].reason
    assert "charges_total" not in record.fields
    assert reason is None or reason.code != "sum"


def test_the_minutes_of_a_time_make_no_false_total_agree() -> None:
    rows: tuple[Row | str, ...] = (
        ((50.0, "Orange juice"), (300.0, "398.50")),
        ((50.0, "Total"), (300.0, "408.50 €")),
        "incl. VAT 55.81",
        "26.11.2026 18:10",
    )
    record = extract_invoice(bundled_types()["receipt"], contents(page("Corner Deli Ltd", *rows)))
    assert record.value("tax_amount") == "55.81"
    reason = record.fields["total_amount"].reason
    assert reason is None or reason.code != "sum"


GOODS: tuple[Row | str, ...] = (
    "Invoice",
    "",
    ((50.0, "Description"), (250.0, "Qty"), (320.0, "Rate"), (450.0, "Amount")),
    ((50.0, "Toner"), (250.0, "2"), (320.0, "60.00"), (450.0, "120.00")),
    ((50.0, "Paper"), (250.0, "4"), (320.0, "20.00"), (450.0, "80.00")),
    "",
)


def of(kind: str, *rows: Row | str) -> Record:
    return extract_invoice(TYPES[kind], contents(page(*rows)))


def test_words_of_another_column_say_nothing_of_an_amount() -> None:
    record = of("invoice", *GOODS, ((50.0, "Total in words"), (350.0, "Sub Total"), (450.0, "200.00")))
    assert record.value("subtotal") == "200.00"
    assert "total_amount" not in record.fields


def test_words_behind_an_amount_do_not_lead_to_it() -> None:
    record = of("invoice", *GOODS, ((50.0, "Sewer cleared"), (320.0, "396.00"), (450.0, "GST")))
    assert record.value("tax_amount") is None


def test_two_labels_each_with_its_amount_are_not_one() -> None:
    sums = (((425.0, "Total"), (500.0, "₹240.00")), ((425.0, "due"), (500.0, "₹40.00")))
    record = of("invoice", *GOODS, *sums)
    assert record.value("total_amount") == "240.00"


def test_a_sum_of_some_rows_is_no_total_under_a_larger_one_of_a_currency() -> None:
    fees: Row = ((50.0, "Total fees"), (380.0, "8.30"), (450.0, "200.00"))
    record = of("invoice", *GOODS, fees, ((50.0, "TOTAL THIS INVOICE"), (450.0, "$533.23")))
    assert not record.fields["total_amount"].accepted or record.value("total_amount") == "533.23"


def test_a_total_is_not_sure_where_the_tip_that_was_added_to_it_is_printed() -> None:
    eaten: tuple[Row, ...] = (((50.0, "Grits"), (250.0, "50.00")), ((50.0, "Subtotal"), (250.0, "50.00")))
    total: tuple[Row, ...] = (((50.0, "Tax"), (250.0, "5.00")), ((50.0, "TOTAL"), (250.0, "55.00")))
    card: Row = ((50.0, "VISA 8812"), (250.0, "55.00"))
    tip: tuple[Row, ...] = (card, ((50.0, "Tip"), (250.0, "9.00")), ((50.0, "Sum with it"), (250.0, "64.00")))
    assert of("receipt", "Heron Grill", "", *eaten, *total).fields["total_amount"].accepted
    field = of("receipt", "Heron Grill", "", *eaten, *total, *tip).fields["total_amount"]
    assert not field.accepted or field.value == "64.00"


def test_what_is_called_net_twice_is_left_to_a_person() -> None:
    fields = read(
        ("Total net", "300.00"), ("Discount", "-20.00"), ("Net amount", "280.00"), ("VAT", "56.00"), ("Total", "336.00")
    )
    assert not fields["subtotal"].accepted or fields["subtotal"].value == "280.00"


def test_what_is_called_net_above_a_discount_is_open_where_the_net_stands_unnamed_below() -> None:
    rows: tuple[Row, ...] = (
        ((300.0, "Summe netto"), (450.0, "7.601,00")),
        ((300.0, "abz. 3 % Rabatt"), (450.0, "-228,03")),
        ((450.0, "7.372,97"),),
        ((300.0, "20 % MwSt."), (450.0, "1.474,59")),
        ((300.0, "Gesamtbetrag €"), (450.0, "8.847,56")),
    )
    field = of("invoice", *rows).fields["subtotal"]
    assert not field.accepted or field.value == "7372.97"


def test_a_subtotal_less_a_discount_that_gives_another_net_amount_is_of_the_rows_and_the_net_one_open() -> None:
    fields = read(
        ("Sub total", "120.00"),
        ("Less: goodwill discount", "(20.00)"),
        ("Total before GST", "100.00"),
        ("Add: 9% GST", "9.00"),
        ("Total payable", "109.00"),
    )
    read_as = {name: fields[name].value for name in ("lines_total", "discount_total", "subtotal", "total_amount")}
    assert list(read_as.values()) == ["120.00", "20.00", "100.00", "109.00"]
    assert fields["total_amount"].accepted
    assert not fields["subtotal"].accepted


def test_a_tax_by_rate_behind_the_sum_of_the_rows_is_no_row() -> None:
    record = extract_invoice(
        TYPES["invoice"],
        contents(
            page(
                ((50, "Bezeichnung"), (300, "Menge"), (350, "Preis"), (450, "Wert")),
                ((50, "Getriebemotor"), (300, "2"), (350, "50,00"), (450, "100,00")),
                ((50, "Summe der Positionen"), (450, "100,00")),
                ((50, "Fracht"), (450, "5,00")),
                ((50, "Ausgangssteuer 0,000 %"), (350, "105,00"), (450, "0,00")),
                ((50, "Endbetrag"), (450, "105,00")),
            )
        ),
    )
    assert [row.value("amount") for row in record.tables["line_items"]] == ["100.00"]


def test_what_is_left_of_an_older_bill_is_not_all_that_is_due() -> None:
    rows = (((50.0, "Remaining balance"), (450.0, "$89.44")), ((50.0, "Total due"), (450.0, "$402.87")))
    assert not of("invoice", "Your bill", "", *rows).fields["amount_due"].accepted


def test_a_rate_may_be_glued_to_the_name_of_a_tax() -> None:
    rows = ("CGST9 (9%) 18.00", "SGST9 (9%) 18.00", ((50.0, "Total"), (450.0, "236.00")))
    record = of("invoice", *GOODS, ((50.0, "Sub Total"), (450.0, "200.00")), *rows)
    assert (record.value("tax_amount"), record.fields["total_amount"].accepted) == ("36.00", True)


def test_the_number_of_the_invoice_that_was_paid_is_not_the_receipts() -> None:
    record = of("receipt", "Receipt", "Invoice number 8F2C1D7E-0003", "Receipt number 2741-9930")
    assert record.value("receipt_number") == "2741-9930"


@pytest.mark.parametrize(
    ("tax", "total", "sure"),
    [("26.00", "226.00", True), ("62.00", "262.00", False), ("15.60", "215.60", True), ("10.40", "210.40", True)],
)
def test_a_tax_that_its_rate_makes_of_no_goods_is_left_to_a_person(tax: str, total: str, *, sure: bool) -> None:
    net: Row = ((350.0, "Subtotal"), (450.0, "200.00"))
    fields = of("invoice", *GOODS, net, ((350.0, "HST 13%"), (450.0, tax)), ((350.0, "Total"), (450.0, total))).fields
    assert (fields["tax_amount"].accepted, fields["total_amount"].accepted) == (sure, sure)


def test_the_trade_in_a_customers_name_is_no_label_of_charges() -> None:
    rows: list[Row | str] = ["Harbour Paper Ltd", "Invoice", "", "Bill to", "Humongous Insurance", "123 Fir Lane"]
    fields = extract_invoice(TYPES["invoice"], contents(page(*rows))).fields
    assert fields["customer_name"].value == "Humongous Insurance"
    assert "charges_total" not in fields


def test_what_bears_no_tax_is_no_tax() -> None:
    fields = read(("Fees", "120.00"), ("Disbursements without VAT", "24.00"), ("Total", "144.00"))
    assert "tax_amount" not in fields


def test_a_sign_in_brackets_before_a_rounding_is_its_sign() -> None:
    fields = read(("Subtotal", "120.00"), ("VAT 20%", "24.00"), ("Round Off", "(-)0.37"), ("Total", "143.63"))
    assert fields["round_off"].value == "-0.37"


@pytest.mark.parametrize(
    ("rounding", "total", "sure"), [("0.44", "4,268.56", False), ("0.44", "4,269.00", True), ("0.00", "4,268.56", True)]
)
def test_a_total_that_leaves_a_printed_rounding_out_is_left_to_a_person(
    rounding: str, total: str, *, sure: bool
) -> None:
    fields = read(("Subtotal", "4,065.30"), ("GST 5%", "203.26"), ("Round Off", rounding), ("Total", total))
    assert fields["total_amount"].accepted == sure


@pytest.mark.parametrize("net", [((350.0, "Subtotal"), (450.0, "200.00")), ((350.0, "Thank you"),)])
def test_a_total_below_the_net_amount_or_what_was_sold_is_left_to_a_person(net: Row) -> None:
    off: Row = ((350.0, "As agreed"), (450.0, "120.00"))
    fields = of("invoice", *GOODS, net, off, ((350.0, "Total due"), (450.0, "80.00"))).fields
    assert (fields["total_amount"].value, fields["total_amount"].accepted) == ("80.00", False)


@pytest.mark.parametrize(("label", "accepted"), [("Subtotal", False), ("Goods", True)])
def test_a_net_amount_below_what_is_called_the_subtotal_is_left_to_a_person(label: str, *, accepted: bool) -> None:
    fields = read(
        (label, "603.73"),
        ("Discount", "-60.37"),
        ("Total excluding tax", "543.36"),
        ("Sales tax", "44.83"),
        ("Total", "588.19"),
    )
    assert fields["subtotal"].accepted == accepted
    assert fields["total_amount"].accepted


def test_a_sum_of_nothing_proves_nothing() -> None:
    fields = read(("Subtotal", "120.00"), ("Discount", "120.00"), ("Total", "0.00"))
    assert fields["discount_total"].value == "120.00"
    assert not any(field.accepted for name, field in fields.items() if name in {"subtotal", "discount_total"})
