"""What statements of other hands print otherwise: columns, days, names and numbers in other places."""

import pytest

from core.domain.document import Status
from core.domain.page import TextSource
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_odd_layouts import head, read


def test_columns_of_amounts_may_stand_left_of_the_days() -> None:
    paper = head().line({48: "Description", -250: "Withdrawals", -350: "Deposits", 400: "Date", -550: "Balance"})
    paper.line({48: "Starting balance", 400: "Jan01", -550: "100.00"})
    paper.line({48: "Rent", -250: "10.00", 400: "Jan13", -550: "90.00"})
    paper.line({48: "Pay", -350: "25.00", 400: "Jan14", -550: "115.00"})
    record, verdict = read(paper.line({48: "Closing balance", 400: "Jan31", -550: "115.00"}))
    assert [row.value("amount") for row in record.tables["transactions"]] == ["-10.00", "25.00"]
    assert verdict is Status.ACCEPTED


def net(fee: str = "-2.00") -> Paper:
    paper = head().text("Opening balance 100.00", "Closing balance 143.00").skip()
    paper.line({48: "Date", 120: "Details", -350: "Gross", -450: "Fee", -550: "Net"})
    paper.line({48: "13 Jan 2025", 120: "Sale", -350: "30.00", -450: "-1.00", -550: "29.00"})
    paper.line({48: "14 Jan 2025", 120: "Bag", -350: "-4.00", -450: "0.00", -550: "-4.00"})
    return paper.line({48: "15 Jan 2025", 120: "Sale", -350: "20.00", -450: fee, -550: "18.00"})


def test_gross_and_fee_that_make_every_net_amount_are_left_out() -> None:
    assert read(net())[1] is Status.ACCEPTED
    assert read(net("-3.00"))[1] is Status.REVIEW


def test_the_day_alone_at_the_head_tells_the_year_of_the_weeks_before_it() -> None:
    def paper(said: str) -> Paper:
        lines = Paper().text("Harrow Bank plc", said, "Account number 40221987").skip()
        lines.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
        lines.line({120: "Opening balance", -550: "100.00"})
        lines.line({48: "13 May", 120: "Rent", -450: "-10.00", -550: "90.00"})
        return lines.line({120: "Closing balance", -550: "90.00"})

    assert read(paper("May 31, 2024"))[0].tables["transactions"][0].fields["date"].accepted
    assert not read(paper("Account opened May 31, 2024"))[0].tables["transactions"][0].fields["date"].accepted


def test_a_person_addressed_right_below_the_banks_name_is_the_holder() -> None:
    lines = ("Harrow Bank plc", "Mr T Whitcombe", "18 Acre Road", "Exeter EX4 2QQ")
    record, _ = read(Paper().text(*lines).skip().text("Account number 40221987"))
    assert record.value("account_holder") == "Mr T Whitcombe"
    assert "bank_address" not in record.fields


def test_an_account_is_numbered_within_the_title_of_the_statement() -> None:
    titled = {48: "Statement", 96: "of", 109: "Account", 147: "No", 160: ":", 168: "920020012345678", 246: "for"}
    record, _ = read(Paper().text("Harrow Bank plc").line(titled))
    assert record.value("account_number") == "920020012345678"


def test_an_amount_under_a_heading_that_names_the_new_balance_beside_numbers_is_no_row() -> None:
    paper = head().line({48: "Date", 120: "Details", -350: "Debit", -450: "Credit"})
    paper.line({120: "Opening balance", -450: "100.00"})
    paper.line({48: "13 Jan", 120: "Rent", -350: "10.00"}).line({48: "14 Jan", 120: "Pay", -450: "25.00"})
    paper.line({48: "Branch 500", 200: "Account 1234567 00", 400: "Closing balance"})
    record, verdict = read(paper.line({400: "USD + 115.00"}))
    assert len(record.tables["transactions"]) == 2
    assert record.value("closing_balance") == "115.00"
    assert verdict is Status.ACCEPTED


