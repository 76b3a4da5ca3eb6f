"""A second look: print that matters is cut out of a page's picture, enlarged, and read by another recognizer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, lines, segments
from core.domain.page import Contents, Page
from core.domain.record import Evidence
from core.ports import PageSink, Picture, Recognizer
from core.reading.compared import compared
from core.reading.pack import with_pages
from core.reading.pictures import Pictures
from core.reading.strips import CLOSE, Strip, cut_out

MOST = 40
"""lines of one page that are read again"""
MOST_PAGES = 24
RIVAL = 2
"""characters by which two readings are rivals; that one recognizer says something else later settles nothing"""
SPECKS = frozenset("©®°•~«»")
"""what specks beside a word are read as"""
TOGETHER = 1.0
"""words with less than so many heights between them are cut out as one"""


def look_again(
    contents: Contents, places: Sequence[Evidence], pictures: Pictures, second: Recognizer, sink: PageSink
) -> Contents:
    """The contents, words at these places with what a second recognizer reads there; the likeliest places first.

    Changed pages go to the sink once more. The very same contents come back where there was nothing to look at.
    """
    if not pictures:
        return contents
    asked: dict[int, list[Box]] = {}
    for place in places:
        if place.page is not None and place.box is not None:
            asked.setdefault(place.page, []).append(place.box)
    indexes = {page.number: index for index, page in enumerate(contents.pages)} if asked else {}
    changed: dict[int, Page] = {}
    for number, boxes in islice(asked.items(), MOST_PAGES):
        index, picture = indexes.get(number), pictures.page(number)
        pieces = tuple(islice(_pieces(contents.pages[index], boxes), MOST)) if index is not None else ()
        if index is not None and picture is not None and pieces:
            changed[index] = _seen_again(contents.pages[index], pieces, picture, second)
            sink(changed[index], None)
    return replace(contents, pages=with_pages(contents.pages, changed)) if changed else contents


def _seen_again(page: Page, pieces: Sequence[Line], picture: Picture, second: Recognizer) -> Page:
    """The page with what the second recognizer reads in the place of some of its words."""
    scale = picture.shape[1] / page.width
    strips = [cut_out(picture, piece.box, scale) for piece in pieces]
    again: dict[Word, tuple[Word, ...]] = {}
    for place, words in _read(pieces, strips, second):
        again |= compared(pieces[place].words, strips[place].back(words, pieces[place].box))
    again |= _one_by_one(again, picture, scale, second)
    return replace(page, words=tuple(word for old in page.words for word in again.get(old, (old,))))


def _one_by_one(
    seen: Mapping[Word, tuple[Word, ...]], picture: Picture, scale: float, second: Recognizer
) -> dict[Word, tuple[Word, ...]]:
    """The words, cut out alone, that were read otherwise as part of their line, and are read alike like this.

    What was read together with a word that no neighbour has may be its beginning or end, and a reading that differs by
    a character or two may be the right one: such a word stays in doubt.
    """
    doubted = [word for word, (now, *others) in seen.items() if not others and not _settled(now) and _says(word)]
    second_hand = {word: seen[word][0].second for word in doubted}
    around = _surroundings(seen)
    lone = [
        word
        for word, read in second_hand.items()
        if not _runs_on(word.text, read, *around[word]) and not _rivals(word.text, read)
    ][:MOST]
    strips = [cut_out(picture, word.box, scale, CLOSE) for word in lone]
    found: dict[Word, tuple[Word, ...]] = {}
    for place, words in _read([Line((word,)) for word in lone], strips, second):
        now = lone[place]._replace(second="".join(word.text for word in words if word.text not in SPECKS) or None)
        if now.confirmed:
            found[lone[place]] = (now,)
    return found


def _settled(word: Word) -> bool:
    """Whether another look can vouch no more for a word: it is confirmed, or could be read otherwise."""
    return word.confirmed or word.wavering


def _says(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _surroundings(seen: Iterable[Word]) -> dict[Word, tuple[str, str]]:
    """What stands before and after each word, all words one after the other."""
    whole, found, start = "".join(folded(word.text) for word in seen), {}, 0
    for word in seen:
        end = start + len(folded(word.text))
        found[word] = (whole[:start], whole[end:])
        start = end
    return found


def _runs_on(text: str, second: str | None, before: str, after: str) -> bool:
    """Whether a second reading holds a word and something more that the words beside it do not have."""
    own, read = folded(text), folded(second or "")
    left, _, right = read.partition(own)
    return own in read and not (before.endswith(left) and after.startswith(right))


def _rivals(text: str, second: str | None) -> bool:
    """Whether a second reading is another word that may stand there: as long, and nearly the same."""
    own, read = folded(text), folded(second or "")
    return len(own) == len(read) and sum(one != other for one, other in zip(own, read, strict=True)) <= RIVAL


def _read(
    pieces: Sequence[Line], strips: Sequence[Strip], second: Recognizer
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """What a recognizer reads on the strip of each piece, those with letters that are not English by themselves."""
    for accented in (False, True):
        chosen = [place for place, piece in enumerate(pieces) if bool(_accents(piece)) is accented]
        letters = "".join(_accents(pieces[place]) for place in chosen)
        found = second.recognize_lines([strips[place].picture for place in chosen], letters) if chosen else ()
        yield from zip(chosen, found, strict=True)


def _accents(piece: Line) -> str:
    """The letters of a piece that are not English, as often as they stand there."""
    return "".join(letter for letter in piece.text if letter.isalpha() and not letter.isascii())


def _pieces(page: Page, boxes: Sequence[Box]) -> Iterator[Line]:
    """The runs of words that stand in the boxes, each once."""
    seen: set[Word] = set()
    found = [(line, set(segment.words)) for line in lines(page.words) for segment in segments(line, TOGETHER)]
    for box in boxes:
        for line, words in found:
            inside = [word for word in line.words if word in words and word not in seen and box.holds(word.box)]
            if inside:
                seen.update(inside)
                yield Line(tuple(inside))
