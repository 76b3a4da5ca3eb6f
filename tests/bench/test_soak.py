"""The soak: a share of it, and what it makes of memory."""

import statistics
from pathlib import Path

import pytest

from bench.soak import FEWEST_BLOCKS, OF_ITS_OWN, Sample, slope, slopes, soak

MOST_SECONDS, DOCUMENTS, MOST_MB = 200, 12, 600


@pytest.mark.parametrize("growth", [0.0, 0.5, 3.0])
def test_growth_is_found_beneath_what_comes_and_goes(growth: float) -> None:
    samples = [(count, 200 + growth * count / 1000 + count % 7) for count in range(0, 20_000, 10)]
    found = slope(samples, OF_ITS_OWN, statistics.median)
    assert found == pytest.approx(growth, abs=0.1)


def test_of_few_documents_nothing_is_claimed() -> None:
    few = [Sample(count, 200.0, 300.0) for count in range((FEWEST_BLOCKS - 1) * OF_ITS_OWN)]
    assert slopes(few) == {"application": None, "readers": None}


def test_what_is_taken_once_in_the_first_half_is_no_growth() -> None:
    samples = [Sample(count, 200.0 if count < 2_300 else 205.0, 300.0) for count in range(0, 6_000, 10)]
    assert slopes(samples)["application"] == pytest.approx(0)


def test_the_whole_line_at_full_load_until_enough_documents_went_by(tmp_path: Path) -> None:
    soaked = soak(MOST_SECONDS, tmp_path, DOCUMENTS, light=True)
    assert DOCUMENTS <= soaked.samples[-1].documents < 20 * DOCUMENTS
    assert soaked.kept >= soaked.written
    assert set(soaked.failures) <= {"reader.cancelled"}  # what was being read when it ended
    assert max(one.application for one in soaked.samples) < MOST_MB + soaked.samples[0].application
