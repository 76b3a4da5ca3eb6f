"""Makes the attempts of a release bit by bit, remembering how far it came, so that it can be ended at any time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

from core.domain.codec import decode, encode
from tests.trust.code import commit, digest
from tests.trust.trial import Trial


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
    commit: str = ""
    """at which the last attempts were made"""

    @property
    def survived(self) -> int:
        return self.done - len(self.lost)


class Memory:
    """The scores of trials at every state of the code they are about, kept in the user's cache folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("vouch", appauthor=False) / "trust"
        self.commit = commit()
        self._digests: dict[tuple[tuple[str, ...], str], str] = {}

    def score(self, trial: Trial) -> Score:
        """How far a trial came with the code as it is now."""
        return _read(self._file(trial))

    def best(self, trial: Trial) -> Score:
        """How far it came now or, where it came further with earlier code and loses nothing now, then, at the last."""
        now = self.score(trial)
        if now.lost or now.done >= trial.release:
            return now
        files = self._file(trial).parent.glob("*.json")
        earlier = map(_read, sorted(files, key=lambda one: one.stat().st_mtime, reverse=True))
        return max((now, *earlier), key=lambda one: one.done)

    def keep(self, trial: Trial, score: Score) -> None:
        """Remembers how far it came."""
        file = self._file(trial)
        file.parent.mkdir(parents=True, exist_ok=True)
        copy = file.with_suffix(".part")
        copy.write_bytes(encode(replace(score, commit=self.commit)))
        copy.replace(file)

    def _file(self, trial: Trial) -> Path:
        about = trial.about, trial.attempts.__module__
        if about not in self._digests:
            self._digests[about] = digest(*about)
        return self._folder / trial.name / f"{self._digests[about]}.json"


def _read(file: Path) -> Score:
    return decode(Score, file.read_bytes()) if file.exists() else Score()


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