def test_the_balance_as_on_the_first_day_is_the_opening_one() -> None:
    paper = Paper().text("State Bank of Harrow", "Account number 40221987", "Balance as on 1 Jan 2025 : 100.00")
    paper.text("Account Statement from 1 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({48: "13 Jan", 120: "Rent", -450: "-10.00", -550: "90.00"})
    record, _ = read(paper.line({48: "14 Jan", 120: "Tea", -450: "-5.00", -550: "85.00"}))
    assert record.value("opening_balance") == "100.00"
    assert record.tables["transactions"][0].fields["amount"].accepted


def test_a_column_of_bank_charges_names_no_bank() -> None:
    paper = Paper().text("Statement 01 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Date", 120: "Details", -350: "Amount", -450: "Balance", 500: "Accrued"})
    paper.line({500: "Bank"}).line({500: "Charges"})
    record, _ = read(paper.line({48: "13 Jan", 120: "Rent", -350: "-10.00", -450: "90.00"}))
    assert record.value("bank_name") != "Charges"


@pytest.mark.parametrize("address", [("12 High Street", "Bendigo VIC 3550"), ("Raiffeisen Weg 4", "3000 Bern")])
def test_a_town_or_street_of_a_banks_name_is_no_bank(address: tuple[str, str]) -> None:
    holder = Paper().text("Account statement").skip().text("Mr T Whitcombe", *address).skip()
    assert not read(holder.text("Account number 40221987"))[0].fields["bank_name"].accepted


def test_a_street_below_the_banks_name_is_no_holder() -> None:
    record, _ = read(Paper().text("Harrow Bank plc", "M Street", "18 Acre Road", "Exeter EX4 2QQ").skip().text("No 4"))
    assert "account_holder" not in record.fields


def test_a_sentence_about_a_day_is_no_day_of_the_statement() -> None:
    def dated(said: str) -> str | None:
        return read(head().text(said).skip())[0].value("statement_date")

    assert dated("As at 30 January 2025") == "2025-01-30"
    assert dated("As at 1 January 2020 your arranged limit is 500.00") == "2025-01-31"


def test_a_legal_form_below_a_banks_name_is_part_of_it_in_letters_of_another_height() -> None:
    named = Paper(TextSource.OCR).text("Underwood Co-operative Bank", "Limited").skip().text("Account number 40221987")
    name, form = named.pages[0][:3], named.pages[0][3]
    named.pages[0][3] = form._replace(box=form.box._replace(y1=form.box.y0 + 0.8 * name[0].box.height))
    assert read(named)[0].value("bank_name") == "Underwood Co-operative Bank Limited"


def beside() -> Paper:
    """A statement with columns of text beside the description."""
    paper = head().line({48: "Date", 120: "Code", 160: "Description", 330: "Branch", -450: "Amount", -550: "Balance"})
    paper.line({160: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "DBT", 160: "Tea and cake", 330: "Exeter", -450: "-10.00", -550: "90.00"})
    paper.line({160: "London"})
    return paper.line({160: "Closing balance", -550: "90.00"})


def test_what_stands_under_another_heading_is_not_the_description() -> None:
    record, verdict = read(beside())
    assert record.tables["transactions"][0].value("description") == "Tea and cake London"
    assert verdict is Status.ACCEPTED


