"""First pages, small: fetched in the lane as they come into sight, a few hundred kept."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from core.domain.summary import Summary
from desktop.window.desk import Desk

HELD = 300
SIZE = QSize(84, 120)


class Thumbnails(QObject):
    """Small pictures of first pages, by document."""

    came = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: OrderedDict[str, QPixmap | None] = OrderedDict()

    def get(self, one: Summary) -> QPixmap | None:
        """The picture of a document's first page; None while there is none. It is asked for once."""
        if one.id not in self._held:
            self._held[one.id] = None
            bench = self._desk.workbench
            self._desk.lane.ask(lambda: _small(bench.picture(one.id, 1)), lambda image: self._take(one.id, image))
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return self._held[one.id]

    def _take(self, document: str, image: QImage | None) -> None:
        if image is not None:
            self._held[document] = QPixmap.fromImage(image)
            self.came.emit()


def _small(found: object) -> QImage | None:
    """A page image made small, in the lane's thread."""
    data = getattr(found, "data", None)
    if not data:
        return None
    mode = Qt.AspectRatioMode.KeepAspectRatio
    return QImage.fromData(data).scaled(SIZE, mode, Qt.TransformationMode.SmoothTransformation)
