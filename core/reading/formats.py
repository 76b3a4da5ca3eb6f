"""Which function reads which format without a picture: office files, mails, archives, data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.domain.page import Contents
from core.ports import Limits
from core.reading.archive import read_archive
from core.reading.delimited import read_csv, read_text
from core.reading.html import read_html
from core.reading.mail import read_eml, read_msg
from core.reading.office import locked, read_docx, read_pptx
from core.reading.sheet import read_ods, read_xls, read_xlsx
from core.reading.structured import read_mt940_file, read_ofx_file, read_p7m, read_xml

FORMATS: Mapping[str, Callable[[bytes, Limits], Contents]] = {
    "docx": read_docx,
    "pptx": read_pptx,
    "office_locked": locked,
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
