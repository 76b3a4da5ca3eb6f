"""What the answers of models change in a reading, and what they never change."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.document import Reading, Status
from core.domain.errors import Cancelled
from core.domain.finding import Finding, Severity
from core.domain.model_errors import ModelCrashed, ModelTooLarge
from core.domain.question import Question, Said
from core.domain.record import Evidence, Field, Origin, Record
from core.extraction.tiers import Tier, consult, doubtful
from tests.core.extraction.tiers.test_grounding import PAPER

INVOICE = bundled_types()["invoice"]
BOTH = {Tier.SMALL: "small", Tier.LARGE: "large"}
VENDOR = Field("Harbour Mills Ltd", Evidence("Harbour Mills Ltd", 1), 0.99, accepted=True)
TOTAL = Field("900.00", Evidence("900.00", 1), 0.4, currency="EUR")
READING = Reading("invoice", 1.0, Record({"vendor_name": VENDOR, "total_amount": TOTAL}), pages=(1,))
Answers = Callable[[Tier, Question], Said]


def saying(values: Mapping[str, str | None], asked: list[tuple[Tier, Question]] | None = None) -> Answers:
    """A model that gives these values for the names it is asked about."""

    def ask(tier: Tier, question: Question) -> Said:
        if asked is not None:
            asked.append((tier, question))
        return Said(json.dumps({name: values.get(name) for name in names_in(question)}), 1)

    return ask


def names_in(question: Question) -> list[str]:
    return [name for name in INVOICE.fields if f"\n{name}: " in question.system]


def test_a_settled_document_is_never_asked_about() -> None:
    settled = replace(READING, status=Status.ACCEPTED)
    assert doubtful(INVOICE, settled) == ()
    asked: list[tuple[Tier, Question]] = []
    assert consult(INVOICE, settled, [PAPER], BOTH, saying({}, asked)) is settled
    assert asked == []


def test_only_what_is_in_doubt_is_asked_and_only_the_text_holds_words_of_the_document() -> None:
    asked: list[tuple[Tier, Question]] = []
    consult(INVOICE, READING, [PAPER], BOTH, saying({}, asked))
    names = names_in(asked[0][1])
    assert "vendor_name" not in names
    assert {"total_amount", "invoice_number", "invoice_date"} <= set(names)
    assert "Harbour" in asked[0][1].text
    assert "Harbour" not in asked[0][1].system
    assert [tier for tier, _ in asked] == [Tier.SMALL, Tier.LARGE]


def test_what_only_a_model_says_is_offered_to_a_person() -> None:
    found = consult(INVOICE, READING, [PAPER], BOTH, saying({"invoice_number": "INV-2024-031"})).record
    number = found.fields["invoice_number"]
    assert (number.value, number.origin, number.accepted) == ("INV-2024-031", Origin.LLM, False)
    assert number.reason is not None
    assert number.reason.code == "model.found"
    assert number.evidence.box is not None


def test_agreement_makes_a_value_surer_but_accepts_nothing() -> None:
    found = consult(INVOICE, READING, [PAPER], BOTH, saying({"total_amount": "900.00"})).record.fields["total_amount"]
    assert (found.value, found.accepted, found.currency) == ("900.00", False, "EUR")
    assert found.confidence > TOTAL.confidence
    assert found.reason is not None
    assert found.reason.code == "model.agrees"


def test_disagreement_is_a_finding_and_another_possible_value() -> None:
    after = consult(INVOICE, READING, [PAPER], BOTH, saying({"total_amount": "4,950.00"}))
    total = after.record.fields["total_amount"]
    assert (total.value, [other.value for other in total.alternatives]) == ("900.00", ["4950.00"])
    assert [(one.code, one.fields) for one in after.findings] == [("model.disagrees", ("total_amount",))]


def test_what_is_not_printed_is_dropped() -> None:
    lies = {"total_amount": "9,999.00", "invoice_number": "INV-0", "due_date": "1 May 2031", "vendor_name": "Mallory"}
    assert consult(INVOICE, READING, [PAPER], BOTH, saying(lies)) == READING


def test_what_the_small_model_settled_is_not_asked_again() -> None:
    asked: list[tuple[Tier, Question]] = []
    consult(INVOICE, READING, [PAPER], BOTH, saying({"total_amount": "900.00"}, asked))
    assert "total_amount" in names_in(asked[0][1])
    assert "total_amount" not in names_in(asked[1][1])


@pytest.mark.parametrize("text", ["", "null", "{", '{"total_amount": "900.00"}', "[" * 50_000])
def test_answers_without_sense_change_nothing(text: str) -> None:
    assert consult(INVOICE, READING, [PAPER], BOTH, lambda _tier, _question: Said(text, 1)) == READING


@pytest.mark.parametrize("error", [ModelCrashed, ModelTooLarge])
def test_a_model_that_fails_loses_nothing(error: type[ModelCrashed | ModelTooLarge]) -> None:
    def ask(tier: Tier, question: Question) -> Said:
        raise error(model=tier)

    assert consult(INVOICE, READING, [PAPER], BOTH, ask) == READING


def test_a_large_model_that_fails_is_followed_by_the_small_one_only_where_that_was_not_asked() -> None:
    asked: list[Tier] = []

    def ask(tier: Tier, question: Question) -> Said:
        asked.append(tier)
        if tier is Tier.LARGE:
            raise ModelTooLarge(model=tier)
        return saying({})(tier, question)

    consult(INVOICE, READING, [PAPER], BOTH, ask)
    assert asked == [Tier.SMALL, Tier.LARGE]


def test_taking_it_back_is_heard() -> None:
    def ask(tier: Tier, question: Question) -> Said:
        raise Cancelled

    with pytest.raises(Cancelled):
        consult(INVOICE, READING, [PAPER], BOTH, ask)


def test_findings_that_were_there_stay() -> None:
    warned = replace(READING, findings=(Finding("sum.total", Severity.WARNING),))
    after = consult(INVOICE, warned, [PAPER], BOTH, saying({"total_amount": "4,950.00"}))
    assert warned.findings[0] in after.findings
