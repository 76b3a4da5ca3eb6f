"""RapidOCR's networks (PP-OCRv6 small, bundled in its wheel) behind the Recognizer port."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np

from core.domain.layout import Box, Word
from core.ports import Picture
from models.ocr.detection import find_text
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
            return tuple(self._words(_bgr(picture)))
        x0, y0 = max(int(region.x0), 0), max(int(region.y0), 0)
        words = self._words(_bgr(picture[y0 : int(region.y1) + 1, x0 : int(region.x1) + 1]))
        return tuple(word._replace(box=_moved(word.box, x0, y0)) for word in words)

    def _words(self, picture: Picture) -> Iterator[Word]:
        quads = in_reading_order(find_text(picture, self._detect.run))
        self._detect.release()
        strips = [cut(picture, quad) for quad in quads]
        lines = read_strips(strips, self._recognize)
        self._recognize.release()
        for quad, strip, line in zip(quads, strips, lines, strict=True):
            length = strip.shape[1]
            for token in line:
                box = part(quad, token.start / length, token.end / length)
                others = tuple(map(_plain, token.alternatives))
                yield Word(_plain(token.text), box, token.confidence, alternatives=others)

    @cached_property
    def _detect(self) -> Network:
        return load(_model(DETECTION), self.threads)

    @cached_property
    def _recognize(self) -> LineNetwork:
        return load_lines(_model(RECOGNITION), self.threads)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _model(name: str) -> Path:
    return Path(str(files("rapidocr") / "models" / name))


def _bgr(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR if picture.ndim == 2 else cv2.COLOR_RGB2BGR), np.uint8)


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)
