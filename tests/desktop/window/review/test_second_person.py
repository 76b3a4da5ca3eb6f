"""A rule of two persons in the review: a standing note, and a button that does what is possible."""

from dataclasses import replace

from PySide6.QtCore import Qt

from core.domain.document import Stage
from core.workbench import Decision, Rule, Workbench
from tests.desktop.window.review.conftest import Add, Shown, ten


def asked(bench: Workbench, reviewers: int = 1) -> None:
    bench.automation.save_rules((Rule("Large", Decision.TWO_PERSONS, reviewers=reviewers),))


def test_who_prepared_a_document_leaves_it_to_somebody_else(shown: Shown, add: Add) -> None:
    asked(shown.bench)
    first, second = add(ten("total_amount"), "a.pdf"), add(ten("total_amount"), "b.pdf")
    shown.bench.review.confirm(first, ["total_amount"])
    shown.open(first)
    panel = shown.view.panel
    assert panel.second.isVisible()
    assert panel.second.text() == (
        "◆ You changed or confirmed it last. By the rule “Large” somebody else has to approve it."
    )
    assert panel.approve.text() == "Next document"
    shown.bot.mouseClick(panel.approve, Qt.MouseButton.LeftButton)
    shown.wait()
    assert [one.id for one in shown.opened] == [second]
    assert shown.bench.show(first).document.stage is Stage.READ
    assert not shown.complaints


def test_the_last_who_is_asked_approves(shown: Shown, add: Add) -> None:
    asked(shown.bench, reviewers=2)
    document = add(ten("total_amount"))
    omar, rose = (replace(shown.bench, actor=name) for name in ("omar", "rose"))
    omar.review.confirm(document, ["total_amount"])
    shown.open(document)
    assert "2 persons who did not prepare it" in shown.view.panel.second.text()
    rose.approve([document])
    shown.open(document)
    assert (
        shown.view.panel.second.text() == "◆ rose approved it. By the rule “Large” your approval is the last it needs."
    )
    shown.bot.mouseClick(shown.view.panel.approve, Qt.MouseButton.LeftButton)
    shown.wait()
    assert shown.bench.show(document).document.stage is Stage.APPROVED


def test_where_no_rule_speaks_nothing_is_said(shown: Shown, add: Add) -> None:
    shown.open(add(ten("total_amount")))
    assert not shown.view.panel.second.isVisible()
    assert shown.view.panel.approve.text() == "Approve"


def test_what_the_rule_approved_meanwhile_is_reopened_without_a_question(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", "receipt_time"))
    shown.open(document)
    shown.bench.store.advance([document], Stage.APPROVED, "rule", {"rule": "status accepted"})
    shown.press(Qt.Key.Key_Return)
    told = [line.after.get("because") for line in shown.bench.show(document).history]
    assert "The rule approved it while a person was looking at it" in told
    assert not shown.complaints
