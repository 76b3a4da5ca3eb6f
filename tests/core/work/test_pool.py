import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import psutil
import pytest

from core.domain.document import Source
from core.domain.errors import (
    Cancelled,
    FormatDamaged,
    OutOfMemory,
    OutOfTime,
    PasswordNeeded,
    ReaderCrashed,
    ReaderLied,
    ReadingError,
)
from core.domain.job import Running
from core.domain.page import Page
from core.ports import Interpretation, Limits, PageImage, silent
from core.work.child import Child
from core.work.confining import Confinement
from core.work.pool import ReaderPool

UNRULY = Path(__file__).parent / "unruly_reader.py"
SOURCE = Source("a.pdf", "00", b"%PDF-1.4")
QUICK = Limits(seconds_without_page=1.0, unpacked_mb=20)


def command(way: str) -> list[str]:
    return [sys.executable, str(UNRULY), way]


def unwatched(page: Page, image: PageImage | None) -> None:
    pass


@pytest.fixture
def good() -> Iterator[ReaderPool]:
    with ReaderPool(command("good"), most=2) as pool:
        yield pool


def test_pages_images_parts_and_readings_come_through(good: ReaderPool) -> None:
    seen: list[tuple[Page, PageImage | None]] = []
    steps: list[tuple[str, int, int]] = []
    said = good.read(SOURCE, Limits(), lambda page, image: seen.append((page, image)), lambda *step: steps.append(step))
    assert [(page.number, page.words[0].text) for page, _ in seen] == [(1, "hello")]
    assert seen[0][1] is not None
    assert [part.name for part in said.parts] == ["inner.csv"]
    assert said.readings[0].pages == (1,)
    assert steps == [("reading", 1, 1)]


def test_one_reader_serves_one_source_after_another(good: ReaderPool) -> None:
    for _ in range(3):
        good.read(SOURCE, Limits(), unwatched, silent)
    assert [child.documents for child in good._idle] == [3]


