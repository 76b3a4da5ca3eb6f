"""Recordings that are made here: tones and silence."""

import io
import wave
from typing import Any

import numpy as np
from numpy.typing import NDArray

TONE = 440.0


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
