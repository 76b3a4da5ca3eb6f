"""The sound of a recording, as models listen to it: one channel, 16,000 samples a second.

WAV is read here. MP3, M4A, OGG and FLAC are read by PyAV where it is installed; where it is not, a person is told so.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.domain.model_errors import RecordingForeign, RecordingUnreadable

Samples = NDArray[np.float32]
RATE = 16_000
MOST_RATE, MOST_CHANNELS = 384_000, 16
TAPS = 64
"""of the filter that takes out what a slower rate cannot hold"""


def samples(data: bytes, begin: float, seconds: float) -> Samples:
    """A part of a recording; shorter where it ends before. Raises RecordingUnreadable, RecordingForeign."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        try:
            return _wave(data, begin, seconds)
        except (wave.Error, EOFError):  # compressed, or cut short
            pass
    if not find_spec("av"):
        raise RecordingForeign
    return _foreign(data, begin, seconds)


def _wave(data: bytes, begin: float, seconds: float) -> Samples:
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


def _foreign(data: bytes, begin: float, seconds: float) -> Samples:
    """What PyAV reads, from its beginning: places in such files are told by counting alone."""
    import av  # noqa: PLC0415 (most recordings that are dictated are WAV or need it, most processes do not)

    skip, left = int(begin * RATE), int(seconds * RATE)
    kept = list[Samples]()
    try:
        with av.open(io.BytesIO(data), metadata_errors="replace") as container:
            for piece in _pieces(container, av.AudioResampler("flt", "mono", RATE)):
                part = piece[skip : skip + left]
                skip -= min(skip, len(piece))
                left -= len(part)
                kept.append(part.copy())
                if not left:
                    break
    except (av.FFmpegError, ValueError, IndexError) as problem:
        raise RecordingUnreadable from problem
    return np.concatenate(kept) if kept else np.zeros(0, np.float32)


def _pieces(container: Any, resampler: Any) -> Iterator[Samples]:
    for frame in container.decode(audio=0):
        yield from (one.to_ndarray()[0] for one in resampler.resample(frame))
    yield from (one.to_ndarray()[0] for one in resampler.resample(None))
