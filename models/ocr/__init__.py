"""Text recognition behind the Recognizer port: what this machine has."""

from __future__ import annotations

from models.ocr.rapid import RapidRecognizer
from models.ocr.tesseract import TesseractRecognizer

THREADS = 2
"""two readers of one thread equal one reader of two; one page at a time is answered sooner"""


def recognizer() -> RapidRecognizer:
    """The recognizer that reads pages; its models load with the first picture."""
    return RapidRecognizer(threads=THREADS)


def second() -> TesseractRecognizer | None:
    """The recognizer that is asked about doubtful words and other scripts, or None where it is not installed."""
    return TesseractRecognizer.found()
