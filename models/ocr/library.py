"""Tesseract's library, where it is installed: it reads lines within this process, without the start of a program."""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from core.domain.errors import OutOfMemory
from core.ports import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("libtesseract.so.5",)
"""as the library is called where reading with it was tried"""
SINGLE_LINE = 7
AT_ONCE, MOST_LANGUAGES = 2, 3
"""instances that read side by side, and languages that each keeps in memory, about 20 MB each"""
TEXT, HANDLE, NUMBER = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int
SHAPES: dict[str, tuple[Any, ...]] = {
    "TessBaseAPICreate": (HANDLE,),
    "TessBaseAPIDelete": (None, HANDLE),
    "TessBaseAPIInit3": (NUMBER, HANDLE, TEXT, TEXT),
    "TessBaseAPISetVariable": (NUMBER, HANDLE, TEXT, TEXT),
    "TessBaseAPISetPageSegMode": (None, HANDLE, NUMBER),
    "TessBaseAPISetImage": (None, HANDLE, HANDLE, NUMBER, NUMBER, NUMBER, NUMBER),
    "TessBaseAPIRecognize": (NUMBER, HANDLE, HANDLE),
    "TessBaseAPIGetTsvText": (HANDLE, HANDLE, NUMBER),
    "TessBaseAPIClear": (None, HANDLE),
    "TessDeleteText": (None, HANDLE),
    "TessMonitorCreate": (HANDLE,),
    "TessMonitorDelete": (None, HANDLE),
    "TessMonitorSetDeadlineMSecs": (None, HANDLE, NUMBER),
}
"""functions of its C interface: what each gives, and what it takes"""


class Library:
    """Reads lines of print; its languages load with the first line in them."""

    def __init__(self, functions: ctypes.CDLL) -> None:
        self._call = functions
        self._loaded: OrderedDict[str, int] = OrderedDict()
        self._one_at_a_time = Lock()

    def lines(self, strips: Sequence[Picture], languages: str, seconds: float) -> list[str] | None:
        """For each picture of a single line a table of its words; None where the languages cannot be loaded.

        What would take longer than that many seconds is left unread.
        """
        with self._one_at_a_time, self._deadline(seconds) as monitor:
            handle = self._language(languages)
            return None if handle is None else [self._line(handle, strip, monitor) for strip in strips]

    def knows(self, languages: str) -> bool:
        """Whether these languages are in memory now; none is loaded while another instance reads."""
        with self._one_at_a_time:
            return self._language(languages) is not None

    @property
    def kept(self) -> tuple[str, ...]:
        """The languages in memory, the last used one last."""
        return tuple(self._loaded)

    def _line(self, handle: int, strip: Picture, monitor: int) -> str:
        strip, (height, width) = np.ascontiguousarray(strip), strip.shape[:2]
        channels = 1 if strip.ndim == 2 else strip.shape[2]
        self._call.TessBaseAPISetImage(handle, strip.ctypes.data, width, height, channels, width * channels)
        try:
            if self._call.TessBaseAPIRecognize(handle, monitor) != 0:
                return ""
            return self._taken(self._call.TessBaseAPIGetTsvText(handle, 0))
        finally:
            self._call.TessBaseAPIClear(handle)

    def _taken(self, text: int | None) -> str:
        """A text that the library made, which is given back to it."""
        if not text:
            return ""
        try:
            return ctypes.string_at(text).decode("utf-8", "replace")
        finally:
            self._call.TessDeleteText(text)

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[int]:
        monitor = self._call.TessMonitorCreate()
        self._call.TessMonitorSetDeadlineMSecs(monitor, int(1000 * seconds))
        try:
            yield monitor
        finally:
            self._call.TessMonitorDelete(monitor)

    def _language(self, languages: str) -> int | None:
        """The library with these languages loaded; those that were used longest ago are given back."""
        handle = self._loaded.pop(languages, None) or self._opened(languages)
        if handle is not None:
            self._loaded[languages] = handle
        while len(self._loaded) > MOST_LANGUAGES:
            self._call.TessBaseAPIDelete(self._loaded.popitem(last=False)[1])
        return handle

    def _opened(self, languages: str) -> int | None:
        handle = int(self._call.TessBaseAPICreate())
        self._call.TessBaseAPISetVariable(handle, b"debug_file", b"/dev/null")
        if self._call.TessBaseAPIInit3(handle, None, languages.encode()) != 0:
            self._call.TessBaseAPIDelete(handle)
            return None
        self._call.TessBaseAPISetPageSegMode(handle, SINGLE_LINE)
        return handle


def read_lines(strips: Sequence[Picture], languages: str, seconds: float) -> list[str] | None:
    """The tables of `Library.lines`, made by several instances side by side; None where there is no library."""
    instances = [one for number in range(min(AT_ONCE, max(len(strips), 1))) if (one := library(number))]
    if not instances or not all(one.knows(languages) for one in instances):
        return None
    dealt = [strips[place :: len(instances)] for place in range(len(instances))]
    with ThreadPoolExecutor(len(instances)) as threads:
        try:
            said = list(threads.map(lambda one, part: one.lines(part, languages, seconds), instances, dealt))
        except RuntimeError as problem:  # no further thread may start where a reader's memory or processes end
            raise OutOfMemory from problem
    found = [""] * len(strips)
    for place, tables in enumerate(said):
        found[place :: len(instances)] = tables or ()
    return found


@cache
def library(instance: int = 0) -> Library | None:  # noqa: ARG001 (one for each number)
    """An instance of the library, or None where it is not installed, or is another one than was tried."""
    for name in NAMES:
        try:
            functions = ctypes.CDLL(name)
            for function, (gives, *takes) in SHAPES.items():
                shape = getattr(functions, function)
                shape.restype, shape.argtypes = gives, takes
        except (OSError, AttributeError):
            continue
        return Library(functions)
    return None
