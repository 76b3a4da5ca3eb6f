"""Fields chosen again by scorers that lean to what was corrected."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Field, Origin, Record
from core.extraction.choosing import chosen_again, confirmed

RECEIPT = bundled_types()["receipt"]
TEXTS = ("Tin Roof Supplies", "12 Jalan Mawar", "Tea 4.00", "Total 12.00", "Wallet 20.00")
WORDS = tuple(
    Word(word, Box(60.0 * n, 20.0 * row, 60.0 * n + 50, 20.0 * row + 10), 0.99)
    for row, text in enumerate(TEXTS)
    for n, word in enumerate(text.split())
)
PAPER = Contents((Page(1, 300, 400, WORDS, TextSource.OCR),))


class Toward:
    """Leans to the candidates in given rows."""

    def __init__(self, rows: tuple[int, ...]) -> None:
        self.rows = rows

    def added(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(np.isin(np.arange(len(rows)), self.rows), 30.0, 0.0)


def right(value: str) -> tuple[int, ...]:
    found = {one.field: one for one in confirmed(RECEIPT, PAPER, {"total_amount": value})}
    return found["total_amount"].right


def test_what_there_was_to_choose_from() -> None:
    (choice,) = confirmed(RECEIPT, PAPER, {"total_amount": "12.00"})
    assert choice.field == "total_amount"
    assert len(choice.rows) == len(choice.odds)
    assert int(np.argmax(choice.odds)) in choice.right
    assert not list(confirmed(RECEIPT, PAPER, {"total_amount": "77.70"}))


@pytest.mark.parametrize(("accepted", "expected"), [(False, {"total_amount": "20.00"}), (True, {})])
def test_another_value_is_offered_where_nothing_vouches(accepted: bool, expected: dict[str, str]) -> None:  # noqa: FBT001
    now = Field("12.00")
    record = Record({"total_amount": now.accept("label") if accepted else now})
    found = chosen_again(RECEIPT, record, PAPER, {"total_amount": Toward(right("20.00"))})
    assert {name: field.value for name, field in found.items()} == expected
    assert all(field.origin is Origin.MODEL and not field.accepted for field in found.values())


def test_the_same_choice_changes_nothing() -> None:
    record = Record({"total_amount": Field("12.00")})
    assert not chosen_again(RECEIPT, record, PAPER, {"total_amount": Toward(right("12.00"))})
