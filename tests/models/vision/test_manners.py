"""Folders as those of Donut, Florence-2 and GOT-OCR2, of random weights written here, loaded as their own are."""

import io
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question
from core.domain.weights import Use, Wish
from core.work.hosting import ModelHost
from models.catalogue import ModelShelf
from models.host.starting import Starting
from models.vision.kinds import PAGE, kind_of, reads_lines

pytestmark = pytest.mark.skipif(
    not find_spec("transformers"), reason="torch and transformers are not installed: make vision"
)
KINDS = ("forms", "tasks", "turns")
BUDGET = 4000


def picture() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((200, 120)).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    pages = pytest.importorskip("models.training.tiny.pages")
    place = tmp_path_factory.mktemp("pages")
    return {kind: getattr(pages, kind)(place / kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_shown_and_every_token_told(folders: dict[str, Path], kind: str) -> None:
    folder, told = folders[kind], list[int]()
    assert (kind_of(folder).most, reads_lines(folder)) == (PAGE, False)
    eye = pytest.importorskip("models.vision.folder").FolderEye(folder, kind_of(folder), threads=1)
    said = eye.answer(Question("describe", "", most_tokens=6), [picture()], told.append)
    assert told == list(range(1, len(told) + 1))
    assert 0 < len(told) <= 6
    assert len(told) <= said.tokens <= 7
    with pytest.raises(ModelUnreadable):
        eye.answer(Question("describe", ""), [b"no picture"], told.append)


def test_one_of_them_answers_in_the_confined_host(folders: dict[str, Path], tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models")
    shelf.add(folders["turns"], Wish("turns", Use.VISION))
    starting = Starting(shelf, lambda: BUDGET)
    assert [card.name for card in starting.seeing()] == ["turns"]
    with ModelHost(starting.command, BUDGET) as host:
        assert host.look("turns", Question("describe", "", most_tokens=6, seconds=120), [picture()]).tokens


@pytest.mark.parametrize("kind", KINDS)
def test_weights_that_lack_or_a_config_that_lies_are_refused(
    folders: dict[str, Path], kind: str, tmp_path: Path
) -> None:
    loading = pytest.importorskip("models.vision.folder")
    for at, spoiled in enumerate((_cut, _untrue)):
        folder = tmp_path / str(at)
        folder.mkdir()
        for path in folders[kind].iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        spoiled(folder)
        with pytest.raises(ModelUnreadable):
            loading.FolderEye(folder, kind_of(folder), threads=1)


def _cut(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])


def _untrue(folder: Path) -> None:
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    first = next(name for name in ("vision_config", "encoder") if name in config)
    config[first] |= {"window_size": "wide"}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ("<s_receipt><s_total>12.00</s_total></s>", {"total": "12.00"}),
        ("<s_receipt><s_total>12.00<sep/>3.50</s_total></s>", {"total": ["12.00", "3.50"]}),
        ("</s><s_receipt><s_total>12.00</s><pad>", None),
        ("<s_receipt>" + "<s_total>" * 300 + "</s_total>" * 300, None),
    ],
    ids=["a field", "one that stands twice", "one that does not end", "fields within fields"],
)
def test_the_fields_that_a_form_is_said_to_have(folders: dict[str, Path], said: str, fields: Any) -> None:
    torch, loading = pytest.importorskip("torch"), pytest.importorskip("models.offline")
    manners = pytest.importorskip("models.vision.manners")
    processor = loading.text_side(folders["forms"], "DonutProcessor")
    made = torch.tensor([processor.tokenizer(said, add_special_tokens=False).input_ids])
    text, tokens = manners.Fields(processor).answer(made, 0)
    assert tokens == made.shape[1]
    if fields is None:
        assert "<s_" not in text
    else:
        assert json.loads(text) == fields


def test_a_form_begins_with_the_task_that_was_taught(folders: dict[str, Path]) -> None:
    loading, manners = pytest.importorskip("models.offline"), pytest.importorskip("models.vision.manners")
    processor = loading.text_side(folders["forms"], "DonutProcessor")
    given = manners.Fields(processor).given(Image.new("RGB", (40, 60)))
    assert given["decoder_start_token_id"] == processor.tokenizer.convert_tokens_to_ids("<s_receipt>")


def test_one_that_answers_questions_is_asked_one(tmp_path: Path) -> None:
    pages, loading = pytest.importorskip("models.training.tiny.pages"), pytest.importorskip("models.offline")
    manners, folder = pytest.importorskip("models.vision.manners"), tmp_path / "answers"
    pages.forms(folder, pages.ANSWERS)
    processor = loading.text_side(folder, "DonutProcessor")
    given = manners.Fields(processor).given(Image.new("RGB", (40, 60)))
    asked = processor.tokenizer.decode(given["decoder_input_ids"][0])
    assert asked.replace(" ", "").startswith("<s_docvqa><s_question>Whatisthisdocument?</s_question><s_answer>")
    eye = pytest.importorskip("models.vision.folder").FolderEye(folder, kind_of(folder), threads=1)
    told = list[int]()
    assert eye.answer(Question("describe", "", most_tokens=6), [picture()], told.append).text
    assert 0 < len(told) <= 6
