"""What is remembered of attempts, and for which code."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.trust.code import HARNESS, digest, modules
from tests.trust.running import Lost, Memory, Score, run
from tests.trust.table import table
from tests.trust.trial import Trial

FOREVER = float("inf")


def attempts(numbers: range, folder: Path) -> Iterator[str]:
    assert not list(folder.iterdir())
    yield from ("gone" if number == 7 else "" for number in numbers)


TRIAL = Trial("seven", "T0", "the seventh", 10, 4, attempts, about=("pyproject.toml",))


def test_attempts_go_on_where_they_ended_and_losses_stay(tmp_path: Path) -> None:
    first = next(run([TRIAL], Memory(tmp_path), FOREVER))[1]
    assert first.done == 4
    scores = [score for _, score in run([TRIAL], Memory(tmp_path), FOREVER)]
    assert [score.done for score in scores] == [8, 10]
    kept = Memory(tmp_path).score(TRIAL)
    assert (kept.done, kept.survived, kept.lost) == (10, 9, (Lost(7, "gone"),))
    assert "- seven 7: gone" in table([TRIAL], Memory(tmp_path).best)
    assert kept.commit == Memory(tmp_path).commit
    assert subprocess.run(["git", "cat-file", "-e", kept.commit.rstrip("+")], check=False).returncode == 0


def test_other_code_begins_anew_and_what_was_tried_before_is_shown_until_it_has_come_as_far(tmp_path: Path) -> None:
    memory, other = Memory(tmp_path), replace(TRIAL, about=("LICENSE",))
    memory.keep(TRIAL, Score(done=6))
    assert memory.score(other) == Score()
    assert memory.best(other).done == 6
    memory.keep(other, Score(done=5, lost=(Lost(1, "gone"),)))
    assert memory.best(other).lost


def test_the_code_is_its_files_and_what_counts_attempts_or_other_trials_are_none_of_it(tmp_path: Path) -> None:
    kept = {
        "core/a.py": "a = 1\n",
        "tests/trust/kills.py": "from tests.made import a\nCOMMAND = '-m', 'tests.trust.application'\n",
        "tests/trust/application.py": "from tests.trust.kills import COMMAND\n",
        "tests/made/__init__.py": "a = 1\n",
    }
    aside = {"tests/trust/table.py": "", "tests/trust/backups.py": "", "README": ""}
    for name, text in (kept | aside).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    def now() -> str:
        return digest(("core",), "tests.trust.kills", tmp_path)

    seen = [now()]
    for name in aside:
        (tmp_path / name).write_text("b = 2\n")
        assert now() == seen[0]
    for name in (*kept, "core/b.py", "tests/trust/faults.c"):
        with (tmp_path / name).open("a") as file:
            file.write("# more\n")
        seen.append(now())
    assert len(set(seen)) == len(seen)


def test_the_helpers_of_a_trial_are_its_code() -> None:
    names = {path.name for path in modules("tests.trust.kills")}
    assert {"kills.py", "application.py", "made.py"} <= names
    assert not names & HARNESS
