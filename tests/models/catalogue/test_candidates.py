"""Models that could be installed."""

import pytest

from core.domain.weights import Use
from models.catalogue.candidates import MACHINES, candidates


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_machine_and_every_use_has_a_candidate(language: str) -> None:
    listed = candidates(language)
    assert {one.machine for one in listed} == set(MACHINES)
    assert {one.use for one in listed} == set(Use)
    assert all(one.licence and one.what_for and one.gigabytes > 0 for one in listed)


def test_small_ones_fit_small_machines() -> None:
    assert all(one.gigabytes <= 4 for one in candidates("en") if one.machine == "small")


def test_what_is_loaded_is_told_from_what_is_not() -> None:
    known = {one.name: one.loads for one in candidates("en")}
    for name in ("donut-base-finetuned-cord-v2", "Florence-2-base", "GOT-OCR-2.0-hf"):
        assert known[name]
    assert not known["Nanonets-OCR2-3B"]
