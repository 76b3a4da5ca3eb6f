"""What libraries raise on damaged files, told from what is wrong with the product or with the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import InvalidOperation

SEEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    InvalidOperation,
    RecursionError,
    NotImplementedError,
)
"""what came, besides the library's own errors, of 13,000 files that were signed, some encrypted, and then damaged"""
PRODUCT = __name__.split(".", maxsplit=1)[0]


class Damaged(Exception):
    """What was to be read cannot be, for the sake of the file."""


@contextmanager
def damage() -> Iterator[None]:
    """Raises Damaged for what the library of signatures raises on a file that is not sound.

    What a line of our own raises is no fault of the file, nor is what the system refuses: both are raised as they are.
    """
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 (few files are signed, and its library is heavy)

    try:
        yield
    except (PdfError, *SEEN) as problem:
        if _ours(problem):
            raise
        raise Damaged from problem


def _ours(problem: BaseException) -> bool:
    """Whether it arose in a line of the product, not within a library that it called."""
    trace = problem.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace is not None and str(trace.tb_frame.f_globals.get("__name__")).split(".")[0] == PRODUCT
