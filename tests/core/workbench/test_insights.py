"""Charts, the trail of what was done, and what is missing, from documents in a real vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.document import Lap, Reading, Status
from core.domain.errors import FormatUnknown
from core.domain.job import Running
from core.domain.measures import Answered, Day, Money, Share
from core.domain.record import Record
from core.ports import Selection, Trail
from core.workbench import Missing, Workbench
from tests.core.workbench.conftest import receipt, value

Add = Callable[..., str]


def paper(kind: str, **said: str) -> Reading:
    fields = {name: value(text) for name, text in said.items()}
    return Reading(kind, 0.9, Record(fields), pages=(1,), status=Status.ACCEPTED)


def test_what_charts_show(bench: Workbench, add: Add) -> None:
    taxed = receipt("12.00", receipt_date="2025-01-31")
    row = Record({"rate": value("20"), "amount": value("2.00")})
    add(replace(taxed, seconds=2.0, record=replace(taxed.record, tables={"taxes": (row, row)})), name="a.pdf")
    add(receipt("8.00", receipt_date="2025-02-01"), name="b.pdf")
    doubtful = add(receipt("1.00", accepted=False, receipt_date="2025-02-02"), name="c.pdf")
    found = bench.insights.figures(Selection())
    assert found.days == (Day(datetime.now(UTC).date().isoformat(), 3),)
    assert (found.read, found.straight) == (3, 2)
    assert found.causes == {"guess": 1}
    assert [(one.type, one.documents, one.average) for one in found.seconds] == [("receipt", 1, 2.0)]
    assert found.suppliers == (Money("Blue Fern Ltd", "", 21.0, 3),)
    assert [(one.name, one.total) for one in found.months] == [("2025-01", 12.0), ("2025-02", 9.0)]
    assert found.taxes == (Money("20", "", 4.0, 1),)
    january = bench.insights.figures(Selection(since=date(2025, 1, 1), until=date(2025, 1, 31), client="Northwind"))
    assert (january.read, january.causes) == (1, {})
    bench.review.confirm(doubtful, ["total_amount"])
    after = bench.insights.figures(Selection())
    assert (after.straight, after.causes) == (2, {})


def test_what_a_figure_counts_can_be_listed(bench: Workbench, add: Add) -> None:
    row = Record({"rate": value("20"), "amount": value("2.00")})
    paid = receipt("12.00")
    taxed = add(replace(paid, record=replace(paid.record, tables={"taxes": (row,)})), name="a.pdf")
    doubtful = add(receipt("1.00", accepted=False, receipt_date="2025-02-02"), name="c.pdf")
    today = datetime.now(UTC).date()
    for selection, expected in (
        (Selection(taken=today), [taxed, doubtful]),
        (Selection(taken=today - timedelta(days=1)), []),
        (Selection(rate="20"), [taxed]),
        (Selection(cause="guess"), [doubtful]),
    ):
        assert [one.id for one in bench.summaries(selection)] == expected
        assert bench.count(selection) == len(expected)
    assert bench.insights.figures(Selection()).shares == (Share("receipt", 2, 1),)
    bench.review.confirm(doubtful, ["total_amount"])
    assert bench.count(Selection(cause="guess")) == 0


def test_a_copy_is_worth_a_look_until_a_person_lets_it_pass(bench: Workbench, add: Add) -> None:
    add(receipt("12.00", receipt_number="R-1"), name="a.pdf")
    copy = add(receipt("12.00", receipt_number="R-1", vendor_address="Harbour"), name="b.pdf")
    add(receipt("9.00", receipt_date="2025-03-01"), name="c.pdf", client="Acme")
    found = bench.insights.remarks()
    assert [(one.document.id, one.finding.code) for one in found] == [(copy, "history.same_number")]
    assert bench.insights.remarks("Acme") == ()
    bench.review.dismiss(copy, found[0].finding, "seen")
    assert bench.insights.remarks("Northwind") == ()


def test_the_trail_is_looked_through_by_page_and_filter(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False), name="a.pdf")
    add(receipt("1.00"), name="b.pdf", client="Acme")
    bench.correct(document, "total_amount", "13.00")
    lines = bench.activity(Trail())
    assert [one.sequence for one in lines] == list(range(len(lines), 0, -1))
    assert bench.activity(Trail(offset=1, limit=2)) == lines[1:3]
    assert {one.document for one in bench.activity(Trail(action="corrected"))} == {document}
    assert {one.actor for one in bench.activity(Trail(actor="rule"))} == {"rule"}
    assert {one.document for one in bench.activity(Trail(client="Northwind"))} == {document}
    assert bench.activities(Trail(document=document)) == len(bench.show(document).history)
    today = datetime.now(UTC).date()
    assert bench.activities(Trail(since=today - timedelta(days=1), until=today)) == len(lines)
    assert bench.activities(Trail(since=today + timedelta(days=1))) == 0
    actors, actions = bench.deeds()
    assert {"ann", "rule"} <= set(actors)
    assert {"taken", "read", "approved", "corrected"} <= set(actions)


@pytest.mark.parametrize("gap", [True, False])
def test_missing_statements_and_payslips_are_named(bench: Workbench, add: Add, gap: bool) -> None:  # noqa: FBT001
    spans = [("2025-01-01", "2025-01-31"), ("2025-02-01", "2025-02-28"), ("2025-03-01", "2025-03-31")]
    for number, (first, last) in enumerate(spans):
        if number != 1 or not gap:
            said = {"account_number": "17", "statement_start": first, "statement_end": last}
            add(paper("bank_statement", **said), name=f"{number}.pdf")
            add(paper("payslip", employee_name="Ann Reed", pay_month=first[:7]), name=f"{number} slip.pdf")
    expected = (
        Missing("bank_statement", "17", "2025-02-01", "2025-02-28"),
        Missing("payslip", "Ann Reed", "2025-02", "2025-02"),
    )
    assert bench.insights.missing("Northwind") == (expected if gap else ())
    assert bench.insights.missing("Acme") == ()


def test_health_counts_failures_and_memory(bench: Workbench, add: Add) -> None:
    add(FormatUnknown())
    found = bench.insights.health()
    assert found.failures == {"format.unknown": 1}
    assert (found.totals.failed, found.being_read) == (1, 0)
    assert 0 < found.used_mb < found.total_mb
    assert 0 < found.memory_share < 1
    assert found.running == Running()  # this reader is no process
    assert replace(found, free_mb=found.total_mb * 0.1).tight


def test_the_seconds_of_each_stage_are_averaged(bench: Workbench, add: Add) -> None:
    for number in (1, 3):
        laps = (Lap("read", float(number)), Lap("check", 0.1))
        add(replace(receipt(receipt_number=f"R-{number}"), laps=laps))
    stages = bench.insights.figures(Selection()).stages
    assert [(one.stage, one.documents, one.average) for one in stages] == [("read", 2, 2.0), ("check", 2, 0.1)]
    assert bench.insights.pace().stages == stages
    last = bench.store.figures(Selection(latest=1))
    assert [(one.stage, one.average) for one in last.stages] == [("read", 3.0), ("check", 0.1)]
    assert last.read == 1
    assert len(bench.summaries(Selection(latest=1))) == bench.count(Selection(latest=1)) == 1
    assert bench.check() == ()


def test_how_often_readers_were_right_is_what_people_said(bench: Workbench, add: Add) -> None:
    doubtful = receipt("1.00", accepted=False)
    one, other, third = (add(doubtful, name=f"{number}.pdf", data=bytes([number])) for number in range(3))
    assert bench.insights.figures(Selection()).answers == ()
    bench.review.confirm(one, ["total_amount"])
    bench.correct(other, "vendor_name", "Copper Fern Ltd")
    bench.correct(other, "vendor_name", "Copper Fern SA")
    bench.correct(other, "total_amount", "2.00")
    bench.review.undo(bench.correct(third, "total_amount", "3.00"))
    assert bench.insights.figures(Selection()).answers == (Answered("receipt", "rule", 3, 1, 1),)
    assert bench.insights.figures(Selection(type="invoice")).answers == ()
    bench.correct(third, "vendor_name", "")
    assert bench.insights.figures(Selection()).answers == (Answered("receipt", "rule", 4, 1, 2),)
