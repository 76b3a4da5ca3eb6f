"""What is told only once of the very same thing."""

from __future__ import annotations

from core.extraction.page.once import MOST, once


def test_the_very_same_thing_is_told_of_once() -> None:
    asked: list[list[int]] = []

    @once
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    first, equal = [1, 2], [1, 2]
    assert [total(first), total(first), total(equal)] == [3, 3, 3]
    assert len(asked) == 2


def test_answers_stay_right_when_more_was_asked_than_is_remembered() -> None:
    total = once(sum)
    many = [[number] for number in range(3 * MOST)]
    assert [total(one) for one in (*many, *many)] == [*range(3 * MOST)] * 2
