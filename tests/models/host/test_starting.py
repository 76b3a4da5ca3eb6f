"""Which models can be asked, and what must hold before their host is started."""

from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread

import pytest

from core.domain.errors import Cancelled
from core.domain.graphics import Device
from core.domain.model_errors import (
    ModelDamaged,
    ModelError,
    ModelFormat,
    ModelRuntimeMissing,
    ModelTooLarge,
    ModelUnknown,
)
from core.domain.question import Question
from core.domain.weights import Use, Wish
from core.ports import silent
from models.catalogue import ModelShelf
from models.host.local import LocalModels
from models.host.starting import Starting
from models.training.tiny.llama import Shape, llama

WEIGHTS = llama(Shape(width=16, heads=2, layers=1, inner=16))
there = pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")


@pytest.fixture
def shelf(tmp_path: Path) -> ModelShelf:
    made, path = ModelShelf(tmp_path / "models"), tmp_path / "tiny.gguf"
    path.write_bytes(WEIGHTS)
    made.add(path, Wish("tiny"))
    made.add(path, Wish("eye", Use.VISION))
    (tmp_path / "net.onnx").write_bytes(b"\x08\x08\x12\x04test" + bytes(20))
    made.add(tmp_path / "net.onnx", Wish("net"))
    return made


def test_text_models_that_the_runtime_can_load_are_offered(shelf: ModelShelf) -> None:
    assert [card.name for card in Starting(shelf, lambda: 100).cards()] == ["tiny"]


@there
def test_a_host_is_started_with_the_verified_file(shelf: ModelShelf) -> None:
    command = Starting(shelf, lambda: 100.5).command("tiny")
    assert command[2:5] == ["models.host", "--model", str(shelf.folder / "tiny" / "tiny.gguf")]
    assert command[-2:] == ["--memory", "100"]
    assert not {"--eyes", "--card", "--spared"} & set(command)


@there
def test_a_card_is_chosen_until_a_model_broke_on_it(shelf: ModelShelf, caplog: pytest.LogCaptureFixture) -> None:
    asked = list[str]()

    def devices(runtime: str) -> tuple[Device, ...]:
        asked.append(runtime)
        return (Device(0, 900, name="Small"), Device(1, 8000, name="Large", brief=True))

    starting = Starting(shelf, lambda: 100, devices)
    starting.spare("tiny")
    command = starting.command("tiny")
    told = dict(zip(command[3::2], command[4::2], strict=True))
    assert (told["--card"], told["--card-name"]) == ("1", "Large")
    assert (told["--card-mb"], told["--card-brief"]) == ("5800", "yes")
    assert asked == ["llama"]
    for _ in range(2):
        with caplog.at_level("WARNING"):
            starting.spare("tiny")
        command = starting.command("tiny")
        assert "--card" not in command
        assert command[command.index("--spared") + 1] == "Large"
    assert [one.message for one in caplog.records] == ["model goes on without the graphics card"]
    caplog.clear()


@there
def test_a_model_that_broke_on_the_processor_is_not_said_to_have_broken_on_a_card(shelf: ModelShelf) -> None:
    cards = [Device(0, 8000, name="Large")]
    starting = Starting(shelf, lambda: 100, lambda _: cards)
    assert "--card" in starting.command("tiny")
    cards[0] = cards[0]._replace(free_mb=0)
    assert "--card" not in starting.command("tiny")
    starting.spare("tiny")
    assert "--spared" not in starting.command("tiny")


@there
def test_what_is_not_as_it_was_installed_is_never_started(shelf: ModelShelf) -> None:
    kept = shelf.folder / "tiny" / "tiny.gguf"
    kept.chmod(0o600)
    kept.write_bytes(WEIGHTS[:-1] + b"\xff")
    with pytest.raises(ModelDamaged):
        Starting(shelf, lambda: 100).command("tiny")


@there
def test_one_that_is_larger_than_its_budget_is_not_loaded(shelf: ModelShelf) -> None:
    with pytest.raises(ModelTooLarge):
        Starting(shelf, lambda: 0).command("tiny")


def test_others_are_refused_with_a_reason(shelf: ModelShelf) -> None:
    starting = Starting(shelf, lambda: 100)
    with pytest.raises(ModelUnknown):
        starting.command("nothing")
    with pytest.raises(ModelFormat):
        starting.command("net")


@pytest.mark.skipif(bool(find_spec("llama_cpp")), reason="llama-cpp-python is installed")
def test_without_a_runtime_the_reason_says_what_to_install(shelf: ModelShelf) -> None:
    with pytest.raises(ModelRuntimeMissing):
        Starting(shelf, lambda: 100).command("tiny")


def test_a_model_that_is_being_removed_is_not_started(shelf: ModelShelf) -> None:
    starting = Starting(shelf, lambda: 100)
    with starting.never("tiny"), pytest.raises(ModelUnknown):
        starting.command("tiny")
    assert [card.name for card in starting.cards()] == ["tiny"]


@there
def test_the_comparing_of_hashes_is_taken_back(shelf: ModelShelf) -> None:
    def stop(step: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Starting(shelf, lambda: 100).command("tiny", stop)


@there
def test_a_model_is_removed_in_the_middle_of_its_answer(tmp_path: Path) -> None:
    local, path, ended = LocalModels(tmp_path / "models"), tmp_path / "tiny.gguf", list[str]()
    path.write_bytes(WEIGHTS)
    local.install(path, Wish("tiny"), "", silent)
    begun = Event()

    def ask() -> None:
        try:
            local.host.ask("tiny", Question("say", "a", 'root ::= "a"{1900}', most_tokens=1900), heard)
        except ModelError as error:
            ended.append(error.code)

    def heard(step: str, done: int, total: int) -> None:
        if done:
            begun.set()

    asking = Thread(target=ask)
    asking.start()
    try:
        assert begun.wait(60)
        local.remove("tiny")
        asking.join(30)
        assert ended == ["model.unknown"]
        assert local.cards() == ()
        assert not local.hosted().model
    finally:
        local.close()
