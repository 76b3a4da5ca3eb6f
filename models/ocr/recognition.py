"""What lines of text say: the recognition network (PP-OCR, CTC head) over strips of one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, groupby

import numpy as np

from core.domain.errors import OutOfMemory
from core.ports import Picture
from models.ocr.decoding import Token, glyphs, tokens
from models.ocr.engines import Tensor
from models.ocr.lines import Answer, LineNetwork

HEIGHT = 48
STEP = 32
"""strips are padded to multiples of it, so that few shapes occur"""
BATCH_WIDTH = 640
"""pixels of all strips of a batch; larger batches gain nothing"""
STAIN = 0.5
"""lines read with less confidence are stains, or in a script that the network does not know"""

UNREAD = "\ufffd"
"""stands, without confidence, for what is print and yet has no characters that the network knows"""
SPARSE, LONG = 1.0, 3.0
"""characters per height of a line; print has about two"""


def read_strips(strips: Sequence[Picture], network: LineNetwork) -> list[list[Token]]:
    """The words of every strip, their places in its pixels. All words of a line that is none are below STAIN."""

    def read(batch: Sequence[int]) -> list[list[Token]]:
        tensor = _tensor([strips[index] for index in batch])
        answers = zip(batch, network.answers(tensor), strict=True)
        return [_line(said, tensor.shape[3] / len(said.chances), strips[index].shape[1]) for index, said in answers]

    batches = list(_batches(strips))[::-1]  # the longest lines first: none is left to be waited for alone
    with ThreadPoolExecutor(network.threads) as threads:
        try:
            begun = threads.map(read, batches)
        except RuntimeError as problem:  # no further thread may start where a reader's memory or processes end
            raise OutOfMemory from problem
        found = chain.from_iterable(begun)
        lines = dict(zip(chain.from_iterable(batches), found, strict=True))
    return [lines[index] for index in range(len(strips))]


def _batches(strips: Sequence[Picture]) -> Iterator[list[int]]:
    """Strips of about the same width together."""
    order = sorted(range(len(strips)), key=lambda index: _padded(strips[index]))
    for _, group in groupby(order, key=lambda index: _padded(strips[index])):
        alike = list(group)
        most = max(1, BATCH_WIDTH // _padded(strips[alike[0]]))
        yield from (alike[first : first + most] for first in range(0, len(alike), most))


def _padded(strip: Picture) -> int:
    return int(-(-strip.shape[1] // STEP) * STEP)


def _tensor(strips: Sequence[Picture]) -> Tensor:
    tensor = np.zeros((len(strips), 3, HEIGHT, _padded(strips[0])), np.float32)
    for row, strip in zip(tensor, strips, strict=True):
        row[:, :, : strip.shape[1]] = (np.atleast_3d(strip).astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)
    return tensor


def _line(answer: Answer, pixels: float, width: int) -> list[Token]:
    line = glyphs(answer.chances, answer.alphabet)
    inked = [glyph.confidence for glyph in line if not glyph.text.isspace()]
    mean = sum(inked) / len(inked) if inked else 0.0
    bounds = (STAIN, 1.0) if mean >= STAIN else (0.0, mean)
    words = [
        token._replace(
            start=token.start * pixels,
            end=token.end * pixels,
            confidence=min(max(token.confidence, bounds[0]), bounds[1]),
        )
        for token in tokens(line, width / pixels)
    ]
    expected = width / HEIGHT
    if expected > LONG and len(inked) < SPARSE * expected:
        words.append(Token(UNREAD * round(2 * expected - len(inked)), 0.0, float(width), 0.0))
    return words
