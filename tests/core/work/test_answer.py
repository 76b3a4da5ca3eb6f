"""What a reader says, held against what it may say."""

from contextlib import suppress
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codec import encode
from core.domain.document import Failure
from core.domain.errors import ReaderLied, ReadingError
from core.domain.page import Part
from core.work.protocol import LARGEST, Allowance, Frame, Kind, part_body
from tests.core.work.conversation import CONVERSATION, LIMITS, bytes_of, heard, lies


def test_what_is_true_is_heard() -> None:
    said = heard(bytes_of(CONVERSATION))
    assert said is not None
    assert said.readings[0].pages == (1, 2)


def test_what_is_spoilt_is_heard_or_refused() -> None:
    ended = set()
    for lie in lies(range(1_500)):
        try:
            ended.add(heard(lie) is not None)
        except ReadingError as refusal:
            ended.add(type(refusal) is ReaderLied)
    assert ended == {True, False}


@given(st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=40)), max_size=6))
def test_any_frames_are_heard_or_refused(frames: list[tuple[Kind, bytes]]) -> None:
    with suppress(ReadingError):
        heard(bytes_of([Frame(*frame) for frame in frames]))


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=400), max_size=5), st.text(max_size=20))
def test_any_failure_is_an_error_of_a_reader(facts: dict[str, str], code: str) -> None:
    with pytest.raises(ReadingError) as told:
        heard(bytes_of([Frame(Kind.FAILURE, encode(Failure(code, facts)))]))
    assert all(len(fact) <= 200 for fact in told.value.facts.values())


def test_parts_are_counted_together() -> None:
    half = Frame(Kind.PART, part_body(Part("half", bytes(600_000))))
    assert heard(bytes_of([half])) is None
    with pytest.raises(ReaderLied):
        heard(bytes_of([half, half]))


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.IMAGE, Kind.STEP, Kind.END, Kind.FAILURE])
def test_what_one_answer_says_is_bounded_in_all(kind: Kind) -> None:
    allowance = Allowance(LIMITS)
    with pytest.raises(ReaderLied):
        list(map(allowance.grant, repeat(kind, 100_000), repeat(LARGEST[kind])))


@pytest.mark.parametrize("box", ["[NaN,0,0,0]", "[0,0,0]", "[1e400,0,0,0]", "[true,0,0,0]", '["0",0,0,0]', "null"])
def test_boxes_are_of_numbers(box: str) -> None:
    body = f'{{"number":1,"width":1.0,"height":1.0,"words":[["a",{box},1.0]]}}'
    with pytest.raises(ReaderLied):
        heard(bytes_of([Frame(Kind.PAGE, body.encode())]))
