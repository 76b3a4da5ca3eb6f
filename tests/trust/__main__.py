"""The trials of trust at the counts of a release, in parts that can be resumed.

Ends with 0 where all was tried and nothing lost, 1 where something was lost, 75 where there is more to try.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.trust.running import Memory, run
from tests.trust.table import table, write
from tests.trust.trial import Trial
from tests.trust.trials import TRIALS

LOST, MORE = 1, 75


def main() -> int:
    """Makes one part of the attempts and prints how far it came."""
    asked = _arguments()
    memory = Memory()
    for trial, score in run(asked.trials, memory, time.monotonic() + 60 * asked.minutes):
        _say(f"{trial.name}: {score.done:,} of {trial.release:,}, {len(score.lost)} lost, {score.seconds:,.0f} s")
    text = table(TRIALS if asked.write else asked.trials, memory.best)
    sys.stdout.write(f"{text}\n")
    if asked.write:
        write(asked.write, memory.commit, text)
    if any(memory.score(trial).lost for trial in asked.trials):
        return LOST
    left = [one for one in asked.trials if memory.score(one).done < one.release and not one.hindrance()]
    return MORE if left else 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description=__doc__)
    parser.add_argument("names", nargs="*", help="trials by their names or lines; all where none is named")
    parser.add_argument("--minutes", type=float, default=30, help="how long one part may take")
    parser.add_argument("--write", type=Path, help="the page to put the table of all trials into")
    asked = parser.parse_args()
    asked.trials = [trial for trial in TRIALS if not asked.names or _named(trial, asked.names)]
    if not asked.trials:
        parser.error(f"no such trial; there are: {' '.join(trial.name for trial in TRIALS)}")
    return asked


def _named(trial: Trial, names: list[str]) -> bool:
    return trial.name in names or trial.line in names


if __name__ == "__main__":
    sys.exit(main())
