"""The edge to foreign parsers: whatever they raise on bad bytes becomes one of our errors."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from core.domain.errors import FormatDamaged, VouchError

PANIC = "PanicException"
"""what a parser written in Rust raises; it is no Exception, and its class cannot be imported"""


@contextmanager
def foreign(format: str) -> Iterator[None]:  # noqa: A002 - the fact in the error's words
    """A stretch of foreign parsing: its exceptions become FormatDamaged, its warnings are nobody's business."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (VouchError, MemoryError):
        raise
    except Exception as problem:
        raise FormatDamaged(format=format) from problem
    except BaseException as problem:
        if type(problem).__name__ != PANIC:
            raise
        raise FormatDamaged(format=format) from problem
