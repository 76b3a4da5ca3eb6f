"""All trials of trust."""

from tests.trust.trial import Trial

TRIALS: tuple[Trial, ...] = ()
