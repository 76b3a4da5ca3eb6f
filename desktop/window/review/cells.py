"""How the cells of a table are drawn: how they stand as a mark, and balances that follow in green."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.look import SPACING, Look, State, draw_mark, font
from desktop.window.review.rows import FOLLOWS, STATE

MARK = 8


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: its text, a mark where a person should look or has looked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._font = look, font()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._look.theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, theme.colour("hairline"))
        stood, follows = index.data(STATE), index.data(FOLLOWS)
        state = State(stood) if stood else None  # Qt hands on a text
        if follows is not None:
            state = State.CONTRADICTED if not follows else state if state is State.PERSON else State.CHECKED
        colour = theme.colour(state.value if state else "text")
        room = place.adjusted(SPACING.wide if state else SPACING.tight, 0, -SPACING.tight, -1)
        if state:
            draw_mark(painter, QRectF(place.left() + 5, place.center().y() - MARK / 2, MARK, MARK), state, theme)
        painter.setFont(self._font)
        painter.setPen(colour if follows is not None else theme.colour("text"))
        side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        said = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(place.adjusted(0, 0, -1, -2))
