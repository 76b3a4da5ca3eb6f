"""Makes the attempts of a release bit by bit, remembering how far it came, so that it can be ended at any time."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

from core.domain.codec import decode, encode
from tests.trust.trial import Trial

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Lost:
    """An attempt that lost something."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Score:
    """How far a trial came at one state of the code."""

    done: int = 0
    lost: tuple[Lost, ...] = ()
    seconds: float = 0.0

    @property
    def survived(self) -> int:
        return self.done - len(self.lost)


def commit() -> str:
    """The state of the code that is tried."""
    command = ["git", "describe", "--always", "--dirty=+"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


class Memory:
    """The scores of one state of the code, kept in the user's cache folder."""

    def __init__(self, state: str, folder: Path | None = None) -> None:
        self._folder = (folder or user_cache_path("vouch", appauthor=False) / "trust") / state
        self._folder.mkdir(parents=True, exist_ok=True)

    def score(self, trial: Trial) -> Score:
        """How far a trial came."""
        file = self._file(trial)
        return decode(Score, file.read_bytes()) if file.exists() else Score()

    def keep(self, trial: Trial, score: Score) -> None:
        """Remembers how far it came."""
        copy = self._file(trial).with_suffix(".part")
        copy.write_bytes(encode(score))
        copy.replace(self._file(trial))

    def _file(self, trial: Trial) -> Path:
        return self._folder / f"{trial.name}.json"


def run(trials: Sequence[Trial], memory: Memory, deadline: float) -> Iterator[tuple[Trial, Score]]:
    """Makes attempts that are still to be made until the deadline (of time.monotonic); a score after each bit."""
    for trial in trials:
        score = memory.score(trial)
        while score.done < trial.release and not trial.hindrance() and time.monotonic() < deadline:
            score = _further(trial, score)
            memory.keep(trial, score)
            yield trial, score


def _further(trial: Trial, score: Score) -> Score:
    """The score after some attempts more."""
    numbers = range(score.done, min(score.done + (trial.together or trial.share), trial.release))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vouch-trust-") as folder:
        said = list(trial.attempts(numbers, Path(folder)))
    lost = tuple(Lost(number, what) for number, what in zip(numbers, said, strict=True) if what)
    seconds = score.seconds + time.monotonic() - begun
    return replace(score, done=numbers.stop, lost=score.lost + lost, seconds=round(seconds, 1))
