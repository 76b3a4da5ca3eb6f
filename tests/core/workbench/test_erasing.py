"""Erasing as an administrator does it: planned, held back, done, and learned again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from core.domain.document import Source, Stage
from core.domain.erasing import Wanted
from core.domain.errors import (
    EraseHeld,
    EraseWatched,
    FormatDamaged,
    NothingToErase,
    ReasonMissing,
    RoleNotAllowed,
)
from core.domain.profile import Role
from core.domain.retention import Keep
from core.ports import Progress, Trail, silent
from core.vault import Vault
from core.vault.erasing import VaultErasures
from core.workbench import Erasing, WatchedFolder, Workbench
from core.workbench.automation import Automation
from tests.core.workbench.conftest import Answer, Scripted, receipt, work_off


@pytest.fixture
def erasing_bench(bench: Workbench, tmp_path: Path) -> Workbench:
    assert isinstance(bench.store, Vault)
    return replace(bench, erasures=VaultErasures(bench.store, tmp_path / "home"))


@pytest.fixture
def erasing(erasing_bench: Workbench) -> Erasing:
    assert erasing_bench.erasing
    return erasing_bench.erasing


def test_what_is_erased_needs_a_reason_and_an_administrator(
    erasing_bench: Workbench, erasing: Erasing, add: Callable[..., str]
) -> None:
    document = add(receipt())
    with pytest.raises(ReasonMissing):
        erasing.erase(Wanted((document,)), "  ")
    reviewer = replace(erasing_bench, role=Role.REVIEWER).erasing
    assert reviewer
    with pytest.raises(RoleNotAllowed):
        reviewer.erase(Wanted((document,)), "asked for")
    done = erasing.erase(Wanted((document,)), "asked for")
    assert done.clean
    assert erasing.last() == done.line
    assert erasing_bench.check() == ()
    assert erasing_bench.totals().taken == 0


def test_what_must_be_kept_is_held_unless_somebody_says_why(
    erasing_bench: Workbench, erasing: Erasing, add: Callable[..., str]
) -> None:
    document = add(receipt(receipt_date="2025-03-01"))
    erasing_bench.retention.keep(Keep(10))
    held = replace(erasing, retention=replace(erasing.retention, today=lambda: date(2030, 1, 1)))
    (one,) = held.plan(Wanted((document,))).held
    assert (one.why, one.until) == ("retention", date(2035, 12, 31))
    with pytest.raises(EraseHeld) as refused:
        held.erase(Wanted((document,)), "asked for")
    said = erasing_bench.words.error(refused.value)
    assert "retention rule" in said.message
    assert "2035-12-31" in said.message
    held.erase(Wanted((document,)), "asked for", despite="the court said so")
    (line,) = erasing_bench.activity(Trail(document=document, action="erased"))
    assert line.after["because"] == "asked for; the court said so"


def test_what_is_to_be_taken_back_is_held(erasing_bench: Workbench, erasing: Erasing, add: Callable[..., str]) -> None:
    document = add(receipt())
    erasing_bench.store.advance([document], Stage.EXPORTED, "ann", {"file": "a.csv"})
    assert erasing.plan(Wanted((document,))).exported == 1
    erasing_bench.reopen([document], "wrong")
    assert [one.why for one in erasing.plan(Wanted((document,))).held] == ["reversal"]


def test_what_would_come_again_from_a_watched_folder_is_not_erased(
    erasing_bench: Workbench, erasing: Erasing, add: Callable[..., str], tmp_path: Path
) -> None:
    document = add(receipt())
    lies = str(tmp_path / "in" / "scan.pdf")
    assert erasing.plan(Wanted((document,))).outside == (lies,)
    automation = Automation(erasing_bench.store, erasing_bench.who)
    automation.save_folders([WatchedFolder(str(tmp_path / "in"))])
    with pytest.raises(EraseWatched):
        erasing.erase(Wanted((document,)), "asked for")
    automation.save_folders([WatchedFolder(str(tmp_path / "in"), active=False)])
    erasing.erase(Wanted((document,)), "asked for")
    assert erasing_bench.totals().taken == 0


def test_nothing_to_erase_is_said(erasing: Erasing) -> None:
    for wanted in (Wanted(), Wanted(client="nobody")):
        with pytest.raises(NothingToErase):
            erasing.plan(wanted)


def test_what_stays_teaches_again(erasing_bench: Workbench, erasing: Erasing, add: Callable[..., str]) -> None:
    first, second = (add(receipt(total, accepted=False), name=f"{total}.pdf") for total in ("12.00", "13.00"))
    erasing_bench.approve([first, second])
    (lesson,) = erasing_bench.learned()
    erasing_bench.store.save_lesson(replace(lesson, documents=(first, second)), "learned", "ann")
    assert erasing.plan(Wanted((first,))).erasure.lessons == 1
    erasing.erase(Wanted((first,)), "asked for")
    (again,) = erasing_bench.learned()
    assert again.documents == (second,)
    assert erasing_bench.store.check(silent) == ()


def test_a_document_erased_while_it_is_read_keeps_nobody_waiting(
    erasing_bench: Workbench, erasing: Erasing, reader: Scripted, tmp_path: Path
) -> None:
    answers: tuple[Answer, ...] = (receipt(), FormatDamaged(format="PDF"))
    for number, answer in enumerate(answers):
        paper = tmp_path / f"{number}.pdf"
        paper.write_bytes(b"paper %d" % number)
        reader.answers[paper.read_bytes()] = answer
        (document,) = erasing_bench.take(paper, "Northwind").documents
        reader.before = partial(_erased, erasing, document)
        assert work_off(erasing_bench) == []
    assert erasing_bench.totals().taken == 0
    assert erasing_bench.check() == ()


def _erased(erasing: Erasing, document: str, source: Source, progress: Progress) -> None:
    del source, progress
    erasing.erase(Wanted((document,)), "at once")
