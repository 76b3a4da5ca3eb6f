"""Banks' exports: columns by their names, rows that balances or the columns themselves vouch for."""

from __future__ import annotations

import hashlib
import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from core import reading
from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.page import Contents
from core.domain.record import Record
from core.extraction.statement import extract_statement
from core.sorting import sort

STATEMENT = bundled_types()["bank_statement"]
RUNNING = """Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
TOPUP,Current,2026-01-02 10:11:12,2026-01-02 10:11:15,Top-Up by *1234,500.00,0.00,EUR,COMPLETED,512.40
CARD_PAYMENT,Current,2026-01-03 12:01:00,2026-01-04 09:22:41,Corner Café,-12.40,0.00,EUR,COMPLETED,500.00
CARD_PAYMENT,Current,2026-01-06 08:00:00,2026-01-06 09:00:00,Hotel Post,-80.00,0.00,EUR,REVERTED,
TRANSFER,Current,2026-01-05 08:00:00,2026-01-07 08:00:03,To Nils Brandt,-100.00,0.00,EUR,COMPLETED,400.00
"""
OF_AN_IBAN = """"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Beguenstigter";"Betrag";"Info"
"DE02120300000000202051";"15.04.26";"15.04.26";"FOLGELASTSCHRIFT";"Versicherung Süd AG";"-123,45";"Umsatz gebucht"
"DE02120300000000202051";"12.04.26";"12.04.26";"GUTSCHRIFT";"Müller & Söhne OHG";"1.190,00";"Umsatz gebucht"
"DE02120300000000202051";"16.04.26";"16.04.26";"KARTE";"Bäcker Kamm";"-5,00";"Umsatz vorgemerkt"
"""
CARD = """Date,Description,Card Member,Account #,Amount,Reference,Category
01/30/2026,AIR NORTH,J HALVORSEN,-21004,420.10,'320260300001',Travel
01/15/2026,AUTOPAY PAYMENT - THANK YOU,J HALVORSEN,-21004,-812.33,'320260150002',
"""
SIDED = """"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)"
"20260415","Bakker Jansen","NL91ABNA0417164300","","BA","Af","12,35"
"20260410","Werkgever BV","NL91ABNA0417164300","NL20INGB0001234567","OV","Bij","900,00"
"""
GUARDED = """Account Name       :\tMr. HARISH BHAT
Account Number     :\t_00000031234567890
Balance on 1 Apr 2026:\t10,000.00

Txn Date\tValue Date\tDescription\tRef No./Cheque No.\tDebit\tCredit\tBalance
1 Apr 2026\t1 Apr 2026\tBY TRANSFER-UPI/CR/609/RAVI\tTRANSFER FROM 4897\t\t2,500.00\t12,500.00
7 Apr 2026\t7 Apr 2026\tTO CASH-ATM CASH 1234\t\t1,000.00\t\t11,500.00
"""
NEWEST_FIRST = """"Girokonto";"DE02120300000000202051"
""
"Kontostand vom 30.04.2026:";"1.234,56 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungsempfänger*in";"Verwendungszweck";"Betrag (€)"
"30.04.26";"30.04.26";"Gebucht";"Stadtwerke Süd";"Abschlag 04";"-89,00"
"05.04.26";"05.04.26";"Gebucht";"Markt am Tor";"Karte";"-45,17"
"""
LEDGER = """Date,Particulars,Vch Type,Vch No.,Debit,Credit,Value Date
01/04/2026,Sales,Receipt,12,5000.00,,01/04/2026
03/04/2026,Rent,Payment,13,,2000.00,03/04/2026
"""
TWO_CURRENCIES = """Date,Name,Type,Currency,Gross,Fee,Net,Balance
01/03/2026,Rosa Weill,Payment,EUR,100.00,-3.20,96.80,96.80
13/03/2026,Shop,Payment,EUR,-6.80,0.00,-6.80,90.00
02/03/2026,Ann Lee,Payment,USD,50.00,0.00,50.00,50.00
14/03/2026,Bay Ltd,Payment,USD,-20.00,0.00,-20.00,30.00
"""
QUOTED_LINES = """Solde au 30/04/2026 2 104,55 €

Date;Libellé;Débit euros;Crédit euros;
29/04/2026;"PRELEVEMENT
EAU DU BASSIN
REF 8812";45,45;;
12/04/2026;"VIREMENT EN VOTRE FAVEUR";;150,00;

"""


def contents(text: str) -> Contents:
    data = text.encode()
    return reading.read(Source("export.csv", hashlib.sha256(data).hexdigest(), data))


def read(text: str) -> Record:
    return extract_statement(STATEMENT, contents(text))


def moved(record: Record) -> list[tuple[str | None, Decimal | None, bool]]:
    rows = record.tables["transactions"]
    return [(row.value("date"), row.number("amount"), row.fields["amount"].accepted) for row in rows]


