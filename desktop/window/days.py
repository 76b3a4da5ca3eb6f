"""How days are written."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

DAY = "d MMM yyyy"


def written_day(said: str, locale: QLocale) -> str:
    """An ISO day or month as a locale writes it; anything else, such as a tax year, as it is said."""
    day, month = QDate.fromString(said, "yyyy-MM-dd"), QDate.fromString(said, "yyyy-MM")
    if day.isValid():
        return locale.toString(day, DAY)
    return locale.toString(month, "MMM yyyy") if month.isValid() else said
