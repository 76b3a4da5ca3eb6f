"""Web pages as people see them: lines, tables, nothing hidden, nothing fetched."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FormatDamaged
from core.domain.layout import lines, segments
from core.ports import Limits
from core.reading.html import read_html
from tests.core.reading.documents import HTML


def shown(page: bytes) -> list[list[str]]:
    contents = read_html(page, Limits())
    return [[part.text for part in segments(line)] for one in contents.pages for line in lines(one.words)]


def test_lines_and_tables_are_kept() -> None:
    assert shown(HTML) == [["Invoice 12"], ["Hello world"], ["next"], ["Item", "Price"], ["Paper", "10.00"]]


def test_tables_that_only_arrange_others_are_looked_through() -> None:
    page = b"<table><tr><td>Left<td><table><tr><td>a<td>b<tr><td colspan=2>c</table>tail</table>"
    assert shown(page) == [["Left"], ["a", "b"], ["c"], ["tail"]]


def test_what_is_hidden_or_outside_is_not_there() -> None:
    page = b"""<style>p {}</style><p style="display: none">no</p><p>yes<script>no()</script><img src="http://127.0.0.1:9/x.png">
    <iframe src="file:///etc/hostname"></iframe><!-- no --></p><table><tr style="DISPLAY:none"><td>no</table>"""
    assert shown(page) == [["yes"]]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Zürich €</p>".encode(),
        b'<meta charset="windows-1252"><p>Z\xfcrich \x80</p>',
        "<p>Zürich €</p>".encode("utf-16"),
        '<?xml version="1.0" encoding="utf-8"?><html><p>Zürich €</p></html>'.encode(),
    ],
)
def test_letters_are_right_in_any_charset(page: bytes) -> None:
    assert shown(page) == [["Zürich €"]]


@pytest.mark.parametrize(
    "page", [b"<div>" * 50_000, b"<table><tr><td>" * 20_000, b"<td colspan=999999999>x", b"<b" * 50_000]
)
def test_monsters_are_read_or_refused(page: bytes) -> None:
    with suppress(FormatDamaged):
        read_html(page, Limits())


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read_html(f"<html><body>{text}".encode("utf-8", "replace"), Limits())
