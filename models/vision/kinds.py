"""Which folders of safetensors are understood: what they are, told by their config alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from core.domain.model_errors import ModelUnreadable

LARGEST = 1_000_000
"""bytes of a config: it is looked at outside the host, which of many models reads lines"""
PAGE = 512
"""tokens of what is said of a whole page"""


class Kind(NamedTuple):
    """The classes of transformers that a folder is loaded with."""

    processor: str
    model: str
    most: int = 128
    """tokens of what is said of one region"""


READER = Kind("TrOCRProcessor", "VisionEncoderDecoderModel")
KINDS = {
    ("vision-encoder-decoder", "trocr"): READER,
    ("blip", ""): Kind("BlipProcessor", "BlipForConditionalGeneration"),
    ("vision-encoder-decoder", "mbart"): Kind("DonutProcessor", "VisionEncoderDecoderModel", PAGE),
    ("florence2", ""): Kind("Florence2Processor", "Florence2ForConditionalGeneration", PAGE),
    ("got_ocr2", ""): Kind("GotOcr2Processor", "GotOcr2ForConditionalGeneration", PAGE),
}
"""by the type of the model, and of what speaks in it"""


def kind_of(folder: Path) -> Kind:
    """How a folder is loaded. Raises ModelUnreadable for every other kind."""
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8")) if path.stat().st_size <= LARGEST else {}
        return KINDS[config["model_type"], config["decoder"]["model_type"] if "decoder" in config else ""]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ModelUnreadable from None


def reads_lines(folder: Path) -> bool:
    """Whether what lies in a folder reads single lines."""
    try:
        return kind_of(folder) is READER
    except ModelUnreadable:
        return False
