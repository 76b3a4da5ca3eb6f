"""How the rows of a list of documents are painted: hairlines, marks of state, amounts on their decimal mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from core.domain.document import Stage
from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.lists.model import COLUMNS, DocumentsModel
from desktop.window.lists.thumbnails import Thumbnails
from desktop.window.look import SPACING, State, Theme, draw_mark, font
from desktop.window.look.icons import draw_icon

MARK, FOCUS = 9, 3
A4 = 0.7071
"""the width of a sheet by its height"""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDEST_PART = "00"
"""digits after the mark that most amounts have"""


class DocumentDelegate(QStyledItemDelegate):
    """Paints every cell of a list of documents."""

    def __init__(self, desk: Desk, documents: DocumentsModel, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._documents, self._thumbnails = desk, documents, thumbnails
        self._font, self._small = font(), font("caption")

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        return QSize(COLUMNS[index.column()].width, self._desk.look.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._desk.look.theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(place, theme.colour("selected"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if _has_focus(option, index):
            painter.fillRect(QRect(place.left(), place.top(), FOCUS, place.height() - 1), theme.colour("accent"))
        one, column = self._documents.summary(index.row()), COLUMNS[index.column()].id
        inner = place.adjusted(SPACING.tight, 0, -SPACING.tight, -1)
        if one:
            self._cell(painter, inner, column, one, self._documents.wording.said(column, one))
        elif index.column():
            painter.fillRect(
                QRect(inner.left(), inner.center().y() - 3, min(72, inner.width()), 6), theme.colour("hover")
            )

    def _cell(self, painter: QPainter, place: QRect, column: str, one: Summary, said: str) -> None:
        theme = self._desk.look.theme
        painter.setFont(self._font)
        painter.setPen(theme.colour("text"))
        match column:
            case "page":
                self._picture(painter, place, one)
            case "total":
                _amount(painter, place, said)
            case "stage":
                self._stage(painter, place, one, said)
            case "doubts":
                self._doubts(painter, place, one, said)
            case "age":
                painter.setPen(theme.colour("muted"))
                painter.drawText(place, RIGHT, said)
            case "supplier":
                left = self._chips(painter, place, one.tags) if one.tags else place
                painter.setFont(self._font)
                painter.setPen(theme.colour("text" if one.supplier else "muted"))
                _text(painter, left, said)
            case _:
                _text(painter, place, said)

    def _picture(self, painter: QPainter, place: QRect, one: Summary) -> None:
        theme = self._desk.look.theme
        picture = self._thumbnails.get(one) if one.stage is not Stage.RECEIVED else None
        high = place.height() - 7
        wide = round(high * A4)
        sheet = QRect(place.center().x() - wide // 2, place.top() + 4, wide, high)
        if picture is None:
            draw_icon(
                painter,
                "file-text",
                QRectF(sheet.center().x() - 8, sheet.center().y() - 8, 16, 16),
                theme.colour("muted"),
            )
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(sheet, picture)
        painter.setPen(theme.colour("hairline"))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _chips(self, painter: QPainter, place: QRect, tags: tuple[str, ...]) -> QRect:
        """Draws tags at the right, as many as half of the place holds; what is left of it."""
        theme, left = self._desk.look.theme, QRect(place)
        painter.setFont(self._small)
        metrics = painter.fontMetrics()
        for number, tag in enumerate(tags):
            room = left.width() - place.width() // 2
            more = f"+{len(tags) - number}"
            wide = metrics.horizontalAdvance(tag) + 2 * SPACING.tight
            fits = wide + SPACING.hair + metrics.horizontalAdvance(more) <= room or (wide <= room and tag == tags[-1])
            said = tag if fits else metrics.elidedText(tag, Qt.TextElideMode.ElideRight, room) if not number else more
            chip = QRect(left)
            chip.setLeft(left.right() - metrics.horizontalAdvance(said) - 2 * SPACING.tight)
            _chip(painter, chip, said, theme)
            left.setRight(chip.left() - SPACING.hair)
            if not fits:
                break
        return left

    def _stage(self, painter: QPainter, place: QRect, one: Summary, said: str) -> None:
        theme, state = self._desk.look.theme, state_in_list(one)
        mark = QRectF(place.left(), place.center().y() - MARK / 2 + 0.5, MARK, MARK)
        if state:
            draw_mark(painter, mark, state, theme)
        else:
            icon = "clock" if one.stage is Stage.RECEIVED else "check"
            draw_icon(painter, icon, mark.adjusted(-2, -2, 2, 2), theme.colour("muted"))
        painter.setPen(theme.colour("text" if state else "muted"))
        _text(painter, place.adjusted(MARK + SPACING.tight, 0, 0, 0), said)

    def _doubts(self, painter: QPainter, place: QRect, one: Summary, said: str) -> None:
        theme: Theme = self._desk.look.theme
        painter.setPen(theme.colour("contradicted" if one.failure else "text"))
        _text(painter, place, said)


def state_in_list(one: Summary) -> State | None:
    """The mark of a document in a list: what waits for a person, what failed, what is vouched for."""
    if one.stage is Stage.FAILED:
        return State.CONTRADICTED
    if one.needs_look:
        return State.DOUBTFUL
    return State.CHECKED if one.stage in (Stage.READ, Stage.APPROVED) else None


def _has_focus(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the keyboard is at this row; its first cell shows it."""
    table = option.widget
    return (
        isinstance(table, QTableView)
        and table.hasFocus()
        and index.row() == table.currentIndex().row()
        and table.horizontalHeader().visualIndex(index.column()) == 0
    )


def _text(painter: QPainter, place: QRect, said: str) -> None:
    painter.drawText(place, LEFT, painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, place.width()))


def _chip(painter: QPainter, place: QRect, said: str, theme: Theme) -> None:
    """A tag, quiet beside what stands in its row."""
    high = painter.fontMetrics().height() + SPACING.hair
    box = QRectF(place.left(), place.center().y() - high / 2, place.width(), high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("hairline"))
    painter.setBrush(theme.colour("hover"))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(theme.colour("muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def _amount(painter: QPainter, place: QRect, said: str) -> None:
    """An amount whose decimal mark stands where that of every other row stands."""
    at = max(said.rfind(","), said.rfind("."))
    if at < 0:
        painter.drawText(place, RIGHT, said)
        return
    mark = place.right() - painter.fontMetrics().horizontalAdvance(said[at] + WIDEST_PART)
    painter.drawText(QRect(place.left(), place.top(), mark - place.left(), place.height()), RIGHT, said[:at])
    painter.drawText(QRect(mark, place.top(), place.width(), place.height()), LEFT, said[at:])
