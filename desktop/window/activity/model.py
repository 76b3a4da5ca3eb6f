"""The audit trail as a table that fetches on as one scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.domain.change import RULE, HistoryLine
from core.domain.selection import Trail
from core.domain.summary import Summary
from desktop.window.desk import Desk

DOCUMENT = 3
DECIDED = ("approved", "endorsed")
"""what a rule decides on"""
ITSELF = QT_TRANSLATE_NOOP("Activity", "by itself")
Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1
HEADINGS = (
    QT_TRANSLATE_NOOP("Activity", "When"),
    QT_TRANSLATE_NOOP("Activity", "Who"),
    QT_TRANSLATE_NOOP("Activity", "What"),
    QT_TRANSLATE_NOOP("Activity", "Document"),
    QT_TRANSLATE_NOOP("Activity", "More"),
)
TOLD = {
    *("client", "path", "type", "status", "file", "format", "documents", "code", "because", "note", "why", "text"),
    *("profile", "role", "label", "folder", "until", "tags", "engine", "model", "program", "tool", "setting", "name"),
}
"""what a person reads of a line; digests and places are left out"""
Lines = tuple[Sequence[HistoryLine], Mapping[str, Summary]]
"""lines of the trail, and the documents that they are about, as far as they are still there"""


class ActivityModel(QAbstractTableModel):
    """Lines of the trail, the latest first."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._locale = desk, QLocale(desk.words.language)
        self.trail = Trail()
        self._lines: list[HistoryLine] = []
        self._known: dict[str, Summary] = {}
        self._whole = self._asked = False

    def select(self, trail: Trail) -> None:
        """Shows other lines, from the latest."""
        self.trail = replace(trail, offset=0)
        self._asked = True
        self._ask(self.trail, anew=True)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 (Qt's name)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Activity", str(HEADINGS[section]))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == DOCUMENT:
            return self._document(line, whole=True)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(index.column(), line)
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 (Qt's name)
        return not parent.isValid() and not self._whole and not self._asked

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 (Qt's name)
        del parent
        self._asked = True
        self._ask(replace(self.trail, offset=len(self._lines)), anew=False)

    def _ask(self, trail: Trail, *, anew: bool) -> None:
        bench = self._desk.workbench
        instead = (self, "anew") if anew else None

        def read() -> Lines:
            lines, asking = bench.activity(trail), bench.asking
            named = tuple({one.document: None for one in lines if one.document})
            return lines, {one.id: one for one in asking.library.summaries(named)} if asking else {}

        self._desk.lane.ask(read, lambda found: self._take(trail, *found), instead=instead)

    def _take(self, trail: Trail, found: Sequence[HistoryLine], known: Mapping[str, Summary]) -> None:
        if replace(trail, offset=0) != self.trail or trail.offset not in (0, len(self._lines)):
            return
        self._asked, self._whole = False, len(found) < trail.limit
        if trail.offset == 0:
            self.beginResetModel()
            self._known = dict(known)
            self._lines = list(found)
            self.endResetModel()
        elif found:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(found) - 1)
            self._known |= known
            self._lines += found
            self.endInsertRows()

    def _said(self, column: int, line: HistoryLine) -> str:
        match column:
            case 0:
                at = QDateTime.fromString(line.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
                return self._locale.toString(at, "d MMM yyyy  HH:mm:ss")
            case 1:
                return self._who(line)
            case 2:
                return deed(line.action, desk=self._desk)
            case 3:
                return self._document(line)
        return "  ·  ".join(self._changes(line))

    def _who(self, line: HistoryLine) -> str:
        """Who did it; what nobody did was done by a rule where something was decided, else by itself."""
        if line.actor != RULE:
            return line.actor or "–"
        decided = line.action in DECIDED
        return self._desk.words.say("actor.rule") if decided else QCoreApplication.translate("Activity", str(ITSELF))

    def _document(self, line: HistoryLine, *, whole: bool = False) -> str:
        """A document by the name of its file; by its id where it is gone, and where all of it is asked for."""
        one = self._known.get(line.document or "")
        if one is None:
            return line.document or ""
        name = one.name.replace("\\", "/").rpartition("/")[2]
        parts = (name, one.supplier, one.client, one.id) if whole else (name,)
        return "  ·  ".join(part for part in parts if part)

    def _changes(self, line: HistoryLine) -> Iterator[str]:
        """What a person reads of a line: names and values, without digests and places."""
        words, kind = self._desk.words, str(line.after.get("type") or line.before.get("type") or "")
        named = self._document(line)
        for name, value in line.after.items():
            if value == named or (name == "path" and str(value).replace("\\", "/").endswith(f"/{named}")):
                continue
            if isinstance(value, dict) and "value" in value:
                yield f"{words.field(name, kind)}: {value['value']}"
            elif name == "type" and value:
                yield words.type(str(value))
            elif name in TOLD and value and not isinstance(value, dict):
                several = value if isinstance(value, list) else [value]
                codes = [(f"{name}.{one}", str(one)) for one in several]
                yield ", ".join(words.say(code) if words.says(code) else one for code, one in codes)


def deed(action: str, *, desk: Desk) -> str:
    """What was done, in words where there are any."""
    code = f"action.{action}"
    said = desk.words.say(code) if desk.words.says(code) else action.replace("_", " ").replace(".", " ")
    return said[:1].upper() + said[1:]
