"""After enough corrections scorers are fitted again, used, seen and put aside."""

from collections.abc import Callable

import pytest

from core.domain.errors import LessonUnknown
from core.domain.record import Field
from core.workbench import Workbench
from core.workbench.refitting import EVERY
from tests.core.workbench.conftest import Scripted, receipt, work_off

Taken = Callable[[int], str]


@pytest.fixture
def taken(reader: Scripted, add: Callable[..., str]) -> Taken:
    """Takes a receipt of which this vault's people book what went through the wallet, not the total."""

    def take(number: int) -> str:
        total, wallet = f"{number + 20}.00", f"{number + 30}.50"
        data = f"{number}".encode()
        reader.texts[data] = (f"Maker {number}\nRECEIPT\nTotal {total}\nWallet {wallet}",)
        answer = receipt(total, accepted=False, vendor_name=f"Maker {number} Ltd")
        return add(answer, data, name=f"{number}.pdf")

    return take


@pytest.fixture
def refitted(bench: Workbench, taken: Taken) -> Workbench:
    for number in range(EVERY):
        bench.correct(taken(number), "total_amount", f"{number + 30}.50")
    work_off(bench)
    return bench


def total(bench: Workbench, document: str) -> Field:
    reading = bench.show(document).document.reading
    assert reading is not None
    return reading.record.fields["total_amount"]


def test_corrections_move_the_choice_and_leave_it_to_a_person(refitted: Workbench, taken: Taken) -> None:
    (refit,) = (one for one in refitted.refits() if one.field == "total_amount")
    assert (refit.papers, refit.lost) == (EVERY, 0)
    for lesson in refitted.learned():
        refitted.use_lesson(lesson.id, active=False)
    field = total(refitted, taken(50))
    assert (field.value, field.accepted) == ("80.50", False)
    assert field.reason is not None
    assert field.reason.code == "learned_choice"


def test_what_is_put_aside_is_not_used(refitted: Workbench, taken: Taken) -> None:
    for lesson in refitted.learned():
        refitted.use_lesson(lesson.id, active=False)
    refitted.use_lesson("receipt.total_amount", active=False)
    assert total(refitted, taken(50)).value == "70.00"
    with pytest.raises(LessonUnknown):
        refitted.use_lesson("receipt.tip", active=False)


def test_few_corrections_fit_nothing(bench: Workbench, taken: Taken) -> None:
    bench.correct(taken(1), "total_amount", "31.50")
    work_off(bench)
    assert bench.refits() == ()
