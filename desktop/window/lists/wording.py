"""What the cells of a list of documents say."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from core.domain.document import Stage
from core.domain.summary import Summary
from core.words import Words
from desktop.window.days import written_day

MINUTE, HOUR, DAY, YEAR = 60, 3600, 86400, 31_557_600
AGES = (
    (MINUTE, 1, QT_TRANSLATE_NOOP("Ages", "now")),
    (HOUR, MINUTE, QT_TRANSLATE_NOOP("Ages", "{count} min")),
    (DAY, HOUR, QT_TRANSLATE_NOOP("Ages", "{count} h")),
    (YEAR, DAY, QT_TRANSLATE_NOOP("Ages", "{count} d")),
)
YEARS = QT_TRANSLATE_NOOP("Ages", "{count} y")


class Wording:
    """Puts a summary into words, in the user's language and locale."""

    def __init__(self, words: Words) -> None:
        self._words, self._locale = words, QLocale(words.language)

    def said(self, column: str, one: Summary) -> str:
        """What a cell says."""
        match column:
            case "client":
                return one.client or "–"
            case "type":
                return self._words.type(one.type) if one.type else "–"
            case "supplier":
                return one.supplier or one.name
            case "total":
                return self.amount(one.total, one.currency)
            case "stage":
                return self._stage(one)
            case "doubts":
                return self._doubts(one)
            case "age":
                return age(one.taken_at)
            case "date":
                return written_day(one.date, self._locale)
        return ""

    def told(self, column: str, one: Summary) -> str:
        """What is told of a cell to whoever rests on it."""
        if one.failure and column in ("stage", "doubts", "supplier"):
            said = self._words.error(one.failure)
            return f"{said.message} {said.advice}"
        return "  ·  ".join((one.name, *one.tags)) if column in ("page", "supplier") else ""

    def amount(self, total: Decimal | None, currency: str) -> str:
        """An amount in the locale's writing, a negative one with its sign; its currency before it."""
        if total is None:
            return ""
        places = max(2, -int(total.as_tuple().exponent))
        sign = "\u2212" if total < 0 else ""
        digits = self._grouped(f"{abs(total):.{places}f}")
        return f"{currency}\u2002{sign}{digits}".strip() if currency else sign + digits

    def _grouped(self, digits: str) -> str:
        whole, _, part = digits.partition(".")
        groups = f"{int(whole):,}".replace(",", self._locale.groupSeparator())
        return f"{groups}{self._locale.decimalPoint()}{part}"

    def _stage(self, one: Summary) -> str:
        code = "status.review" if one.needs_look else f"stage.{one.stage.value}"
        said = self._words.say(code)
        return said[:1].upper() + said[1:]

    def _doubts(self, one: Summary) -> str:
        if one.stage is Stage.FAILED and one.failure:
            return self._words.error(one.failure).message
        return str(one.doubts) if one.needs_look else ""


def age(taken_at: str, now: datetime | None = None) -> str:
    """How long ago something was taken."""
    seconds = ((now or datetime.now(UTC)) - datetime.fromisoformat(taken_at)).total_seconds()
    for below, unit, english in AGES:
        if seconds < below:
            return QCoreApplication.translate("Ages", str(english)).format(count=int(seconds // unit))
    return QCoreApplication.translate("Ages", str(YEARS)).format(count=int(seconds // YEAR))
