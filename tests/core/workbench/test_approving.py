"""Who approves: roles, and rules that ask for two persons."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.document import Stage
from core.domain.errors import RoleNotAllowed, SecondPersonNeeded
from core.domain.profile import Role
from core.ports import Selection
from core.workbench import Decision, ExportRequest, Format, Rule, Workbench
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]


def asked(bench: Workbench, reviewers: int = 1) -> None:
    bench.automation.save_rules((Rule("Large", Decision.TWO_PERSONS, above="1000", reviewers=reviewers),))


def by(bench: Workbench, name: str, role: Role = Role.REVIEWER) -> Workbench:
    return replace(bench, actor=name, role=role)


def test_a_rule_of_two_persons_is_approved_by_nobody_who_changed_it(bench: Workbench, add: Add) -> None:
    asked(bench)
    small, large = add(receipt("12.00"), name="s.pdf"), add(receipt("5000.00", receipt_number="L"), name="l.pdf")
    assert [bench.show(one).document.stage for one in (small, large)] == [Stage.APPROVED, Stage.READ]
    by(bench, "paul", Role.PREPARER).correct(large, "total_amount", "5001.00")
    by(bench, "rose").review.confirm(large, ["total_amount"])
    with pytest.raises(SecondPersonNeeded) as refused:
        by(bench, "rose").approve([large])
    assert refused.value.facts == {"document": large, "rule": "Large", "did": "prepared"}
    wanted = bench.approving.awaited(bench.show(large).document)
    assert wanted is not None
    assert (wanted.prepared_by, wanted.left) == ("rose", 1)
    change = by(bench, "omar").approve([large])
    assert change.documents == (large,)
    line = bench.show(large).history[-1]
    assert (line.action, line.actor, line.after["with"]) == ("approved", "omar", "rose")
    assert bench.check() == ()


def test_two_reviewers_approve_one_after_the_other(bench: Workbench, add: Add) -> None:
    asked(bench, reviewers=2)
    document, small = add(receipt("5000.00")), add(receipt("9.00", accepted=False), name="s.pdf")
    first = by(bench, "rose").approve([document, small])
    assert (first.documents, first.awaiting) == ((small,), (document,))
    assert bench.show(document).document.stage is Stage.READ
    with pytest.raises(SecondPersonNeeded) as refused:
        by(bench, "rose").approve([document])
    assert refused.value.facts["did"] == "approved"
    by(bench, "omar").approve([document])
    found = bench.show(document)
    assert found.document.stage is Stage.APPROVED
    assert [(line.action, line.actor) for line in found.history[-2:]] == [("endorsed", "rose"), ("approved", "omar")]
    assert found.history[-1].after["with"] == "rose"


def test_a_change_in_between_asks_both_again(bench: Workbench, add: Add) -> None:
    asked(bench, reviewers=2)
    document = add(receipt("5000.00"))
    by(bench, "rose").approve([document])
    by(bench, "paul", Role.PREPARER).correct(document, "total_amount", "5001.00")
    assert by(bench, "omar").approve([document]).awaiting == (document,)
    assert by(bench, "rose").approve([document]).documents == (document,)


def test_an_endorsement_can_be_undone(bench: Workbench, add: Add) -> None:
    asked(bench, reviewers=2)
    document = add(receipt("5000.00"))
    rose = by(bench, "rose")
    rose.review.undo(rose.approve([document]))
    assert rose.approve([document]).awaiting == (document,)


def test_a_preparer_approves_reopens_exports_and_rules_nothing(bench: Workbench, add: Add, tmp_path: Path) -> None:
    document = add(receipt(accepted=False))
    done = add(receipt("3.00"), name="done.pdf")
    paul = by(bench, "paul", Role.PREPARER)
    out = ExportRequest(Format.CSV, tmp_path / "a.csv")
    for verb in (
        lambda: paul.approve([document]),
        lambda: paul.review.reopen([done], "why"),
        lambda: paul.export(out),
    ):
        with pytest.raises(RoleNotAllowed) as refused:
            verb()
        assert refused.value.facts["may"] == "reviewer"
    said = bench.words.error(refused.value).message
    assert said == "This is for reviewers and administrators; you work here as preparer."
    for verb in (
        lambda: paul.automation.save_rules(()),
        lambda: paul.automation.save_folders(()),
        lambda: by(bench, "rose").automation.save_rules(()),
        paul.accept_rollback,
    ):
        with pytest.raises(RoleNotAllowed) as refused:
            verb()
        assert refused.value.facts["may"] == "administrator"
    paul.correct(document, "total_amount", "12.00")
    assert bench.count(Selection(stage=Stage.APPROVED)) == 2
