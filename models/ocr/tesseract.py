"""Tesseract, where it is installed, behind the Recognizer port."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from PIL import Image

from core.domain.layout import Box, Word
from core.ports import Picture
from models.ocr.library import read_lines

MARGIN = 4
SECONDS = 15
PLACE, SURE, TEXT = slice(6, 10), 10, 11
"""the cells of a row of Tesseract's tables"""
SCRIPTS = {
    "Arabic": ("ara", "fas", "urd"),
    "Bengali": ("ben",),
    "Cyrillic": ("rus", "ukr", "bul", "srp"),
    "Devanagari": ("hin", "mar", "nep"),
    "Gujarati": ("guj",),
    "Hebrew": ("heb",),
    "Kannada": ("kan",),
    "Malayalam": ("mal",),
    "Tamil": ("tam",),
    "Telugu": ("tel",),
    "Thai": ("tha",),
}
"""languages by the scripts that the page recognizer does not know"""


LETTERS = {
    "deu": "äöüß",
    "fra": "àâæçèéêëîïôùûœ",
    "ita": "àèéìòù",
    "spa": "áéíñóúü",
    "por": "àáâãçéêíóôõú",
    "nld": "éëïóöü",
    "dan": "åæéø",
    "swe": "åäéö",
    "pol": "ąćęłńóśźż",
    "ces": "áčďéěíňóřšťúůýž",
}
"""letters beyond English by the languages that have them as a rule"""


class TesseractRecognizer:
    """Reads one word, line or page with the languages that are installed."""

    name = "tesseract"

    def __init__(self, program: str) -> None:
        self.program = program
        self.within = True
        """whether lines are read by its library in this process, where that is installed"""
        # its threads wait for each other: on two cores one alone reads a receipt in a quarter of the time
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    @classmethod
    def found(cls) -> Self | None:
        """The recognizer, or None where the program is not there."""
        program = shutil.which("tesseract")
        return cls(program) if program else None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the installed languages, such as "eng"."""
        import pytesseract  # noqa: PLC0415 (a reader that needs no second reading starts without it)

        return tuple(code for code in pytesseract.get_languages() if code != "osd")

    @property
    def _latin(self) -> tuple[str, ...]:
        """For single lines: with all languages loaded, digits of other scripts creep in."""
        return ("eng",) if "eng" in self.languages else self.languages

    def bearing(self, letters: str) -> tuple[str, ...]:
        """The installed language that knows most of these letters; English where there are none."""
        known = {code: sum(map(LETTERS[code].count, letters.lower())) for code in LETTERS if code in self.languages}
        best = max(known, key=lambda code: known[code], default="")
        return (best,) if known.get(best) else self._latin

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels; a region is read as lines of print. None where it fails or tarries."""
        if region is None:
            languages = self._of_script(picture)
            return self._read(picture, "--psm 3", languages) if languages else ()
        x0, y0 = max(int(region.x0) - MARGIN, 0), max(int(region.y0) - MARGIN, 0)
        found = self._read(picture[y0 : int(region.y1) + MARGIN, x0 : int(region.x1) + MARGIN], "--psm 6", self._latin)
        return tuple(word._replace(box=word.box.moved(x0, y0)) for word in found)

    def _of_script(self, picture: Picture) -> tuple[str, ...]:
        """The installed languages of the script that a page is written in; none for Latin, which others read better."""
        import pytesseract  # noqa: PLC0415

        try:
            told = pytesseract.image_to_osd(picture, timeout=SECONDS, output_type=pytesseract.Output.DICT)
        except (RuntimeError, pytesseract.TesseractError, OSError):
            return ()
        wanted = SCRIPTS.get(str(told["script"]), ())
        own = tuple(code for code in wanted if code in self.languages)
        return (*own, *self._latin) if own else ()

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        """The words of each picture of a single line, left to right, with boxes in its pixels."""
        languages = self.bearing(letters)
        within = read_lines(strips, "+".join(languages), SECONDS) if self.within else None
        return tuple(map(words_of, within)) if within is not None else self._apart(strips, languages)

    def _apart(self, strips: Sequence[Picture], languages: Sequence[str]) -> tuple[tuple[Word, ...], ...]:
        """The words of each line, read by the program.

        All are the pages of one TIFF: the start of the program takes as long as ten lines.
        """
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "lines.tif"
            first, *others = (Image.fromarray(strip) for strip in strips)
            first.save(file, save_all=True, append_images=others)
            found = list(self._found(str(file), "--psm 7", languages))
        return tuple(tuple(word for at, word in found if at == number) for number in range(1, len(strips) + 1))

    def _read(self, picture: Picture, mode: str, languages: tuple[str, ...]) -> tuple[Word, ...]:
        if min(picture.shape[:2]) < MARGIN:
            return ()
        return tuple(word for _, word in self._found(picture, mode, languages))

    def _found(self, picture: Picture | str, mode: str, languages: Sequence[str]) -> Iterator[tuple[int, Word]]:
        """The words of a picture or of the file of that name, each with the number of its page. None where it fails."""
        import pytesseract  # noqa: PLC0415

        try:
            data = pytesseract.image_to_data(
                picture,
                lang="+".join(languages) or None,
                config=mode,
                timeout=SECONDS,
                output_type=pytesseract.Output.DICT,
            )
        except (RuntimeError, pytesseract.TesseractError, OSError):
            return
        columns = (data[name] for name in ("page_num", "text", "left", "top", "width", "height", "conf"))
        for number, text, left, top, width, height, sure in zip(*columns, strict=True):
            if text.strip():
                yield number, _word(text, (left, top, width, height), sure)


def words_of(table: str) -> tuple[Word, ...]:
    """The words of a table as Tesseract writes it: the place in the line of each, how sure it is, and the word."""
    rows = (row.split("\t") for row in table.splitlines())
    return tuple(
        _word(cells[TEXT], [int(cell) for cell in cells[PLACE]], cells[SURE])
        for cells in rows
        if len(cells) > TEXT and cells[TEXT].strip()
    )


def _word(text: str, place: Sequence[int], sure: str | float) -> Word:
    left, top, width, height = place
    return Word(text.strip(), Box(left, top, left + width, top + height), float(sure) / 100)


class TesseractPages(TesseractRecognizer):
    """Reads whole pages of Latin print too, where a person chose it to read pages."""

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""
        found = super().recognize(picture, region)
        return found if found or region is not None else self._read(picture, "--psm 3", self._latin)
