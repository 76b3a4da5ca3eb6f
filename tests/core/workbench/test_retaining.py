"""How long documents are kept, what that holds, and what is due."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from core.domain.document import Stage
from core.domain.errors import KeepInvalid, RoleNotAllowed
from core.domain.profile import Profile, Role
from core.domain.retention import Keep, keep_of, year_of
from core.workbench import Retention, Workbench
from tests.core.workbench.conftest import receipt

ANN = Profile("ann", Role.ADMINISTRATOR)


def retention(bench: Workbench, today: date) -> Retention:
    return Retention(bench.store, ANN, lambda: today)


def exported(bench: Workbench, add: Callable[..., str], day: str, client: str = "Northwind") -> str:
    document = add(receipt(receipt_date=day), name=f"{day}.pdf", client=client)
    if bench.show(document).document.stage is Stage.READ:
        bench.approve([document])
    bench.store.advance([document], Stage.EXPORTED, "ann", {"file": "a.csv"})
    return document


@pytest.mark.parametrize(
    ("day", "year"),
    [("2025-03-31", 2025), ("2025-03", 2025), ("2024-25", 2025), ("2025", 2025), ("1999-00", 2000), ("2011-12", 2012)],
)
def test_a_year_ends_when_its_last_day_is_over(day: str, year: int) -> None:
    assert year_of(day) == year


def test_the_closest_rule_speaks() -> None:
    every, client, kind, both = Keep(5), Keep(6, "Acme"), Keep(7, "", "invoice"), Keep(8, "Acme", "invoice")
    rules = [kind, every, both, client]
    assert keep_of(rules, "Acme", "invoice") == both
    assert keep_of(rules, "Acme", "receipt") == client
    assert keep_of(rules, "Fern", "invoice") == kind
    assert keep_of(rules, "Fern", "receipt") == every
    assert keep_of([client], "Fern", "invoice") is None


def test_without_a_rule_nothing_is_ever_due(bench: Workbench, add: Callable[..., str]) -> None:
    exported(bench, add, "1990-01-31")
    assert not bench.retention.rules()
    assert not bench.retention.due()


def test_what_was_exported_is_due_once_its_years_are_over(bench: Workbench, add: Callable[..., str]) -> None:
    old, young = exported(bench, add, "2014-05-01"), exported(bench, add, "2015-01-01")
    bench.retention.keep(Keep(10, "Northwind"))
    (due,) = retention(bench, date(2025, 1, 1)).due()
    assert (due.document.id, due.until) == (old, date(2024, 12, 31))
    assert not retention(bench, date(2024, 12, 31)).due()
    assert {one.document.id for one in retention(bench, date(2026, 1, 1)).due()} == {old, young}
    assert not retention(bench, date(2026, 1, 1)).due("Fern")


def test_what_is_to_be_decided_exported_or_taken_back_is_not_due(bench: Workbench, add: Callable[..., str]) -> None:
    add(receipt(receipt_date="2001-01-01", accepted=False), name="review.pdf")
    approved = add(receipt(receipt_date="2002-01-01"), name="approved.pdf")
    taken_back = exported(bench, add, "2003-01-01")
    bench.retention.keep(Keep(1))
    bench.reopen([taken_back], "wrong client")
    bench.approve([taken_back])
    late = retention(bench, date(2025, 1, 1))
    assert bench.exports.reversals()
    assert not late.due()
    bench.periods.close("Northwind", date(2002, 12, 31))
    assert [one.document.id for one in late.due()] == [approved]


def test_rules_are_replaced_and_taken_away(bench: Workbench) -> None:
    for keep in (Keep(5), Keep(7, "Acme"), Keep(6)):
        bench.retention.keep(keep)
    assert bench.retention.rules() == (Keep(6), Keep(7, "Acme"))
    bench.retention.release("Acme")
    bench.retention.release("nobody")
    assert bench.retention.rules() == (Keep(6),)


def test_only_an_administrator_says_how_long(bench: Workbench) -> None:
    reviewer = replace(bench, role=Role.REVIEWER)
    with pytest.raises(RoleNotAllowed):
        reviewer.retention.keep(Keep(5))
    for years in (0, -1, 101):
        with pytest.raises(KeepInvalid):
            bench.retention.keep(Keep(years))
