"""What the shape of a page says of its type: rows of dates and balances, the narrow column of a till's receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from core.domain.layout import Line, segments
from core.domain.page import Page, TextSource

MONTH = (
    "jan|ene|gen|feb|fev|fév|mar|mär|mrt|apr|abr|avr|may|mai|mei|mag|jun|jui|giu|jul|lug|aug|ago|aou|aoû|sep|set"
    "|oct|okt|ott|nov|dec|dez|déc|dic"
)
"""how the names of months begin"""
DATED = re.compile(
    rf"^(?:\d{{1,4}}\s+)?(?:\d{{1,2}}[/.\-]\d{{1,2}}(?:[/.\-]\d{{2,4}})?|\d{{1,2}} \d{{1,2}} \d{{2,4}}"
    rf"|\d{{1,2}}[/.\- ]{{0,2}}(?:{MONTH})[a-zéûä]{{0,7}}\.?(?:[/.\- ]{{0,2}}\d{{2,4}})?"
    rf"|(?:{MONTH})[a-zéûä]{{0,7}}\.?[ \-]\d{{1,2}}|\d{{4}}-\d{{2}}-\d{{2}})(?![\w,])",
    re.IGNORECASE,
)
"""a line that begins with a day, which the number of a row may stand before"""
AMOUNT = re.compile(r"\d[.,]\d{2}(?!\d)")
SHEET = 400
"""points: a sheet of paper is at least so wide, a till's roll is not"""
ROLL = 330
"""points: no sheet of paper is so narrow, what a till prints on a roll is (80 mm with its margins), however short"""
COLUMN = 24
"""times the height of its letters: the print of a till is no wider on any picture, that of a sheet far wider"""
SHORTEST = 8
"""lines: a roll has so many at least"""
TIME = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)")
ROWS = 5
"""so many rows that begin with a date and end with amounts make a chain"""

OF_INVOICES = re.compile(
    r"\b(?:invoice|inv\.?|facture|rechnungs?|factuur|fattura|factura|faktura|fatura)[\s-]?"
    r"(?:no\b|nr\b|n[°º.]|number|nummer|num\b|#)(?P<own>\W*[\w\-/]*\d)?",
    re.IGNORECASE,
)
"""the heading of a column of invoices' numbers, or the number of the paper's own"""
DAY = re.compile(r"(?<!\d)\d{1,4}[./\-]\d{1,2}[./\-]\d{2,4}(?!\d)")
DIGIT = re.compile(r"\d")
COLUMNS = 3
"""a list of invoices says number, day and amount of each"""
INVOICED = re.compile(
    r"(?:(?:sales |tax |our )?(?:invoice|facture|rechnung|factura|fattura)|inv)\b[\s.:#-]*(?:no\.? ?)?[\w/-]*\d*",
    re.IGNORECASE,
)
"""what a row of a customer's account is of, its number behind it or not"""
AGES = re.compile(
    r"\b(?:30|60|90|120)\+?\s?(?:days?|tage|jours)\b|\b(?:31\s?[-–]\s?60|61\s?[-–]\s?90|91\s?[-–]\s?120)\b",
    re.IGNORECASE,
)
"""the ages of what a customer owes"""
LEDGER = re.compile(r"\bv(?:ch\.? ?(?:type|no)|oucher type)\b", re.IGNORECASE)
"""a heading of the books of a trader"""
TWO = 2
LISTED = -10.0
"""a supplier's statement of account lists invoices and is none, nor is it a bank's"""
NO_FIGURES = -4.0
"""a mail that says "our invoice is attached" speaks of an invoice and is none"""


