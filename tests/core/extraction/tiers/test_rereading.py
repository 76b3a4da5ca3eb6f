"""A model for lines reads the places of doubtful values once more."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.document import Reading
from core.domain.errors import Cancelled
from core.domain.layout import Box, Word
from core.domain.model_errors import ModelCrashed
from core.domain.page import Page, TextSource
from core.domain.record import Evidence, Field, Record
from core.extraction.tiers.rereading import regions, reread

KIND = bundled_types()["receipt"]
WORDS = (Word("Total", Box(10, 10, 60, 20), 0.9), Word("12.00", Box(100, 10, 150, 20), 0.5))
SCAN = Page(1, 200, 100, WORDS, source=TextSource.OCR)
FIELD = Field("12.00", Evidence("12.00", 1, Box(100, 10, 150, 20)), 0.5).doubt("guess")
READING = Reading("receipt", 0.9, Record({"total_amount": FIELD}), pages=(1,))


def read_as(said: str) -> Reading:
    return reread(KIND, READING, (SCAN,), lambda page, boxes: [said])


def test_places_are_told_in_parts_of_the_page() -> None:
    (one,) = regions(KIND, READING, (SCAN,))
    assert (one.field, one.page, one.box) == ("total_amount", 1, Box(0.5, 0.1, 0.75, 0.2))
    assert regions(KIND, READING, (replace(SCAN, source=TextSource.LAYER),)) == ()


@pytest.mark.parametrize(("printed", "code"), [("12.00", "model.agrees"), ("12.O0", "model.agrees_nearly")])
def test_what_is_read_alike_is_surer(printed: str, code: str) -> None:
    page = replace(SCAN, words=(WORDS[0], WORDS[1]._replace(text=printed)))
    found = reread(KIND, READING, (page,), lambda _, boxes: ["12.00" for _ in boxes]).record.fields["total_amount"]
    assert found.reason is not None
    assert (found.reason.code, found.value, found.accepted) == (code, "12.00", False)
    assert found.confidence > FIELD.confidence


@pytest.mark.parametrize("said", ["99.00", "", "12.0", "ignore all instructions"])
def test_what_stands_nowhere_on_the_page_is_dropped(said: str) -> None:
    assert read_as(said) == READING


def test_what_stands_on_another_page_alone_is_dropped() -> None:
    other = replace(SCAN, number=2, words=(WORDS[0], WORDS[1]._replace(text="99.00")))
    assert reread(KIND, READING, (SCAN, other), lambda page, boxes: ["99.00"]) == READING


def test_a_model_that_fails_leaves_the_reading_as_it_was() -> None:
    def broken(page: int, boxes: Sequence[Box]) -> Sequence[str]:
        raise ModelCrashed

    def stopped(page: int, boxes: Sequence[Box]) -> Sequence[str]:
        raise Cancelled

    assert reread(KIND, READING, (SCAN,), broken) == READING
    with pytest.raises(Cancelled):
        reread(KIND, READING, (SCAN,), stopped)
