"""Text that no spreadsheet takes for a formula."""

import re

# A cell that begins like this runs as a formula in Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection");
# full-width forms are folded to plain ones by East Asian editions, and leading blanks are dropped.
FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain_text(text: str) -> str:
    """The text of a cell, made harmless by an apostrophe in front where it would begin a formula."""
    clean = UNPRINTABLE.sub("", text)
    return f"'{clean}" if FORMULA.match(clean) else clean
