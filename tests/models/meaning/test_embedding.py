"""Models for meaning in their confined process, in each of the three formats; all of them made here."""

import base64
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain.errors import Cancelled
from core.domain.model_errors import ModelFormat, ModelUnreadable, QuestionTooLong
from core.domain.question import ASKED, PASSAGES, Question
from core.domain.weights import Use, Wish
from core.work.hosting import ModelHost
from models.catalogue import ModelShelf
from models.host.starting import Starting
from models.training.tiny import meaning
from models.training.tiny.onnx import gathering

tokenizes = pytest.mark.skipif(not find_spec("tokenizers"), reason="tokenizers is not installed: make meaning")
runs = {
    "onnx": pytest.mark.skipif(not find_spec("tokenizers"), reason="tokenizers is not installed: make meaning"),
    "folder": pytest.mark.skipif(not find_spec("transformers"), reason="torch is not installed: make vision"),
    "gguf": pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm"),
}
BUDGET = 4000
SAME, OTHER = ("the cafeteria", "the canteen"), "a lawyer"


def made(kind: str, folder: Path) -> Path:
    folder.mkdir()
    if kind == "gguf":
        (folder / "tiny.gguf").write_bytes(meaning.bert_gguf())
        return folder
    return meaning.onnx_folder(folder) if kind == "onnx" else meaning.folder(folder)


def starting(tmp_path: Path, source: Path, use: Use = Use.MEANING) -> Starting:
    shelf = ModelShelf(tmp_path / "models")
    shelf.add(source, Wish("tiny", use))
    return Starting(shelf, lambda: BUDGET)


def asked(texts: list[str], of: str = PASSAGES) -> Question:
    return Question(of, json.dumps(texts), seconds=120)


def vectors(said: str) -> NDArray[np.float32]:
    rows = [np.frombuffer(base64.b64decode(line), np.int8).astype(np.float32) for line in said.split("\n")]
    return np.array([row / max(1.0, float(np.linalg.norm(row))) for row in rows])


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=mark) for kind, mark in runs.items()])
def test_texts_that_mean_the_same_are_near(tmp_path: Path, kind: str) -> None:
    start = starting(tmp_path, made(kind, tmp_path / kind))
    assert [card.name for card in start.meaning()] == ["tiny"]
    assert start.cards() == start.seeing() == ()
    with ModelHost(start.command, BUDGET) as host:
        heard = list[int]()
        said = host.ask("tiny", asked([*SAME, OTHER]), lambda _, done, total: heard.append(done))
        first, second, other = vectors(said.text)
        assert max(heard) == 3
        assert first @ second > 0.8 > first @ other + 0.3
        assert host._child is not None
        assert sys.platform != "linux" or host._child.confinement.network
        (alone,) = vectors(host.ask("tiny", asked([SAME[0]])).text)
        assert alone @ first > 0.99

        def stop(step: str, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled

        with pytest.raises(Cancelled):
            host.ask("tiny", asked(["many words " * 300] * 40), stop)
        with pytest.raises(QuestionTooLong):
            host.ask("tiny", Question(ASKED, "[1]"))
        assert len(vectors(host.ask("tiny", asked(["", "x" * 50_000])).text)) == 2


@tokenizes
def test_what_stands_before_a_question_and_a_passage_is_said_to_the_model(tmp_path: Path) -> None:
    source = meaning.onnx_folder(tmp_path / "own")
    told = {"prompts": {"query": "broom ", "passage": "lawyer "}}
    (source / "config_sentence_transformers.json").write_text(json.dumps(told))
    with ModelHost(starting(tmp_path, source).command, BUDGET) as host:
        (question,) = vectors(host.ask("tiny", asked([""], ASKED)).text)
        passage, broom, lawyer = vectors(host.ask("tiny", asked(["", "broom", "counsel"])).text)
    assert passage @ lawyer > 0.95 > question @ passage + 0.5
    assert question @ broom > 0.5


@tokenizes
@pytest.mark.parametrize(
    "weights",
    [
        gathering(meaning.vectors(), domain="elsewhere"),
        gathering(meaning.vectors(), operator="Loop"),
        gathering(meaning.vectors(), elsewhere="../../vault.db"),
        gathering(meaning.vectors(), operator="NoSuchOperator"),
        gathering(meaning.vectors())[:-4000],
        gathering(meaning.vectors()[:5]),
    ],
    ids=["foreign domain", "endless operator", "weights elsewhere", "unknown operator", "cut short", "few rows"],
)
def test_weights_that_ask_for_more_than_they_may_are_refused(tmp_path: Path, weights: bytes) -> None:
    source = meaning.onnx_folder(tmp_path / "bad")
    (source / "model.onnx").write_bytes(weights)
    with ModelHost(starting(tmp_path, source).command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.ask("tiny", asked(["a lawyer"]))


@tokenizes
@pytest.mark.parametrize("tokenizer", ["", "{", "[]", '{"model": {"type": "WordPiece"}}'])
def test_a_tokenizer_that_is_none_is_refused(tmp_path: Path, tokenizer: str) -> None:
    source = meaning.onnx_folder(tmp_path / "bad")
    (source / "tokenizer.json").write_text(tokenizer)
    with ModelHost(starting(tmp_path, source).command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.ask("tiny", asked(["a lawyer"]))


def test_onnx_is_run_for_meaning_alone(tmp_path: Path) -> None:
    with pytest.raises(ModelFormat):
        starting(tmp_path, meaning.onnx_folder(tmp_path / "text"), Use.TEXT).command("tiny")


@runs["folder"]
def test_safetensors_that_are_damaged_are_refused_and_crash_nothing(tmp_path: Path) -> None:
    source = made("folder", tmp_path / "bad")
    weights = source / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with ModelHost(starting(tmp_path, source).command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.ask("tiny", asked(["a lawyer"]))
