"""MuPDF, quiet and without the parts that double its memory and advertise themselves on standard output."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

sys.modules.update({"pymupdf.layout": None, "pymupdf4llm": None})  # type: ignore[dict-item] # None forbids an import

import pymupdf  # noqa: E402 (the line above has to come first)

__all__ = ["FOREIGN", "in_time", "pymupdf"]

SECONDS = 5.0
"""of computing; the heaviest plans and maps take one"""

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


@contextmanager
def in_time() -> Iterator[None]:
    """Has the system end this process where what is done takes longer: MuPDF cannot be stopped in a drawing's middle.

    Windows has no such clock; there the parent's holds alone.
    """
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
