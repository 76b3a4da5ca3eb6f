"""An honest share of every trial of trust; `make trust` makes all attempts of a release."""

from pathlib import Path

import pytest

from tests.trust.trial import Trial
from tests.trust.trials import TRIALS


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_nothing_is_lost(trial: Trial, tmp_path: Path) -> None:
    if reason := trial.hindrance():
        pytest.skip(reason)
    said = list(trial.attempts(range(trial.share), tmp_path))
    assert len(said) == trial.share
    assert [(number, lost) for number, lost in enumerate(said) if lost] == []


def test_each_trial_has_a_name_of_its_own_and_a_share() -> None:
    assert len({trial.name for trial in TRIALS}) == len(TRIALS)
    assert [trial.name for trial in TRIALS if not 0 < trial.share <= trial.release] == []
