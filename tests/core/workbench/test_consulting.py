"""Models asked in the background about documents that the readers left to a person."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from core.domain.change import RULE, Change
from core.domain.document import Stage, Status
from core.domain.errors import Cancelled, VouchError
from core.domain.model_errors import ModelCrashed, ModelRuntimeMissing, ModelSlow, ModelTooLarge
from core.domain.question import Question, Said
from core.ports import Progress, silent
from core.workbench import Workbench
from core.workbench.consulting import FAILING, Consulting
from core.workbench.hearing import Models
from tests.core.workbench.conftest import Scripted, receipt
from tests.core.workbench.test_opining import LARGE, SEEN, SMALL, Saying, models

Add = Callable[..., str]


@dataclass
class Failing:
    """A model that fails on everything; the others say what they are told to."""

    error: type[VouchError]
    which: str = "large"
    asked: list[str] = field(default_factory=list)

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        self.asked.append(model)
        if model == self.which:
            raise self.error
        return Saying().ask(model, question)


def doubtful(add: Add, reader: Scripted, name: str) -> str:
    data = name.encode()
    reader.texts[data] = (SEEN,)
    return add(receipt(accepted=False), data, f"{name}.pdf")


def consulting(bench: Workbench, known: Models, heard: list[Change] | None = None) -> Consulting:
    opinions = replace(bench, models=lambda: known).opinions
    assert opinions
    return Consulting(bench.store, opinions, (heard if heard is not None else []).append)


def test_documents_left_to_a_person_are_asked_about_once(bench: Workbench, add: Add, reader: Scripted) -> None:
    document = doubtful(add, reader, "one")
    saying, heard = Saying({"total_amount": "12.00", "receipt_number": "R-77"}), list[Change]()
    line = consulting(bench, models(saying, SMALL)(), heard)
    assert line.next(silent) == 1
    assert [one.documents for one in heard] == [(document,)]
    assert (line.next(silent), line.next(silent), saying.asked) == (0, 0, ["small"])
    shown = bench.show(document)
    assert (shown.document.stage, shown.history[-1].actor) == (Stage.READ, RULE)
    assert shown.document.reading is not None
    found = shown.document.reading.record.fields
    assert found["total_amount"].confidence > 0.8
    assert not found["total_amount"].accepted
    again = consulting(bench, models(saying, SMALL)())
    assert (again.next(silent), saying.asked) == (0, ["small"])  # after a new start too


def test_what_is_settled_or_touched_is_left_alone(bench: Workbench, add: Add, reader: Scripted) -> None:
    saying = Saying({"total_amount": "12.00"})
    add(receipt("15.00"), b"settled")
    bench.correct(doubtful(add, reader, "touched"), "vendor_name", "Red Oak Ltd")
    assert consulting(bench, models(saying, SMALL)()).next(silent) == 0
    assert saying.asked == []


def test_documents_of_a_type_come_together(bench: Workbench, add: Add, reader: Scripted) -> None:
    kinds = ("receipt", "invoice", "receipt", "invoice")
    for number, kind in enumerate(kinds):
        data = str(number).encode()
        reader.texts[data] = (SEEN,)
        add(replace(receipt(accepted=False), type=kind), data, f"{number}.pdf")
    heard = list[Change]()
    line = consulting(bench, models(Saying(), SMALL)(), heard)
    while line.next(silent):
        continue
    asked = [bench.show(one.documents[0]).document.reading for one in heard]
    assert [one.type for one in asked if one] == ["invoice", "invoice", "receipt", "receipt"]


@pytest.mark.parametrize("error", [ModelCrashed, ModelSlow, ModelTooLarge])
def test_the_smaller_model_answers_where_the_larger_fails(
    bench: Workbench, add: Add, reader: Scripted, error: type[VouchError]
) -> None:
    document, failing = doubtful(add, reader, "one"), Failing(error)
    assert consulting(bench, models(failing, LARGE, SMALL)()).next(silent) == 1
    assert failing.asked == ["small", "large"]
    alone = Failing(error, "small")
    other = doubtful(add, reader, "two")
    assert consulting(bench, models(alone, SMALL)()).next(silent) == 1
    for one in (document, other):
        assert bench.show(one).document.stage is Stage.READ
    assert bench.show(other).history[-1].after["failed"] == error.code


def test_one_that_keeps_failing_is_left_alone(bench: Workbench, add: Add, reader: Scripted) -> None:
    for number in range(FAILING + 2):
        doubtful(add, reader, str(number))
    failing = Failing(ModelCrashed, "small")
    line = consulting(bench, models(failing, SMALL)())
    assert [line.next(silent) for _ in range(FAILING + 1)] == [1] * FAILING + [0]
    assert len(failing.asked) == FAILING


def test_without_a_runtime_nothing_is_said_to_have_been_asked(bench: Workbench, add: Add, reader: Scripted) -> None:
    document, failing = doubtful(add, reader, "one"), Failing(ModelRuntimeMissing, "small")
    line = consulting(bench, models(failing, SMALL)())
    assert (line.next(silent), line.next(silent), len(failing.asked)) == (0, 0, 1)
    assert bench.show(document).history[-1].action == "read"


def test_another_model_is_asked_about_what_was_left(bench: Workbench, add: Add, reader: Scripted) -> None:
    doubtful(add, reader, "one")
    saying = Saying()
    consulting(bench, models(saying, SMALL)()).next(silent)
    assert consulting(bench, models(saying, SMALL, LARGE)()).next(silent) == 1
    assert saying.asked == ["small", "small", "large"]


def test_the_end_of_the_work_takes_a_question_back(bench: Workbench, add: Add, reader: Scripted) -> None:
    document = doubtful(add, reader, "one")

    @dataclass
    class Stepping:
        def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
            progress("thinking", 1, 2)
            return Said(json.dumps({}), 1)

    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    line = consulting(bench, Models(Stepping(), lambda: [SMALL], lambda: ()))
    with pytest.raises(Cancelled):
        line.next(stop)
    assert bench.show(document).history[-1].action == "read"


def test_a_disagreement_is_a_finding_and_accepts_nothing(bench: Workbench, add: Add, reader: Scripted) -> None:
    reader.texts[b"two"] = (f"{SEEN}\nTotal 13.00",)
    document = add(receipt(accepted=False), b"two")
    consulting(bench, models(Saying({"total_amount": "13.00"}), SMALL)()).next(silent)
    reading = bench.show(document).document.reading
    assert reading is not None
    assert [one.code for one in reading.findings] == ["model.disagrees"]
    assert (reading.record.value("total_amount"), reading.status) == ("12.00", Status.REVIEW)


def test_without_models_nothing_is_asked_and_nothing_loaded(bench: Workbench, add: Add, reader: Scripted) -> None:
    doubtful(add, reader, "one")
    kept = {name: sys.modules.pop(name) for name in list(sys.modules) if "consulting" in name or "opining" in name}
    beside = bench.beside()
    assert beside(silent) == 0
    assert not [name for name in sys.modules if "core.workbench.consulting" in name or "core.workbench.opining" in name]
    sys.modules.update(kept)