def test_words_that_run_under_another_heading_stay_in_the_description() -> None:
    paper = head().line({48: "Date", 120: "Description", 250: "Branch", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Tea and cake in the gardens of Exeter", -450: "-10.00", -550: "90.00"})
    record, _ = read(paper.line({120: "Closing balance", -550: "90.00"}))
    assert record.tables["transactions"][0].value("description") == "Tea and cake in the gardens of Exeter"


def test_letters_under_the_heading_of_cheque_numbers_are_no_number() -> None:
    paper = head().line({48: "Date", 120: "Description", 300: "Cheque no", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Tea", 300: "ATM", -450: "-10.00", -550: "90.00"})
    paper.line({48: "14/01/2025", 120: "Cake", 300: "004711", -450: "-10.00", -550: "80.00"})
    record, _ = read(paper.line({120: "Closing balance", -550: "80.00"}))
    assert [row.value("cheque_number") for row in record.tables["transactions"]] == [None, "004711"]


def test_a_day_of_value_below_the_day_of_booking_begins_no_row() -> None:
    paper = head().line({48: "Buchung", 120: "Buchungstext", -450: "Betrag", -550: "Saldo"}, gap=10.0)
    paper.line({48: "Valuta"}).line({120: "Alter Kontostand", -550: "100.00"})
    paper.line({48: "13.01.2025", 120: "Lastschrift", -450: "-10.00", -550: "90.00"})
    paper.line({48: "14.01.2025", 120: "Stadtwerke"}).line({120: "Abschlag 4"})
    record, _ = read(paper.line({120: "Neuer Kontostand", -550: "90.00"}))
    (row,) = record.tables["transactions"]
    assert (row.value("description"), row.value("value_date")) == ("Lastschrift Stadtwerke Abschlag 4", "2025-01-14")


def test_a_time_below_the_day_stands_beside_the_description() -> None:
    paper = head().line({48: "Date", 120: "Description", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Transfer to", -450: "-10.00", -550: "90.00"}).line(
        {48: "18:04:11", 120: "Ann Dale"}
    )
    record, _ = read(paper.line({120: "Closing balance", -550: "90.00"}))
    assert record.tables["transactions"][0].value("description") == "Transfer to Ann Dale"


@pytest.mark.parametrize(
    ("lines", "name", "sure"),
    [
        (["Cedar Prairie Bank & Trust"], "Cedar Prairie Bank & Trust", True),
        (["Cedar Prairie Bank (Iowa)"], "Cedar Prairie Bank", False),
        (["Note: Klee Bank AG"], "Klee Bank AG", True),
        (["ACME BANK - Account Statement"], "ACME BANK", True),
        (["Caisse populaire des Bois-Francs"], "Caisse populaire des Bois-Francs", True),
        (["Sparkasse", "", "Sparkasse Ruppiner Land"], "Sparkasse Ruppiner Land", True),
        (["Account type : Savings Bank General", "Harrow Bank plc"], "Harrow Bank plc", True),
        (["Castlegate Bank plc, PO Box 4410, Leeds LS1 4AB"], "Castlegate Bank plc", True),
        (["Summit One Bank, N.A., P.O. Box 33, Dover, DE 19901"], "Summit One Bank, N.A.", True),
        (["Summit One Bank, N.A. | P.O. Box 33, Dover, DE 19901"], "Summit One Bank, N.A.", True),
    ],
)
def test_a_banks_name_is_all_of_its_words(lines: list[str], name: str, sure: bool) -> None:  # noqa: FBT001
    record, _ = read(Paper().text(*lines).skip().text("Account number 40221987"))
    field = record.fields["bank_name"]
    assert (field.value, field.accepted) == (name, sure)


@pytest.mark.parametrize("name", ["Studio 1904 Baustoffe GmbH & Co. KG", "Harrow Foods Ltd"])
def test_a_holders_address_behind_commas_is_none_of_its_name(name: str) -> None:
    record, _ = read(
        Paper().text("Harrow Bank plc").skip().text(f"Account holder: {name}, Am Hafen 58, 80999 Tannbach")
    )
    assert (record.value("account_holder"), record.fields["account_holder"].accepted) == (name, True)


def test_a_holder_of_one_word_may_be_the_end_of_a_name() -> None:
    record, _ = read(Paper().text("Harrow Bank plc").skip().line({48: "Account name", 160: "Meachair"}))
    assert record.value("account_holder") == "Meachair"
    assert not record.fields["account_holder"].accepted


def test_a_number_that_ends_in_a_hyphen_goes_on() -> None:
    record, _ = read(Paper().text("Harrow Bank plc").skip().line({48: "Account number", 160: "12-3141-"}))
    assert not record.fields["account_number"].accepted


def test_a_closing_balance_said_in_two_scripts_is_no_row() -> None:
    paper = head().line({48: "Date", 120: "Details", -350: "Debit", -450: "Credit", -550: "Balance"})
    paper.line({120: "Opening balance", -550: "100.00"})
    paper.line({48: "13/01/2025", 120: "Rent", -350: "10.00", -550: "90.00"})
    record, _ = read(paper.line({120: "رصيد ختامي Closing Balance", -350: "10.00", -450: "0.00", -550: "90.00"}))
    assert len(record.tables["transactions"]) == 1


@pytest.mark.parametrize(("title", "rows"), [("Reverted from 1 January", 1), ("Further entries", 2)])
def test_rows_headed_as_reverted_moved_nothing(title: str, rows: int) -> None:
    heads = {48: "Date", 120: "Description", -350: "Money out", -450: "Money in", -550: "Balance"}
    paper = head().text("Opening balance 100.00", "Closing balance 90.00").skip().line(heads)
    paper.line({48: "13/01/2025", 120: "Rent", -350: "10.00", -550: "90.00"}).skip().text(title)
    paper.line(dict(list(heads.items())[:-1]))
    record, verdict = read(paper.line({48: "14/01/2025", 120: "Tea", -350: "1.00"}))
    assert len(record.tables["transactions"]) == rows
    assert (verdict is Status.ACCEPTED) is (rows == 1)


def test_a_notice_above_the_headings_of_rows_opens_them() -> None:
    paper = head().text("Upcoming changes to your fees")
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"}).line(
        {120: "Opening balance", -550: "100.00"}
    )
    paper.line({48: "13/01/2025", 120: "Rent", -450: "-10.00", -550: "90.00"})
    assert read(paper.line({120: "Closing balance", -550: "90.00"}))[1] is Status.REVIEW


def test_a_sign_of_one_letter_stands_before_groups() -> None:
    paper = head().text("Opening Balance R1 540.10", "Closing Balance R28 000.10").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({48: "13/01/2025", 120: "Pay", -450: "26 460.00", -550: "28 000.10"})
    record, verdict = read(paper)
    assert (record.value("opening_balance"), record.value("closing_balance")) == ("1540.10", "28000.10")
    assert verdict is Status.ACCEPTED


def test_a_period_above_the_days_hides_no_column_beside_them() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987").line({400: "JAN 01/25 - JAN 31/25"}).skip()
    paper.line({48: "Description", -300: "Withdrawals", -410: "Deposits", 420: "Date", -550: "Balance"})
    paper.line({48: "Starting balance", 420: "Jan01", -550: "100.00"})
    paper.line({48: "Rent", -300: "10.00", 420: "Jan13", -550: "90.00"})
    paper.line({48: "Pay", -410: "25.00", 420: "Jan14", -550: "115.00"})
    record, _ = read(paper.line({48: "Closing balance", 420: "Jan31", -550: "115.00"}))
    assert [row.value("amount") for row in record.tables["transactions"]] == ["-10.00", "25.00"]


def test_a_name_goes_on_in_brackets_below_it() -> None:
    lines = ("Kestrel Werkzeuge UG", "(haftungsbeschränkt)", "Hauptstr. 12", "04999 Lindenau")
    record, _ = read(Paper().text("Sparbank Barrowmead eG").skip().text(*lines).skip().text("Konto 8753128312"))
    field = record.fields["account_holder"]
    assert (field.value, field.accepted) == ("Kestrel Werkzeuge UG (haftungsbeschränkt)", True)


def test_the_label_of_another_cell_is_no_holder() -> None:
    paper = Paper().line({48: "Account Name", 250: "Branch Code"}).line({48: "Current Account", 250: "93-12-04"})
    assert "account_holder" not in read(paper.skip().text("Harrow Bank plc"))[0].fields


def test_an_amount_behind_the_label_of_another_cell_is_not_that_of_the_first() -> None:
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "Statement 01 Jan 2025 to 31 Jan 2025")
    paper.line({48: "Opening balance", 250: "Total income: 1,518.36"}).line({48: "100.00", 250: "Total spent: 10.00"})
    paper.skip().line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({48: "13 Jan 2025", 120: "Rent", -450: "-10.00", -550: "90.00"})
    assert read(paper)[0].value("opening_balance") == "100.00"


def test_a_period_may_stand_under_two_of_many_labels() -> None:
    paper = (
        Paper()
        .text("Harrow Bank plc")
        .line({48: "Name", 130: "Account No", 220: "IBAN", 300: "Type", 360: "From", 440: "To"})
    )
    paper.line({48: "J Doe", 130: "40221987", 220: "-", 300: "Current", 360: "01.01.2025", 440: "31.01.2025"}).skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    record, _ = read(paper.line({48: "13 Jan 2025", 120: "Rent", -450: "-10.00", -550: "90.00"}))
    assert (record.value("statement_start"), record.value("statement_end")) == ("2025-01-01", "2025-01-31")


def test_a_day_alone_in_its_cell_tells_the_year() -> None:
    def dated(*cells: str) -> bool:
        paper = Paper().text("Harrow Bank plc").line({48: "Account No", 200: "Datum"})
        paper.line({48: "40221987", **dict(zip((200, 320), cells, strict=False))}).skip()
        paper.line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"}).line(
            {120: "Opening balance", -550: "100.00"}
        )
        paper.line({48: "13.01", 120: "Rent", -450: "-10.00", -550: "90.00"})
        (row,) = read(paper.line({120: "Closing balance", -550: "90.00"}))[0].tables["transactions"]
        return row.fields["date"].accepted

    assert dated("31.01.2025")
    assert not dated("since 31.01.2025")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Mr Rupert Odell &", "Mrs Josephine Finch", "Mr Rupert Odell & Mrs Josephine Finch"),
        ("Mr Rupert Odell & Mrs", "Josephine Finch", "Mr Rupert Odell & Mrs Josephine Finch"),
        ("Encik Mohd Faizal", "bin Abdul Rahman", "Encik Mohd Faizal bin Abdul Rahman"),
        ("Mr Rupert Odell", "Finch", "Mr Rupert Odell"),
    ],
)
def test_a_name_goes_on_by_a_word_that_joins_names(first: str, second: str, name: str) -> None:
    paper = Paper().text("Harrow Bank plc").skip().text(first, second, "14 Mill Road", "Walden CB10 2XX").skip()
    record, _ = read(paper.text("Account number 40221987"))
    assert record.value("account_holder") == name
    assert record.fields["account_holder"].accepted is (name != first)


