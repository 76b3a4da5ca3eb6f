"""What programs that write invoices print in ways of their own: days, numbers, currencies, what is due."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
GOODS: tuple[Row | str, ...] = (
    "",
    ((50.0, "Activity"), (250.0, "Qty"), (320.0, "Rate"), (400.0, "Amount")),
    ((50.0, "Window cleaning"), (250.0, "1"), (320.0, "385.00"), (400.0, "385.00")),
    ((50.0, "Gutter flush"), (250.0, "2"), (320.0, "60.00"), (400.0, "120.00")),
    "",
)


def read(*rows: Row | str) -> Record:
    return extract_invoice(TYPES["invoice"], contents(page(*rows)))


def told(record: Record, name: str) -> tuple[str | None, bool]:
    return record.value(name), name in record.fields and record.fields[name].accepted


def test_what_is_due_is_the_total_where_the_rows_make_it() -> None:
    record = read("Invoice", *GOODS, ((300.0, "Balance due"), (400.0, "$505.00")))
    assert told(record, "total_amount") == ("505.00", True)


def test_what_is_due_is_no_total_that_the_rows_do_not_make() -> None:
    record = read("Invoice", *GOODS, ((300.0, "Balance due"), (400.0, "$605.00")))
    assert not told(record, "total_amount")[1]


def test_a_day_beside_the_number_of_an_order_is_the_orders() -> None:
    record = read(
        "Tax Invoice",
        ((50.0, "Invoice No."), (250.0, "Dated")),
        ((50.0, "VE/25-26/450"), (250.0, "10-Feb-25")),
        "",
        ((50.0, "Buyer's Order No."), (250.0, "Dated")),
        ((50.0, "PO-209"), (250.0, "6-Feb-25")),
        *GOODS,
    )
    assert told(record, "invoice_date") == ("2025-02-10", True)


def test_a_letter_is_dated_behind_its_town() -> None:
    seller = ("Muster AG", "Dorfstrasse 4", "8604 Volketswil", "")
    record = read(*seller, "Volketswil, 22. April 2024", "Rechnung 92504", *GOODS)
    assert told(record, "invoice_date") == ("2024-04-22", True)


@pytest.mark.parametrize(
    "text",
    [
        *("Wedding: Smith, 3 May 2024", "Lunch, dinner, 3 May 2024", "Smith, 3 May 2024, 2 pm"),
        *("Due Friday, 3 May 2024", "Delivered Monday, 6 May 2024", "Festival Hall Leeds, 3 May 2024"),
    ],
)
def test_a_day_behind_other_words_is_left_to_a_person(text: str) -> None:
    seller = ("Bramley Joinery Ltd", "12 Mill Lane", "Leeds LS1 4AB", "")
    assert not told(read(*seller, text, "Invoice 92504", *GOODS), "invoice_date")[1]


def test_the_day_at_a_label_goes_before_that_of_a_letter() -> None:
    seller = ("Muster AG", "Dorfstrasse 4", "8604 Volketswil", "")
    record = read(*seller, "Volketswil, 22. April 2024", "Rechnungsdatum: 25.04.2024", *GOODS)
    assert record.value("invoice_date") == "2024-04-25"


def test_a_sharp_under_a_mail_address_is_the_label_of_the_number() -> None:
    record = read(
        "TAX INVOICE",
        "hello@kaveri.in",
        ((50.0, "#"), (150.0, ": INV-000916")),
        ((50.0, "Invoice Date"), (150.0, ": 13/11/2024")),
        *GOODS,
    )
    assert told(record, "invoice_number") == ("INV-000916", True)


@pytest.mark.parametrize(
    ("text", "code"), [("$505.00 USD", "USD"), ("Price (€)", "EUR"), ("Total (RM)", "MYR"), ("$505.00", None)]
)
def test_a_currency_is_printed_by_code_or_in_brackets(text: str, code: str | None) -> None:
    record = read("Invoice", *GOODS, ((50.0, text),))
    assert (record.value("currency") if told(record, "currency")[1] else None) == code


def test_an_iban_is_not_an_account_besides() -> None:
    record = read("Rechnung 92504", *GOODS, "Konto: CH93 0076 2011 6238 5295 7")
    assert record.value("iban") == "CH9300762011623852957"
    assert record.value("bank_account") is None


def test_a_number_begins_with_its_own_letters() -> None:
    record = read(((50.0, "Invoice No."), (200.0, "NOQ/24-25/2055")), *GOODS)
    assert record.value("invoice_number") == "NOQ/24-25/2055"


@pytest.mark.parametrize("behind", ["CAIXESBB", "CAIXESBBXXX"])
def test_the_code_of_a_bank_behind_its_iban_is_no_part_of_it(behind: str) -> None:
    record = read("Invoice", *GOODS, "", f"IBAN ES91 2100 0418 4502 0005 1332 {behind}")
    assert told(record, "iban") == ("ES9121000418450200051332", True)


@pytest.mark.parametrize(
    ("rows", "sure"),
    [
        (("INVOICE", "No. 0113 4960 000"), False),
        (("Invoice No 441 20 12 2025",), False),
        (("Invoice No 4410 2012 20",), True),
    ],
)
def test_groups_that_may_be_a_telephone_s_or_end_with_a_day_are_left_to_a_person(
    rows: tuple[str, ...], *, sure: bool
) -> None:
    assert told(read(*rows, "Invoice date: 3 May 2025", *GOODS), "invoice_number")[1] == sure


def test_days_under_each_other_are_rows_and_no_day_of_the_paper() -> None:
    rows: list[Row] = [((50.0, f"06/{day}/2025"), (150.0, "Room charge"), (350.0, "109.00")) for day in (27, 28)]
    record = read("GUEST FOLIO", "Folio No. 75789", ((50.0, "Date"), (150.0, "Particulars")), *rows)
    assert not told(record, "invoice_date")[1]


@pytest.mark.parametrize(
    ("text", "value"),
    [("6 041 772 318", "6 041 772 318"), ("63 09271 40554 26094", "63 09271 40554 26094")],
)
def test_groups_of_one_digit_or_of_five_are_of_one_number(text: str, value: str) -> None:
    assert told(read("Invoice", f"Customer number: {text}", *GOODS), "customer_id") == (value, True)


def test_a_number_that_may_go_on_in_groups_is_left_to_a_person() -> None:
    assert not told(read("Invoice", "Customer number: 6301 09271 of group A", *GOODS), "customer_id")[1]


def test_a_day_behind_a_bar_is_of_no_number() -> None:
    assert read("Invoice", "Invoice no.: 9023004418 / 14.03.2025", *GOODS).value("invoice_number") == "9023004418"


@pytest.mark.parametrize(
    "terms",
    [
        "Zahlbar bis 17.05.2025 mit 2 % Skonto, bis 02.06.2025 ohne Abzug",
        "Innerhalb von 14 Tagen 2 % Skonto, 30 Tage netto",
    ],
)
def test_those_who_pay_early_pay_less_and_nothing_is_due_by_then(terms: str) -> None:
    record = read("Rechnung 4711", "Rechnungsdatum: 03.05.2025", "Zahlbar bis: 17.05.2025 (2 % Skonto)", terms, *GOODS)
    due = record.fields.get("due_date")
    assert due is None or due.value == "2025-06-02"


def test_a_number_for_taxes_behind_an_address_is_no_part_of_it() -> None:
    head = ("Drukkerij Van Loock bv", "Nijverheidslaan 22, 2260 Westerlo – BTW BE 0532.026.291 – RPR Turnhout")
    record = read("INVOICE", *head, "", "Bill to:", "Harrow Foods Ltd", "9 Mill Road", "York YO1 7HH", "", *GOODS)
    assert record.value("vendor_address") == "Nijverheidslaan 22, 2260 Westerlo"


def test_partners_are_a_name_where_a_label_leads_to_them() -> None:
    party = ("Seller:", "Andrews, Kirby and Valdez", "58861 Gonzalez Prairie", "Lake Daniel, IN 57228")
    assert told(read("Invoice no: 51109338", *party, *GOODS), "vendor_name") == ("Andrews, Kirby and Valdez", True)


def test_an_account_that_ends_its_iban_says_nothing_more() -> None:
    record = read("Invoice", *GOODS, "", "IBAN DE89 3704 0044 0532 0130 00", "Konto 0532013000")
    assert "bank_account" not in record.fields


def test_who_buys_for_a_company_is_not_surely_the_customer() -> None:
    order = extract_invoice(TYPES["purchase_order"], contents(page("PURCHASE ORDER", "Buyer: Carla Fabre", *GOODS)))
    assert not told(order, "customer_name")[1]
    party = ("Buyer: Solvane SAS", "8 avenue des Pionniers", "31700 Blagnac")
    assert told(read("Invoice", *party, *GOODS), "customer_name") == ("Solvane SAS", True)


def test_what_a_firm_does_begins_no_sure_address() -> None:
    seller = ("SARL Plomberie Kerbrat", "Chauffage – Sanitaire", "16 rue de la Fontaine", "56400 AURAY", "")
    client = ("Bill to:", "Harrow Foods Ltd", "9 Mill Road", "York YO1 7HH", "")
    assert not told(read("Invoice", *seller, *client, *GOODS), "vendor_address")[1]
    assert told(read("Invoice", seller[0], *seller[2:], *client, *GOODS), "vendor_address")[1]
