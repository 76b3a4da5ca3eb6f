"""What rows of a supplier are booked on: remembered, offered, seen, taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.domain.document import Reading
from core.domain.errors import FieldUnknown, ValueUnreadable
from core.domain.record import Field, Record
from core.workbench import Workbench
from tests.core.workbench.conftest import Scripted, receipt

Take = Callable[[str], str]


@pytest.fixture
def taken(reader: Scripted, add: Callable[..., str]) -> Take:
    """Takes a receipt of one shop with two rows of goods."""

    def take(total: str) -> str:
        reading = receipt(total, vendor_name="Tin Roof Supplies")
        goods = tuple(Record({"description": Field(text).accept("label")}) for text in ("Copper pipe", "Tap"))
        data = f"Tin Roof {total}".encode()
        reader.texts[data] = (f"Tin Roof Supplies Reg 778213-K RECEIPT Total {total}",)
        return add(replace(reading, record=replace(reading.record, tables={"line_items": goods})), data, f"{total}.pdf")

    return take


@pytest.fixture
def opened(bench: Workbench, taken: Take) -> Take:
    """Takes the same, and puts it back to review to be booked."""

    def take(total: str) -> str:
        document = taken(total)
        bench.review.reopen([document], "to be booked")
        return document

    return take


def accounts(bench: Workbench, document: str) -> list[str | None]:
    reading: Reading | None = bench.show(document).document.reading
    assert reading is not None
    return [row.value("ledger_account") for row in reading.record.tables["line_items"]]


def test_the_next_paper_of_a_supplier_is_booked_alike(bench: Workbench, taken: Take, opened: Take) -> None:
    first = opened("12.00")
    bench.review.book(first, "line_items", "ledger_account", "606400")
    assert accounts(bench, first) == ["606400", "606400"]
    assert accounts(bench, taken("15.00")) == ["606400", "606400"]


def test_one_row_typed_is_remembered_by_its_words(bench: Workbench, taken: Take, opened: Take) -> None:
    bench.correct(opened("12.00"), "line_items.2.ledger_account", "624100")
    assert accounts(bench, taken("15.00")) == [None, "624100"]


def test_accounts_used_before_are_offered(bench: Workbench, opened: Take) -> None:
    first = opened("12.00")
    bench.review.book(first, "line_items", "ledger_account", "624100", [2])
    offered = bench.review.choices(first, "line_items.1.ledger_account")
    assert [(one.value, one.reason.code) for one in offered] == [("624100", "choice.usual")]
    assert bench.review.choices(first, "line_items.2.ledger_account") == ()


def test_what_is_booked_is_seen_tried_and_put_aside(bench: Workbench, taken: Take, opened: Take) -> None:
    before = taken("11.00")
    bench.review.book(opened("12.00"), "line_items", "ledger_account", "606400")
    (lesson,) = bench.learned()
    assert {one.value for one in lesson.bookings} == {"606400"}
    tried = [(one.document, one.field, one.learned) for one in bench.try_lesson(lesson.id)]
    assert tried == [(before, f"line_items.{row}.ledger_account", "606400") for row in (1, 2)]
    bench.use_lesson(lesson.id, active=False)
    assert accounts(bench, taken("15.00")) == [None, None]


def test_undoing_takes_back_what_was_learned(bench: Workbench, taken: Take, opened: Take) -> None:
    first = opened("12.00")
    kept = bench.review.book(first, "line_items", "ledger_account", "606400")
    bench.review.undo(kept)
    assert accounts(bench, first) == [None, None]
    assert accounts(bench, taken("15.00")) == [None, None]


def test_only_what_no_paper_prints_is_booked(bench: Workbench, taken: Take) -> None:
    first = taken("12.00")
    with pytest.raises(FieldUnknown):
        bench.review.book(first, "line_items", "description", "Tap")
    with pytest.raises(FieldUnknown):
        bench.review.book(first, "line_items", "ledger_account", "606400", [9])
    with pytest.raises(ValueUnreadable):
        bench.review.book(first, "line_items", "ledger_account", " ")
