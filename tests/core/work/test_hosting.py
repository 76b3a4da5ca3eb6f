"""The model host survives what a runtime may do, and says what it was."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from core.domain.errors import Cancelled, VouchError
from core.domain.model_errors import ModelCrashed, ModelSlow, ModelTooLarge, ModelUnknown, QuestionTooLong
from core.domain.question import WAITING, Question
from core.ports import Progress
from core.work.hosting import ModelHost

UNRULY = Path(__file__).parent / "unruly_host.py"
QUESTION = Question("reverse", "abc", seconds=1.0)
Hosts = Callable[..., ModelHost]


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[Hosts]:
    """Makes hosts whose models behave as they are called."""
    made: list[ModelHost] = []

    def host(budget_mb: float = 500, idle: float = 600) -> ModelHost:
        mark = str(tmp_path / "mark")
        made.append(ModelHost(lambda way, hear: [sys.executable, str(UNRULY), way, mark], budget_mb, idle))
        return made[-1]

    yield host
    for one in made:
        one.close()


def test_questions_are_answered_by_one_process(hosts: Hosts) -> None:
    host, heard = hosts(), list[tuple[str, int, int]]()
    assert host.ask("good", QUESTION, lambda *step: heard.append(step)).text == "cba"
    assert [step for step in heard if step[1]] == [("thinking", done, 512) for done in (1, 2, 3)]
    first = host._child
    assert host.ask("good", QUESTION).tokens == 3
    assert host._child is first
    assert (host.state().model, host.state().asked, host.state().busy) == ("good", 2, False)
    assert host.state().resident_mb > 1


@pytest.mark.parametrize(
    "way",
    [
        *("crashes", "garbage", "strange step", "half an answer", "no tokens", "strange failure"),
        "a card with a strange name",
    ],
)
def test_a_break_costs_one_retry_and_is_told(hosts: Hosts, way: str) -> None:
    host = hosts()
    with pytest.raises(ModelCrashed):
        host.ask(way, QUESTION)
    assert host.state().model == ""
    begun = time.monotonic()
    assert host.ask(f"once {way}", QUESTION).text == "cba"
    assert time.monotonic() - begun < 30  # two starts of Python on a machine with too much to do


def test_one_that_takes_too_long_is_ended(hosts: Hosts) -> None:
    host = hosts()
    with pytest.raises(ModelSlow):
        host.ask("never ends", QUESTION)
    assert host.state().model == ""
    assert host.ask("good", QUESTION).text == "cba"


def test_one_that_outgrows_its_budget_is_ended(hosts: Hosts) -> None:
    with pytest.raises(ModelTooLarge):
        hosts(budget_mb=150).ask("grows", QUESTION)


def test_what_a_model_refuses_is_told_and_it_stays(hosts: Hosts) -> None:
    host = hosts()
    for _ in range(2):
        with pytest.raises(QuestionTooLong) as refused:
            host.ask("refuses", QUESTION)
        assert refused.value.facts == {"model": "refuses"}
    assert host.state().model == "refuses"


def test_a_question_is_taken_back_while_the_model_says_nothing(hosts: Hosts) -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        hosts().ask("hangs", replace(QUESTION, seconds=300), stop)
    assert time.monotonic() - begun < 30


def test_what_is_idle_says_when_it_goes(hosts: Hosts) -> None:
    host = hosts(idle=600)
    assert host.idle_left() is None
    host.ask("good", QUESTION)
    left = host.idle_left()
    assert left is not None
    assert 500 < left <= 600
    host.unload()
    assert host.idle_left() is None


def test_a_question_is_taken_back_and_the_model_stays(hosts: Hosts) -> None:
    host = hosts()

    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        host.ask("lets go", QUESTION, stop)
    assert host.state().model == "lets go"


def test_one_that_does_not_let_go_is_ended(hosts: Hosts) -> None:
    host = hosts()

    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        host.ask("never ends", QUESTION, stop)
    assert time.monotonic() - begun < 30
    assert host.state().model == ""


def test_an_idle_model_is_unloaded_and_its_memory_is_the_systems(hosts: Hosts) -> None:
    host = hosts(idle=0.2)
    host.ask("good", QUESTION)
    child = host._child
    if child:  # the clock may have been faster
        psutil.wait_procs([psutil.Process(child.id)], timeout=30)
        assert not psutil.pid_exists(child.id)
    assert host.ask("good", QUESTION).text == "cba"


def test_another_model_takes_the_place_of_the_first(hosts: Hosts) -> None:
    host = hosts()
    host.ask("good", QUESTION)
    first = host._child
    assert first is not None
    with pytest.raises(QuestionTooLong):
        host.ask("refuses", QUESTION)
    assert not psutil.pid_exists(first.id)


def test_whose_host_or_card_broke_is_told_once_before_it_is_asked_again(tmp_path: Path) -> None:
    broke, mark = list[str](), str(tmp_path / "mark")
    with ModelHost(lambda way, hear: [sys.executable, str(UNRULY), way, mark], 500, broke=broke.append) as host:
        assert host.ask("once crashes", QUESTION).text == "cba"
        assert broke == ["once crashes"]
        for _ in range(2):
            host.ask("no room on its card", QUESTION)
        assert broke == ["once crashes", "no room on its card"]
        assert (host.state().card, host.state().spared) == ("", "A card")


def test_a_model_that_may_not_be_started_is_not(tmp_path: Path) -> None:
    def refused(name: str, hear: Progress) -> list[str]:
        raise ModelUnknown(model=name)

    with ModelHost(refused, 500) as host, pytest.raises(ModelUnknown):
        host.ask("any", QUESTION)


def test_many_ask_and_each_gets_its_own_answer(hosts: Hosts) -> None:
    host, heard = hosts(), dict[str, str]()

    def ask(text: str) -> None:
        heard[text] = host.ask("good", Question("reverse", text, seconds=30)).text

    threads = [threading.Thread(target=ask, args=(f"text {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {text: text[::-1] for text in (f"text {n}" for n in range(8))}


def test_whoever_waits_for_another_hears_of_it_and_may_give_up(hosts: Hosts) -> None:
    host, begun, over = hosts(), threading.Event(), threading.Event()

    def until_over(step: str, done: int, total: int) -> None:
        begun.set()
        if over.is_set():
            raise Cancelled

    def hold() -> None:
        with suppress(Cancelled):
            host.ask("hangs", replace(QUESTION, seconds=300), until_over)

    def give_up(step: str, done: int, total: int) -> None:
        assert step == WAITING
        raise Cancelled

    holder = threading.Thread(target=hold)
    holder.start()
    assert begun.wait(60)
    with pytest.raises(Cancelled):
        host.ask("good", QUESTION, give_up)
    over.set()
    holder.join()
    assert host.ask("good", QUESTION).text == "cba"


def test_every_error_of_a_model_is_one_of_the_tree(hosts: Hosts) -> None:
    for way in ("crashes", "refuses"):
        with pytest.raises(VouchError) as raised:
            hosts().ask(way, QUESTION)
        assert raised.value.code.startswith("model.")
