"""Questions go out of the window's thread, answers come back into it."""

import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.domain.errors import VaultBusy, VouchError
from desktop.window.desk import Desk
from desktop.window.lane import GIVING_WAY, LONG_ONES, Lane
from desktop.window.watching import Watch, stack_of
from tests.desktop.window.conftest import receipt


def test_an_answer_comes_in_the_threads_of_the_window(qtbot: QtBot) -> None:
    lane, said = Lane(), list[tuple[int, int]]()
    lane.ask(threading.get_ident, lambda worker: said.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][0] != said[0][1] == threading.get_ident()
    assert lane.idle
    lane.close()


def test_an_error_is_heard_by_whoever_asked_else_by_all(qtbot: QtBot) -> None:
    lane, heard, shown = Lane(), list[VouchError](), list[VouchError]()
    lane.failed.connect(shown.append)

    def fails() -> None:
        raise VaultBusy(process="7")

    def breaks() -> None:
        raise ValueError

    lane.ask(fails, otherwise=heard.append)
    lane.ask(fails)
    lane.ask(breaks)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert [error.code for error in (*heard, *shown)] == ["vault.busy", "vault.busy", "internal"]
    lane.close()


def test_of_questions_that_replace_each_other_the_latest_is_answered(qtbot: QtBot) -> None:
    lane, said, gate = Lane(), list[int](), threading.Event()
    lane.ask(lambda: gate.wait(5))
    for number in range(20):
        lane.ask(partial(int, number), said.append, instead="typing")
    gate.set()
    qtbot.waitUntil(lambda: lane.idle)
    assert said == [19]
    lane.close()


def test_one_that_ends_after_the_one_that_replaced_it_is_not_answered(qtbot: QtBot) -> None:
    lane, said, gate = Lane(), list[int](), threading.Event()
    lane.run(lambda: int(not gate.wait(60)), said.append, instead="counting")
    lane.run(partial(int, 1), said.append, instead="counting")
    qtbot.waitUntil(lambda: bool(said))
    gate.set()
    qtbot.waitUntil(lambda: lane.idle)
    assert said == [1]
    lane.close()


class Asker:
    """Someone who asks, and notes in which thread it was let go of last."""

    def __init__(self, let_go: list[int]) -> None:
        self._let_go = let_go

    def __del__(self) -> None:
        self._let_go.append(threading.get_ident())

    def call(self, *, fails: bool) -> None:
        if fails:
            raise VaultBusy(process="7")

    def hear(self, _: object) -> None:
        """Whatever was given."""


@pytest.mark.usefixtures("qapp")
def test_whoever_asked_is_let_go_of_in_the_thread_of_the_window() -> None:
    lane, let_go = Lane(), list[int]()
    for number in range(2_000):
        asker = Asker(let_go)
        lane.ask(partial(asker.call, fails=number % 2 == 0), asker.hear, asker.hear, instead=(asker, number))
        del asker
        while not lane.idle:
            QCoreApplication.processEvents()
    lane.close()
    assert len(let_go) == 2_000
    assert set(let_go) == {threading.get_ident()}


def test_a_widget_that_is_gone_is_not_spoken_to(qtbot: QtBot) -> None:
    lane, label, gate = Lane(), QLabel(), threading.Event()

    def late() -> str:
        gate.wait(5)
        return "too late"

    lane.ask(late, label.setText)
    label.deleteLater()
    qtbot.wait(10)
    del label
    gate.set()
    qtbot.waitUntil(lambda: lane.idle)
    lane.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux weighs threads by themselves")
def test_what_is_counted_beside_gives_way_to_the_window(qtbot: QtBot) -> None:
    lane, weights = Lane(), list[int]()
    lane.run(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()), weights.append)
    lane.ask(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()), weights.append)
    qtbot.waitUntil(lambda: len(weights) == 2)
    assert sorted(weights) == [os.getpriority(os.PRIO_PROCESS, 0), GIVING_WAY]
    lane.close()


def test_the_last_thing_is_done_even_where_every_thread_is_busy(qtbot: QtBot) -> None:
    lane, lets_go, begun = Lane(), threading.Event(), list[int]()

    def long(number: int) -> None:
        begun.append(number)
        lets_go.wait()

    for number in range(LONG_ONES + 1):
        lane.run(partial(long, number))
    qtbot.waitUntil(lambda: len(begun) == LONG_ONES)
    lane.close(lets_go.set)
    assert sorted(begun) == [*range(LONG_ONES)]


def test_a_call_of_the_core_that_keeps_the_window_waiting_is_told_with_its_stack(
    desk: Desk, add: Callable[..., str], caplog: pytest.LogCaptureFixture
) -> None:
    def slowly(step: str, done: int, total: int) -> None:
        threading.Event().wait(0.3)

    add(receipt())
    watch = Watch()
    desk.workbench.check(slowly)
    watch.close()
    assert "check" in watch.blocked[0]
    assert [record.levelname for record in caplog.records if record.name.startswith("desktop")] == ["ERROR"]


@pytest.mark.usefixtures("qapp")
def test_what_looks_on_lets_go_of_nothing_that_is_the_windows() -> None:
    watch, let_go = Watch(0.002), list[int]()
    for _ in range(100):
        _at_work(Asker(let_go))
    watch.close()
    assert set(let_go) == {threading.get_ident()}


def _at_work(asker: Asker) -> None:
    """Keeps the window's thread for some milliseconds, and lets go of whoever asks."""
    until = time.perf_counter() + 0.005
    while time.perf_counter() < until:
        asker.hear(None)


def test_a_stack_is_the_asked_threads_alone_with_its_innermost_call_first() -> None:
    begun, ends = threading.Event(), threading.Event()

    def waiting() -> None:
        begun.set()
        ends.wait()

    thread = threading.Thread(target=waiting)
    thread.start()
    begun.wait()
    names = [call.name for call in stack_of(thread.ident or 0)]
    ends.set()
    thread.join()
    assert names[-1] == "_bootstrap"
    assert "waiting" in names
    assert "test_a_stack_is_the_asked_threads_alone_with_its_innermost_call_first" not in names


def test_what_waits_for_no_core_is_not_told(qtbot: QtBot) -> None:
    watch = Watch(0.05)
    threading.Event().wait(0.2)
    watch.close()
    assert watch.blocked == []
