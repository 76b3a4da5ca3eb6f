"""Recordings that are made here: tones and silence."""

import io
import wave
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

TONE, RATE = 440.0, 16_000


def tone(seconds: float, rate: int) -> NDArray[np.float64]:
    """A tone of half the full strength."""
    made: NDArray[np.float64] = 0.5 * np.sin(2 * np.pi * TONE * np.arange(int(seconds * rate)) / rate)
    return made


def wav(sound: NDArray[np.float64], rate: int, *, width: int = 2, channels: int = 1) -> bytes:
    """A sound as a WAV file of so many bytes a sample."""
    stream = io.BytesIO()
    whole: NDArray[Any] = np.round(sound * (2 ** (8 * width - 1) - 1)).astype("<i8")
    if width == 1:
        whole += 128
    raw = np.repeat(whole[:, None], channels, axis=1).reshape(-1, 1).view(np.uint8).reshape(-1, 8)[:, :width]
    with wave.open(stream, "wb") as made:
        made.setnchannels(channels)
        made.setsampwidth(width)
        made.setframerate(rate)
        made.writeframes(raw.tobytes())
    return stream.getvalue()


def encoded(kind: str, codec: str, rate: int, seconds: float) -> bytes:
    """A tone in a compressed format."""
    import av  # noqa: PLC0415 (is not there in every environment)

    stream = io.BytesIO()
    frames = (tone(seconds, rate) * 32767).astype("<i2")
    with av.open(stream, "w", format=kind) as container:
        track: Any = container.add_stream(codec, rate=rate)
        resampler = av.AudioResampler(track.codec_context.format, track.codec_context.layout or "mono", rate)
        frame = av.AudioFrame.from_ndarray(frames[None, :], format="s16", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), 0
        fifo = av.AudioFifo()
        for one in resampler.resample(frame):
            fifo.write(one)
        size = track.codec_context.frame_size or 4096
        while (piece := fifo.read(size, partial=True)) is not None:
            container.mux(track.encode(piece))
        container.mux(track.encode(None))
    return stream.getvalue()


def loudest(sound: NDArray[np.float32]) -> float:
    """The frequency that a sound has most of, at the rate of models."""
    return float(np.argmax(np.abs(np.fft.rfft(sound))) * RATE / len(sound))
