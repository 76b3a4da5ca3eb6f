"""Text recognition behind the Recognizer port: what this machine has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from core.domain.layout import Box, Word
from core.ports import Picture, Recognizer

DEFAULT, TESSERACT = "rapidocr", "tesseract"
THREADS = 2
"""two readers of one thread equal one reader of two; one page at a time is answered sooner"""


class LateRecognizer:
    """The recognizer that reads pages, loaded with the first picture: text documents do without."""

    name = DEFAULT

    def __init__(self, threads: int) -> None:
        self.threads = threads

    @cached_property
    def _loaded(self) -> Recognizer:
        from models.ocr.rapid import RapidRecognizer  # noqa: PLC0415 (its libraries are heavy)

        return RapidRecognizer(self.threads)

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""
        return self._loaded.recognize(picture, region)

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        """The words of each picture of a single line, left to right, with boxes in its pixels."""
        return self._loaded.recognize_lines(strips, letters)


def recognizer(threads: int = 0, name: str = DEFAULT) -> Recognizer:
    """The recognizer that reads pages; the usual one where the one of that name is not installed."""
    from models.ocr.tesseract import TesseractPages  # noqa: PLC0415 (numpy: who only asks for names does without)

    found = TesseractPages.found() if name == TESSERACT else None
    return found or LateRecognizer(threads or THREADS)


def second(threads: int = 0, name: str = DEFAULT) -> Recognizer | None:
    """The recognizer that is asked about doubtful words and other scripts, or None where it is not installed.

    It is never the one that reads the pages (`name`): the same engine twice is no second reading.
    """
    from models.ocr.tesseract import TesseractRecognizer  # noqa: PLC0415 (as above)

    found = TesseractRecognizer.found()
    return LateRecognizer(threads or THREADS) if name == TESSERACT and found else found
