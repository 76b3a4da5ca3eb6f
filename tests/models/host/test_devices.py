"""Where a model lies is a pure choice: tried without a graphics card."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.graphics import Device
from models.host.devices import (
    ALL,
    LEAST_MB,
    NONE,
    PROCESSOR,
    ROOM_MB,
    SHARE,
    Placement,
    described,
    files,
    layers,
    numbers,
    placed,
)

CARD = Placement(0, 5800, "A card")
BRIEF = CARD._replace(brief=True)


@pytest.mark.parametrize(
    ("free", "number", "budget"),
    [
        ((), -1, 0),
        ((500,), -1, 0),
        ((820,), -1, 0),
        ((830,), 0, 64),
        ((8000,), 0, 5800),
        ((4000, 16_000), 1, 12_200),
        ((8000, 8000), 0, 5800),
    ],
)
def test_the_card_with_most_room_is_chosen_and_gives_a_share_of_it(
    free: tuple[int, ...], number: int, budget: float
) -> None:
    found = placed([Device(at, one) for at, one in enumerate(free)])
    assert found.number == number
    assert found.budget_mb == pytest.approx(budget)


@pytest.mark.parametrize(
    ("place", "weights", "blocks", "found"),
    [
        (PROCESSOR, 100, 32, NONE),
        (CARD, 0, 32, NONE),
        (CARD, 4000, 32, ALL),
        (CARD, 5800, 0, ALL),
        (CARD, 11_600, 32, 16),
        (CARD, 580_000, 32, NONE),
        (CARD, 11_600, 0, NONE),
    ],
)
def test_as_many_layers_lie_on_a_card_as_there_is_room_for(
    place: Placement, weights: float, blocks: int, found: int
) -> None:
    assert layers(place, weights, blocks) == found


@pytest.mark.parametrize(
    ("place", "weights", "full", "found"),
    [
        (PROCESSOR, 100, 1, ""),
        (CARD, 5800, 1, "auto"),
        (CARD, 5800, 0, "auto"),
        (CARD, 11_600, 1, "float16"),
        (BRIEF, 11_600, 1, "bfloat16"),
        (BRIEF, 11_600, 0, ""),
        (BRIEF, 11_700, 1, ""),
    ],
)
def test_a_model_that_is_not_taken_apart_lies_on_a_card_whole_in_half_the_room_or_not_at_all(
    place: Placement, weights: float, full: int, found: str
) -> None:
    assert numbers(place, weights, full=bool(full)) == found


@given(st.lists(st.floats(0, 100_000), max_size=4), st.floats(1, 200_000), st.integers(0, 100))
def test_no_card_is_given_more_than_its_share(free: list[float], weights: float, blocks: int) -> None:
    found = placed([Device(number, one) for number, one in enumerate(free)])
    assert found == PROCESSOR or LEAST_MB <= found.budget_mb <= max(free) * SHARE - ROOM_MB + 1e-6
    on_card = layers(found, weights, blocks)
    assert weights <= found.budget_mb if on_card == ALL else weights * on_card <= found.budget_mb * blocks + 1e-6


def test_the_files_of_cards_are_named_where_they_are_and_no_others(tmp_path: Path) -> None:
    assert files(tmp_path) == described(tmp_path) == ()
    cards = ("dri/card0", "dri/renderD128", "kfd", "nvidia-caps/nvidia-cap1", "nvidia-uvm", "nvidia0", "nvidiactl")
    for name in (*cards, "mem", "sda", "input/event0", "proc/driver/nvidia/params", "sys/class/net/lo"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert files(tmp_path) == tuple(tmp_path / name for name in cards)
    assert described(tmp_path) == (tmp_path / "proc/driver/nvidia",)
