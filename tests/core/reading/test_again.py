from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Evidence
from core.ports import PageImage, Picture
from core.reading.again import look_again
from core.reading.pictures import Pictures
from core.reading.strips import HEIGHT, MARGIN
from tests.core.reading.papers import Reciter

TOTAL, AMOUNT, NAME = (
    Word("Total", Box(20, 40, 60, 50)),
    Word("8O.00", Box(120, 40, 160, 50), 0.8),
    Word("Shop", Box(20, 10, 60, 20)),
)
PAGE = Page(1, 200.0, 100.0, (NAME, TOTAL, AMOUNT), TextSource.OCR)


def paper() -> Picture:
    """The page with two pixels a point, a dark bar where each of its words stands."""
    picture = np.full((200, 400), 255, np.uint8)
    for word in PAGE.words:
        x0, y0, x1, y1 = (round(2 * side) for side in word.box)
        picture[y0:y1, x0:x1] = 0
    return picture


def kept(most_mb: int = 1) -> Pictures:
    pictures = Pictures(most_mb)
    pictures.keep(1, paper())
    return pictures


def found(text: str) -> Word:
    """What the second recognizer says of a cut."""
    return Word(text, Box(MARGIN + 10, MARGIN, MARGIN + 60, MARGIN + HEIGHT))


def test_only_words_at_the_places_are_read_again() -> None:
    second, sent = Reciter(found("80.00")), list[Page]()

    def sink(page: Page, image: PageImage | None) -> None:
        sent.append(page)

    seen = look_again(Contents((PAGE,)), [Evidence("8O.00", 1, AMOUNT.box)], kept(), second, sink)
    assert [word.second for word in seen.pages[0].words] == [None, None, "80.00"]
    assert sent == [seen.pages[0]]
    assert second.lines == [1]


def test_all_places_of_a_page_are_read_at_once_each_as_a_line() -> None:
    second = Reciter(found("80.00"), found("Shop"))
    places = [Evidence("8O.00", 1, AMOUNT.box), Evidence("Shop", 1, NAME.box), Evidence("8O.00", 1, AMOUNT.box)]
    seen = look_again(Contents((PAGE,)), places, kept(), second, lambda _page, _image: None)
    assert [word.second for word in seen.pages[0].words] == ["Shop", None, "80.00"]
    assert seen.pages[0].words[0].confirmed
    assert second.lines == [2]


def test_places_with_letters_that_are_not_english_are_read_apart() -> None:
    second = Reciter(found("Café"))
    page = replace(PAGE, words=(NAME._replace(text="Café"), TOTAL, AMOUNT))
    places = [Evidence("8O.00", 1, AMOUNT.box), Evidence("Café", 1, NAME.box)]
    seen = look_again(Contents((page,)), places, kept(), second, lambda _page, _image: None)
    assert seen.pages[0].words[0].confirmed
    assert (second.lines[:2], second.letters) == ([1, 1], "é")


def test_without_pictures_or_places_nothing_is_looked_at() -> None:
    second, contents = Reciter(), Contents((PAGE,))
    for places, pictures in (
        ([Evidence("80.00", 1, AMOUNT.box)], kept(most_mb=0)),
        ([Evidence("80.00")], kept()),
        ([Evidence("80.00", 2, AMOUNT.box)], kept()),
        ([Evidence("80.00", 1, Box(0, 90, 5, 95))], kept()),
    ):
        assert look_again(contents, places, pictures, second, lambda _page, _image: None) is contents
    assert not second.lines


def test_pictures_are_grey_and_no_more_than_fit() -> None:
    pictures = kept()
    picture = pictures.page(1)
    assert picture is not None
    assert picture.shape == (200, 400)
    assert int(np.abs(picture.astype(int) - paper()).max()) < 64
    assert pictures.page(2) is None
    assert not kept(most_mb=0)


class Listed(Reciter):
    """A recognizer that says of each call's lines what it was told for that call."""

    def __init__(self, *calls: tuple[Word, ...]) -> None:
        super().__init__()
        self.calls = list(calls)

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        self.lines.append(len(strips))
        said = self.calls.pop(0)
        return tuple((word,) for word in said[: len(strips)])


def seen_alone(*calls: tuple[Word, ...]) -> tuple[Word, Listed]:
    second = Listed(*calls)
    page = replace(PAGE, words=(NAME, TOTAL, AMOUNT._replace(text="80.00")))
    place = [Evidence("80.00", 1, AMOUNT.box)]
    seen = look_again(Contents((page,)), place, kept(), second, lambda _page, _image: None)
    return seen.pages[0].words[2], second


def test_a_word_that_was_read_otherwise_in_its_line_is_read_once_more_alone() -> None:
    word, second = seen_alone((found("B%,"),), (found("80.00"),))
    assert word.confirmed
    assert second.lines == [1, 1]


def test_a_word_that_was_read_as_another_that_may_stand_there_stays_in_doubt() -> None:
    word, second = seen_alone((found("86.60"),))
    assert word.second == "86.60"
    assert second.lines == [1]


def test_a_word_that_is_read_otherwise_alone_too_keeps_what_was_read_in_its_line() -> None:
    assert seen_alone((found("B%,"),), (found("88.00"),))[0].second == "B%,"


def test_a_word_that_was_read_as_part_of_a_longer_one_is_not_cut_out_alone() -> None:
    word, second = seen_alone((found("780.00"),))
    assert not word.confirmed
    assert second.lines == [1]


def test_a_letter_more_counts_even_where_other_words_have_the_same_one() -> None:
    word, second = seen_alone((found("080.00"),), (found("80.00"),))
    assert not word.confirmed
    assert second.lines == [1]
