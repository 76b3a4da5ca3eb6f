"""Parts of recordings, one after another: what is compressed is decoded once, since places in it are told by counting.

MP3, M4A, OGG and FLAC are read by PyAV where it is installed; where it is not, a person is told so.
"""

from __future__ import annotations

import io
from collections.abc import Generator
from importlib.util import find_spec

import numpy as np

from core.domain.model_errors import RecordingForeign, RecordingUnreadable
from models.speech.sound import RATE, Samples, plain, samples


class Recordings:
    """Gives parts of recordings; the decoder of the last one stays open, and its last part is kept.

    So a portion that begins within the last one, or where that ended, costs only what is new of it; one that begins
    before it, or another recording, is decoded from its beginning. No more than one part is ever held.
    """

    def __init__(self) -> None:
        self._open: _Decoder | None = None

    def part(self, data: bytes, begin: float, seconds: float) -> Samples:
        """A part of a recording; shorter where it ends before. Raises RecordingUnreadable, RecordingForeign."""
        if plain(data):
            self.close()
            return samples(data, begin, seconds)
        if not find_spec("av"):
            raise RecordingForeign
        skip, length = int(begin * RATE), int(seconds * RATE)
        if self._open is None or not self._open.reaches(data, skip):
            self.close()
            self._open = _Decoder(data)
        try:
            return self._open.part(skip, length)
        except RecordingUnreadable:
            self.close()
            raise

    def held(self) -> int:
        """How many samples are kept for what follows."""
        return self._open.held() if self._open else 0

    def close(self) -> None:
        """Lets go of the recording that is open."""
        if self._open:
            self._open.close()
        self._open = None


class _Decoder:
    """One recording on its way from beginning to end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._pieces = data, _pieces(data)
        self._kept, self._at = np.zeros(0, np.float32), 0

    def reaches(self, data: bytes, skip: int) -> bool:
        """Whether this is that recording, and a place of it is not behind what is kept."""
        return skip >= self._at and data == self._data

    def part(self, skip: int, length: int) -> Samples:
        """So many samples from a place on, which are kept; what stands before them is let go."""
        parts, at = [self._kept[skip - self._at :]], self._at + len(self._kept)
        while at < skip + length and (piece := next(self._pieces, None)) is not None:
            at += len(piece)
            if at > skip:
                parts.append(piece[skip - at :].copy() if at - skip < len(piece) else piece.copy())
        self._kept, self._at = np.concatenate(parts), skip
        return self._kept[:length].copy()

    def held(self) -> int:
        """How many samples are kept."""
        return len(self._kept)

    def close(self) -> None:
        """Ends the decoding."""
        self._pieces.close()


def _pieces(data: bytes) -> Generator[Samples]:
    """What PyAV makes of a recording, as it comes."""
    import av  # noqa: PLC0415 (most recordings that are dictated are WAV or need it, most processes do not)

    try:
        with av.open(io.BytesIO(data), metadata_errors="replace") as container:
            resampler = av.AudioResampler("flt", "mono", RATE)
            for frame in container.decode(audio=0):
                yield from (one.to_ndarray()[0] for one in resampler.resample(frame))
            yield from (one.to_ndarray()[0] for one in resampler.resample(None))
    except (av.FFmpegError, ValueError, IndexError) as problem:
        raise RecordingUnreadable from problem
