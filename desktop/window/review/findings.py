"""What the checks noticed about a document, in words, each with what it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.domain.finding import Finding
from core.words import Words
from desktop.window.look import SPACING, Look, State, draw_mark
from desktop.window.review.standing import OPEN
from desktop.window.review.writing import localised

MARK = 10
HIGHEST = 196
"""pixels; more findings than that scroll"""


class FindingRow(QFrame):
    """One finding: a click or Enter goes to what it concerns."""

    went = Signal(object)
    dismissing = Signal(object)

    def __init__(self, finding: Finding, said: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._look = finding, look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(said)
        words = QLabel(said)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        dismiss = QToolButton()
        dismiss.setIcon(look.icon("x", "muted"))
        dismiss.setIconSize(QSize(14, 14))
        dismiss.setToolTip(self.tr("Dismiss, with a reason"))
        dismiss.setAccessibleName(self.tr("Dismiss: {finding}").format(finding=said))
        dismiss.clicked.connect(lambda: self.dismissing.emit(self._finding))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.far, SPACING.tight, SPACING.tight, SPACING.tight)
        words.setMinimumHeight(words.fontMetrics().height() + 2)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def finding(self) -> Finding:
        """What it says."""
        return self._finding

    @property
    def state(self) -> State:
        """Whether it contradicts or only doubts."""
        return State.DOUBTFUL if self._finding.code in OPEN else State.CONTRADICTED

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        super().mousePressEvent(event)
        self.went.emit(self._finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.went.emit(self._finding)
        elif event.key() == Qt.Key.Key_Delete:
            self.dismissing.emit(self._finding)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self.state.value, 22))
        if self.hasFocus():
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))
        draw_mark(painter, QRectF(SPACING.near + 2, SPACING.near, MARK, MARK), self.state, theme)


class FindingList(QScrollArea):
    """The findings that need a person, above the fields."""

    went = Signal(object)
    dismissing = Signal(object)

    def __init__(self, look: Look, words: Words, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._locale = look, words, locale
        self._shown: tuple[Finding, ...] = ()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self._column.setSpacing(0)
        self.setAccessibleName(self.tr("Findings"))

    def show_findings(self, findings: Sequence[Finding], kind: str) -> None:
        """Shows findings in the words of a type."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        while (taken := self._column.takeAt(0)) and (gone := taken.widget()):
            gone.deleteLater()
        for finding in findings:
            row = FindingRow(finding, self._words.finding(localised(finding, self._locale), kind), self._look)
            row.went.connect(self.went)
            row.dismissing.connect(self.dismissing)
            self._column.addWidget(row)
        self.setVisible(bool(findings))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        inside = self._inside
        high = inside.heightForWidth(max(1, self.viewport().width())) if inside.hasHeightForWidth() else 0
        return QSize(super().sizeHint().width(), min(HIGHEST, max(high, inside.minimumSizeHint().height())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(0, self.sizeHint().height())

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """What is shown, top to bottom."""
        return tuple(self.findChildren(FindingRow))
