"""The log: JSON lines with ids, codes and timings in the state folder, never a word of a document."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAMES = ("core", "desktop")
FILE = "log.jsonl"
LARGEST = 5_000_000
FACTS = ("document", "documents", "code", "seconds", "pages", "where", "vault", "problem")
"""what an event may tell"""


class JsonLine(logging.Formatter):
    """One event as one line of JSON. Facts that are not in FACTS do not get in."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "event": record.msg}
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


class PrivateFile(RotatingFileHandler):
    """A log that nobody but its owner may read."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(0o600)
        return super()._open()


def log_to(state: Path) -> None:
    """Sends Vouch's events to the log file of a state folder, which only this user may read."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = PrivateFile(state / FILE, maxBytes=LARGEST, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(JsonLine())
    for logger in map(logging.getLogger, NAMES):
        for earlier in [*logger.handlers]:
            logger.removeHandler(earlier)
            earlier.close()
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
