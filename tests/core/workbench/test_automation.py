"""Rules decide who approves, at once and for what comes; trying them says what they would have changed."""

from collections.abc import Callable

from core.domain.document import Stage
from core.ports import Selection
from core.rules import Decision, Rule
from core.workbench import Workbench
from tests.core.workbench.conftest import receipt, work_off

Add = Callable[..., str]
LARGE = Rule("above 1,000 a person", Decision.PERSON, above="1000")
OURS = Rule("receipts of Northwind", Decision.APPROVE, client="Northwind", type="receipt")


def stage(bench: Workbench, document: str) -> Stage:
    return bench.show(document).document.stage


def test_a_threshold_leaves_large_documents_to_a_person(bench: Workbench, add: Add) -> None:
    bench.automation.save_rules([LARGE])
    large, small = add(receipt("1000.01"), name="a.pdf"), add(receipt("999.00"), name="b.pdf")
    assert (stage(bench, large), stage(bench, small)) == (Stage.READ, Stage.APPROVED)
    assert [one.id for one in bench.summaries(Selection(look=True))] == [large]
    assert bench.count(Selection(look=True)) == bench.facets(Selection(look=True)).types["receipt"] == 1
    work_off(bench)
    assert stage(bench, large) is Stage.READ
    bench.approve([large])
    assert stage(bench, large) is Stage.APPROVED


def test_the_first_rule_that_fits_decides_and_the_audit_names_it(bench: Workbench, add: Add) -> None:
    bench.automation.save_rules([OURS, LARGE])
    document = add(receipt("5000.00"))
    assert stage(bench, document) is Stage.APPROVED
    assert bench.show(document).history[-1].after["rule"] == OURS.name
    assert bench.automation.rules() == (OURS, LARGE)


def test_rules_are_tried_on_what_is_there(bench: Workbench, add: Add) -> None:
    large, _ = add(receipt("5000.00"), name="a.pdf"), add(receipt("5.00"), name="b.pdf")
    (tried,) = bench.automation.try_rules([LARGE])
    assert (tried.document.id, tried.now, tried.then) == (large, Decision.APPROVE, Decision.PERSON)
    assert tried.rule == LARGE.name
    assert list(bench.automation.try_rules([])) == []