@pytest.mark.parametrize("name", ["Straits Development Bank", "State Bank of the Peninsula"])
def test_initials_before_a_banks_name_are_a_logo(name: str) -> None:
    initials = "".join(word[0] for word in name.split() if word.istitle())
    assert read(Paper().text(f"{initials} {name}", "Account number 40221987"))[0].value("bank_name") == name


def feed(*totals: tuple[str, str]) -> list[str | None]:
    """The totals that two fees of a card are checked against, of those printed below them."""
    paper = head().text("Previous balance 0.00", "New balance 30.00", "Credit card").skip()
    paper.line({48: "Date", 120: "Details", -550: "Amount"}).text("Fees")
    paper.line({48: "13 Jan 2025", 120: "Late fee", -550: "20.00"}).line({48: "14 Jan 2025", 120: "Fee", -550: "10.00"})
    for name, amount in totals:
        paper.line({48: name, -550: amount})
    (account,) = read(paper)[0].tables["accounts"]
    return [point.value("value") for point in account.tables.get("checkpoints", ())]


def test_the_fees_of_a_year_are_not_those_of_the_rows_above() -> None:
    assert feed(("Total fees for this period", "30.00"), ("Total fees in 2025", "325.00")) == ["30.00"]
    assert feed(("Total fees for this period", "325.00")) == ["325.00"]


def test_a_total_is_of_the_side_that_it_names() -> None:
    def totalled(credited: str) -> Status:
        paper = head().line({48: "Date", 120: "Details", -350: "Withdrawals", -450: "Deposits", -550: "Balance"})
        paper.line({48: "01 Jan 2025", 120: "Opening balance", -550: "100.00"})
        paper.line({48: "13 Jan 2025", 120: "Rent", -350: "10.00", -550: "90.00"})
        paper.line({48: "31 Jan 2025", 120: "Pay", -450: "25.00", -550: "115.00"})
        paper.line({48: "31 Jan 2025", 120: "Closing balance", -550: "115.00"})
        return read(paper.line({120: "Total Credits", -350: credited}).line({120: "Total Debits", -350: "10.00"}))[1]

    assert totalled("25.00") is Status.ACCEPTED
    assert totalled("26.00") is Status.REVIEW


def test_initials_that_end_in_a_legal_form_are_of_the_name() -> None:
    record = read(Paper().text("ABN AMRO Bank N.V.", "Account number 40221987"))[0]
    assert record.value("bank_name") == "ABN AMRO Bank N.V."
