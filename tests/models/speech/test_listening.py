"""A speech model of random weights in its confined process, on recordings that are made here."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.domain.errors import Cancelled
from core.domain.model_errors import ModelUnreadable, RecordingForeign, RecordingUnreadable
from core.domain.question import Question
from core.domain.weights import Use, Wish
from core.work.hosting import ModelHost
from core.workbench.transcript import portion
from models.catalogue import ModelShelf
from models.host.starting import Starting
from tests.models.speech.recordings import encoded, tone, wav

pytestmark = pytest.mark.skipif(
    not find_spec("transformers"), reason="torch and transformers are not installed: make speech"
)
BUDGET = 4000
RATE = 16_000


def spoken(seconds: float, rate: int = RATE) -> bytes:
    """Tones of two seconds with pauses of one."""
    piece = np.concatenate([tone(2.0, rate), np.zeros(rate)])
    return wav(np.tile(piece, int(seconds // 3) + 1)[: int(seconds * rate)], rate)


def asking(begin: float = 0.0, seconds: float = 300.0) -> Question:
    return Question("listening", json.dumps([begin, seconds]), most_tokens=1000, seconds=200)


def starting(tmp_path: Path, kind: str = "listening", **more: bool) -> Starting:
    voices = pytest.importorskip("models.training.tiny.voices")
    shelf = ModelShelf(tmp_path / "models")
    shelf.add(getattr(voices, kind)(tmp_path / "tiny", **more), Wish("tiny", Use.SPEECH))
    return Starting(shelf, lambda: BUDGET)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModelHost]:
    with ModelHost(starting(tmp_path_factory.mktemp("speech")).command, BUDGET) as made:
        yield made


def test_what_is_said_has_its_time_and_every_second_is_listened_to(host: ModelHost) -> None:
    first = portion(host.look("tiny", asking(0.0, 60.0), [spoken(80.0)]).text, 0.0, "tiny")
    assert not first.last
    assert 40 < first.to <= 60
    assert first.spoken
    rest = portion(host.look("tiny", asking(first.to, 60.0), [spoken(80.0)]).text, first.to, "tiny")
    assert (rest.last, round(rest.to, 2)) == (True, 80.0)
    held = host._child
    assert held is not None
    assert sys.platform != "linux" or held.confinement.network


def test_silence_is_not_listened_to(host: ModelHost) -> None:
    said = host.look("tiny", asking(), [wav(np.zeros(20 * RATE), RATE)])
    assert (json.loads(said.text)["segments"], said.tokens) == ([], 0)


def test_it_is_taken_back_in_the_middle(host: ModelHost) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        host.look("tiny", asking(), [spoken(120.0)], stop)
    assert host.look("tiny", asking(), [spoken(5.0)]).text


@pytest.mark.skipif(not find_spec("av"), reason="PyAV is not installed: make speech")
def test_what_is_compressed_is_decoded_within_the_confined_host(host: ModelHost) -> None:
    said = json.loads(host.look("tiny", asking(), [encoded("ipod", "aac", 44100, 3.0)]).text)
    assert (said["ends"], round(said["to"], 1)) == (True, 3.0)


@pytest.mark.skipif(not find_spec("av"), reason="PyAV is not installed: make speech")
def test_a_compressed_recording_is_decoded_once_for_all_its_portions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import av  # noqa: PLC0415 (is not there in every environment)

    data, opened, opening = encoded("flac", "flac", RATE, 50.0), list[object](), av.open

    def counting(stream: Any, *given: Any, **named: Any) -> Any:
        opened.append(stream)
        return opening(stream, *given, **named)

    monkeypatch.setattr(av, "open", counting)
    voices, folder = pytest.importorskip("models.training.tiny.voices"), pytest.importorskip("models.speech.folder")
    ear = folder.FolderEar(voices.listening(tmp_path / "tiny"), threads=1)
    begin, portions, ends = 0.0, 0, False
    while not ends:
        said = json.loads(ear.answer(asking(begin, 20.0), [data], lambda done: None).text)
        begin, ends, portions = said["to"], said["ends"], portions + 1
    assert (round(begin, 1), len(opened)) == (50.0, 1)
    assert portions > 2


@pytest.mark.parametrize("data", [b"", b"no recording at all", b"RIFF\x24\0\0\0WAVEjunk"])
def test_what_is_no_recording_breaks_nothing(host: ModelHost, data: bytes) -> None:
    with pytest.raises((RecordingUnreadable, RecordingForeign)):
        host.look("tiny", asking(), [data])
    assert host.look("tiny", asking(), [spoken(2.0)]).text


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of other systems")
def test_a_host_that_breaks_costs_one_retry(host: ModelHost) -> None:
    told = host.look("tiny", asking(), [spoken(3.0)]).text
    broken = list[int]()

    def breaks(step: str, done: int, total: int) -> None:
        if done and not broken and host._child:
            broken.append(host._child.id)
            os.kill(host._child.id, signal.SIGKILL)

    assert host.look("tiny", asking(), [spoken(3.0)], breaks).text == told
    assert len(broken) == 1


def test_a_model_of_english_alone_listens_too(tmp_path: Path) -> None:
    with ModelHost(starting(tmp_path, several=False).command, BUDGET) as host:
        assert json.loads(host.look("tiny", asking(), [spoken(4.0)]).text)["ends"]


def test_folders_of_other_kinds_are_refused(tmp_path: Path) -> None:
    with ModelHost(starting(tmp_path, "many_tongues").command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.look("tiny", asking(), [spoken(2.0)])


def test_weights_that_are_damaged_are_refused_and_crash_nothing(tmp_path: Path) -> None:
    voices = pytest.importorskip("models.training.tiny.voices")
    weights = voices.listening(tmp_path / "bad") / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    shelf = ModelShelf(tmp_path / "models")
    shelf.add(tmp_path / "bad", Wish("tiny", Use.SPEECH))
    with ModelHost(Starting(shelf, lambda: BUDGET).command, BUDGET) as host, pytest.raises(ModelUnreadable):
        host.look("tiny", asking(), [spoken(2.0)])
