"""MuPDF, quiet and without the parts that double its memory and advertise themselves on standard output."""

import sys
from typing import Any

sys.modules.update({"pymupdf.layout": None, "pymupdf4llm": None})  # type: ignore[dict-item] # None forbids an import

import pymupdf  # noqa: E402 (the line above has to come first)

__all__ = ["FOREIGN", "pymupdf"]

pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003
pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003
FOREIGN: tuple[Any, ...] = (
    pymupdf.mupdf.FzErrorBase,
    RuntimeError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    KeyError,
)
"""what MuPDF and its binding raise on broken files"""
