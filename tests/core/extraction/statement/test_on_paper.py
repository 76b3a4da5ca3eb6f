"""What pictures of statements show: blocks set close, labels misread, amounts mixed up with each other."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.layout import Box
from core.domain.page import TextSource
from core.domain.record import Record
from tests.core.extraction.statement.paper import Paper
from tests.core.extraction.statement.test_statement import HEADS, read, scanned

TIGHT = 10.0


def letterhead(town: str, *, larger: float = 1.0) -> Record:
    """A statement whose bank and holder stand below each other without a gap, edges a little apart."""
    paper = Paper()
    for at, text in enumerate(("Harrow Bank plc", "35 Mill Road", town, "Whitney Brannigan", "76 Pointe Drive", town)):
        paper.line({48 + 3 * (at % 2): text}, gap=TIGHT)
    paper.skip().line({48: "Alc No. 40221987"}).text("Opening balance 100.00").line(HEADS)
    contents = paper.line({48: "13/01/2025", 110: "ANY", -450: "10.00", -550: "110.00"}).contents()
    pages = tuple(
        replace(
            page,
            width=larger * page.width,
            height=larger * page.height,
            words=tuple(
                word._replace(box=Box(*(larger * side for side in word.box)), second=word.text) for word in page.words
            ),
            source=TextSource.OCR,
        )
        for page in contents.pages
    )
    return read(replace(contents, pages=pages))[0]


def test_the_holder_stands_below_the_town_of_a_bank_whose_address_touches() -> None:
    for town in ("Millbrook, NY 12999", "8099 Ottikofen", "Stoke LN3 9ZU"):
        record = letterhead(town)
        assert record.value("account_holder") == "Whitney Brannigan"
        assert record.value("bank_address") == f"35 Mill Road, {town}"


def test_blocks_of_a_photo_are_told_in_its_own_size() -> None:
    assert letterhead("Millbrook, NY 12999", larger=2.2).value("account_holder") == "Whitney Brannigan"


def test_a_slash_of_a_label_may_be_read_as_a_letter() -> None:
    assert letterhead("Millbrook, NY 12999").value("account_number") == "40221987"


def card(amounts: Sequence[str], paid_in: str) -> Record:
    """A card's statement without running balances, whose totals the paper prints."""
    paper = Paper().text("Harrow Bank plc", "Credit card statement", "01 Jan 2025 to 31 Jan 2025").skip()
    paper.text(f"Total paid in {paid_in}", "Total paid out 30.00").skip()
    paper.line({48: "Date", 110: "Details", -450: "Amount"}).line({110: "Opening balance", -450: "100.00"})
    for day, amount in enumerate(amounts, 11):
        paper.line({48: f"{day}/01/2025", 110: "ANY", -450: amount})
    return read(paper.line({110: "Closing balance", -450: "125.00"}).contents())[0]


def test_rows_that_only_the_ends_vouch_for_stay_open_where_printed_totals_are_others() -> None:
    rows = ["10.00", "5.00 CR", "20.00"]
    sound, mixed = (card(rows, total).tables["transactions"] for total in ("5.00", "15.00"))
    assert all(row.fields["amount"].accepted for row in sound)
    assert not any(row.fields["amount"].accepted for row in mixed)


def test_rows_of_a_year_that_nothing_names_stay_open() -> None:
    paper = Paper().text("Northbank plc", "Opening balance 1,000.00").skip().line(HEADS)
    paper.line({48: "2. September", 160: "ANY", -450: "-10.00", -550: "990.00"})
    paper.line({48: "12. September", 160: "ANY", -450: "-10.00", -550: "980.00"})
    found = read(paper.text("Closing balance 980.00").contents())[0].tables["transactions"]
    assert [row.value("date") for row in found] == [None, None]
    assert not any(row.fields["amount"].accepted for row in found)


def test_a_day_of_one_digit_behind_a_month_of_two_may_have_lost_its_other() -> None:
    rows = [("2025-01-10", "-10.00", "990.00"), ("2025-01-2", "-10.00", "980.00"), ("2025-01-30", "-10.00", "970.00")]
    twice = {day: day for day, _, _ in rows}
    days = scanned(rows, "970.00", twice)
    assert [day.accepted for day in days] == [True, False, True]


def test_letters_that_figures_are_read_as_confirm_a_days_digits() -> None:
    rows = [("10/01/2025", "-10.00", "990.00"), ("15/01/2025", "-10.00", "980.00"), ("30/01/2025", "-10.00", "970.00")]
    assert not scanned(rows, "970.00", {})[1].accepted
    assert scanned(rows, "970.00", {"15/01/2025": "[is/o1/2025°"})[1].accepted
    assert not scanned(rows, "970.00", {"15/01/2025": "ia/o1/2025"})[1].accepted
