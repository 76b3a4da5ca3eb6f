"""Models that see, in their confined process: a language model with eyes, folders of safetensors; all made here."""

import io
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from core.catalogue import bundled_types
from core.domain.errors import Cancelled
from core.domain.model_errors import ModelRuntimeMissing, ModelUnreadable
from core.domain.question import Question
from core.domain.weights import Card, Format, ModelFile, Use, Wish
from core.extraction.tiers.grammar import answered, grammar, longest
from core.work.hosting import ModelHost
from models.catalogue import ModelShelf
from models.host.starting import Starting, eyes
from models.training.tiny.eye import eye
from models.training.tiny.llama import Shape, llama

TINY = Shape(width=16, heads=2, layers=1, inner=16)
sees = pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
reads = pytest.mark.skipif(
    not find_spec("transformers"), reason="torch and transformers are not installed: make vision"
)
BUDGET = 4000


def picture(kind: str = "WEBP") -> bytes:
    made = Image.new("RGB", (200, 120), "white")
    ImageDraw.Draw(made).text((20, 40), "Total 12.00", fill="black")
    stream = io.BytesIO()
    made.save(stream, kind)
    return stream.getvalue()


def shelf_of(tmp_path: Path) -> tuple[ModelShelf, Starting]:
    shelf = ModelShelf(tmp_path / "models")
    return shelf, Starting(shelf, lambda: BUDGET)


def seeing(tmp_path: Path) -> Starting:
    folder = tmp_path / "tiny-vl"
    folder.mkdir()
    (folder / "mmproj-tiny.gguf").write_bytes(eye(TINY.width))
    (folder / "tiny.gguf").write_bytes(llama(TINY))
    shelf, starting = shelf_of(tmp_path)
    shelf.add(folder, Wish("tiny-vl", Use.VISION))
    return starting


def folder_of(tmp_path: Path, kind: str) -> Starting:
    folders = pytest.importorskip("models.training.tiny.folders")

    made: Path = getattr(folders, kind)(tmp_path / kind)
    shelf, starting = shelf_of(tmp_path)
    shelf.add(made, Wish(kind, Use.VISION))
    return starting


def test_the_file_with_which_a_model_sees_is_told_from_its_weights() -> None:
    files = tuple(ModelFile(name, 1, "0" * 64) for name in ("mmproj-model-f16.gguf", "model-q4.gguf"))
    assert eyes(Card("a", Format.GGUF, Use.VISION, files)) == "mmproj-model-f16.gguf"
    assert eyes(Card("a", Format.GGUF, Use.VISION, files[1:])) == ""
    assert eyes(Card("a", Format.SAFETENSORS, Use.VISION, files)) == ""


@sees
def test_a_language_model_with_eyes_is_shown_a_page(tmp_path: Path) -> None:
    starting = seeing(tmp_path)
    assert [card.name for card in starting.cards()] == [card.name for card in starting.seeing()] == ["tiny-vl"]
    kind = bundled_types()["receipt"]
    names = [name for name in kind.fields if longest(kind, [name]) < 80][:1]
    question = Question("read", "page", grammar(kind, names), most_tokens=4 * longest(kind, names), seconds=120)
    with ModelHost(starting.command, BUDGET) as host:
        said = host.look("tiny-vl", question, [picture()])
        assert answered(said.text, names) is not None, said.text
        assert host.ask("tiny-vl", question).tokens


@sees
def test_a_picture_that_is_none_breaks_nothing_else(tmp_path: Path) -> None:
    with ModelHost(seeing(tmp_path).command, BUDGET) as host:
        with pytest.raises(ModelUnreadable):
            host.look("tiny-vl", Question("say", "hello", most_tokens=4), [b"no picture"])
        assert host.look("tiny-vl", Question("say", "hello", most_tokens=4), [picture("PNG")]).tokens


@reads
def test_regions_of_a_page_are_read_line_by_line(tmp_path: Path) -> None:
    starting = folder_of(tmp_path, "reading")
    assert (starting.cards(), [card.name for card in starting.seeing()]) == ((), ["reading"])
    boxes = json.dumps([[0.1, 0.2, 0.9, 0.6], [0.0, 0.0, 0.5, 0.5], [0.9, 0.9, 0.1, 0.1]])
    with ModelHost(starting.command, BUDGET) as host:
        said = host.look("reading", Question("lines", boxes, most_tokens=8, seconds=120), [picture()])
        assert len(said.text.split("\n")) == 3
        assert said.tokens >= 3
        held = host._child
        assert held is not None
        assert sys.platform != "linux" or held.confinement.network

        def stop(step: str, done: int, total: int) -> None:
            if done:
                raise Cancelled

        with pytest.raises(Cancelled):
            host.look("reading", Question("lines", boxes, seconds=120), [picture()], stop)
        with pytest.raises(ModelUnreadable):
            host.look("reading", Question("lines", ""), [b"no picture"])


@reads
def test_a_picture_is_described(tmp_path: Path) -> None:
    with ModelHost(folder_of(tmp_path, "describing").command, BUDGET) as host:
        assert host.look("describing", Question("describe", "", most_tokens=8, seconds=120), [picture()]).tokens


@reads
@pytest.mark.parametrize(
    "config", ["{", "[]", '{"model_type": "strange"}', '{"model_type": "blip", "auto_map": {"AutoModel": "own.Model"}}']
)
def test_folders_of_other_kinds_are_refused(tmp_path: Path, config: str) -> None:
    folders = pytest.importorskip("models.training.tiny.folders")

    made = folders.reading(tmp_path / "strange")
    (made / "config.json").write_text(config)
    (made / "own.py").write_text("raise SystemExit")
    shelf, starting = shelf_of(tmp_path)
    done = shelf.add(made, Wish("strange", Use.VISION))
    assert "own.py" in done.left_out
    with ModelHost(starting.command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.look("strange", Question("lines", "", seconds=120), [picture()])


@pytest.mark.skipif(bool(find_spec("transformers")), reason="transformers is installed")
def test_without_a_runtime_the_reason_says_so(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    shelf, starting = shelf_of(tmp_path)
    shelf.add(tmp_path / "model.safetensors", Wish("net", Use.VISION))
    with pytest.raises(ModelRuntimeMissing):
        starting.command("net")