@pytest.mark.parametrize(
    "text", [RUNNING, OF_AN_IBAN, CARD, SIDED, GUARDED, NEWEST_FIRST, TWO_CURRENCIES, QUOTED_LINES]
)
def test_an_export_is_known_by_the_names_of_its_columns(text: str) -> None:
    kind, _ = sort(contents(text), bundled_types())
    assert kind.id == "bank_statement"


SHARES = """Date,Transaction,Amount,Units,Price,Balance
2026-04-03,Purchase,5000.00,100.000,50.00,100.000
2026-05-03,Purchase,5000.00,98.000,51.02,198.000
"""


@pytest.mark.parametrize("text", [LEDGER, SHARES])
def test_the_books_of_a_trader_and_lists_of_shares_are_no_banks_export(text: str) -> None:
    assert sort(contents(text), bundled_types())[0].id != "bank_statement"
    record = read(text)
    assert not any(
        row.fields["amount"].accepted for row in record.tables.get("transactions", ()) if "amount" in row.fields
    )


def test_what_was_never_booked_is_left_out_and_balances_vouch_for_the_rest() -> None:
    record = read(RUNNING)
    assert moved(record) == [
        ("2026-01-02", Decimal("500.00"), True),
        ("2026-01-04", Decimal("-12.40"), True),
        ("2026-01-07", Decimal("-100.00"), True),
    ]
    first = record.tables["transactions"][0]
    assert first.value("description") == "Top-Up by *1234"
    assert first.fields["amount"].evidence.path == "F2"


def test_an_account_that_bore_a_fee_moved_by_both() -> None:
    charged = RUNNING.replace("-100.00,0.00,EUR,COMPLETED,400.00", "-100.00,0.50,EUR,COMPLETED,399.50")
    assert moved(read(charged))[-1] == ("2026-01-07", Decimal("-100.50"), True)


def test_the_signs_of_an_account_with_an_iban_say_what_moved() -> None:
    record = read(OF_AN_IBAN)
    assert record.value("iban") == "DE02120300000000202051"
    assert record.fields["iban"].accepted
    assert moved(record) == [("2026-04-15", Decimal("-123.45"), True), ("2026-04-12", Decimal("1190.00"), True)]
    assert "opening_balance" not in record.fields


def test_the_signs_of_what_may_be_a_card_are_left_to_a_person() -> None:
    assert [accepted for _, _, accepted in moved(read(CARD))] == [False, False]


def test_a_column_of_sides_says_which_way_an_amount_went() -> None:
    assert moved(read(SIDED)) == [("2026-04-15", Decimal("-12.35"), True), ("2026-04-10", Decimal("900.00"), True)]


STATED = """IBAN Auftragskonto;Buchungstag;Valutadatum;Text;Betrag;Status
DE02120300000000202051;13.04.2026;13.04.2026;Miete;-120,00;gebucht
DE02120300000000202051;16.04.2026;16.04.2026;Lohn;1.250,00;gebucht
"""
OF_TWO_SIDES = """IBAN Auftragskonto;Date;Description;Debit;Credit
DE02120300000000202051;13.04.2026;Rent;120,00;
DE02120300000000202051;16.04.2026;Pay;;1.250,00
DE02120300000000202051;17.04.2026;Food;7,50;
"""
RUN = """Date,Description,Amount,Balance
13/04/2026,Shop,-250.00,500.00
14/04/2026,Pay,300.00,800.00
15/04/2026,Pay,100.00,900.00
"""


