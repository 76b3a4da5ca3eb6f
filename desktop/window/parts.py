"""The small parts that every view is laid out from: labels, buttons, rows and columns, empty states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import OTHER, SPACING, Look, font

WIDE = 100
"""how much of what is there a page's content takes before the space beside it takes any"""
AROUND = (SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight)
"""pixels around the rows above a list"""
Item = QWidget | QLayout | int | None
"""what stands in a row or column: a widget, a layout, pixels of space, or None for whatever space is left"""


def label(text: str = "", size: str = "base", *, role: str = "", strong: bool = False, wrap: bool = False) -> QLabel:
    """A text of the type scale; `role` is "muted", "bad", "good" or "doubtful"."""
    made = QLabel(text)
    made.setFont(font(size, strong=strong))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(
    text: str, call: Callable[[], object], *, icon: QIcon | None = None, role: str = "", tip: str = ""
) -> QPushButton:
    """A button with words; `role` is "main" for the one thing to do, "quiet" for what stands aside, or "link"."""
    made = QPushButton(text)
    made.clicked.connect(lambda _=False: call())
    made.setProperty("role", role)
    if icon:
        made.setIcon(icon)
        made.setIconSize(QSize(OTHER["icon"], OTHER["icon"]))
        made.setText(f"\u2002{text}")  # Qt puts the words close to the icon
        made.setAccessibleName(text)
    if tip:
        made.setToolTip(tip)
    return made


def tool(icon: QIcon, said: str, call: Callable[[], object], keys: str = "") -> QToolButton:
    """A button of an icon alone; what it does is said to whoever hovers or hears."""
    made = QToolButton()
    made.setIcon(icon)
    made.setIconSize(QSize(OTHER["icon"], OTHER["icon"]))
    made.setAccessibleName(said)
    made.setToolTip(f"{said}  {keys}" if keys else said)
    made.clicked.connect(lambda _=False: call())
    return made


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def row(*items: Item, gap: int = SPACING.tight, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Things side by side."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def column(*items: Item, gap: int = SPACING.tight, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Things below each other."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        match item:
            case QWidget():
                layout.addWidget(item)
            case QLayout():
                layout.addLayout(item)
            case int():
                layout.addSpacing(item)
            case None:
                layout.addStretch(1)


class Folding(QWidget):
    """Two rows beside each other, or below each other where one line would cut them off."""

    def __init__(self, first: QHBoxLayout, second: QHBoxLayout, margins: tuple[int, int, int, int] = AROUND) -> None:
        super().__init__()
        self._rows, self._aside = (first, second), margins[0] + margins[2]
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(SPACING.tight)
        self._whole.setContentsMargins(*margins)
        for number, one in enumerate(self._rows):
            self._whole.addLayout(one, number)
        self.setLayout(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """What stands here may have become longer."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        wanted = sum(one.sizeHint().width() for one in self._rows) + SPACING.tight + self._aside
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if wanted > self.width() else directions.LeftToRight
        if direction is not self._whole.direction():
            self._whole.setDirection(direction)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        widest = max(one.minimumSize().width() for one in self._rows)
        return QSize(widest + self._aside, super().minimumSizeHint().height())


def scrolled(inner: QWidget) -> QScrollArea:
    """A page that scrolls where it is longer than its place, its content at the left, as wide as it may be."""
    page = QWidget()
    page.setObjectName("page")
    beside = row(inner, None, margins=(SPACING.apart,) * 4)
    beside.setStretch(0, WIDE)
    page.setLayout(beside)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone:
            gone.deleteLater()


def surface(layout: QLayout, name: str = "surface") -> QWidget:
    """A widget of a ground of its own ("surface", "raised", "ground") with a layout in it."""
    made = QWidget()
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


class Empty(QWidget):
    """What stands where nothing stands so far: one sentence, and the one button that fills it."""

    def __init__(
        self, look: Look, icon: str, said: str, action: str = "", call: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(look.icon(icon, "muted").pixmap(QSize(SPACING.far, SPACING.far)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence = label(said, "lead", role="muted", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setMinimumWidth(360)
        sentence.setMaximumWidth(440)
        self.sentence = sentence
        items: list[Item] = [None, picture, SPACING.tight, sentence, SPACING.tight]
        self.action = button(action, call, role="main") if action and call else None
        if self.action:
            items.append(row(None, self.action, None))
        middle = column(*items, None)
        self.setLayout(row(None, middle, None, margins=(SPACING.far,) * 4))
