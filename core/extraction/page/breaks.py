"""Where a date, a number or a code was broken at the end of a line, and goes on in the next."""

from __future__ import annotations

import re

from core.identifiers import valid

CUT_YEAR = re.compile(r"\d{1,2}[-/.](?:\d{1,2}|[A-Za-z]{3,4})[-/.](?P<year>\d{1,3})")
"""a date whose year may go on below"""
CUT_AMOUNT = re.compile(r"[(\-−]?\d[\d,.'’]*[.,]\d?")
"""an amount that lacks one of its decimals or both"""
ISIN = 12
"""characters of an ISIN"""


def goes_on(above: str, below: str) -> bool:
    """Whether the last word of a line is the beginning of the first word of the next."""
    if above[-1] in "-/" and len(above) > 1:
        return True
    year, amount = CUT_YEAR.fullmatch(above), CUT_AMOUNT.fullmatch(above)
    if below.isdigit():
        whole = year is not None and len(year["year"]) + len(below) == 4
        decimals = amount is not None and len(above) - max(above.rfind("."), above.rfind(",")) - 1 + len(below) == 2
        return whole or decimals or valid_isin(above + below)
    return valid_isin(above + below)


def valid_isin(text: str) -> bool:
    """Whether two parts make a valid ISIN."""
    return len(text) == ISIN and valid("isin", text)
