"""Workbooks that reach too far are refused before a parser makes room for them."""

import struct

import pytest

from core.domain.errors import FormatDamaged, TooLarge
from core.ports import Limits
from core.reading.extents import bound_ods, bound_xls
from core.reading.sheet import read_ods, read_xls
from tests.core.reading.documents import ods, unzipped, xls, zipped

FAR_CELL = struct.pack("<HHHHHd", 0x203, 14, 65_000, 60_000, 0, 1.0)
FAT_SECTORS = 76
"""where the header of a compound file lists the sectors of its table"""


def changed_ods(old: bytes, new: bytes) -> bytes:
    members = unzipped(ods())
    return zipped({**members, "content.xml": members["content.xml"].replace(old, new, 1)})


def test_ordinary_workbooks_pass() -> None:
    bound_xls(xls())
    bound_ods(ods(), Limits())


def test_a_far_away_cell_of_an_old_workbook_is_refused() -> None:
    near = struct.pack("<HHHHHd", 0x203, 14, 0, 1, 0, 42.5)
    data = xls()
    assert near in data
    with pytest.raises(TooLarge):
        read_xls(data.replace(near, FAR_CELL), Limits())


def test_sectors_that_run_in_circles_are_damage() -> None:
    data = bytearray(xls())
    data[FAT_SECTORS] = 5
    with pytest.raises(FormatDamaged):
        read_xls(bytes(data), Limits())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'),
        (b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="1000000000" '),
    ],
)
def test_cells_repeated_without_end_are_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(TooLarge):
        read_ods(changed_ods(old, new), Limits())


def test_empty_rows_to_the_end_of_every_sheet_do_no_harm() -> None:
    empty = (
        b'<table:table-row table:number-rows-repeated="1048575">'
        b'<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    (page,) = read_ods(changed_ods(b"</table:table>", empty), Limits()).pages
    assert [word.text for word in page.words] == ["Paper", "19.90", "2025-04-30"]
