"""Which function reads which format without a picture: office files, mails, archives, data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from core.domain.errors import FormatDamaged
from core.domain.page import Contents
from core.ports import Limits
from core.reading.archive import read_archive
from core.reading.delimited import read_csv, read_text
from core.reading.filetype import identify
from core.reading.html import read_html
from core.reading.locked import unlocked
from core.reading.mail import read_eml, read_msg
from core.reading.office import read_docx, read_pptx
from core.reading.sheet import read_ods, read_xls, read_xlsx
from core.reading.structured import read_mt940_file, read_ofx_file, read_p7m, read_xml

OFFICE = ("docx", "pptx", "xlsx")


def read_locked(data: bytes, limits: Limits, passwords: Sequence[str] = ()) -> Contents:
    """An office file that is encrypted with a password. Raises PasswordNeeded."""
    inside = unlocked(data, passwords)
    kind = identify(inside)
    if kind not in OFFICE:
        raise FormatDamaged(format="Office")
    return FORMATS[kind](inside, limits)


FORMATS: Mapping[str, Callable[[bytes, Limits], Contents]] = {
    "docx": read_docx,
    "pptx": read_pptx,
    "office_locked": read_locked,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "csv": read_csv,
    "text": read_text,
    "html": read_html,
    "eml": read_eml,
    "msg": read_msg,
    "zip": read_archive,
    "xml": read_xml,
    "p7m": read_p7m,
    "ofx": read_ofx_file,
    "mt940": read_mt940_file,
}
"""by the name that core.reading.filetype gives a format"""

LOCKABLE: Mapping[str, Callable[[bytes, Limits, Sequence[str]], Contents]] = {
    "office_locked": read_locked,
    "zip": read_archive,
}
"""formats that a password may open"""
