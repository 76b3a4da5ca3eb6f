from PySide6.QtCore import QLocale

from desktop.window.days import written_day


def test_a_day_and_a_month_are_written_as_the_language_does() -> None:
    assert written_day("2025-04-07", QLocale("en")) == "7 Apr 2025"
    assert written_day("2025-04-07", QLocale("fr")) == "7 avr. 2025"
    assert written_day("2025-04", QLocale("en")) == "Apr 2025"


def test_what_is_neither_stays_as_it_is_said() -> None:
    for said in ("", "2024-25", "2025-13-40", "FY 2024"):
        assert written_day(said, QLocale("en")) == said
