"""All trials of trust."""

from tests.trust.canaries import leave_no_words
from tests.trust.kills import kill
from tests.trust.trial import Trial

TRIALS: tuple[Trial, ...] = (
    Trial(
        "kills",
        "T1",
        "the application killed while it takes, reads, corrects, approves and exports; ten documents for each kill",
        release=2_000,
        share=4,
        together=40,
        attempts=kill,
    ),
    Trial(
        "canaries",
        "T30",
        "a word of a document, name, client, correction or password looked for in every file that is left, kills included",
        release=1_000,
        share=8,
        together=100,
        attempts=leave_no_words,
    ),
)
