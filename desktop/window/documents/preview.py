"""A look at one document: its first page and what was found."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from core.domain.document import Reading
from core.domain.record import Field
from core.domain.selection import Selection
from core.domain.summary import Summary
from core.workbench import Shown
from desktop.window.days import written_day
from desktop.window.desk import Desk
from desktop.window.documents.related import linked, sought
from desktop.window.lists.tagging import KEY
from desktop.window.look import MARKS, SPACING, state_of
from desktop.window.parts import button, column, label, line, row, tool
from desktop.window.review.writing import written

FIELDS, NAMES = 12, 136
"""values that are shown; pixels of their names"""
WIDE = 360
PLAIN = "text-decoration: none"
BY_KEYS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
LONG_WORD, BREAK = re.compile(r"\S{18,}"), "\u200b"


class Preview(QWidget):
    """The first page above, the values below; Enter opens the review."""

    wanted = Signal()
    """other tags are wanted"""
    left = Signal(str)
    """a tag is to be taken off"""
    erasing = Signal()
    """what is chosen is to be erased for good"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._one: Summary | None = None
        self._locale = QLocale(desk.words.language)
        self._picture = QPixmap()
        self.setFixedWidth(WIDE)
        self.title, self.about = label(strong=True), label(role="muted", wrap=True)
        self.page = QLabel()
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.page.setMinimumHeight(80)
        self.page.setAccessibleName(self.tr("First page"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(96)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open = button(self.tr("Open in review"), self._open, icon=desk.look.icon("scan-search"))
        self.same = button(self.tr("Same supplier"), self._same, icon=desk.look.icon("users"), role="quiet")
        self.kind = button(self.tr("New type from it"), self._kind, icon=desk.look.icon("tag"), role="quiet")
        self.kind.setEnabled(desk.workbench.kinds is not None)
        self.tags = _links(self.tr("Tags; each is taken off by a click"))
        self.tags.setToolTip(self.tags.accessibleName())
        self.tags.linkActivated.connect(self.left)
        self.related = _links(self.tr("Related documents"))
        self.related.linkActivated.connect(self._follow)
        self.tag = button(self.tr("Tags …"), self.wanted.emit, icon=desk.look.icon("tag"), tip=KEY)
        self.erase = tool(desk.look.icon("trash-2", "muted"), self.tr("Erase for good …"), self.erasing.emit)
        self._arrange()

    def _arrange(self) -> None:
        foot = row(self.kind, self.same, None), row(self.tag, None, self.open)
        head = row(self.title, self.erase)
        head.setStretch(0, 1)
        self.title.setMinimumWidth(0)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inner = column(
            head, self.about, self.tags, self.page, line(), self._area, self.related, *foot, gap=SPACING.tight
        )
        inner.setContentsMargins(*(SPACING.wide,) * 4)
        inner.setStretch(3, 3)
        inner.setStretch(5, 2)
        self.setLayout(inner)

    def show_tags(self, one: Summary | None) -> None:
        """Shows a document's tags; each goes by a click."""
        names = one.tags if one else ()
        chips = (f'<a href="{escape(name)}" style="{PLAIN}">{escape(name)}\u00a0×</a>' for name in names)
        self.tags.setText("  ·  ".join(chips))
        self.tags.setVisible(bool(names))

    def show_document(self, one: Summary | None) -> None:
        """Shows a document; nothing without one."""
        self._one = one
        self.setVisible(one is not None)
        self.show_tags(one)
        if one is None:
            return
        bench = self._desk.workbench
        self.title.setText(one.supplier or one.name)
        self.same.setVisible(bool(one.supplier))
        about = (one.name, one.client, written_day(one.date, self._locale))
        self.about.setText(", ".join(part for part in about if part))

        def read() -> tuple[Shown, QImage]:
            picture = bench.picture(one.id, 1)
            return bench.show(one.id), QImage.fromData(picture.data) if picture else QImage()

        self._desk.lane.ask(read, self._show, instead=self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit()

    def _show(self, found: tuple[Shown, QImage]) -> None:
        shown, image = found
        turn = shown.document.reading.turn(1) if shown.document.reading else 0
        self._picture = QPixmap.fromImage(image.transformed(QTransform().rotate(turn)) if turn else image)
        self._fit()
        reading, form = shown.document.reading, QFormLayout()
        said = [linked(one, self._desk.words) for one in reading.findings if one.across] if reading else []
        self.related.setText("<br>".join(said))
        self.related.setVisible(bool(said))
        form.setHorizontalSpacing(SPACING.near)
        form.setVerticalSpacing(SPACING.hair)
        form.setContentsMargins(0, 0, SPACING.tight, 0)
        kind = reading.type if reading else ""
        for name, field in self._fields(reading)[:FIELDS] if reading else ():
            state = state_of(name, field, reading.findings if reading else ())
            mark = label(MARKS[state], role=state.value)
            value = label(self._written(kind, name, field), wrap=True)
            value.setMinimumWidth(40)
            value.setAlignment(Qt.AlignmentFlag.AlignTop)
            line_ = row(mark, value)
            line_.setStretch(1, 1)
            line_.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            called = label(self._desk.words.field(name, kind), role="muted", wrap=True)
            called.setFixedWidth(NAMES)
            called.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(called, line_)
        page = QWidget()
        page.setObjectName("page")
        page.setLayout(form)
        self._area.setWidget(page)

    def _fields(self, reading: Reading) -> list[tuple[str, Field]]:
        """The values in the order of their type, which the review has too."""
        known = self._desk.workbench.types.get(reading.type)
        order = {name: place for place, name in enumerate(known.fields if known else ())}
        return sorted(reading.record.fields.items(), key=lambda pair: order.get(pair[0], len(order)))

    def _written(self, kind: str, name: str, field: Field) -> str:
        """A value as the language writes it, its long words broken where a line ends."""
        types = self._desk.workbench.types
        known = types[kind].fields.get(name) if kind in types else None
        said = written(field.value, known.kind if known else None, self._locale, field.currency)
        return LONG_WORD.sub(lambda word: BREAK.join(word[0]), said)

    def _fit(self) -> None:
        if self._picture.isNull():
            self.page.clear()
            return
        ratio = self.devicePixelRatioF()
        room = QSize(int(self.page.width() * ratio), int(self.page.height() * ratio))
        fitted = self._picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.page.setPixmap(fitted)

    def _same(self) -> None:
        if self._one:
            self._desk.go("documents", Selection(self._one.client, supplier=self._one.supplier))

    def _follow(self, name: str) -> None:
        """Opens a document that is spoken of."""
        if self._one:
            desk, client = self._desk, self._one.client
            desk.lane.ask(lambda: sought(desk.workbench, client, name), self._found)

    def _found(self, found: str | Selection) -> None:
        self._desk.go("review" if isinstance(found, str) else "documents", found)

    def _kind(self) -> None:
        if self._one:
            self._desk.go("kinds", self._one.id)

    def _open(self) -> None:
        if self._one:
            self._desk.go("review", self._one.id)


def _links(name: str) -> QLabel:
    """Words of which some are pressed, by mouse or keys."""
    made = label(role="muted", wrap=True)
    made.setAccessibleName(name)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | BY_KEYS)
    return made
