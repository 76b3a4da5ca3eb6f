"""What people find of what models said is counted by model and type, and moves who is asked."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.change import HistoryLine
from core.domain.weights import Measure, Verdict
from core.extraction.tiers import Tier, mistaken, shares
from core.extraction.tiers.routing import ENOUGH
from core.workbench import Workbench
from core.workbench.hearing import Models
from core.workbench.judging import Judging, judged
from tests.core.workbench.conftest import Scripted, receipt
from tests.core.workbench.test_opining import LARGE, SEEN, SMALL, Saying, models

OTHER = replace(SMALL, name="other")


def line(
    number: int, action: str, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> HistoryLine:
    return HistoryLine(number, f"2026-01-{number:02d}", "ann", action, "d", before or {}, after or {})


def value(said: str, origin: str = "human") -> dict[str, Any]:
    return {"value": said, "accepted": True, "origin": origin}


def asked(number: int, **said: dict[str, str]) -> HistoryLine:
    return line(number, "model_asked", after={"said": json.dumps(said)})


def test_a_correction_counts_for_who_said_so_and_against_who_did_not() -> None:
    lines = [
        asked(1, small={"total": "12.00", "number": "R-7", "day": "2026-01-01"}, large={"total": "15.00"}),
        line(2, "corrected", {"total": value("12.00", "rule")}, {"total": value("15.00")}),
        line(3, "confirmed", {"number": value("R-7", "llm")}, {"number": value("R-7")}),
        line(4, "corrected", {"day": value("2026-01-01", "llm")}, {"day": None}),
    ]
    found = judged([("receipt", lines)], {})
    assert found == (Verdict("large", "receipt", 1, 1), Verdict("small", "receipt", 3, 1))
    assert judged([("receipt", lines)], {"small": "2026-01-01"}) == found[:1]


def test_what_is_undone_or_read_anew_counts_no_more() -> None:
    said = asked(1, small={"total": "12.00"})
    corrected = line(2, "corrected", {"total": value("12.00", "rule")}, {"total": value("15.00")})
    back = line(3, "restored", {"total": value("15.00")}, {"total": value("12.00", "rule")})
    assert judged([("receipt", [said, corrected])], {})
    assert judged([("receipt", [said, corrected, back])], {}) == ()
    assert judged([("receipt", [said, corrected, line(3, "read")])], {}) == ()


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_model_is_left_out_only_where_it_was_wrong_more_often_than_right(right: int, wrong: int) -> None:
    verdict = Verdict("small", "receipt", right + wrong, right)
    assert (mistaken([verdict]) == {"small"}) is (right + wrong >= ENOUGH and wrong > right)
    assert 0 <= shares([], [verdict])["small"] <= 1


def test_what_was_measured_and_what_people_found_are_taken_together() -> None:
    measure = Measure("small", "receipt", 10, 9, 1, 1.0, 1, 1, 1.0)
    assert shares([measure], [Verdict("small", "receipt", 10, 1), Verdict("other", "receipt", 4, 3)]) == {
        "small": 0.5,
        "other": 0.75,
    }
    there = Models(Saying(), lambda: (SMALL, OTHER, LARGE), lambda: (measure,))
    assert there.tiers("receipt")[Tier.SMALL] == "small"
    assert there.tiers("receipt", [Verdict("small", "receipt", 10, 1), Verdict("other", "receipt", 4, 3)]) == {
        Tier.SMALL: "other",
        Tier.LARGE: "large",
    }
    assert there.tiers("invoice", [Verdict("small", "receipt", 10, 1)])[Tier.LARGE] == "large"


@pytest.fixture
def doubtful(add: Callable[..., str], reader: Scripted) -> str:
    data = b"doubtful"
    reader.texts[data] = (SEEN,)
    return add(receipt(accepted=False), data)


def test_a_persons_correction_of_a_paper_is_a_verdict_until_it_is_undone(bench: Workbench, doubtful: str) -> None:
    saying = Saying({"total_amount": "12.00", "receipt_number": "R-77"})
    asking = replace(bench, models=models(saying, SMALL))
    assert asking.opinions
    asking.opinions.ask(doubtful)
    judging = Judging(bench.store)
    assert judging.verdicts() == ()
    change = bench.correct(doubtful, "total_amount", "13.00")
    assert judging.verdicts() == (Verdict("small", "receipt", 1, 0),)
    bench.review.undo(change)
    assert judging.verdicts() == ()
    bench.correct(doubtful, "total_amount", "12.00")
    assert judging.verdicts() == (Verdict("small", "receipt", 1, 1),)
