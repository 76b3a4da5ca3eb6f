"""Fields of a statement from what stands on its pages: amounts, days, texts, with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.domain.layout import Word, around
from core.domain.money import plain
from core.domain.page import TextSource
from core.domain.record import Alternative, Evidence, Field
from core.extraction.statement.chain import Link
from core.extraction.statement.dating import Calendar
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Row
from core.extraction.statement.stamps import Stamp

LIKELY = 0.9


def money(value: Decimal, figure: Figure | None, page: int, source: TextSource, currency: str | None) -> Field:
    """An amount with the place of the figure that says it."""
    return Field(
        plain(value), _place(figure, page, source), LIKELY * (figure.confidence if figure else 1), currency=currency
    )


def _place(figure: Figure | Stamp | None, page: int, source: TextSource) -> Evidence:
    if figure is None:
        return Evidence()
    if source is TextSource.SHEET:
        return Evidence(figure.text, path=figure.path)
    return Evidence(figure.text, page, figure.box)


def words(text: str, said: Sequence[Word], page: int, source: TextSource) -> Field:
    """A text with the place of its words."""
    if source is TextSource.SHEET:
        return Field(text, Evidence(text, path=said[0].path), LIKELY)
    return Field(text, Evidence(" ".join(word.text for word in said), page, around(word.box for word in said)), LIKELY)


def day(stamp: Stamp, calendar: Calendar, page: int, source: TextSource) -> Field | None:
    """A date, accepted where its order and year are known, it lies in the period, and the text can be trusted."""
    printed = calendar.day(stamp)
    value = calendar.meant(stamp) if source is TextSource.OCR else printed
    if value is None:
        return None
    field = Field(value.isoformat(), _place(stamp, page, source), LIKELY)
    if not calendar.told(stamp) or not calendar.fits(value):
        return field.doubt("date_order" if not calendar.told(stamp) else "outside_period")
    sure = stamp.confirmed or (stamp.but_year and calendar.tells_year(stamp))
    if source is TextSource.OCR and (value != printed or not sure or stamp.cut):
        return field.doubt("guess")
    return field.accept("two_readings" if source is TextSource.OCR else "dated")


def described(row: Row, dropped: str) -> Field | None:
    """The description of a row, without the word of its side where that decided the sign."""
    text = row.text
    if dropped and text.endswith(dropped):
        text = text.removesuffix(dropped).rstrip()
    if not text:
        return None
    if row.source is TextSource.SHEET:
        return Field(text, Evidence(text, path=row.path), LIKELY)
    return Field(text, Evidence(row.text, row.page, row.text_box), LIKELY)


def aside(row: Row, name: str) -> Field | None:
    """A short text that stands in a column of its own."""
    text = row.aside.get(name)
    if not text:
        return None
    return Field(text, Evidence(text, None if row.source is TextSource.SHEET else row.page), LIKELY)


def equation(link: Link, moved: Decimal) -> str:
    """A link in figures: "1,000.00 + 50.00 = 1,050.00"."""
    sign = "+" if moved >= 0 else "−"
    return f"{link.before:,.2f} {sign} {abs(moved):,.2f} = {link.found:,.2f}"


def possible(field: Field, value: Decimal) -> Field:
    """A doubtful amount with another value that it may have."""
    other = Alternative(plain(value), field.evidence, LIKELY / 2)
    return replace(field, alternatives=(other,))
