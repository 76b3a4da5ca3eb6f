"""A page as large as one likes, with the places of its values; a click or a dragged box takes text from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QRubberBand, QWidget

from core.domain.layout import Box
from desktop.window.look import Look, State
from desktop.window.review.evidence import EvidenceItem, FoundItem, rectangle
from desktop.window.review.magnifier import Magnifier
from desktop.window.review.pages import Shot

STEP = 1.2
LEAST, MOST = 0.15, 12.0
MARGIN = 12.0
"""points of ground around a page"""
DRAGGED = 6
"""pixels from which a press is a drag"""
WIDTH, PAGE = "width", "page"


class Mark(NamedTuple):
    """A value's place on the page that is shown."""

    name: str
    box: Box
    state: State
    quiet: bool = False
    """whether it is drawn only while it is lit"""


class PageCanvas(QGraphicsView):
    """One page at a time: zoom to the pointer, fit, turn; the values' places light up with their fields."""

    clicked = Signal(QPointF)
    """a point of the page, in its points"""
    framed = Signal(QRectF)
    """a box dragged on the page"""
    hovered = Signal(str)
    """the name of the value under the pointer, or nothing"""
    turned_over = Signal(int)
    """the page before (-1) or after (1) is wanted"""
    turned = Signal(int)
    """degrees clockwise that the page is to be turned"""
    walked = Signal(int)
    """the place after (1) or before (-1) is wanted"""
    entered = Signal()
    """the value whose place is at hand is wanted"""
    zoomed = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._paper = QGraphicsPixmapItem()
        self._paper.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._paper)
        self._marks: list[EvidenceItem] = []
        self._found: list[FoundItem] = []
        self._current_find = -1
        self._fit, self._turn, self._size = WIDTH, 0, QRectF(0, 0, 595, 842)
        self._pressed: QPoint | None = None
        self._focused, self._enlarged = "", ""
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.magnifier = Magnifier(look, self.viewport())
        self._set_up()

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(self.tr("Page"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click fills the field that has the keyboard, which keeps it
        self.setMinimumWidth(240)
        self.fit(WIDTH)
        self._recolour()
        self._look.changed.connect(self._recolour)

    def _recolour(self) -> None:
        self.setBackgroundBrush(self._look.theme.colour("ground"))

    def show_page(self, shot: Shot) -> None:
        """Puts a page on the canvas, as large as the one before."""
        self._size = QRectF(0, 0, max(1.0, shot.page.width), max(1.0, shot.page.height))
        self._paper.setPixmap(QPixmap.fromImage(shot.picture))
        wide = max(1, shot.picture.width())
        self._paper.setScale(self._size.width() / wide)
        self._scene.setSceneRect(self._size.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.show_marks(())
        self.show_found((), -1)
        self.magnifier.hide()
        self._refit()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draws where the values of the page stand, in place of what was drawn before."""
        for item in self._marks:
            self._scene.removeItem(item)
        self._marks = [EvidenceItem(*mark[:3], self._look, quiet=mark.quiet) for mark in marks]
        for item in self._marks:
            self._scene.addItem(item)

    @property
    def marks(self) -> Mapping[str, EvidenceItem]:
        """The places on the page by the names of their values."""
        return {item.name: item for item in self._marks}

    def show_found(self, boxes: Sequence[Box], current: int) -> None:
        """Lights the places of a searched text, the current one more."""
        for item in self._found:
            self._scene.removeItem(item)
        self._current_find = current
        self._found = [
            FoundItem(box, self._look, lambda place=place: place == self._current_find)  # type: ignore[misc]
            for place, box in enumerate(boxes)
        ]
        for item in self._found:
            self._scene.addItem(item)
        if 0 <= current < len(boxes):
            self.ensureVisible(rectangle(boxes[current]), 60, 80)

    def light(self, name: str) -> None:
        """Lights the place of the value that the pointer is on; nothing with no name."""
        for item in self._marks:
            item.light(lit=bool(name) and item.name == name)

    def focus_on(self, name: str, *, look_close: bool = False) -> None:
        """Lights the place of the value that the keyboard is on and brings it into view, enlarged where in doubt."""
        self.magnifier.hide()
        self._focused, self._enlarged = name, name if look_close else ""
        for item in self._marks:
            item.light(focused=bool(name) and item.name == name)
        wanted = self.marks.get(name)
        if wanted:
            self.ensureVisible(wanted.place, 80, 90)
            self._magnify()

    def look_close(self) -> None:
        """Enlarges the value that the keyboard is on, or no longer, whether it is in doubt or not."""
        shown = self.magnifier.isVisible()
        self.magnifier.hide()
        self._enlarged = "" if shown else self._focused
        self._magnify()

    def _magnify(self) -> None:
        """Enlarges the doubtful value that the keyboard is on, if there is one in sight."""
        item = self.marks.get(self._enlarged)
        if item is None:
            return
        seen = self.mapFromScene(item.place).boundingRect()
        self.magnifier.show_part(self._paper.pixmap(), self._paper.scale(), item, seen, self._turn)

    def fit(self, how: str) -> None:
        """Keeps the page as wide as the canvas ("width"), or wholly in sight ("page")."""
        self._fit = how
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if how else policy.ScrollBarAsNeeded)
        self._refit()

    def _refit(self) -> None:
        if not self._fit:
            return
        seen = self.transform().mapRect(self.sceneRect())
        scale = self.zoom
        room = self.viewport().size()
        if seen.isEmpty() or scale <= 0:
            return
        wide, high = room.width() / (seen.width() / scale), room.height() / (seen.height() / scale)
        self._zoom_to(wide if self._fit == WIDTH else min(wide, high))

    @property
    def zoom(self) -> float:
        """Pixels per point of the page."""
        matrix = self.transform()
        return float((matrix.m11() ** 2 + matrix.m12() ** 2) ** 0.5)

    def zoom_by(self, factor: float) -> None:
        """Enlarges around the pointer, or around the middle where the pointer is elsewhere."""
        self._free()
        under = self.underMouse()
        anchor = QGraphicsView.ViewportAnchor
        self.setTransformationAnchor(anchor.AnchorUnderMouse if under else anchor.AnchorViewCenter)
        self._zoom_to(self.zoom * factor)

    def _free(self) -> None:
        """Fits nothing any more: the page is as large as it is zoomed to."""
        self._fit = ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _zoom_to(self, wanted: float) -> None:
        wanted = min(MOST, max(LEAST, wanted))
        now = self.zoom
        if now > 0 and abs(wanted - now) > 1e-6:
            self.magnifier.hide()
            self.scale(wanted / now, wanted / now)
            self.zoomed.emit(wanted)
            self._magnify()

    @property
    def turn(self) -> int:
        """By how many degrees clockwise the page is shown turned."""
        return self._turn

    def set_turn(self, degrees: int) -> None:
        """Turns the page on the canvas by so many degrees clockwise from how it was read."""
        if degrees == self._turn:
            return
        self.rotate(degrees - self._turn)
        self._turn = degrees
        self.magnifier.hide()
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._free()
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self._zoom_to(self.zoom * STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        at_end = bar.value() >= bar.maximum() if down else bar.value() <= bar.minimum()
        if at_end and event.angleDelta().y():
            self.turned_over.emit(1 if down else -1)
            event.accept()
            return
        self.magnifier.hide()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Left if self._fit:  # there is nothing beside to go to
                self.walked.emit(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.entered.emit()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / STEP)
            case Qt.Key.Key_0:
                self.fit(WIDTH)
            case Qt.Key.Key_9:
                self.fit(PAGE)
            case Qt.Key.Key_R:
                self.turned.emit(-90 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 90)
            case Qt.Key.Key_PageDown:
                self.turned_over.emit(1)
            case Qt.Key.Key_PageUp:
                self.turned_over.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        super().mouseMoveEvent(event)
        here = event.position().toPoint()
        if self._pressed is not None and (here - self._pressed).manhattanLength() >= DRAGGED:
            self._band.setGeometry(QRect(self._pressed, here).normalized())
            self._band.show()
        elif self._pressed is None:
            self.hovered.emit(self._name_at(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        if self._band.isVisible():
            self.framed.emit(self.mapToScene(self._band.geometry()).boundingRect())
        else:
            self.clicked.emit(self.mapToScene(self._pressed))
        self._band.hide()
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self.hovered.emit("")
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._refit()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(640, 720)

    def _name_at(self, place: QPoint) -> str:
        """The value with the smallest outline at a place of the viewport, or nothing."""
        point = self.mapToScene(place)
        there = [item for item in self._marks if item.place.contains(point)]
        smallest = min(there, key=lambda item: item.place.width() * item.place.height(), default=None)
        return smallest.name if smallest else ""
