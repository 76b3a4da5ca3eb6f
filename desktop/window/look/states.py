"""The four states of a value, as colour and as shape, in lists, beside fields and around evidence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from core.domain.finding import Finding
from core.domain.record import Field, Origin
from desktop.window.look.tokens import Theme


class State(StrEnum):
    """What is said of a value; the name is its colour's role in every theme."""

    CHECKED = "checked"
    PERSON = "person"
    DOUBTFUL = "doubtful"
    CONTRADICTED = "contradicted"


MARKS = {State.CHECKED: "●", State.PERSON: "■", State.DOUBTFUL: "◆", State.CONTRADICTED: "▲"}


def state_of(name: str, field: Field | None, findings: Iterable[Finding] = ()) -> State:
    """The state of a field or cell of that name, by itself and by the findings that speak of it."""
    if field is not None and field.accepted:
        return State.PERSON if field.origin is Origin.HUMAN else State.CHECKED
    against = any(finding.blocks and name in finding.fields for finding in findings)
    return State.CONTRADICTED if against else State.DOUBTFUL


def draw_mark(painter: QPainter, place: QRectF, state: State, theme: Theme) -> None:
    """Paints the shape of a state, filled, into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(state.value))
    painter.drawPath(_shape(place, state))
    painter.restore()


def _shape(place: QRectF, state: State) -> QPainterPath:
    path = QPainterPath()
    if state is State.CHECKED:
        path.addEllipse(place)
        return path
    if state is State.PERSON:
        inset = place.width() * 0.06
        path.addRect(place.adjusted(inset, inset, -inset, -inset))
        return path
    middle, top = place.center(), QPointF(place.center().x(), place.top())
    corners = [QPointF(place.right(), place.bottom()), QPointF(place.left(), place.bottom())]
    if state is State.DOUBTFUL:
        corners = [
            QPointF(place.right(), middle.y()),
            QPointF(middle.x(), place.bottom()),
            QPointF(place.left(), middle.y()),
        ]
    path.moveTo(top)
    for corner in corners:
        path.lineTo(corner)
    path.closeSubpath()
    return path


def draw_outline(painter: QPainter, place: QRectF, state: State, theme: Theme, *, lit: bool = False) -> None:
    """Paints the outline of evidence: solid, double, dashed or thick; a lit one is filled a little."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour(state.value)
    width = 3.0 if state is State.CONTRADICTED else 1.5
    pen = QPen(colour, width + 0.5 * lit, Qt.PenStyle.DashLine if state is State.DOUBTFUL else Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(theme.colour(state.value, 52) if lit else Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    if state is State.PERSON:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-3, -3, 3, 3))
    painter.restore()
