"""RapidOCR's networks (PP-OCRv6 small, bundled in its wheel) behind the Recognizer port."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from itertools import chain
from pathlib import Path

import cv2
import numpy as np

from core.domain.layout import Box, Word
from core.ports import Picture
from models.ocr.decoding import Token
from models.ocr.detection import Quad, find_text
from models.ocr.engines import Network, load
from models.ocr.lines import LineNetwork, load_lines
from models.ocr.order import in_reading_order
from models.ocr.recognition import read_strips
from models.ocr.strips import cut, part

DETECTION, RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


class RapidRecognizer:
    """Reads European Latin, Greek, Chinese and Japanese print; its models load with the first picture."""

    name = "rapidocr"

    def __init__(self, threads: int) -> None:
        self.threads = threads

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""
        if region is None:
            return tuple(self._words(_ordered(picture)))
        x0, y0 = max(int(region.x0), 0), max(int(region.y0), 0)
        words = self._words(_ordered(picture[y0 : int(region.y1) + 1, x0 : int(region.x1) + 1]))
        return tuple(word._replace(box=word.box.moved(x0, y0)) for word in words)

    def recognize_lines(
        self,
        strips: Sequence[Picture],
        letters: str = "",  # noqa: ARG002 - one network knows all of them
    ) -> tuple[tuple[Word, ...], ...]:
        """The words of each picture of a single line, left to right, with boxes in its pixels."""
        whole = [_around(strip) for strip in strips]
        ordered = map(_ordered, strips)
        return tuple(map(tuple, self._lines([cut(*one) for one in zip(ordered, whole, strict=True)], whole)))

    def _words(self, picture: Picture) -> Iterator[Word]:
        quads = in_reading_order(find_text(picture, self._detect.run))
        self._detect.release()
        return chain.from_iterable(self._lines([cut(picture, quad) for quad in quads], quads))

    def _lines(self, strips: Sequence[Picture], quads: Sequence[Quad]) -> Iterator[list[Word]]:
        """The words of strips that were cut from these places."""
        lines = read_strips(strips, self._recognize)
        self._recognize.release()
        for quad, strip, line in zip(quads, strips, lines, strict=True):
            yield [_word(token, quad, strip.shape[1]) for token in line]

    @cached_property
    def _detect(self) -> Network:
        return load(_model(DETECTION), self.threads)

    @cached_property
    def _recognize(self) -> LineNetwork:
        return load_lines(_model(RECOGNITION), self.threads)


def _word(token: Token, quad: Quad, length: int) -> Word:
    """A word of a strip that is so many pixels long, at its place in the picture."""
    box = part(quad, token.start / length, token.end / length)
    return Word(_plain(token.text), box, token.confidence, alternatives=tuple(map(_plain, token.alternatives)))


def _around(strip: Picture) -> Quad:
    height, width = strip.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _model(name: str) -> Path:
    return Path(str(files("rapidocr") / "models" / name))


def _ordered(picture: Picture) -> Picture:
    """A picture with blue before red, as the networks have it; a grey one stays."""
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), np.uint8)
