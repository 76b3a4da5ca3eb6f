"""The verbs of recordings and translations, as they are typed."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from core.domain.model_errors import ModelUnknown
from tests.desktop.conftest import Vouch
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
    assert isinstance(vouch("transcribe").exception, ModelUnknown)


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
