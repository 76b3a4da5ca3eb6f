"""How often Python looks for garbage: each search through a statement of ten thousand rows stops every thread."""

from __future__ import annotations

import gc

SELDOM = (20_000, 50, 1_000)
"""new objects before a search of the young ones, and searches before one of the older and of all"""


def collect_seldom() -> None:
    """Leaves what the window is made of out of every search, and searches what comes later seldom.

    To be called before a vault is open: what is left out is never given back.
    """
    gc.freeze()
    gc.set_threshold(*SELDOM)


def collect_all() -> None:
    """Gives back all that nobody holds any more. For the window's thread: widgets may be among it."""
    gc.collect()
