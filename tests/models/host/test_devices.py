"""Where a model runs is a pure choice: tried without a graphics card."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.host.devices import ALL, ROOM_MB, SHARE, Device, Placement, files, placed


@pytest.mark.parametrize(
    ("free", "weights", "placement"),
    [
        ((), 1000, Placement()),
        ((500,), 100, Placement()),
        ((8000,), 4000, Placement(ALL, "cuda:0", 5800)),
        ((4000, 16_000), 9000, Placement(ALL, "cuda:1", 12_200)),
        ((8000, 8000), 4000, Placement(ALL, "cuda:0", 5800)),
        ((8000,), 5801, Placement()),
        ((8000,), 1_000_000, Placement()),
    ],
)
def test_a_model_lies_where_it_fits(free: tuple[int, ...], weights: float, placement: Placement) -> None:
    assert placed([Device(number, one) for number, one in enumerate(free)], weights) == placement


@given(st.lists(st.floats(0, 100_000), max_size=4), st.floats(0, 200_000))
def test_no_card_is_given_more_than_its_share(free: list[float], weights: float) -> None:
    found = placed([Device(number, one) for number, one in enumerate(free)], weights)
    assert found.layers in (0, ALL)
    assert found == Placement() or weights <= found.budget_mb <= max(free) * SHARE - ROOM_MB + 1e-6


def test_the_files_of_cards_are_named_where_they_are_and_no_others(tmp_path: Path) -> None:
    assert files(tmp_path) == ()
    cards = ("dri/card0", "dri/renderD128", "kfd", "nvidia-uvm", "nvidia0", "nvidiactl")
    for name in (*cards, "mem", "sda", "input/event0"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert files(tmp_path) == tuple(tmp_path / name for name in cards)
