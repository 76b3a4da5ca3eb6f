"""Closed periods: what lies in one stays as it is, until somebody who may reopens it and says why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from core.domain.change import Change
from core.domain.document import Reading, Stage, Status
from core.domain.errors import DocumentApproved, PeriodClosed, PeriodOpen, ReasonMissing, RoleNotAllowed
from core.domain.finding import Finding
from core.domain.profile import Role
from core.domain.record import Record
from core.ports import Trail
from core.workbench import Workbench
from tests.core.workbench.conftest import receipt, value

Add = Callable[..., str]
MARCH = date(2025, 3, 31)


def closed(bench: Workbench, document: str) -> list[Finding]:
    reading = bench.show(document).document.reading
    assert reading
    return [one for one in reading.findings if one.code == "history.closed_period"]


def test_a_late_paper_of_a_closed_period_waits_for_a_person(bench: Workbench, add: Add) -> None:
    before = add(receipt("1.00", receipt_date="2025-03-01"), name="before.pdf")
    bench.periods.close("Northwind", MARCH)
    late, later = (add(receipt("2.00", receipt_date=f"2025-0{month}-15"), name=f"{month}.pdf") for month in (3, 4))
    assert not closed(bench, before)  # it was done when the period was closed
    assert [one.facts for one in closed(bench, late)] == [{"day": "2025-03-15", "until": "2025-03-31"}]
    assert not closed(bench, later)
    stages = [bench.show(one).document.stage for one in (before, late, later)]
    assert stages == [Stage.APPROVED, Stage.READ, Stage.APPROVED]
    bench.approve([late])
    assert closed(bench, late)  # whoever looks later sees that it came late


def test_closing_and_opening_say_anew_what_waits(bench: Workbench, add: Add) -> None:
    waits = add(receipt("1.00", receipt_date="2025-03-01", accepted=False))
    other = add(receipt("1.00", receipt_date="2025-03-02", accepted=False), name="o.pdf", client="Acme")
    assert bench.periods.close("Northwind", MARCH).touched == (waits,)
    assert closed(bench, waits)
    assert not closed(bench, other)
    assert [(one.client, one.until, one.by) for one in bench.periods.closed()] == [("Northwind", MARCH, "ann")]
    assert bench.periods.open("Northwind", "the auditor asked").touched == (waits,)
    assert not closed(bench, waits)
    assert bench.periods.closed() == []
    done = {line.action: line for line in bench.activity(Trail())}
    assert done["period_closed"].after == {"client": "Northwind", "until": "2025-03-31"}
    assert done["period_opened"].after["because"] == "the auditor asked"
    assert done["period_opened"].actor == "ann"
    assert bench.check() == ()


def test_a_period_that_is_opened_lets_through_what_waited_for_it_alone(bench: Workbench, add: Add) -> None:
    bench.periods.close("", MARCH)
    document = add(receipt(receipt_date="2025-03-15"))
    assert bench.show(document).document.stage is Stage.READ
    bench.periods.open("", "closed too early")
    assert bench.show(document).document.stage is Stage.APPROVED


def test_what_lies_in_a_closed_period_is_changed_by_nobody(bench: Workbench, add: Add) -> None:
    document = add(receipt(receipt_date="2025-03-01"))
    other = add(receipt("4.00", receipt_date="2025-04-01"), name="april.pdf")
    bench.periods.close("Northwind", MARCH)
    verbs: tuple[Callable[[], Change], ...] = (
        lambda: bench.correct(document, "total_amount", "3.00"),
        lambda: bench.review.confirm(document, ["total_amount"]),
        lambda: bench.retype(document, "invoice"),
        lambda: bench.review.read_again([document]),
        lambda: bench.merge([document, other]),
        lambda: bench.review.rotate(document, 1, 90),
    )
    for verb in verbs:
        with pytest.raises(PeriodClosed) as refused:
            verb()
        assert refused.value.facts == {"document": document, "stage": "approved", "until": "2025-03-31"}
    with pytest.raises(DocumentApproved) as plain:
        bench.correct(other, "total_amount", "3.00")
    assert not isinstance(plain.value, PeriodClosed)


def test_only_an_administrator_reopens_in_a_closed_period_and_says_why(bench: Workbench, add: Add) -> None:
    document = add(receipt(receipt_date="2025-03-01", accepted=False))
    approval = bench.approve([document])
    bench.periods.close("Northwind", MARCH)
    reviewer = replace(bench, actor="rose", role=Role.REVIEWER)
    with pytest.raises(RoleNotAllowed) as refused:
        reviewer.review.reopen([document], "misread")
    assert (refused.value.facts["role"], refused.value.facts["may"]) == ("reviewer", "administrator")
    with pytest.raises(RoleNotAllowed):
        reviewer.review.undo(approval)
    with pytest.raises(ReasonMissing):
        bench.review.reopen([document], "  ")
    bench.review.reopen([document], "misread")
    assert closed(bench, document)
    bench.correct(document, "total_amount", "3.00")


def test_what_is_not_closed_cannot_be_opened_and_opening_has_a_reason(bench: Workbench) -> None:
    with pytest.raises(PeriodOpen):
        bench.periods.open("Northwind", "why not")
    bench.periods.close("Northwind", MARCH)
    with pytest.raises(ReasonMissing):
        bench.periods.open("Northwind", "")
    with pytest.raises(RoleNotAllowed):
        replace(bench, role=Role.REVIEWER).periods.close("Northwind", date(2025, 6, 30))


def test_a_paper_of_a_users_own_type_lies_in_a_closed_period_too(bench: Workbench, add: Add) -> None:
    bench.periods.close("Northwind", MARCH)
    record = Record({"tenant": value("Fern"), "rent_day": value("2025-03-15"), "rent": value("900.00")})
    own = Reading("rent_notice", 0.9, record, pages=(1,), status=Status.ACCEPTED)
    late = add(own, name="rent.pdf")
    assert [one.facts for one in closed(bench, late)] == [{"day": "2025-03-15", "until": "2025-03-31"}]
    fields = {**record.fields, "rent_day": value("2025-04-15")}
    assert not closed(bench, add(replace(own, record=Record(fields)), name="later.pdf"))
    assert bench.check() == ()
