"""The words of one picture of a page, and the picture as it will be shown: upright and straight."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.domain.errors import RecognizerMissing
from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.ports import Picture, Recognizer
from core.reading.context import Context
from core.reading.drawn import drawn_rules
from core.reading.likeness import likeness
from core.reading.perspective import flattened
from core.reading.sheets import fold, goes_on
from core.reading.skew import slant, straight_picture, straight_words, straightening
from core.reading.torn import mended
from core.reading.waves import level_picture, level_words, waves

SURE = 0.86
"""upright print is read with 0.97, print upside down with 0.67 to 0.80"""
SPECKS = frozenset(".,·`'")
"""marks that, alone, are specks of the paper: beside a label they hide the value below it"""
STAIN = 0.5
"""what is read with less confidence is no text"""
SIDEWAYS = 0.55
"""share of the letters that stand in boxes taller than wide"""

ROWS = 16
"""one of so many rows shows whether a picture may be without colour"""
WAVES = 2
"""how often waves are looked for: once they are less, lines are told apart better"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a recognizer saw: the picture made upright, its words in pixels, and how far it was turned clockwise."""

    picture: Picture
    words: tuple[Word, ...]
    rotation: int = 0
    second_hand: bool = False
    """whether the second recognizer read it, so that asking it again would tell nothing"""

    @property
    def confidence(self) -> float:
        """The recognizer's confidence over all letters."""
        letters = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.confidence for word in self.words) / letters if letters else 0.0

    @property
    def sideways(self) -> bool:
        """Whether most letters stand in boxes taller than wide."""
        long = [word for word in self.words if len(word.text) > 2]
        tall = sum(len(word.text) for word in long if word.box.height > 1.5 * word.box.width)
        return tall > SIDEWAYS * sum(len(word.text) for word in long)


def see(picture: Picture, context: Context) -> Sight:
    """The words of a picture; the paper in a photo is laid flat first. Raises RecognizerMissing."""
    return _laid(_read(picture, context))


def see_pages(picture: Picture, context: Context) -> tuple[Sight, ...]:
    """The same, of each page by itself where two of a paper stand side by side on the sheet."""
    sight = _read(picture, context)
    height, width = sight.picture.shape[:2]
    place = fold(sight.words, width, height)
    if place is not None:
        first, second = (_laid(half) for half in _halves(sight, int(place)))
        if goes_on(first.words, second.words):
            return first, second
    return (_laid(sight),)


def _read(picture: Picture, context: Context) -> Sight:
    """The words of a picture as it lies."""
    if context.recognizer is None:
        raise RecognizerMissing
    sight = _upright(flattened(_uncoloured(picture)), context.recognizer)
    if sight.confidence < SURE and context.second:
        sight = _other_script(sight, context.second)
    return replace(sight, words=tuple(word for word in sight.words if _says(word)))


def _uncoloured(picture: Picture) -> Picture:
    """A picture whose colours are all the same as its one shade: most scans, which take a third of the work then."""
    if picture.ndim == 2:
        return picture
    red, green, blue = (picture[..., colour] for colour in range(3))
    grey = np.array_equal(red[::ROWS], blue[::ROWS]) and np.array_equal(red, green) and np.array_equal(green, blue)
    return np.ascontiguousarray(red) if grey else picture


def _says(word: Word) -> bool:
    """Whether a word is print, rather than a stain or a speck."""
    return word.confidence >= STAIN and word.text not in SPECKS


def _laid(sight: Sight) -> Sight:
    """A sight without slant and waves, its torn words mended."""
    level = _level(_straight(sight))
    return replace(level, words=mended(level.words))


def _halves(sight: Sight, place: int) -> tuple[Sight, Sight]:
    """What is left of a place, and what is right of it."""
    left = tuple(word for word in sight.words if word.box.x1 <= place)
    right = tuple(word._replace(box=_aside(word.box, place)) for word in sight.words if word.box.x1 > place)
    pictures = (np.ascontiguousarray(part) for part in (sight.picture[:, :place], sight.picture[:, place:]))
    first, second = (replace(sight, picture=part) for part in pictures)
    return replace(first, words=left), replace(second, words=right)


def _aside(box: Box, place: int) -> Box:
    return Box(box.x0 - place, box.y0, box.x1 - place, box.y1)


def _upright(picture: Picture, recognizer: Recognizer) -> Sight:
    """The picture as read, turned where it lies on its side or head: tried only where the reading looks like it."""
    sight = Sight(picture, recognizer.recognize(picture))
    if sight.words and sight.sideways:
        # lines that run downwards are read well as they are and want a turn to the left
        sight = _turned(picture, recognizer, 270 if sight.confidence >= SURE else 90)
    if sight.words and sight.confidence < SURE:
        other = _turned(picture, recognizer, (sight.rotation + 180) % 360)
        return max(sight, other, key=lambda one: one.confidence)
    return sight


def _turned(picture: Picture, recognizer: Recognizer, clockwise: int) -> Sight:
    turned = np.ascontiguousarray(np.rot90(picture, -clockwise // 90))
    return Sight(turned, recognizer.recognize(turned), clockwise)


def _other_script(sight: Sight, second: Recognizer) -> Sight:
    """What another recognizer reads, where it is surer: the script may be one that the first does not know."""
    other = replace(sight, words=second.recognize(sight.picture), second_hand=True)
    return max(sight, other, key=lambda one: one.confidence)


def _straight(sight: Sight) -> Sight:
    """The sight without the slant of a sheet that lay askew or was seen from aside."""
    found = slant(sight.words)
    if not (found.degrees or found.spread):
        return sight
    height, width = sight.picture.shape[:2]
    matrix = straightening(found, width, height)
    words = straight_words(sight.words, found, matrix)
    return replace(sight, picture=straight_picture(sight.picture, matrix), words=words)


def _level(sight: Sight) -> Sight:
    """The sight of a sheet that was crumpled, folded or bent, as if it lay flat."""
    for _ in range(WAVES):
        height, width = sight.picture.shape[:2]
        found = waves(sight.words, width, height)
        if found is None:
            break
        sight = replace(sight, picture=level_picture(sight.picture, found), words=level_words(sight.words, found))
    return sight


def remembered(sight: Sight, number: int, context: Context) -> None:
    """Keeps the picture of a page for a second look, where another recognizer can tell something of it."""
    if sight.words and context.second and not sight.second_hand:
        context.pictures.keep(number, sight.picture)


def page_of(sight: Sight, number: int, dpi: float) -> Page:
    """The page that a picture of so many pixels per inch shows."""
    scale = 72 / dpi
    height, width = sight.picture.shape[:2]
    words = tuple(word._replace(box=_scaled(word.box, scale)) for word in sight.words)
    return Page(
        number,
        width * scale,
        height * scale,
        words,
        TextSource.OCR,
        tuple(_scaled(rule, scale) for rule in drawn_rules(sight.picture, sight.words)) if words else (),
        rotation=sight.rotation,
        blank=not words,
        likeness=likeness(sight.picture) if words else "",
    )


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(side * scale for side in box))
