"""Corrections are learned from, and what was learned can be seen, tried and put aside."""

from collections.abc import Callable

import pytest

from core.domain.document import Reading, Stage
from core.domain.errors import LessonUnknown
from core.domain.record import Origin
from core.workbench import Workbench
from tests.core.workbench.conftest import Scripted, receipt

Add = Callable[..., str]
HEAD = "Tin Roof Supplies Reg 778213-K RECEIPT Total"


def unsure(name: str, total: str) -> Reading:
    """A receipt whose supplier nothing vouches for."""
    reading = receipt(total)
    made = reading.record.fields["vendor_name"]
    record = reading.record.put("vendor_name", type(made)(name, made.evidence, 0.4))
    return Reading("receipt", 0.9, record, pages=(1,))


@pytest.fixture
def taken(reader: Scripted, add: Add) -> Callable[[str, str], str]:
    def take(name: str, total: str) -> str:
        data = f"{name} {total}".encode()
        reader.texts[data] = (f"{HEAD} {total}",)
        return add(unsure(name, total), data, name=f"{total}.pdf")

    return take


def test_a_corrected_name_stands_on_the_senders_next_paper(bench: Workbench, taken: Callable[[str, str], str]) -> None:
    first = taken("T1n Rcof", "12.00")
    bench.correct(first, "vendor_name", "TIN ROOF SUPPLIES")
    second = bench.show(taken("Tin Rof", "15.00")).document
    assert second.reading is not None
    name = second.reading.record.fields["vendor_name"]
    assert (name.value, name.origin, name.accepted) == ("TIN ROOF SUPPLIES", Origin.TEMPLATE, True)
    assert second.stage is Stage.APPROVED


def test_an_approved_document_teaches_what_it_says(bench: Workbench, taken: Callable[[str, str], str]) -> None:
    bench.approve([taken("Tin Roof Supplies", "12.00")])
    second = bench.show(taken("Tin Rof", "15.00")).document
    assert second.reading is not None
    assert second.reading.record.value("vendor_name") == "Tin Roof Supplies"


def test_what_was_learned_is_seen_tried_and_put_aside(bench: Workbench, taken: Callable[[str, str], str]) -> None:
    before = taken("T1n Rcof", "11.00")
    bench.correct(taken("Tin Rof", "12.00"), "vendor_name", "TIN ROOF SUPPLIES")
    (lesson,) = bench.learned()
    assert lesson.values["vendor_name"] == "TIN ROOF SUPPLIES"
    tried = {trial.document: trial for trial in bench.try_lesson(lesson.id)}
    assert (tried[before].value, tried[before].learned) == ("T1n Rcof", "TIN ROOF SUPPLIES")
    bench.use_lesson(lesson.id, active=False)
    after = bench.show(taken("Tin Roof Suppl1es", "15.00")).document
    assert after.reading is not None
    assert after.reading.record.value("vendor_name") == "Tin Roof Suppl1es"
    assert bench.learned()[0].active is False
    with pytest.raises(LessonUnknown):
        bench.try_lesson("none")


def test_what_one_opening_learned_the_next_one_knows(bench: Workbench, taken: Callable[[str, str], str]) -> None:
    bench.correct(taken("Tin Rof", "12.00"), "vendor_name", "TIN ROOF SUPPLIES")
    again = Workbench(bench.store, bench.reader, bench.types, bench.words, lambda: "1", "ben")
    assert again.learned() == bench.learned()
    assert again.processing.learning.lessons() == bench.learned()


def test_undoing_a_correction_takes_back_what_it_taught(bench: Workbench, taken: Callable[[str, str], str]) -> None:
    first = taken("T1n Rcof", "12.00")
    kept = bench.correct(first, "vendor_name", "TIN ROOF SUPPLIES")
    (lesson,) = bench.learned()
    undone = bench.review.undo(kept)
    assert [one.active for one in bench.learned()] == [False]
    again = bench.review.undo(undone)
    assert bench.learned() == (lesson,)
    assert again.taught[0].after == lesson
    bench.use_lesson(lesson.id, active=False)
    assert bench.review.undo(again).taught == ()  # it is another's word by now
