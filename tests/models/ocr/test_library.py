"""Lines that Tesseract's library reads in this process are read as its program reads them."""

import shutil
from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from core.domain.layout import Word
from core.ports import Picture
from models.ocr.library import AT_ONCE, MOST_LANGUAGES, Library, library, read_lines
from models.ocr.tesseract import TesseractRecognizer, words_of

pytestmark = pytest.mark.skipif(
    library() is None or shutil.which("tesseract") is None, reason="Tesseract is not installed"
)
SAID = ("Invoice INV-2023/0042", "Total 4,950.00", "12/03/2024", "x", "")


def strip(text: str, *, colour: bool = False) -> Picture:
    page = np.full((44, 40 + 20 * len(text)), 255, np.uint8)
    cv2.putText(page, text, (8, 32), cv2.FONT_HERSHEY_DUPLEX, 1.0, 0, 2, cv2.LINE_AA)
    return np.stack([page] * 3, axis=2) if colour else page


def opened() -> Library:
    found = library()
    assert found is not None
    return found


def recognizer(*, within: bool) -> TesseractRecognizer:
    eyes = TesseractRecognizer.found()
    assert eyes is not None
    eyes.within = within
    return eyes


def placed(lines: Sequence[Sequence[Word]]) -> list[list[tuple[str, tuple[float, ...]]]]:
    return [[(word.text, tuple(word.box)) for word in line] for line in lines]


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("letters", ["", "éà"])
def test_the_library_reads_what_the_program_reads(letters: str, *, colour: bool) -> None:
    strips = [strip(text, colour=colour) for text in SAID]
    within = recognizer(within=True).recognize_lines(strips, letters)
    assert placed(within) == placed(recognizer(within=False).recognize_lines(strips, letters))
    assert [word.text for word in within[1]] == ["Total", "4,950.00"]
    assert all(0.5 < word.confidence <= 1 for word in within[1])


def test_lines_are_dealt_to_instances_that_read_side_by_side_and_come_back_in_their_order() -> None:
    said = [f"{number}{number}.50" for number in range(1, 8)]
    found = recognizer(within=True).recognize_lines([strip(text) for text in said])
    assert [word.text for line in found for word in line] == said
    assert all(one and one.kept for one in map(library, range(AT_ONCE)))
    assert read_lines([], "eng", 5) == []


def test_a_picture_that_is_a_part_of_another_is_read_as_itself() -> None:
    wide = np.hstack([strip("Total 4,950.00"), strip("12/03/2024")])
    (words,) = recognizer(within=True).recognize_lines([wide[:, : strip("Total 4,950.00").shape[1]]])
    assert [word.text for word in words] == ["Total", "4,950.00"]


def test_a_language_that_is_not_there_reads_nothing() -> None:
    assert opened().lines([strip("12/03/2024")], "xyz", 5) is None


def test_languages_are_given_back_and_loaded_again() -> None:
    installed = recognizer(within=True).languages
    several = [*installed, "+".join(installed), *installed][: MOST_LANGUAGES + 2]
    for languages in several:
        assert opened().lines([strip("4,950.00")], languages, 5) is not None
    assert len(opened().kept) <= MOST_LANGUAGES
    tables = opened().lines([strip("4,950.00")], "eng", 5) or []
    assert [[word.text for word in words_of(table)] for table in tables] == [["4,950.00"]]


def test_rows_without_words_and_cut_ones_say_nothing() -> None:
    assert words_of("") == ()
    assert words_of("4\t1\t1\t1\t1\t0\t9\t9\t312\t24\t-1\t\n5\t1\t1\t1") == ()
