"""What the real runtime is told of a card, and that it goes on without one that cannot take a model."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from core.domain.question import Question
from models.host.devices import PROCESSOR, Placement
from models.training.tiny.llama import Shape, llama

if not find_spec("llama_cpp"):
    pytest.skip("llama-cpp-python is not installed: make llm", allow_module_level=True)
LlamaText = import_module("models.text.llama").LlamaText
LlamaMeaning = import_module("models.meaning.llama").LlamaMeaning
ways = import_module("models.text.placing").ways
BLOCKS = 3
CARD = Placement(1, 1000, "A card")
HELLO = Question("say", "hello", most_tokens=2)


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "tiny.gguf"
    path.write_bytes(llama(Shape(width=16, heads=2, layers=BLOCKS, inner=16)))
    return path


@pytest.mark.parametrize(
    ("place", "able", "layers"),
    [
        (PROCESSOR, 1, [0]),
        (CARD, 0, [0]),
        (CARD, 1, [-1, 0]),
        (CARD._replace(budget_mb=2 / 3), 1, [2, 0]),
        (CARD._replace(budget_mb=0.01), 1, [0]),
    ],
)
def test_a_model_lies_on_a_card_as_far_as_it_fits_and_else_on_the_processor(
    weights: Path, place: Placement, able: int, layers: list[int]
) -> None:
    size = weights.stat().st_size / 2**20
    found = ways(weights, place._replace(budget_mb=place.budget_mb * size), able=bool(able))
    assert [one["n_gpu_layers"] for one in found] == layers
    assert all(one.get("main_gpu", CARD.number) == CARD.number for one in found)


def test_a_card_that_is_not_there_is_not_said_to_be_used(weights: Path) -> None:
    text = LlamaText(weights, 1, None, CARD)
    assert text.answer(HELLO, (), lambda _: None).tokens
    assert LlamaMeaning(weights, 1, CARD).card == text.card == ""


def test_where_a_card_refuses_a_model_the_processor_takes_it(weights: Path) -> None:
    model = LlamaText(weights, 1, None, CARD)
    model._ways = [{"n_gpu_layers": -1, "tensor_split": [0.01] * 100}, *model._ways]
    assert model.card == CARD.name
    assert model._loaded(2048) is not None
    assert model.card == ""
