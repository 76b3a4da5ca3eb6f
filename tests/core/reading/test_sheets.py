"""Sheets that hold two pages of a paper side by side are read as two pages, and no others are."""

import io

import numpy as np
import pytest
from PIL import Image

from core.domain.layout import Box, Word
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.reading import read
from core.reading.context import Context
from core.reading.picture import see_pages
from core.reading.sheets import fold, goes_on
from tests.core.reading.papers import Reciter, encoded, source

WIDTH, HEIGHT, MIDDLE = 1400, 1000, 700
HEADING = "Date Particulars Withdrawal Deposit Balance"


def printed(lines: list[str], left: int, top: int = 100) -> tuple[Word, ...]:
    """Lines of words one below the other, 80 pixels from word to word."""
    return tuple(
        Word(text, Box(left + 90 * at, top + 40 * row, left + 90 * at + 70, top + 40 * row + 20), 0.99)
        for row, line in enumerate(lines)
        for at, text in enumerate(line.split())
    )


ROWS = [f"{day:02d}/03 Rent {day}.00 0.00 9{day}.00" for day in range(1, 6)]
FIRST, SECOND = printed([HEADING, *ROWS, "Page 1 of 2"], 60), printed([HEADING, *ROWS, "Page 2 of 2"], 800, 140)


def test_two_pages_meet_where_no_word_stands() -> None:
    place = fold((*FIRST, *SECOND), WIDTH, HEIGHT)
    assert place is not None
    assert 490 < place < 800
    assert fold((*FIRST, *SECOND), WIDTH, 1300) is None
    across = Word("Statement of all accounts", Box(480, 40, 860, 60))
    assert fold((*FIRST, *SECOND, across), WIDTH, HEIGHT) is None
    assert fold(FIRST, WIDTH, HEIGHT) is None
    assert fold((*FIRST, *SECOND), WIDTH, WIDTH // 2) is None


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        (["Page 1 of 2"], ["Page 2 of 2"], True),
        (["Page 2 of 3"], ["Page 3 of 3"], True),
        (["Page 1 of 2"], ["Page 1 of 2"], False),
        (["Page 1 of 2", HEADING], ["Page 1 of 2", HEADING], False),
        ([HEADING, *ROWS], [HEADING, *ROWS], True),
        ([HEADING, *ROWS], ["Date Value", *ROWS], False),
        (["Name Address Town", "Ada"], ["Total 4.00", "Thanks"], False),
        (["Account Name", "Ada", "Payable by"], ["Account Name", "Ada", "Payable by"], False),
    ],
)
def test_a_second_half_goes_on_by_its_number_or_by_the_heading_it_repeats(
    first: list[str], second: list[str], *, follows: bool
) -> None:
    assert goes_on(printed(first, 60), printed(second, 60)) is follows


def test_two_pages_on_a_sheet_are_two_pages_with_pictures_of_their_own() -> None:
    delivered: list[int] = []

    def sink(page: Page, image: PageImage | None) -> None:
        assert image is None
        delivered.append(page.number)

    sheet = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    contents = read(source(encoded(sheet)), Reciter(*FIRST, *SECOND), pages=sink)
    assert delivered == [page.number for page in contents.pages] == [1, 2]
    assert [page.numbered for page in contents.pages] == [(1, 2), (2, 2)]
    left, right = contents.pages
    assert len(left.words) == len(FIRST)
    assert len(right.words) == len(SECOND)
    assert all(0 <= word.box.x0 < word.box.x1 <= right.width for word in right.words)
    context = Context(Reciter(*FIRST, *SECOND), None, Limits(), sink, silent)
    assert sum(sight.picture.shape[1] for sight in see_pages(sheet, context)) == WIDTH


def test_pages_know_which_of_the_files_own_pages_shows_them() -> None:
    sheet = Image.new("L", (WIDTH, HEIGHT), 255)
    sheet.paste(0, (60, 100, 130, 120))
    for kind in ("TIFF", "PDF"):
        scan = io.BytesIO()
        sheet.save(scan, kind, save_all=True, append_images=[sheet], resolution=200)
        pages = read(source(scan.getvalue()), Reciter(*FIRST, *SECOND)).pages
        assert [(page.number, page.sheet) for page in pages] == [(1, None), (2, 1), (3, 2), (4, 2)]


def test_a_broad_sheet_whose_halves_say_other_things_stays_one() -> None:
    other = printed(["Name Address Town Country Phone", *ROWS], 800)
    sheet = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    (page,) = read(source(encoded(sheet)), Reciter(*FIRST[:-4], *other)).pages
    assert len(page.words) == len(FIRST) - 4 + len(other)
