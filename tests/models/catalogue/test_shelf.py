"""Models taken in, verified and removed; what is no model is refused before anything parses it."""

import hashlib
import pickle
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FileMissing
from core.domain.model_errors import ModelDamaged, ModelExists, ModelFormat, ModelUnknown
from core.domain.weights import Format, Measure, Use, Wish
from models.catalogue import ModelShelf
from models.catalogue.formats import format_of
from models.training.tiny.llama import llama

WEIGHTS = llama()
DIGEST = hashlib.sha256(WEIGHTS).hexdigest()
HEADER = b'{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
SAFETENSORS = struct.pack("<Q", len(HEADER)) + HEADER + bytes(4)
ONNX = b"\x08\x08\x12\x04test" + bytes(20)


@pytest.fixture
def shelf(tmp_path: Path) -> ModelShelf:
    return ModelShelf(tmp_path / "models")


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "Tiny Random_v1.gguf"
    path.write_bytes(WEIGHTS)
    return path


def test_a_file_is_installed_with_its_hash_licence_and_origin(shelf: ModelShelf, weights: Path) -> None:
    made = shelf.add(weights, Wish(use=Use.TEXT, licence="MIT", origin="made by hand", sha256=DIGEST.upper()))
    assert shelf.cards() == (made.card,)
    assert (made.card.name, made.card.format, made.card.compared) == ("tiny-random-v1", Format.GGUF, True)
    assert made.card.weights.sha256 == DIGEST
    assert (made.card.licence, made.card.origin) == ("MIT", "made by hand")
    (path,) = shelf.verify("tiny-random-v1")
    assert path.read_bytes() == WEIGHTS


def test_without_anybodys_hash_the_card_says_so(shelf: ModelShelf, weights: Path) -> None:
    assert not shelf.add(weights, Wish()).card.compared


def test_a_wrong_hash_leaves_nothing_behind(shelf: ModelShelf, weights: Path) -> None:
    with pytest.raises(ModelDamaged):
        shelf.add(weights, Wish(sha256="0" * 64))
    assert shelf.cards() == ()
    assert list(shelf.folder.iterdir()) == []


def test_a_list_of_hashes_beside_the_weights_is_compared(shelf: ModelShelf, weights: Path) -> None:
    (weights.parent / "SHA256SUMS").write_text(f"{DIGEST} *{weights.name}\n", encoding="utf-8")
    assert shelf.add(weights, Wish()).card.compared
    weights.write_bytes(WEIGHTS[:-100])
    with pytest.raises(ModelDamaged):
        shelf.add(weights, Wish(name="cut"))


