"""The words of one picture of a page, with the picture as it will be shown: upright and straight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.domain.errors import RecognizerMissing
from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.ports import Picture
from core.reading.context import Context


class Sight(NamedTuple):
    """What a recognizer saw: the picture made upright, its words in pixels, and how far it was turned."""

    picture: Picture
    words: tuple[Word, ...]
    rotation: int = 0


def see(picture: Picture, context: Context) -> Sight:
    """The words of a picture. Raises RecognizerMissing where there is no recognizer."""
    if context.recognizer is None:
        raise RecognizerMissing
    return Sight(picture, context.recognizer.recognize(picture))


def page_of(sight: Sight, number: int, dpi: float) -> Page:
    """The page that a picture of so many pixels per inch shows."""
    scale = 72 / dpi
    height, width = sight.picture.shape[:2]
    words = tuple(word._replace(box=scaled(word.box, scale)) for word in sight.words)
    return Page(number, width * scale, height * scale, words, TextSource.OCR, rotation=sight.rotation, blank=not words)


def scaled(box: Box, scale: float) -> Box:
    """A box in another unit."""
    return Box(*(side * scale for side in box))


def text_of(words: Sequence[Word]) -> str:
    """The words with single spaces."""
    return " ".join(word.text for word in words)
