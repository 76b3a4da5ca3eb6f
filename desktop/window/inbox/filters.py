"""The filters over a list of documents, with how many stand behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QComboBox, QLineEdit, QPushButton, QWidget

from core.domain.document import Stage
from core.domain.summary import Facets
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, row
from desktop.window.speaking import grouped

TYPING_MS = 120
ASIDE = 40
"""pixels of a line beside its words: its frame, and what clears it"""


@dataclass(frozen=True, slots=True)
class Cut:
    """One of the usual questions to the Inbox."""

    id: str
    english: object
    stage: Stage | None = None
    look: bool = False

    @property
    def title(self) -> str:
        """The question in the window's language."""
        return QCoreApplication.translate("Cuts", str(self.english))


CUTS = (
    Cut("all", QT_TRANSLATE_NOOP("Cuts", "All")),
    Cut("look", QT_TRANSLATE_NOOP("Cuts", "To look at"), look=True),
    Cut("failed", QT_TRANSLATE_NOOP("Cuts", "Failed"), Stage.FAILED),
    Cut("waiting", QT_TRANSLATE_NOOP("Cuts", "Waiting"), Stage.RECEIVED),
    Cut("approved", QT_TRANSLATE_NOOP("Cuts", "Approved"), Stage.APPROVED),
    Cut("exported", QT_TRANSLATE_NOOP("Cuts", "Exported"), Stage.EXPORTED),
)


class Filters(QWidget):
    """What a list shows; a change is told once typing pauses."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._group = QButtonGroup(self)
        self.cuts = {cut.id: self._cut(cut) for cut in CUTS}
        self.client, self.type = self._box(self.tr("All clients")), self._box(self.tr("All types"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Filter by any word"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(self.text.fontMetrics().horizontalAdvance(self.text.placeholderText()) + ASIDE)
        self.text.setMaximumWidth(max(240, self.text.minimumWidth()))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(self._type)
        self._cuts = row(*self.cuts.values(), None, gap=2)
        self._boxes = row(self.client, self.type, self.text, None)
        self._whole = row(self._cuts, self._boxes)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)
        self.cuts["all"].setChecked(True)

    @property
    def cut(self) -> Cut:
        """The question that is asked."""
        return next(cut for cut in CUTS if self.cuts[cut.id].isChecked())

    def applied(self, selection: Selection) -> Selection:
        """A selection with these filters."""
        cut = self.cut
        return replace(
            selection,
            stage=cut.stage,
            look=cut.look,
            client=self.client.currentData() or "",
            type=self.type.currentData() or "",
            text=self.text.text().strip(),
        )

    def show_facets(self, facets: Facets, look: int) -> None:
        """Says how many stand behind each filter."""
        stages = facets.stages
        counts = {cut.id: look if cut.look else stages.get(cut.stage.value if cut.stage else "", 0) for cut in CUTS}
        counts["all"] = sum(stages.values())
        for cut in CUTS:
            count = counts[cut.id]
            self.cuts[cut.id].setText(f"{cut.title}  {grouped(count)}" if count else cut.title)
        self._whole.invalidate()
        self._fill(self.client, facets.clients, {name: name or self.tr("No client") for name in facets.clients})
        self._fill(self.type, facets.types, {name: self._desk.words.type(name) for name in facets.types if name})

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Two lines where one would cut the words off."""
        super().resizeEvent(event)
        wanted = self._cuts.sizeHint().width() + self._boxes.minimumSize().width() + SPACING.tight
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.TopToBottom if wanted > self.width() else directions.LeftToRight)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        one = max(self._cuts.minimumSize().width(), self._boxes.minimumSize().width())
        return QSize(one, super().minimumSizeHint().height())

    def kept(self) -> dict[str, str]:
        """The filters as they are kept in a saved view."""
        return {
            "cut": self.cut.id,
            "client": self.client.currentData() or "",
            "type": self.type.currentData() or "",
            "text": self.text.text(),
        }

    def restore(self, kept: Mapping[str, str]) -> None:
        """Puts the filters back as they were kept."""
        self.cuts.get(kept.get("cut", "all"), self.cuts["all"]).setChecked(True)
        for box, name in ((self.client, "client"), (self.type, "type")):
            wanted = kept.get(name, "")
            if wanted and box.findData(wanted) < 0:
                box.addItem(wanted if name == "client" else self._desk.words.type(wanted), wanted)
            box.setCurrentIndex(max(0, box.findData(wanted)))
        self.text.setText(kept.get("text", ""))
        self.changed.emit()

    def _cut(self, cut: Cut) -> QPushButton:
        made = button(cut.title, self.changed.emit, role="quiet")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _box(self, every: str) -> QComboBox:
        made = QComboBox()
        made.addItem(every, "")
        made.setAccessibleName(every)
        made.setMinimumWidth(124)
        made.setMaximumWidth(220)
        made.currentIndexChanged.connect(self._chose)
        return made

    def _type(self) -> None:
        self._typing.start()

    def _chose(self) -> None:
        self.changed.emit()

    def _fill(self, box: QComboBox, counts: Mapping[str, int], titles: Mapping[str, str]) -> None:
        """Offers what there is; what is chosen stays."""
        chosen = box.currentData()
        quiet = QSignalBlocker(box)
        while box.count() > 1:
            box.removeItem(1)
        for name, title in sorted(titles.items(), key=lambda pair: pair[1].casefold()):
            if name:
                box.addItem(f"{title}  ({grouped(counts[name])})", name)
        if chosen and box.findData(chosen) < 0:
            box.addItem(titles.get(chosen, chosen), chosen)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        quiet.unblock()
