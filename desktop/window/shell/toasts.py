"""Messages in the corner of the window: they go by themselves, bad ones when they are read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from desktop.window.desk import Action, Message
from desktop.window.look import SPACING, WIDTH, Look
from desktop.window.parts import Item, button, column, label, row, tool

SHOWN_MS = 5000
MOST = 3
WIDE = 380
RAIL = WIDTH["rail"]


class Toast(QFrame):
    """One message."""

    def __init__(self, message: Message, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self.setFixedWidth(WIDE)
        self.setAccessibleName(message.said)
        mark = QLabel()
        icon, role = ("triangle-alert", "contradicted") if message.bad else ("check", "checked")
        mark.setPixmap(look.icon(icon, role).pixmap(QSize(16, 16)))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        texts: list[Item] = [label(message.said, strong=message.bad, wrap=True)]
        if message.advice:
            texts.append(label(message.advice, role="muted", wrap=True))
        self.action: QPushButton | None = None
        if message.action:
            self.action = button(message.action.said, partial(self._do, message.action), role="link")
            texts.append(row(self.action, None))
        away = tool(look.icon("x", "muted"), self.tr("Close"), self.deleteLater)
        inner = row(mark, column(*texts, gap=SPACING.hair), away, gap=SPACING.near, margins=(SPACING.near,) * 4)
        inner.setStretch(1, 1)
        inner.setAlignment(away, Qt.AlignmentFlag.AlignTop)
        self.setLayout(inner)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(SPACING.apart)
        shadow.setOffset(0, SPACING.hair)
        shadow.setColor(QColor(look.theme.colours["shadow"]))
        self.setGraphicsEffect(shadow)
        if not message.bad:
            QTimer.singleShot(SHOWN_MS, self, self.deleteLater)

    def _do(self, action: Action) -> None:
        action.call()
        self.deleteLater()


class Toasts(QObject):
    """The messages over one widget, the latest lowest."""

    def __init__(self, over: QWidget, look: Look) -> None:
        super().__init__(over)
        self._over, self._look = over, look
        self.shown: list[Toast] = []
        over.installEventFilter(self)

    def show(self, message: Message) -> None:
        """Shows a message."""
        while len(self.shown) >= MOST:
            self.shown.pop(0).deleteLater()
        toast = Toast(message, self._look, self._over)
        toast.destroyed.connect(self._place)
        self.shown.append(toast)
        toast.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.shown = [one for one in self.shown if isValid(one)]
        bottom = self._over.height() - SPACING.apart - 30
        for toast in reversed(self.shown):
            toast.resize(WIDE, max(toast.sizeHint().height(), toast.heightForWidth(WIDE)))  # texts that wrap need more
            bottom -= toast.height()
            toast.move(RAIL + SPACING.apart, bottom)  # what is done stands at the right of every place
            bottom -= SPACING.tight
