"""What the window remembers from one run to the next, beside the vault and without a word of any document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

FILE = "window.json"
THEME, LANGUAGE, SCALE, LOCK_AFTER, MUTED = "theme", "language", "scale", "lock.minutes", "notifications.muted"
COMPACT = "rows.compact"


class Preferences(QObject):
    """Named JSON values in a file of the state folder. A damaged file is as good as none."""

    changed = Signal(str)
    """the name of a value that is another now"""

    def __init__(self, state: Path) -> None:
        super().__init__()
        self._path = state / FILE
        self._values = self._kept()

    def get(self, name: str, default: Any = None) -> Any:
        """What was kept under a name ("theme", "inbox.columns")."""
        return self._values.get(name, default)

    def put(self, name: str, value: Any) -> None:
        """Keeps a JSON value under a name; on disk at once."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
        beside.replace(self._path)
        self.changed.emit(name)

    def _kept(self) -> dict[str, Any]:
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}
