"""The soak: a share of it, and what it makes of memory."""

import statistics
from pathlib import Path

import pytest

from bench.soak import FEWEST_BLOCKS, OF_ITS_OWN, Sample, slope, slopes, soak

SECONDS, MOST_MB = 20, 600


@pytest.mark.parametrize("growth", [0.0, 0.5, 3.0])
def test_growth_is_found_beneath_what_comes_and_goes(growth: float) -> None:
    samples = [(count, 200 + growth * count / 1000 + count % 7) for count in range(0, 20_000, 10)]
    found = slope(samples, OF_ITS_OWN, statistics.median)
    assert found == pytest.approx(growth, abs=0.1)


def test_of_few_documents_nothing_is_claimed() -> None:
    few = [Sample(count, 200.0, 300.0) for count in range((FEWEST_BLOCKS - 1) * OF_ITS_OWN)]
    assert slopes(few) == {"application": None, "readers": None}


def test_the_whole_line_at_full_load_for_a_moment(tmp_path: Path) -> None:
    soaked = soak(SECONDS, tmp_path)
    assert soaked.samples[-1].documents > 0
    assert soaked.kept >= soaked.written
    assert set(soaked.failures) <= {"reader.cancelled"}  # what was being read when it ended
    assert max(one.application for one in soaked.samples) < MOST_MB + soaked.samples[0].application