def shape(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> Mapping[str, float]:
    """What the looks of the first pages are worth for types, by id."""
    chain = sum(_rows_of_balances(one) for one in lines)
    votes = {"bank_statement": min(4.0, 0.5 * chain)} if chain >= ROWS else {}
    if pages:
        votes["receipt"] = _like_a_receipt(pages[0], lines[0])
        votes["invoice"] = NO_FIGURES if _covering_note(pages, lines) else 0.0
        if pages[0].source is not TextSource.SHEET and (_lists_invoices(lines[0]) or _of_an_account(lines[0])):
            votes |= {"invoice": LISTED, "bank_statement": LISTED}
    return votes


def _lists_invoices(lines: Sequence[Line]) -> bool:
    """Whether two invoices with day and amount stand below a heading, while the paper has no such number itself."""
    named = [(at, found) for at, line in enumerate(lines) if (found := OF_INVOICES.search(line.text))]
    heads = (at for at, _ in named if len(segments(lines[at])) >= COLUMNS and not DIGIT.search(lines[at].text))
    own = any(found["own"] for _, found in named)
    return not own and any(
        all(_of_a_day(line) for line in lines[at + 1 : at + 3]) and at + 2 < len(lines) for at in heads
    )


def is_heading(line: Line, below: Line) -> bool:
    """Whether a line heads a table: columns without a figure over a row with amounts."""
    columns = min(len(segments(line)), len(segments(below)))
    return columns >= COLUMNS and not DIGIT.search(line.text) and AMOUNT.search(below.text) is not None


def _of_an_account(lines: Sequence[Line]) -> bool:
    """Whether a supplier's ledger is kept here: most days are of invoices, or what is owed stands by its age."""
    dated = [line for line in lines if DATED.match(line.text) and _of_a_day(line)]
    ours = sum(any(INVOICED.fullmatch(one.text) for one in segments(line)) for line in dated)
    aged = any(len(AGES.findall(line.text)) >= TWO for line in lines) or any(LEDGER.search(line.text) for line in lines)
    own = any(found["own"] for line in lines if (found := OF_INVOICES.search(line.text)))
    return not own and len(dated) >= TWO and (2 * ours >= len(dated) or (aged and _rows_of_balances(lines) >= TWO))


def _of_a_day(line: Line) -> bool:
    return DAY.search(line.text) is not None and AMOUNT.search(line.text) is not None


def _covering_note(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> bool:
    """Whether flowing text, such as a mail's, holds not one amount."""
    flowing = all(page.source is TextSource.SHEET for page in pages)
    return flowing and not any(AMOUNT.search(line.text) for rows in lines for line in rows)


def _like_a_receipt(page: Page, lines: Sequence[Line]) -> float:
    """What speaks for a till's roll: a tall column of few words a line, a time of day; a wide sheet speaks against."""
    if page.source is TextSource.LAYER and page.width > SHEET:
        return -1.5
    tall = 2.0 if _on_a_roll(page, lines) else _tallness(lines)
    timed = 1.0 if any(TIME.search(line.text) for line in lines) else 0.0
    long = page.width < page.height or sum(1 for line in lines if AMOUNT.search(line.text)) > TWO
    roll = page.source is TextSource.LAYER and page.width < ROLL and long and tall > 0
    return timed + (5.0 if tall > 1.7 or (roll and timed) else 3.5 if tall > 1.3 or roll else 0.0)


def _on_a_roll(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a picture shows the narrow print of a till, with a time of day or amounts, however short."""
    if page.source is not TextSource.OCR or len(lines) < SHORTEST:
        return False
    wide = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    figures = any(TIME.search(line.text) or AMOUNT.search(line.text) for line in lines)
    return figures and wide <= COLUMN * median(word.box.height for line in lines for word in line.words)


def _rows_of_balances(lines: Sequence[Line]) -> int:
    """Lines that begin with a date and bear at least two amounts."""
    return sum(1 for line in lines if DATED.match(line.text) and len(AMOUNT.findall(line.text)) >= 2)


def _tallness(lines: Sequence[Line]) -> float:
    """Height by width of a page's text; nought where its lines are long or few."""
    if len(lines) < SHORTEST or sum(len(line.words) for line in lines) >= 5 * len(lines):
        return 0.0
    wide = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    tall = max(line.box.y1 for line in lines) - min(line.box.y0 for line in lines)
    return tall / wide if wide > 0 else 0.0