def test_sources_at_the_same_time_get_readers_of_their_own(good: ReaderPool) -> None:
    both = threading.Barrier(2, timeout=60)
    said: list[Interpretation] = []

    def meet(page: Page, image: PageImage | None) -> None:
        both.wait()

    threads = [
        threading.Thread(target=lambda: said.append(good.read(SOURCE, Limits(), meet, silent))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 2


def test_readers_are_counted_with_their_memory(good: ReaderPool) -> None:
    assert good.running().readers == 0
    during: list[Running] = []
    good.read(SOURCE, Limits(), lambda page, image: during.append(good.running()), silent)
    after = good.running()
    assert [(one.readers, one.busy) for one in (*during, after)] == [(1, 1), (1, 0)]
    assert after.used_mb > 1
    assert (after.kept_from, len(after.not_kept_from)) == ((), len(fields(Confinement)))  # it told of nothing
    assert 1 <= after.most <= 2


def test_a_warm_reader_waits_for_the_first_source(good: ReaderPool) -> None:
    good.warm()
    waiting = good._idle[0].id
    good.read(SOURCE, Limits(), unwatched, silent)
    assert good._idle[0].id == waiting


@pytest.mark.parametrize(
    ("way", "error"),
    [
        ("refuses", PasswordNeeded),
        ("strange failure", ReaderCrashed),
        ("hangs", OutOfTime),
        ("spins", OutOfTime),
        ("crashes", ReaderCrashed),
        ("leaves", ReaderCrashed),
        ("half", ReaderCrashed),
        ("garbage", ReaderLied),
        ("huge", ReaderLied),
        ("wrong page", ReaderLied),
        ("page without end", ReaderLied),
        ("no page", ReaderLied),
        ("unseen pages", ReaderLied),
        ("not a picture", ReaderLied),
        ("asks back", ReaderLied),
        ("never gets on", OutOfTime),
        ("names itself", FormatDamaged),
        ("a million members", ReaderLied),
        ("deep", ReaderLied),
        ("parts without end", ReaderLied),
        ("strange step", ReaderLied),
    ],
)
def test_the_parent_survives_a_reader_that(way: str, error: type[ReadingError]) -> None:
    with ReaderPool(command(way), most=1) as pool:
        for _ in range(2):
            with pytest.raises(error):
                pool.read(SOURCE, QUICK, unwatched, silent)


def test_a_reader_that_grows_is_ended() -> None:
    with ReaderPool(command("grows"), most=1) as pool, pytest.raises(OutOfMemory):
        pool.read(SOURCE, Limits(resident_mb=150), unwatched, silent)
    assert pool.peak_mb > 100


@pytest.mark.parametrize("way", ["then crashes", "then leaves", "then lacks memory"])
def test_a_source_that_breaks_a_used_reader_is_read_by_a_new_one(way: str) -> None:
    with ReaderPool(command(way), most=1) as pool:
        for _ in range(3):
            seen: list[int] = []
            assert pool.read(SOURCE, QUICK, lambda page, image: seen.append(page.number), silent).readings  # noqa: B023
            assert seen == [1]
        assert [child.documents for child in pool._idle] == [1]


def test_a_source_that_breaks_a_new_reader_is_given_up() -> None:
    with ReaderPool(command("lacks memory"), most=1) as pool:
        with pytest.raises(OutOfMemory):
            pool.read(SOURCE, QUICK, unwatched, silent)
        assert pool._idle == []


def test_a_refusal_keeps_the_reader_and_a_lie_ends_it() -> None:
    with ReaderPool(command("refuses"), most=1) as pool:
        with pytest.raises(PasswordNeeded):
            pool.read(SOURCE, QUICK, unwatched, silent)
        assert len(pool._idle) == 1
    with ReaderPool(command("garbage"), most=1) as pool:
        with pytest.raises(ReaderLied):
            pool.read(SOURCE, QUICK, unwatched, silent)
        assert pool._idle == []


def test_cancelling_ends_the_reader(good: ReaderPool) -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        good.read(SOURCE, Limits(), unwatched, stop)
    assert good._idle == []


def test_no_reader_outlives_its_pool(good: ReaderPool) -> None:
    good.read(SOURCE, Limits(), unwatched, silent)
    (child,) = good._idle
    good.close()
    assert not psutil.pid_exists(child.id)


def test_secrets_of_the_environment_stay_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "VOUCH_PASSPHRASE_FILE", "/somewhere/secret")
    with ReaderPool(command("prints secrets"), most=1) as pool, pytest.raises(ReaderCrashed) as told:
        pool.read(SOURCE, QUICK, unwatched, silent)
    assert "PYTHONPATH" in told.value.facts
    assert not [name for name in told.value.facts if name.startswith("VOUCH")]


def test_a_command_that_does_not_start_is_told() -> None:
    with ReaderPool(["/nowhere/at/all"], most=1) as pool:
        for _ in range(2):
            with pytest.raises(ReaderCrashed):
                pool.read(SOURCE, QUICK, unwatched, silent)


@pytest.mark.skipif(sys.platform == "win32", reason="processes by numbers")
def test_the_number_of_a_reader_is_no_other_process_until_its_group_is_ended() -> None:
    child = Child([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(ReaderCrashed):
        child.await_ready(Limits())
    assert not child.runs
    there = os.waitid(os.P_PID, child.id, os.WEXITED | os.WNOWAIT | os.WNOHANG)
    assert there is not None
    assert there.si_status == 3
    child.end()
    with pytest.raises(ChildProcessError):
        os.waitid(os.P_PID, child.id, os.WEXITED | os.WNOWAIT | os.WNOHANG)
    child.end()


def test_readers_are_started_by_another_command_from_then_on(good: ReaderPool) -> None:
    good.read(SOURCE, Limits(), unwatched, silent)
    (first,) = good._idle
    good.restart([*command("good"), "--anew"])
    assert not first.fit
    good.read(SOURCE, Limits(), unwatched, silent)
    assert [child.command[-1] for child in good._idle] == ["--anew"]