def test_a_folder_gives_weights_and_texts_and_leaves_code_out(shelf: ModelShelf, tmp_path: Path) -> None:
    folder = tmp_path / "Tiny"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(SAFETENSORS)
    (folder / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps({"w": 1}))
    (folder / "modeling.py").write_text("import os", encoding="utf-8")
    (folder / "fake.json").write_bytes(pickle.dumps({"w": 1}))
    made = shelf.add(folder, Wish())
    assert [file.name for file in made.card.files] == ["model.safetensors", "config.json"]
    assert set(made.left_out) == {"pytorch_model.bin", "modeling.py", "fake.json"}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_are_refused_whatever_they_are_called(shelf: ModelShelf, tmp_path: Path, protocol: int) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(pickle.dumps({"weights": list(range(100))}, protocol=protocol))
    with pytest.raises(ModelFormat):
        shelf.add(path, Wish())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GGUF",
        b"GGUF\x01\0\0\0",
        b"GGUF\xff\xff\xff\xff",
        b"PK\x03\x04data.pkl",
        struct.pack("<Q", 1 << 60) + b"{",
        b"{}",
        b"\x08",
    ],
)
def test_what_is_no_model_is_refused(shelf: ModelShelf, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(data)
    with pytest.raises(ModelFormat):
        shelf.add(path, Wish())


def test_formats_are_told_by_bytes() -> None:
    found = [format_of(data, len(data)) for data in (WEIGHTS, SAFETENSORS, ONNX)]
    assert found == [Format.GGUF, Format.SAFETENSORS, Format.ONNX]


@given(st.binary(max_size=200))
def test_any_bytes_have_a_format_or_none(data: bytes) -> None:
    assert format_of(data, len(data)) in (None, *Format)


@given(st.recursive(st.integers() | st.text() | st.floats(), lambda inner: st.lists(inner) | st.tuples(inner)))
def test_no_pickle_has_a_format(value: object) -> None:
    data = pickle.dumps(value, protocol=4)
    assert format_of(data, len(data)) is None


def test_a_changed_byte_is_noticed_before_each_use(shelf: ModelShelf, weights: Path) -> None:
    shelf.add(weights, Wish(name="tiny"))
    (kept,) = shelf.verify("tiny")
    kept.chmod(0o644)
    with kept.open("r+b") as stream:
        stream.seek(1000)
        stream.write(b"\xff")
    with pytest.raises(ModelDamaged):
        shelf.verify("tiny")
    kept.unlink()
    with pytest.raises(ModelDamaged):
        shelf.verify("tiny")


def test_a_file_that_came_beside_those_of_a_model_is_noticed_before_each_use(shelf: ModelShelf, weights: Path) -> None:
    shelf.add(weights, Wish(name="tiny"))
    (shelf.folder / "tiny" / ".DS_Store").write_bytes(b"a file manager's")
    assert shelf.verify("tiny")
    (shelf.folder / "tiny" / "1_Pooling.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelDamaged):
        shelf.verify("tiny")


def test_names_are_given_once_and_lead_nowhere(shelf: ModelShelf, weights: Path) -> None:
    shelf.add(weights, Wish(name="tiny"))
    with pytest.raises(ModelExists):
        shelf.add(weights, Wish(name="tiny"))
    for name in ("../tiny", "a/b", ".hidden", "", "nothing"):
        with pytest.raises(ModelUnknown):
            shelf.card(name)
    with pytest.raises(ModelUnknown):
        shelf.add(weights, Wish(name="../outside"))
    with pytest.raises(FileMissing):
        shelf.add(weights.parent / "nothing.gguf", Wish())


def test_a_removed_model_is_gone(shelf: ModelShelf, weights: Path) -> None:
    shelf.add(weights, Wish(name="tiny"))
    assert shelf.remove("tiny").name == "tiny"
    assert shelf.cards() == ()
    assert list(shelf.folder.iterdir()) == []
    with pytest.raises(ModelUnknown):
        shelf.remove("tiny")


def test_a_card_that_was_tampered_with_is_no_model(shelf: ModelShelf, weights: Path) -> None:
    shelf.add(weights, Wish(name="tiny"))
    card = shelf.folder / "tiny" / "card.json"
    assert b"Tiny_Random_v1.gguf" in card.read_bytes()
    card.write_bytes(card.read_bytes().replace(b"Tiny_Random_v1.gguf", b"../../../../etc/hosts"))
    with pytest.raises(ModelUnknown):
        shelf.verify("tiny")


def test_links_in_a_folder_are_not_followed(shelf: ModelShelf, weights: Path, tmp_path: Path) -> None:
    folder = tmp_path / "linked"
    folder.mkdir()
    (folder / "model.gguf").symlink_to(weights)
    with pytest.raises(ModelFormat):
        shelf.add(folder, Wish())


def test_how_models_did_is_kept_by_model(shelf: ModelShelf, weights: Path) -> None:
    assert shelf.measures() == ()
    shelf.add(weights, Wish("tiny"))
    first, second = (Measure(name, "invoice", 5, 4, 0, 1.5, 60, 2, 80.0) for name in ("tiny", "other"))
    shelf.keep_measures("tiny", [first])
    shelf.keep_measures("other", [second])
    shelf.keep_measures("tiny", [first.and_of(first)])
    assert shelf.measures() == (second, Measure("tiny", "invoice", 10, 8, 0, 3.0, 120, 4, 80.0))
    (shelf.folder / "measures.json").write_bytes(b"[")
    assert shelf.measures() == ()
