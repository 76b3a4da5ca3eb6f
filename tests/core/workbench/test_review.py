"""What the review desk does to one document, and how each of it is undone."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from core.domain.change import Change
from core.domain.document import Reading, Stage, Status, Turn
from core.domain.errors import DocumentApproved, DocumentChanged, FieldUnknown, NothingToSplit, StageWrong
from core.domain.layout import Box
from core.domain.record import Alternative, Evidence, Field, Origin, Record
from core.ports import Selection, silent
from core.workbench import Workbench
from core.workbench.reconciling import first_broken, running
from tests.core.workbench.conftest import Scripted, receipt, value

Add = Callable[..., str]


def reading(bench: Workbench, document: str) -> Reading:
    found = bench.show(document).document.reading
    assert found is not None
    return found


def lines(bench: Workbench, document: str) -> list[list[str]]:
    rows = reading(bench, document).record.tables.get("line_items", ())
    return [[field.value for field in row.fields.values()] for row in rows]


@pytest.fixture
def tea(bench: Workbench, add: Add) -> str:
    """A receipt of three lines, in review."""
    cells = (("Tea", "7.00"), ("and cake", "5.00"), ("Milk", "1.00"))
    rows = tuple(Record({"description": value(text), "amount": value(amount)}) for text, amount in cells)
    said = receipt("13.00", accepted=False)
    return add(replace(said, record=replace(said.record, tables={"line_items": rows})))


def test_a_value_from_the_page_keeps_its_place(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    picked = bench.review.pick(document, "total_amount", 1, Box(135, 22, 136, 23))
    assert picked is not None
    assert (picked.value, picked.evidence.text, picked.evidence.page) == ("12.00", "12.00", 1)
    bench.correct(document, "total_amount", picked.evidence.text, picked.evidence)
    assert reading(bench, document).record.fields["total_amount"].evidence == picked.evidence


def test_a_click_means_the_run_of_words_that_makes_a_value(bench: Workbench, add: Add, reader: Scripted) -> None:
    said = receipt(accepted=False)
    reader.texts[repr(said).encode()] = ("Blue Fern Ltd\n31 December 2025\nNo AB-17",)
    document = add(said)
    day = bench.review.pick(document, "receipt_date", 1, Box(80, 42, 80, 42))
    name = bench.review.pick(document, "vendor_name", 1, Box(80, 22, 80, 22))
    nowhere = bench.review.pick(document, "vendor_name", 1, Box(300, 500, 301, 501))
    assert day is not None
    assert name is not None
    assert (day.value, name.value, nowhere) == ("2025-12-31", "Blue Fern Ltd", None)
    dragged = bench.review.pick(document, "total_amount", 1, Box(0, 40, 400, 70))
    assert dragged is not None
    assert dragged.value is None
    assert dragged.evidence.text == "31 December 2025 No AB-17"


def test_a_confirmed_value_is_a_persons(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    change = bench.review.confirm(document, ["total_amount"])
    field = reading(bench, document).record.fields["total_amount"]
    assert (field.value, field.origin, field.accepted) == ("12.00", Origin.HUMAN, True)
    assert bench.show(document).document.stage is Stage.APPROVED
    bench.review.undo(change)
    assert not reading(bench, document).record.fields["total_amount"].accepted
    assert bench.show(document).document.stage is Stage.READ
    with pytest.raises(FieldUnknown):
        bench.review.confirm(document, ["nothing"])


def test_whole_tables_are_confirmed_at_once(bench: Workbench, add: Add) -> None:
    rows = tuple(Record({"description": value("Tea", accepted=False)}) for _ in range(2))
    said = receipt(accepted=False)
    document = add(replace(said, record=replace(said.record, tables={"line_items": rows})))
    bench.review.confirm(document, ["line_items.1"])
    cells = [row.fields["description"].accepted for row in reading(bench, document).record.tables["line_items"]]
    assert cells == [True, False]
    bench.review.confirm(document, ["line_items"])
    assert {row.fields["description"].accepted for row in reading(bench, document).record.tables["line_items"]} == {
        True
    }


def test_choices_are_the_second_reading_and_what_makes_the_figures_agree(bench: Workbench, add: Add) -> None:
    said = receipt("13.00", accepted=False, subtotal="10.00", tax_amount="2.00")
    other = said.record.fields["total_amount"]
    other = replace(other, alternatives=(Alternative("18.00", Evidence("18.00", 1, Box(1, 2, 3, 4)), 0.4),))
    document = add(replace(said, record=said.record.put("total_amount", other)))
    found = bench.review.choices(document, "total_amount")
    codes = {one.value: one.reason.code for one in found}
    assert (codes["12.00"], codes["18.00"]) == ("choice.sum", "choice.alternative")
    assert next(one for one in found if one.value == "12.00").evidence.text == "12.00"  # the page prints it
    assert "11.00" in {one.value for one in bench.review.choices(document, "subtotal")}
    assert bench.review.choices(document, "vendor_name") == ()
    with pytest.raises(FieldUnknown):
        bench.review.choices(document, "nothing")


def test_rows_are_edited_as_one_change_each(bench: Workbench, tea: str) -> None:
    bench.review.merge_rows(tea, "line_items", 1, 2)
    assert lines(bench, tea) == [["Tea and cake", "7.00"], ["Milk", "1.00"]]
    change = bench.review.split_row(tea, "line_items", 1, "description", 4)
    assert lines(bench, tea) == [["Tea", "7.00"], ["and cake"], ["Milk", "1.00"]]
    bench.review.undo(change)
    bench.review.fill_down(tea, "line_items", "amount", 1, 2)
    assert lines(bench, tea) == [["Tea and cake", "7.00"], ["Milk", "7.00"]]
    bench.review.delete_rows(tea, "line_items", [1])
    bench.review.add_row(tea, "line_items", 2)
    bench.correct(tea, "line_items.2.description", "Jam")
    assert lines(bench, tea) == [["Milk", "7.00"], ["Jam"]]
    with pytest.raises(FieldUnknown):
        bench.review.add_row(tea, "nothing", 1)
    with pytest.raises(FieldUnknown):
        bench.review.split_row(tea, "line_items", 9, "description", 1)
    with pytest.raises(FieldUnknown):
        bench.review.merge_rows(tea, "line_items", 2, 3)
    with pytest.raises(FieldUnknown):
        bench.review.fill_down(tea, "line_items", "quantity", 1, 2)


def test_a_dismissed_finding_weighs_no_more_until_the_figures_change(bench: Workbench, add: Add) -> None:
    document = add(receipt("13.00", subtotal="10.00", tax_amount="2.00", accepted=False))
    bench.correct(document, "total_amount", "13.00")
    (finding,) = (one for one in reading(bench, document).findings if one.blocks)
    change = bench.review.dismiss(document, finding, "the tip was paid apart")
    assert not any(one.blocks for one in reading(bench, document).findings)
    assert bench.show(document).document.stage is Stage.APPROVED
    assert bench.show(document).history[-2].after["why"] == "the tip was paid apart"
    bench.review.reopen([document], "the tip was not")
    bench.correct(document, "total_amount", "14.00")
    assert any(one.blocks for one in reading(bench, document).findings)
    with pytest.raises(DocumentChanged):
        bench.review.undo(change)


def test_a_dismissed_finding_about_other_documents_stays_dismissed(bench: Workbench, add: Add) -> None:
    said = receipt(receipt_number="R-17")
    add(said, name="one.pdf")
    document = add(replace(said, seconds=1.0), name="two.pdf")
    finding = next(one for one in reading(bench, document).findings if one.across and one.blocks)
    bench.review.dismiss(document, finding, "paid twice on purpose")
    assert not any(one.blocks for one in reading(bench, document).findings)
    assert bench.show(document).document.stage is Stage.APPROVED
    (line,) = (one for one in bench.summaries(Selection()) if one.id == document)
    assert (line.status, line.doubts) == (Status.ACCEPTED, 0)
    assert bench.check() == ()


def test_notes_stay_with_the_document(bench: Workbench, tea: str) -> None:
    bench.review.note(tea, "ask the client")
    assert [line.after["text"] for line in bench.review.notes(tea)] == ["ask the client"]
    assert bench.show(tea).document.stage is Stage.READ


def test_pages_are_put_in_another_order_and_back(bench: Workbench, add: Add, reader: Scripted) -> None:
    said = receipt(accepted=False, pages=(1, 2))
    reader.texts[repr(said).encode()] = ("RECEIPT Total 12.00", "Thank you")
    document = add(said)
    change = bench.review.reorder(document, [2, 1])
    (other,) = change.documents
    assert reading(bench, other).pages == (2, 1)
    back = bench.review.undo(change)
    assert back.documents == (document,)
    assert reading(bench, document) == said
    again = bench.review.undo(back)
    assert again.documents == (other,)
    with pytest.raises(NothingToSplit):
        bench.review.reorder(other, [1, 3])
    assert bench.check() == ()


def test_split_is_undone_unless_a_part_changed(bench: Workbench, add: Add, reader: Scripted) -> None:
    said = receipt(accepted=False, pages=(1, 2))
    reader.texts[repr(said).encode()] = ("RECEIPT Total 12.00", "RECEIPT Total 5.00")
    document = add(said)
    change = bench.split(document)
    part = change.documents[0]
    bench.approve([part])
    with pytest.raises(DocumentChanged):
        bench.review.undo(change)
    assert {one.id for one in bench.summaries(Selection())} == set(change.documents)


def test_reading_again_asks_the_reader_anew(bench: Workbench, add: Add, reader: Scripted) -> None:
    document = add(receipt(accepted=True))
    with pytest.raises(DocumentApproved):
        bench.review.read_again([document])
    bench.review.reopen([document], "the scan was replaced")
    bench.review.read_again([document])
    assert bench.show(document).document.stage is Stage.RECEIVED
    bench.process(document)
    assert len(reader.asked) == 2
    assert bench.check() == ()


def test_reopening_says_why_and_approving_is_undone(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    approval = bench.approve([document])
    bench.review.undo(approval)
    assert bench.show(document).document.stage is Stage.READ
    bench.approve([document])
    change = bench.review.reopen([document], "the client called")
    assert bench.show(document).history[-1].after["because"] == "the client called"
    bench.review.undo(change)
    assert bench.show(document).document.stage is Stage.APPROVED
    with pytest.raises(StageWrong):
        bench.review.reopen([add(receipt("1.00", accepted=False), name="b.pdf")], "no")


def test_undo_and_redo_put_back_what_stood(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    first = reading(bench, document)
    change = bench.correct(document, "total_amount", "99.00")
    undone = bench.review.undo(change)
    assert reading(bench, document) == first
    redone = bench.review.undo(undone)
    assert reading(bench, document).record.value("total_amount") == "99.00"
    assert [line.action for line in bench.show(document).history].count("restored") == 2
    bench.review.reopen([document], "still wrong")
    bench.correct(document, "total_amount", "98.00")
    for stale in (change, undone, redone, Change("corrected", (document,))):
        with pytest.raises(DocumentChanged):
            bench.review.undo(stale)
    assert bench.check(silent) == ()


def test_versions_and_documents_are_compared(bench: Workbench, add: Add) -> None:
    document, other = add(receipt(accepted=False)), add(receipt("13.00", accepted=False), name="b.pdf")
    version = bench.show(document).document.version
    bench.correct(document, "total_amount", "99.00")
    (difference,) = bench.review.compare_version(document, version).fields
    assert (difference.name, difference.first and difference.first.value) == ("total_amount", "12.00")
    assert [one.name for one in bench.review.compare(document, other).fields] == ["total_amount"]


def test_pages_are_compared_word_by_word(bench: Workbench, add: Add, reader: Scripted) -> None:
    for name, text in (("a.pdf", "Total 12.00 EUR"), ("b.pdf", "Total 13.00 EUR")):
        said = receipt(text, accepted=False)
        reader.texts[repr(said).encode()] = (text,)
        add(said, name=name)
    first, second = (one.id for one in bench.summaries(Selection()))
    found = bench.review.compare_pages(first, 1, second, 1)
    assert [len(found.first), len(found.second)] == [1, 1]
    assert bench.review.compare_pages(first, 1, second, 9).first == ()


def test_a_balance_runs_in_the_order_of_the_paper() -> None:
    cells = (("-2.00", "8.00"), ("5.00", "13.00"), ("1.00", "15.00"), ("1.00", None))
    rows = [{"amount": Field(amount)} | ({"balance": Field(shown)} if shown else {}) for amount, shown in cells]
    account = Record({"opening_balance": Field("10.00")}, {"transactions": tuple(Record(row) for row in rows)})
    found = running(account)
    assert [one.balance for one in found] == [Decimal(8), Decimal(13), Decimal(14), Decimal(16)]
    assert first_broken(found) == 3
    turned = replace(account, tables={"transactions": account.tables["transactions"][:2][::-1]})
    assert first_broken(running(turned)) is None
    assert running(Record()) == ()


def test_a_lone_account_is_confirmed_and_edited_in_both_its_places(bench: Workbench, add: Add) -> None:
    rows = tuple(Record({"amount": value(amount, accepted=False)}) for amount in ("1.00", "2.00"))
    account = Record({}, {"transactions": rows})
    record = Record({}, {"accounts": (account,), "transactions": rows})
    document = add(Reading("bank_statement", 0.9, record, pages=(1,)))
    bench.review.confirm(document, ["transactions.1"])
    change = bench.review.delete_rows(document, "transactions", [2])
    found = reading(bench, document).record
    assert found.tables["accounts"][0].tables["transactions"] == found.tables["transactions"]
    assert [row.fields["amount"].accepted for row in found.tables["transactions"]] == [True]
    bench.review.undo(change)
    bench.review.fill_down(document, "accounts.1.transactions", "amount", 1, 2)
    assert [row.value("amount") for row in reading(bench, document).record.tables["transactions"]] == ["1.00", "1.00"]


def test_a_page_stays_turned_until_that_is_undone(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False, pages=(1, 2)))
    bench.review.rotate(document, 2, 90)
    change = bench.review.rotate(document, 2, 180)
    assert (reading(bench, document).turn(1), reading(bench, document).turn(2)) == (0, 270)
    bench.review.undo(change)
    assert reading(bench, document).turn(2) == 90
    bench.review.rotate(document, 2, -90)
    assert reading(bench, document).turns == ()
    assert bench.show(document).document.stage is Stage.READ


def test_pages_that_are_dealt_out_anew_stay_turned(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False, pages=(1, 2, 3)))
    bench.review.rotate(document, 2, 90)
    (moved,) = bench.review.reorder(document, [3, 2, 1]).documents
    assert reading(bench, moved).turn(2) == 90
    assert [reading(bench, one).turns for one in bench.split(moved).documents] == [(), (Turn(2, 90),), ()]


def test_what_is_approved_is_turned_no_more(bench: Workbench, add: Add) -> None:
    document = add(receipt())
    with pytest.raises(DocumentApproved):
        bench.review.rotate(document, 1, 90)


def test_confirming_keeps_what_other_documents_say(bench: Workbench, add: Add) -> None:
    """What others compare stays the same, so that only the document itself is compared again."""
    first = add(receipt(invoice_number="BF-1", receipt_number="BF-1"))
    document = add(receipt(accepted=False, receipt_number="BF-1"), name="again.pdf")
    before = reading(bench, document).findings
    assert any(one.across for one in before)
    bench.review.confirm(document, ["total_amount"])
    after = reading(bench, document)
    assert [one.code for one in after.findings if one.across] == [one.code for one in before if one.across]
    summaries = {one.id: one for one in bench.summaries(Selection())}
    assert summaries[document].doubts == sum(one.blocks for one in after.findings)
    assert bench.check() == ()
    assert first in summaries
