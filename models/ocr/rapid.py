"""RapidOCR's networks (PP-OCRv6 small, bundled in its wheel) behind the Recognizer port."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np

from core.domain.layout import Box, Word
from core.ports import Picture
from models.ocr.decoding import glyphs, tokens
from models.ocr.detection import Quad, find_text
from models.ocr.engines import Run, characters, load
from models.ocr.order import in_reading_order

HEIGHT = 48
WIDTH_STEP = 160
"""lines are padded to multiples of it, so that few shapes occur"""
NARROWEST, WIDEST = 16, 3200
TALL = 1.5
BATCH = 6
SUREST_REFUSED = 0.5
"""lines read with less confidence are stains, not text"""


class RapidRecognizer:
    """Reads European Latin, Greek, Chinese and Japanese print; its models load with the first picture."""

    name = "rapidocr"

    def __init__(self, threads: int) -> None:
        self.threads = threads

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""
        if region is not None:
            return self._region(picture, region)
        colours = _bgr(picture)
        quads = in_reading_order(find_text(colours, self._detect))
        return tuple(self._words(colours, quads))

    def _region(self, picture: Picture, region: Box) -> tuple[Word, ...]:
        x0, y0 = max(int(region.x0), 0), max(int(region.y0), 0)
        words = self.recognize(picture[y0 : int(region.y1) + 1, x0 : int(region.x1) + 1])
        return tuple(word._replace(box=_moved(word.box, x0, y0)) for word in words)

    def _words(self, picture: Picture, quads: Sequence[Quad]) -> Iterator[Word]:
        strips = [_strip(picture, quad) for quad in quads]
        lines = self._read(strips)
        for quad, strip, line in zip(quads, strips, lines, strict=True):
            for text, start, end, confidence in line:
                yield Word(text, _part(quad, start / strip.shape[1], end / strip.shape[1]), confidence)

    def _read(self, strips: Sequence[Picture]) -> list[list[tuple[str, float, float, float]]]:
        """The words of every strip with their extent in its pixels, and confidence."""
        lines: list[list[tuple[str, float, float, float]]] = [[] for _ in strips]
        order = sorted(range(len(strips)), key=lambda index: strips[index].shape[1])
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            width = -(-strips[chosen[-1]].shape[1] // WIDTH_STEP) * WIDTH_STEP
            tensor = np.zeros((len(chosen), 3, HEIGHT, width), np.float32)
            for row, index in enumerate(chosen):
                strip = strips[index]
                tensor[row, :, :, : strip.shape[1]] = (strip.astype(np.float32) / 127.5 - 1.0).transpose(2, 0, 1)
            answers = self._recognize(tensor)
            pixels = width / answers.shape[1]
            for answer, index in zip(answers, chosen, strict=True):
                line = glyphs(answer, self._alphabet)
                if line and sum(glyph.confidence for glyph in line) / len(line) >= SUREST_REFUSED:
                    lines[index] = [
                        (
                            unicodedata.normalize("NFKC", token.text),
                            token.start * pixels,
                            token.end * pixels,
                            token.confidence,
                        )
                        for token in tokens(line, strips[index].shape[1] / pixels)
                    ]
        return lines

    @cached_property
    def _detect(self) -> Run:
        return load(_model("PP-OCRv6_det_small.onnx"), self.threads)

    @cached_property
    def _recognize(self) -> Run:
        return load(_model("PP-OCRv6_rec_small.onnx"), self.threads)

    @cached_property
    def _alphabet(self) -> Sequence[str]:
        return ("", *characters(_model("PP-OCRv6_rec_small.onnx")), " ")


def _model(name: str) -> Path:
    return Path(str(files("rapidocr").joinpath("models", name)))


def _bgr(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR if picture.ndim == 2 else cv2.COLOR_RGB2BGR), np.uint8)


def _lying(quad: Quad) -> Quad:
    """A line's corners from its reading start: one much taller than wide is read from below."""
    width, height = np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[0] - quad[3])
    return np.roll(quad, -1, axis=0) if height >= TALL * width else quad


def _strip(picture: Picture, quad: Quad) -> Picture:
    """A line of text cut out and laid flat at the network's height."""
    corners = _lying(quad)
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[3] - corners[2]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]), 1.0)
    wide = int(min(max(HEIGHT * float(width) / float(height), NARROWEST), WIDEST))
    target = np.array([[0, 0], [wide, 0], [wide, HEIGHT], [0, HEIGHT]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(picture, matrix, (wide, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def _part(quad: Quad, start: float, end: float) -> Box:
    """The box around a stretch of a line, given as shares of its length."""
    corners = _lying(quad)
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    upper, lower = corners[0], corners[3]
    points = np.array([upper + top * start, upper + top * end, lower + bottom * start, lower + bottom * end])
    (x0, y0), (x1, y1) = points.min(0), points.max(0)
    return Box(float(x0), float(y0), float(x1), float(y1))


def _moved(box: Box, x: float, y: float) -> Box:
    return Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)
