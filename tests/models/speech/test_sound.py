"""Sound as models are given it, from recordings made here."""

import io
import wave
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.model_errors import RecordingUnreadable
from models.speech.sound import RATE, plain, samples
from tests.models.speech.recordings import TONE, loudest, tone, wav


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100, 48000])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_a_wave_of_any_rate_and_width_sounds_the_same(rate: int, width: int) -> None:
    heard = samples(wav(tone(2.0, rate), rate, width=width, channels=2), 0.0, 10.0)
    assert abs(len(heard) - 2 * RATE) <= 2
    assert abs(loudest(heard) - TONE) < 2
    assert 0.45 < float(np.abs(heard).max()) < 0.55


def test_what_a_slower_rate_cannot_hold_is_taken_out() -> None:
    time = np.arange(48_000) / 48_000
    heard = samples(wav(0.5 * np.sin(2 * np.pi * 15_000 * time), 48_000), 0.0, 10.0)
    assert float(np.abs(heard[100:-100]).max()) < 0.02


def test_a_part_begins_and_ends_where_it_was_asked_for() -> None:
    made = np.concatenate([np.zeros(RATE), tone(1.0, RATE), np.zeros(RATE)])
    heard = samples(wav(made, RATE), 1.0, 1.0)
    assert len(heard) == RATE
    assert float(np.abs(heard).min(initial=1.0)) < float(np.abs(heard).max())
    assert len(samples(wav(made, RATE), 2.5, 10.0)) == RATE // 2
    assert len(samples(wav(made, RATE), 9.0, 10.0)) == 0


@given(st.binary(max_size=200), st.sampled_from([b"", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"]))
def test_no_bytes_bring_it_down(rest: bytes, start: bytes) -> None:
    if plain(start + rest):
        with suppress(RecordingUnreadable):
            samples(start + rest, 0.0, 1.0)


def test_a_wave_that_is_cut_short_is_heard_as_far_as_it_goes() -> None:
    whole = wav(tone(2.0, RATE), RATE)
    assert abs(len(samples(whole[: len(whole) // 2], 0.0, 10.0)) - RATE) < 100


def test_a_recording_that_is_no_wave_inside_is_refused() -> None:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(100)
        made.writeframes(bytes(400))
    with pytest.raises(RecordingUnreadable):
        samples(stream.getvalue(), 0.0, 1.0)