@pytest.mark.parametrize("text", [STATED, STATED.replace("Miete", "Kreditkarte Monatsrechnung"), OF_TWO_SIDES, RUN])
def test_what_is_plain_is_believed(text: str) -> None:
    assert {accepted for _, _, accepted in moved(read(text))} == {True}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        pytest.param(STATED, {"-120,00": "-1.200", "1.250,00": "2.500"}, id="thousands or decimals"),
        pytest.param(STATED, {"1.250,00": "1.250", "-120,00": "-120.5"}, id="two marks"),
        pytest.param(STATED, {"-120,00": "########"}, id="an amount that does not show"),
        pytest.param(STATED, {"16.04.2026;16": "xx;16"}, id="a day that does not show"),
        pytest.param(STATED, {"1.250,00;gebucht": "1.250,00;storniert"}, id="a state of no known meaning"),
        pytest.param(
            STATED, {"gebucht\nDE02": "gebucht\nIBAN;DE89370400440532013000\nDE02"}, id="another account below"
        ),
        pytest.param(STATED, {"051;16.": "051;13.", "Lohn": "Anfangssaldo"}, id="a balance among the rows"),
        pytest.param(STATED, {";Status": ";Fee", "gebucht": "1,00"}, id="fees beside the amounts"),
        pytest.param(STATED, {"IBAN Auf": "Kreditkarte\nIBAN Auf"}, id="a card"),
        pytest.param(STATED, {"Lohn": "Mastercard 4471 Hotel"}, id="a card's purchase among the rows"),
        pytest.param(OF_TWO_SIDES, {"DE02120300000000202051": "10001000"}, id="an account of a ledger"),
        pytest.param(OF_TWO_SIDES, {";120,00": ";-120,00"}, id="debits with and without a minus"),
        pytest.param(OF_TWO_SIDES, {"1.250,00": "-1.250,00"}, id="a credit with a minus"),
        pytest.param(RUN, {".00": ".000"}, id="balances a thousand times as high"),
        pytest.param(
            RUN, {"13/04/2026": "26/04/05", "14/04/2026": "26/04/10", "15/04/2026": "26/04/21"}, id="years first"
        ),
        pytest.param(RUN, {"Description": "Card"}, id="balances that a card owes"),
        pytest.param(RUN, {"Amount,Balance": "Debit,Credit"}, id="credits that look like balances"),
    ],
)
def test_what_may_mean_something_else_is_left_to_a_person(text: str, changes: dict[str, str]) -> None:
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    assert not any(accepted for _, _, accepted in moved(read(text)))


def test_an_iban_among_others_may_be_that_of_the_other_side() -> None:
    counterparties = STATED.replace("DE02120300000000202051;16", "DE89370400440532013000;16")
    accounts = read(counterparties).tables["accounts"]
    assert [one.fields["iban"].accepted for one in accounts] == [False, False]
    assert not any(row.fields["amount"].accepted for one in accounts for row in one.tables["transactions"])


def test_what_is_available_is_no_balance() -> None:
    available = RUN.replace("Amount,Balance", "Amount,Available balance,Balance")
    for balance in ("500.00", "800.00", "900.00"):
        available = available.replace(f",{balance}\n", f",1{balance},{balance}\n")
    rows = read(available).tables["transactions"]
    assert [row.number("balance") for row in rows] == [Decimal("500.00"), Decimal("800.00"), Decimal("900.00")]


def test_numbers_lose_the_guard_that_keeps_their_noughts_and_a_line_above_names_the_opening() -> None:
    record = read(GUARDED)
    assert record.value("account_number") == "00000031234567890"
    assert record.number("opening_balance") == Decimal("10000.00")
    assert [accepted for _, _, accepted in moved(record)] == [True, True]


def test_a_balance_of_the_last_day_is_the_closing_one() -> None:
    record = read(NEWEST_FIRST)
    assert "opening_balance" not in record.fields
    assert record.number("closing_balance") == Decimal("1234.56")


def test_each_currency_is_an_account() -> None:
    record = read(TWO_CURRENCIES)
    accounts = record.tables["accounts"]
    assert [one.value("currency") for one in accounts] == ["EUR", "USD"]
    assert [one.number("closing_balance") for one in accounts] == [Decimal("90.00"), Decimal("30.00")]


def test_cells_of_several_lines_are_one_text() -> None:
    rows = read(QUOTED_LINES).tables["transactions"]
    assert [row.value("description") for row in rows] == [
        "PRELEVEMENT EAU DU BASSIN REF 8812",
        "VIREMENT EN VOTRE FAVEUR",
    ]
    assert [row.number("amount") for row in rows] == [Decimal("-45.45"), Decimal("150.00")]


def test_a_workbook_is_read_by_its_columns_too() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Kontoauszug", None, None, None],
        ["Datum", "Buchungstext", "Betrag", "Saldo"],
        ["02.03.2026", "Miete März", -850.0, 1150.0],
        ["05.03.2026", "Gehalt", 2400.0, 3550.0],
        ["19.03.2026", "Strom", -90.5, 3459.5],
    ):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    raw = data.getvalue()
    record = extract_statement(STATEMENT, reading.read(Source("a.xlsx", hashlib.sha256(raw).hexdigest(), raw)))
    assert moved(record) == [
        ("2026-03-02", Decimal("-850.00"), True),
        ("2026-03-05", Decimal("2400.00"), True),
        ("2026-03-19", Decimal("-90.50"), True),
    ]
    assert record.tables["transactions"][1].fields["amount"].evidence.path == "Sheet!C4"


def test_the_ends_of_a_file_whose_balances_follow_are_those_of_its_rows() -> None:
    record = read(RUNNING)
    assert [(record.value(name), record.fields[name].accepted) for name in ("opening_balance", "closing_balance")] == [
        ("12.40", True),
        ("400.00", True),
    ]
    apart = read(RUNNING.replace(",400.00\n", ",401.00\n"))
    assert not apart.fields["closing_balance"].accepted
