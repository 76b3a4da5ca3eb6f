"""Portions of compressed recordings, made here: each is decoded once, from its beginning to its end."""

from contextlib import suppress
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.model_errors import RecordingForeign, RecordingUnreadable
from models.speech.decoding import Recordings
from models.speech.sound import RATE
from tests.models.speech.recordings import TONE, encoded, loudest, tone, wav

decodes = pytest.mark.skipif(not find_spec("av"), reason="PyAV is not installed: make speech")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each time that PyAV opens a recording to decode it."""
    av = pytest.importorskip("av")
    counted, opening = list[str](), av.open

    def counting(stream: Any, *given: Any, **named: Any) -> Any:
        counted.append("opened")
        return opening(stream, *given, **named)

    monkeypatch.setattr(av, "open", counting)
    return counted


@decodes
@pytest.mark.parametrize(
    ("kind", "codec", "rate"),
    [("mp3", "libmp3lame", 44100), ("ipod", "aac", 44100), ("ogg", "libopus", 48000), ("flac", "flac", 48000)],
)
def test_compressed_recordings_sound_as_they_were(kind: str, codec: str, rate: int) -> None:
    data, given = encoded(kind, codec, rate, 3.0), Recordings()
    heard = given.part(data, 0.0, 10.0)
    assert abs(len(heard) - 3 * RATE) < 0.2 * RATE
    assert abs(loudest(heard[RATE : 2 * RATE]) - TONE) < 3
    assert np.array_equal(given.part(data, 1.0, 1.0), heard[RATE : 2 * RATE])
    with pytest.raises(RecordingUnreadable):
        given.part(data[:4] + bytes(200), 0.0, 1.0)
    assert np.array_equal(given.part(data, 0.0, 10.0), heard)


@decodes
def test_portions_one_after_another_are_decoded_once(opened: list[str]) -> None:
    data = encoded("flac", "flac", 48000, 40.0)
    whole = Recordings().part(data, 0.0, 100.0)
    opened.clear()
    given, begin = Recordings(), 0.0
    while len(part := given.part(data, begin, 10.0)):
        at = int(begin * RATE)
        assert np.array_equal(part, whole[at : at + 10 * RATE])
        assert np.array_equal(given.part(bytes(bytearray(data)), begin, 10.0), part), "the same again, after a break"
        assert given.held() <= 11 * RATE
        begin += 7.3
    assert begin > 40
    assert len(opened) == 1


@decodes
def test_what_lies_behind_and_another_recording_are_decoded_anew(opened: list[str]) -> None:
    one, other = encoded("flac", "flac", 16000, 4.0), encoded("mp3", "libmp3lame", 16000, 4.0)
    opened.clear()
    given = Recordings()
    first = given.part(one, 0.0, 1.0)
    given.part(one, 3.0, 1.0)
    assert np.array_equal(given.part(one, 0.0, 1.0), first)
    given.part(other, 2.0, 1.0)
    assert len(opened) == 3
    given.part(wav(tone(1.0, RATE), RATE), 0.0, 1.0)
    assert given.held() == 0


@decodes
@given(st.lists(st.tuples(st.floats(0, 4), st.floats(0.1, 3)), max_size=8))
def test_every_order_of_parts_gives_the_same_sound(asked: list[tuple[float, float]]) -> None:
    whole = Recordings().part(TWO_SECONDS, 0.0, 9.0)
    given = Recordings()
    for begin, seconds in asked:
        skip, length = int(begin * RATE), int(seconds * RATE)
        assert np.array_equal(given.part(TWO_SECONDS, begin, seconds), whole[skip : skip + length])


TWO_SECONDS = encoded("flac", "flac", 16000, 2.0) if find_spec("av") else b""


@given(st.binary(max_size=200), st.sampled_from([b"", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0", b"fLaC", b"ID3\3"]))
def test_no_bytes_bring_it_down(rest: bytes, start: bytes) -> None:
    with suppress(RecordingUnreadable, RecordingForeign):
        Recordings().part(start + rest, 0.0, 1.0)


@pytest.mark.skipif(bool(find_spec("av")), reason="PyAV is installed")
def test_without_a_decoder_the_reason_says_so() -> None:
    with pytest.raises(RecordingForeign):
        Recordings().part(b"ID3\3" + bytes(100), 0.0, 1.0)
