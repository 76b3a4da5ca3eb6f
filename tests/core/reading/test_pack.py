import pytest

from core.domain.layout import Box, Word
from core.domain.page import Page
from core.reading.pack import OPEN_PAGES, PackedPages, with_pages


def packed(count: int) -> tuple[PackedPages, list[Page]]:
    plain = [Page(number, 10.0, 20.0, (Word(f"w{number}", Box(1, 2, 3, 4)),)) for number in range(1, count + 1)]
    pages = PackedPages()
    for page in plain:
        pages.add(page)
    return pages, plain


@pytest.mark.parametrize("count", [0, 1, OPEN_PAGES, OPEN_PAGES + 7])
def test_pages_come_out_as_they_went_in(count: int) -> None:
    pages, plain = packed(count)
    assert list(pages) == plain
    assert len(pages) == count
    assert [pages[index] for index in range(count)] == plain
    assert [pages[index] for index in range(-count, 0)] == plain
    assert list(pages[2:5]) == plain[2:5]
    assert list(pages[-3:]) == plain[-3:]


def test_a_page_that_is_not_there_is_missed() -> None:
    pages, _ = packed(3)
    for index in (3, -4):
        with pytest.raises(IndexError):
            pages[index]


def test_pages_beyond_the_first_few_are_kept_small() -> None:
    pages = PackedPages()
    words = tuple(Word(f"word{number}", Box(number, 2.0, 3.0, 4.0)) for number in range(400))
    for number in range(1, 40):
        pages.add(Page(number, 10.0, 20.0, words))
    assert max(map(len, pages._packed)) < 12_000


def test_pages_given_anew_take_their_places() -> None:
    pages, plain = packed(OPEN_PAGES + 3)
    new = Page(99, 1.0, 1.0)
    anew = with_pages(pages, {1: new, OPEN_PAGES + 2: new})
    expected = [plain[0], new, *plain[2 : OPEN_PAGES + 2], new]
    assert list(anew) == expected == [anew[index] for index in range(len(anew))]
    assert anew[-1] == new
    assert list(anew[:3]) == expected[:3]
