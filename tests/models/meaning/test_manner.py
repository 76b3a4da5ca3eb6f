"""How a model wants its texts is told by what lies beside its weights, else by its family."""

import json
from pathlib import Path

import pytest

from models.catalogue.gathering import gathered, kept_as
from models.meaning.manner import Manner, Pooling, manner_of
from models.training.tiny import meaning


@pytest.mark.parametrize(
    ("name", "manner"),
    [
        ("multilingual-e5-small", Manner(Pooling.MEAN, "query: ", "passage: ")),
        ("bge-m3", Manner(Pooling.FIRST)),
        ("bge-small-fr", Manner(Pooling.FIRST)),
        ("nomic-embed-text-v1.5", Manner(Pooling.MEAN, "search_query: ", "search_document: ")),
        ("paraphrase-multilingual-MiniLM-L12-v2", Manner(Pooling.MEAN)),
        ("something-else", Manner()),
    ],
)
def test_a_family_is_known_by_its_name(tmp_path: Path, name: str, manner: Manner) -> None:
    assert manner_of(tmp_path / name) == manner
    assert manner_of(tmp_path, f"{name}-Q8_0.gguf") == manner


def test_what_lies_beside_the_weights_counts_more_than_the_family(tmp_path: Path) -> None:
    folder = tmp_path / "e5-small"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"max_position_embeddings": 130}))
    (folder / "1_Pooling.json").write_text(
        json.dumps({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False})
    )
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "ask: ", "document": ""}})
    )
    assert manner_of(folder) == Manner(Pooling.FIRST, "ask: ", "passage: ", 128)


@pytest.mark.parametrize("said", ["", "{", "[]", "null", '{"prompts": 3, "max_position_embeddings": "x"}'])
def test_settings_that_are_none_are_passed_over(tmp_path: Path, said: str) -> None:
    for name in ("config.json", "1_Pooling.json", "config_sentence_transformers.json"):
        (tmp_path / name).write_text(said)
    assert manner_of(tmp_path) == Manner()


def test_the_settings_of_pooling_are_installed_with_the_weights(tmp_path: Path) -> None:
    source = meaning.onnx_folder(tmp_path / "tiny")
    (source / "1_Pooling").mkdir()
    (source / "1_Pooling" / "config.json").write_text("{}")
    (source / "2_Other").mkdir()
    (source / "2_Other" / "config.json").write_text("{}")
    names = [kept_as(path) for path in gathered(source).files]
    assert sorted(names) == ["1_Pooling.json", "config.json", "model.onnx", "tokenizer.json"]
