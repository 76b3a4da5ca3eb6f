"""What else may be meant: documents that lack the words looked for and say much the same."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.domain.selection import Selection
from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.lists.wording import Wording
from desktop.window.look import SPACING
from desktop.window.parts import button, label, row

SHOWN, HELD = 6, 500
"""documents that are named; those with the words themselves that are left out"""
LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class Meaning(QWidget):
    """Offers to look further than the words; what is found is opened by a click."""

    opened = Signal(str)
    """a document's id"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._wording = desk, Wording(desk.words)
        self._text = self._client = ""
        said = self.tr("Look for what means much the same")
        self.look = button(said, self._look, icon=desk.look.icon("search", "muted"), role="quiet")
        self.found = label(role="muted", wrap=True)
        self.found.setTextFormat(Qt.TextFormat.RichText)
        self.found.setTextInteractionFlags(LINKS)
        self.found.setAccessibleName(self.tr("Documents that mean much the same"))
        self.found.linkActivated.connect(self.opened)
        inner = row(self.look, self.found, margins=(SPACING.wide, 0, SPACING.wide, SPACING.tight))
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.hide()

    def show_text(self, text: str, client: str) -> None:
        """Offers to look for the meaning of a text among the documents of a client, or of all."""
        if (text, client) == (self._text, self._client):
            return
        self._text, self._client = text, client
        self.found.clear()
        self.look.show()
        self.setVisible(bool(text) and self._desk.workbench.asking is not None)

    def _look(self) -> None:
        text, client = self._text, self._client
        bench, asking = self._desk.workbench, self._desk.workbench.asking
        if asking is None:
            return

        def found() -> list[Summary]:
            held = {one.id for one in bench.summaries(Selection(text=text, client=client, limit=HELD))}
            return [one for one in asking.search(text, client, HELD + SHOWN) if one.id not in held][:SHOWN]

        self._desk.lane.run(found, lambda others: self._show((text, client), others), instead=self)

    def _show(self, asked: tuple[str, str], found: Sequence[Summary]) -> None:
        if asked != (self._text, self._client):  # something else was typed meanwhile
            return
        links = (f'<a href="{one.id}">{escape(self._said(one))}</a>' for one in found)
        said = self.tr("Much the same: {documents}").format(documents="  ·  ".join(links))
        self.found.setText(said if found else self.tr("No other document says much the same."))
        self.look.hide()

    def _said(self, one: Summary) -> str:
        """A document in a few words."""
        name = one.supplier or one.name.replace("\\", "/").rpartition("/")[2]
        parts = (name, self._wording.said("date", one), self._wording.amount(one.total, one.currency))
        return " ".join(part for part in parts if part).replace(" ", "\u00a0")
