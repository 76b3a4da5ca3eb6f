"""Goes from place to place on a page by keys, and says what stands at each: for who cannot see its outlines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from desktop.window.review.canvas import PageCanvas
from desktop.window.review.evidence import EvidenceItem

LINE = 6.0
"""points by which places of one line may stand apart"""


class Walk(QObject):
    """The places of a page in the order in which it is read, one of them at hand."""

    entered = Signal(str)
    """the value at hand is to be settled"""

    def __init__(self, canvas: PageCanvas, say: Callable[[EvidenceItem], str]) -> None:
        super().__init__(canvas)
        self._canvas, self._say = canvas, say
        self._name = ""
        canvas.walked.connect(self.step)
        canvas.entered.connect(self._enter)

    @property
    def at_hand(self) -> str:
        """The name of the value whose place is at hand, or nothing."""
        return self._name if self._name in self._canvas.marks else ""

    def step(self, by: int) -> None:
        """Goes so many places on, or back, around the ends; the place is lit, brought into sight and said."""
        places = sorted(self._canvas.marks.values(), key=_in_reading)
        names = [one.name for one in places]
        if not names:
            return
        before = names.index(self._name) if self._name in names else -1 if by > 0 else 0
        number = (before + by) % len(names)
        self._name = names[number]
        self._canvas.setFocus()
        self._canvas.focus_on(self._name, look_close=True)
        said = self.tr("{value}, place {number} of {count}")
        self._tell(said.format(value=self._say(places[number]), number=number + 1, count=len(names)))

    def _tell(self, said: str) -> None:
        self._canvas.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, said))

    def _enter(self) -> None:
        if self.at_hand:
            self.entered.emit(self.at_hand)


def _in_reading(item: EvidenceItem) -> tuple[int, float]:
    return round(item.place.top() / LINE), item.place.left()
