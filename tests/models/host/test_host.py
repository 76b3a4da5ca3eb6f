"""The real runtime in its confined process, on models of random weights that are made here."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

from core.catalogue import bundled_types
from core.domain.errors import Cancelled
from core.domain.model_errors import ModelCrashed, ModelError, ModelTooLarge, ModelUnreadable, QuestionTooLong
from core.domain.question import Question
from core.domain.schema import DocumentType
from core.extraction.tiers.grammar import answered, grammar, longest
from core.work.hosting import ModelHost
from models.host.cards import seen
from models.training.tiny.llama import Shape, llama

pytestmark = pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
TINY = Shape(width=16, heads=2, layers=1, inner=16)
HELLO = Question("say", "hello", most_tokens=20)
BUDGET = 600
TYPES = bundled_types()


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "tiny.gguf"
    path.write_bytes(llama(TINY))
    return path


def hosting(path: Path, budget: int = BUDGET) -> ModelHost:
    command = [sys.executable, "-m", "models.host", "--model", str(path), "--threads", "1", "--memory", str(budget)]
    return ModelHost(lambda _, hear: command, budget)


@pytest.fixture(scope="module")
def host(weights: Path) -> Iterator[ModelHost]:
    with hosting(weights) as made:
        yield made


def test_a_model_answers_token_by_token_and_always_the_same(host: ModelHost) -> None:
    heard, live = list[tuple[str, int, int]](), list[tuple[bool, bool]]()

    def hear(step: str, done: int, total: int) -> None:
        heard.append((step, done, total))
        live.append((host.state().busy, host.state().tokens_a_second > 0))

    said = host.ask("tiny", HELLO, hear)
    assert live[-1] == (True, True)
    assert said.tokens == len([done for _, done, _ in heard if done]) > 0
    assert host.ask("tiny", HELLO).text == said.text


def test_the_process_has_no_network_and_no_files_but_its_own(host: ModelHost) -> None:
    host.ask("tiny", HELLO)
    assert host._child is not None
    held = host._child.confinement
    assert held.memory
    assert sys.platform != "linux" or (held.network and held.processes)


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_the_runtime_takes_the_grammar_of_every_type_and_its_answers_can_be_read(
    host: ModelHost, kind: DocumentType
) -> None:
    host.ask("tiny", Question("read", "paper", grammar(kind, list(kind.fields)), most_tokens=1, seconds=120))
    ranked = sorted(kind.fields, key=lambda name: longest(kind, [name]))
    for names in (ranked[:1], ranked[-1:], ranked[:2]):
        question = Question("read", kind.id, grammar(kind, names), most_tokens=4 * longest(kind, names), seconds=120)
        said = host.ask("tiny", question)
        assert said.whole
        assert answered(said.text, names) is not None, said.text


def test_a_question_is_taken_back_in_the_middle_of_its_answer(host: ModelHost) -> None:
    host.ask("tiny", HELLO)
    running = host._child

    def stop(step: str, done: int, total: int) -> None:
        if done == 3:
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        host.ask("tiny", Question("say", "hello", 'root ::= "a"{1900}', most_tokens=1900), stop)
    assert time.monotonic() - begun < 15
    assert host.ask("tiny", HELLO).tokens
    assert running is not None


def test_the_context_grows_with_the_question_as_far_as_the_model_was_trained(host: ModelHost) -> None:
    assert host.ask("tiny", Question("say", "word " * 500, most_tokens=4, seconds=120)).tokens
    with pytest.raises(QuestionTooLong):
        host.ask("tiny", Question("say", "word " * 5_000, most_tokens=4))
    assert host.ask("tiny", HELLO).tokens


def test_a_grammar_that_is_none_breaks_nothing_else(host: ModelHost) -> None:
    with pytest.raises(ModelError):
        host.ask("tiny", Question("say", "hello", "root ::= nothing-that-is-there", most_tokens=4))
    assert host.ask("tiny", HELLO).tokens


def test_a_killed_host_costs_one_retry(weights: Path) -> None:
    killed = list[int]()

    def kill(step: str, done: int, total: int) -> None:
        if not killed and made._child:
            killed.append(made._child.id)
            os.kill(made._child.id, signal.SIGKILL)

    with hosting(weights) as made:
        begun = time.monotonic()
        assert made.ask("tiny", HELLO, kill).tokens
        took = time.monotonic() - begun
        assert made._child is not None
        assert made._child.id not in killed
    assert took < 30  # measured at two seconds where nothing else runs


def test_unloading_gives_the_memory_back(weights: Path) -> None:
    with hosting(weights) as host:
        host.ask("tiny", HELLO)
        assert host.state().resident_mb > 20
        child = host._child
        assert child is not None
        host.unload()
        assert not psutil.pid_exists(child.id)
        assert host.state().resident_mb == 0


@pytest.mark.skipif(bool(seen()), reason="there is a graphics card here")
def test_a_model_that_its_card_does_not_take_runs_on_the_processor_and_that_is_said_once(weights: Path) -> None:
    broke = list[str]()
    place = ("--card", "0", "--card-mb", "5800", "--card-name", "A card", "--card-brief", "yes")
    command = [sys.executable, "-m", "models.host", "--model", str(weights), "--threads", "1", *place]
    with ModelHost(lambda _, hear: [*command, "--memory", str(BUDGET)], BUDGET, broke=broke.append) as host:
        for _ in range(2):
            said = host.ask("tiny", HELLO)
            assert (said.tokens > 0, said.card, said.spared) == (True, "", "A card")
        assert (host.state().card, host.state().spared) == ("", "A card")
    assert broke == ["tiny"]


def test_a_budget_that_is_too_small_is_told(weights: Path) -> None:
    with hosting(weights, budget=30) as host, pytest.raises((ModelTooLarge, ModelUnreadable, ModelCrashed)):
        host.ask("tiny", Question("say", "word " * 500, most_tokens=200, seconds=120))


@pytest.mark.parametrize("cut", [30, 5_000, 20_000])
def test_weights_cut_short_are_told_and_break_nothing(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(llama(TINY)[:cut])
    with hosting(path) as host, pytest.raises(ModelError):
        host.ask("cut", HELLO)


@pytest.mark.parametrize("seed", range(6))
def test_crafted_weights_end_in_an_answer_or_an_error(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(llama(TINY))
    for _ in range(8):
        data[chance.randrange(8, 9_000)] = chance.randrange(256)
    path = tmp_path / "crafted.gguf"
    path.write_bytes(bytes(data))
    with hosting(path) as host:
        try:
            host.ask("crafted", Question("say", "hello", most_tokens=4, seconds=10))
        except ModelError:
            assert not host.state().busy
