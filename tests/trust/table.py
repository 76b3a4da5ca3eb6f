"""What was tried, how often, what survived and what was lost, as a table."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.trust.running import Score
from tests.trust.trial import Trial

HEADINGS = ("", "Tried", "Of", "Attempts", "Survived", "Lost", "Seconds", "Commit")
BEGIN, END = "<!-- what was tried -->", "<!-- end of what was tried -->"


def table(trials: Sequence[Trial], score: Callable[[Trial], Score]) -> str:
    """The table, in Markdown; trials that cannot be made here say why."""
    rows = [HEADINGS, ("---", "---", *["---:"] * 5, "---"), *(_row(trial, score(trial)) for trial in trials)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows) + "".join(_losses(trials, score))


def write(path: Path, commit: str, text: str) -> None:
    """Puts the table in its place in a page, with date, code and machine; what stands around it stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else f"# What was tried\n\n{BEGIN}\n{END}\n"
    day = datetime.now(UTC).date().isoformat()
    whole = f"{BEGIN}\n{day}, commit `{commit}`, {platform.system()} {platform.machine()}\n\n{text}{END}"
    place = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    path.write_text(place.sub(lambda _: whole, page), encoding="utf-8")


def _row(trial: Trial, score: Score) -> tuple[str, ...]:
    figures = (trial.release, score.done, score.survived, len(score.lost))
    hindrance = trial.hindrance()
    what = f"{trial.what} (not tried here: {hindrance})" if hindrance and not score.done else trial.what
    return trial.line, what, *(f"{figure:,}" for figure in figures), f"{score.seconds:,.0f}", score.commit


def _losses(trials: Sequence[Trial], score: Callable[[Trial], Score]) -> list[str]:
    lost = [f"- {trial.name} {one.number}: {one.what}\n" for trial in trials for one in score(trial).lost]
    return ["\nLost:\n\n", *lost] if lost else []
