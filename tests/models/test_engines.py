"""The engines of this machine: found, chosen, and each looking at a picture in a process of its own."""

import sys
from pathlib import Path

import pytest

import resources
from core.domain.engine import agreement
from core.domain.errors import ReaderCrashed
from core.work.limits import environment
from models.engines import FILE, InstalledEngines, chosen
from models.ocr import recognizer, second
from models.ocr.tesseract import TesseractPages, TesseractRecognizer

READER = (sys.executable, "-m", "models.reader")
PAGE = resources.data("check", "page.jpg")
tesseract = pytest.mark.skipif(TesseractRecognizer.found() is None, reason="tesseract is not installed")


@pytest.fixture
def changed() -> list[str]:
    return []


@pytest.fixture
def engines(tmp_path: Path, changed: list[str]) -> InstalledEngines:
    return InstalledEngines(READER, environment, tmp_path / "state", lambda: changed.append("changed"))


def test_what_is_installed_is_found(engines: InstalledEngines) -> None:
    rapid, other = engines.found()
    assert rapid.there
    assert rapid.runs_on
    assert other.there == (TesseractRecognizer.found() is not None)
    assert not other.there or "eng" in other.languages


def test_the_usual_engine_reads_the_bundled_page(engines: InstalledEngines) -> None:
    look = engines.look("rapidocr", PAGE)
    expected = resources.data("check", "page.txt").decode().split()
    assert agreement(expected, (word.text for word in look.words)) > 0.8
    assert look.seconds > 0
    assert all(0 <= word.box.x0 <= look.width and 0 <= word.box.y0 <= look.height for word in look.words)


@tesseract
def test_another_engine_is_chosen_kept_and_never_its_own_second(engines: InstalledEngines, changed: list[str]) -> None:
    assert engines.chosen() == "rapidocr"
    engines.choose("tesseract")
    assert (engines.chosen(), changed) == ("tesseract", ["changed"])
    assert isinstance(recognizer(name="tesseract"), TesseractPages)
    other = second(name="tesseract")
    assert other is not None
    assert other.name == "rapidocr"
    look = engines.look("tesseract", PAGE)
    expected = resources.data("check", "page.txt").decode().split()
    assert agreement(expected, (word.text for word in look.words)) > 0.5


@pytest.mark.parametrize("kept", ["", "[]", '{"engine": 7}', '{"engine": "unknown"}'])
def test_a_damaged_choice_is_as_good_as_none(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(kept)
    assert chosen(tmp_path) == "rapidocr"


def test_an_engine_that_crashes_is_an_error_of_ours(engines: InstalledEngines) -> None:
    with pytest.raises(ReaderCrashed):
        engines.look("rapidocr", b"no picture")


def test_an_engine_has_a_folder_of_its_own_and_is_told_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "x")
    asks = "import os; own = 'vouch-look-' in os.environ['TMPDIR'] and 'SECRET' not in os.environ"
    answers = "print('[1.0,[],1,1]' if own else '')"
    engines = InstalledEngines((sys.executable, "-c", f"{asks}; {answers}"), environment, tmp_path, lambda: None)
    assert engines.look("any", b"").seconds == 1.0


def test_words_agree_by_how_often_they_stand() -> None:
    assert agreement(["a", "a", "b"], ["a", "b", "c"]) == pytest.approx(2 / 3)
    assert agreement([], ["a"]) == 1.0
