"""The last long values that were packed or unpacked: one statement that is worked on is asked for again and again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Any

LONG = 50_000
"""bytes, packed; shorter ones are unpacked as quickly as they are found"""
MOST = 3
"""one as it was, as it is, and another beside it"""


class Recent:
    """A few long values by their packed form. It is emptied when a vault closes."""

    def __init__(self) -> None:
        self._held: OrderedDict[bytes, Any] = OrderedDict()
        self._turn = Lock()

    def of(self, body: bytes) -> Any:
        """The value of a packed form, or None."""
        with self._turn:
            if body in self._held:
                self._held.move_to_end(body)
            return self._held.get(body)

    def keep(self, body: bytes, value: Any) -> None:
        """Remembers a value if it is long, and forgets the one not asked for the longest."""
        if len(body) < LONG:
            return
        with self._turn:
            self._held[body] = value
            self._held.move_to_end(body)
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def forget(self) -> None:
        """Lets go of all."""
        with self._turn:
            self._held.clear()
