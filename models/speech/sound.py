"""The sound of a WAV recording, as models listen to it: one channel, 16,000 samples a second."""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.typing import NDArray

from core.domain.model_errors import RecordingUnreadable

Samples = NDArray[np.float32]
RATE = 16_000
MOST_RATE, MOST_CHANNELS = 384_000, 16
TAPS = 64
"""of the filter that takes out what a slower rate cannot hold"""


def plain(data: bytes) -> bool:
    """Whether a recording is a WAV file whose samples lie there as they are, and can be read from any place."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return False
    try:
        with wave.open(io.BytesIO(data)):
            return True
    except (wave.Error, EOFError):  # compressed, or cut short
        return False


def samples(data: bytes, begin: float, seconds: float) -> Samples:
    """A part of a plain recording; shorter where it ends before. Raises RecordingUnreadable."""
    try:
        return _read(data, begin, seconds)
    except (wave.Error, EOFError) as problem:
        raise RecordingUnreadable from problem


def _read(data: bytes, begin: float, seconds: float) -> Samples:
    with wave.open(io.BytesIO(data)) as sound:
        rate, channels, width = sound.getframerate(), sound.getnchannels(), sound.getsampwidth()
        if not 1000 <= rate <= MOST_RATE or not 1 <= channels <= MOST_CHANNELS or width not in (1, 2, 3, 4):
            raise RecordingUnreadable
        start = int(begin * rate)
        if start >= sound.getnframes():
            return np.zeros(0, np.float32)
        sound.setpos(start)
        raw = sound.readframes(int(seconds * rate))
    whole = raw[: len(raw) - len(raw) % (width * channels)]
    return _at_rate(_numbers(whole, width).reshape(-1, channels).mean(axis=1, dtype=np.float32), rate)


def _numbers(raw: bytes, width: int) -> Samples:
    """Samples of so many bytes as numbers between -1 and 1."""
    padded = np.zeros((len(raw) // width, 4), np.uint8)
    padded[:, 4 - width :] = np.frombuffer(raw, np.uint8).reshape(-1, width)
    if width == 1:  # the only ones that count from below
        padded[:, 3] ^= 0x80
    numbers: Samples = padded.view("<i4")[:, 0].astype(np.float32)
    numbers /= 2**31
    return numbers


def _at_rate(sound: Samples, rate: int) -> Samples:
    """The same sound at the rate of models."""
    if rate == RATE or not len(sound):
        return sound.astype(np.float32)
    if rate > RATE:
        places = np.arange(-TAPS, TAPS + 1) * (RATE / rate)
        sieve = np.sinc(places) * np.hamming(2 * TAPS + 1)
        sound = np.convolve(sound, (sieve / sieve.sum()).astype(np.float32), "same")
    places = np.arange(int(len(sound) * RATE / rate)) * (rate / RATE)
    made: Samples = np.interp(places, np.arange(len(sound)), sound).astype(np.float32)
    return made
