"""The verbs of recordings and translations, as they are typed."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from core.domain.model_errors import ModelMissing
from tests.desktop.conftest import Vouch, invoice_sheet
from tests.models.speech.recordings import tone, wav

RATE = 16_000
runs = pytest.mark.skipif(not find_spec("transformers"), reason="torch and transformers are not installed: make speech")


@pytest.fixture
def memo(home: Path) -> Path:
    """A recording of four seconds."""
    path = home / "memo.dat"
    path.write_bytes(wav(np.concatenate([tone(2.0, RATE), np.zeros(RATE), tone(1.0, RATE)]), RATE))
    return path


def listed(vouch: Vouch) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(vouch("list", "--format", "json").stdout)
    return found


def test_a_recording_waits_with_a_plain_sentence(vouch: Vouch, memo: Path) -> None:
    vouch("init")
    said = vouch("add", memo)
    assert "A speech model reads it, once one is installed" in said.stdout + said.stderr
    assert isinstance(vouch("transcribe").exception, ModelMissing)


@runs
def test_a_recording_becomes_a_transcript_once_a_model_is_there(vouch: Vouch, memo: Path) -> None:
    voices = pytest.importorskip("models.training.tiny.voices")
    vouch("init")
    vouch("add", memo)
    vouch("models", "add", voices.listening(memo.parent / "tiny"), "--use", "speech")
    (waiting,) = listed(vouch)
    said = vouch("transcribe")
    assert "Heard" in said.stderr, said.stderr
    (found,) = listed(vouch)
    assert (found["id"], found["type"], found["stage"]) == (waiting["id"], "recording", "read")
    shown = vouch("show", found["id"]).stdout
    assert "nothing vouches for these words" in shown
    assert "No recording waits" in vouch("transcribe").stderr
    assert "Heard" in vouch("transcribe", found["id"]).stderr


def test_without_a_model_nothing_is_translated(vouch: Vouch, home: Path) -> None:
    vouch("init")
    vouch("add", invoice_sheet(home))
    (found,) = listed(vouch)
    assert isinstance(vouch("translate", found["id"], "--to", "fr").exception, ModelMissing)


@runs
def test_a_document_is_translated_beside_the_original(vouch: Vouch, home: Path) -> None:
    voices = pytest.importorskip("models.training.tiny.voices")
    vouch("init")
    vouch("add", invoice_sheet(home))
    (found,) = listed(vouch)
    vouch("models", "add", voices.many_tongues(home / "tiny"), "--use", "translation")
    said = json.loads(vouch("translate", found["id"], "--to", "fr", "--format", "json").stdout)
    assert (said["model"], said["to"]) == ("tiny", "fr")
    figures = [one for one in said["sentences"] if one["original"] == "12.00"]
    assert figures
    assert all(one["translation"] == "12.00" and one["translated"] for one in figures)
    for one in said["sentences"]:
        assert sorted(re.findall(r"\d", one["original"])) == sorted(re.findall(r"\d", one["translation"]))
    table = vouch("translate", found["id"], "--to", "fr")
    assert "Blue Fern" in table.stdout
    assert "Translated by tiny" in table.stderr
