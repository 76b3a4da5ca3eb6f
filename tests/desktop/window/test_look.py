"""The look: contrast of every theme, the four shapes, icons in the theme's colour, what is shipped."""

from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QImage, QPainter

import resources
from core.domain.finding import Finding, Severity
from core.domain.record import Field, Origin
from desktop.window.look import THEMES, Look, State, draw_mark, draw_outline, font, state_of, theme
from desktop.window.look.fonts import FAMILY

TEXTS = ("text", "muted", "accent", "checked", "person", "doubtful", "contradicted")
GROUNDS = ("ground", "surface", "raised", "selected", "hover")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_stands_out_from_every_ground(name: str) -> None:
    colours, least = theme(name).colours, 7.0 if name == "contrast" else 4.5
    pairs = [*product(TEXTS, GROUNDS), ("accent_text", "accent")]
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: round(value, 2) for pair, value in weak.items() if value < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_edges_of_controls_are_seen(name: str) -> None:
    colours = theme(name).colours
    assert contrast(colours["edge"], colours["surface"]) >= 3


def test_the_shipped_font_is_the_one_that_is_used(qapp: object) -> None:
    assert QFontInfo(font()).family() == FAMILY


def test_states_differ_by_shape_and_not_by_colour_alone(look: Look) -> None:
    drawn = set()
    for state in State:
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        draw_mark(painter, QRectF(2, 2, 16, 16), state, look.theme)
        draw_outline(painter, QRectF(22, 22, 14, 14), state, look.theme)
        painter.end()
        covered = image.convertToFormat(QImage.Format.Format_Alpha8).constBits()
        drawn.add(bytes(covered))
    assert len(drawn) == len(State)


def test_a_state_is_what_is_known_of_a_value() -> None:
    against = Finding("sum.total", Severity.ERROR, ("total_amount",))
    assert state_of("total_amount", Field("1").accept("sum")) is State.CHECKED
    assert state_of("total_amount", Field("1", origin=Origin.HUMAN, accepted=True)) is State.PERSON
    assert state_of("total_amount", Field("1")) is State.DOUBTFUL
    assert state_of("total_amount", Field("1"), [against]) is State.CONTRADICTED
    assert state_of("tax_amount", None, [against]) is State.DOUBTFUL


def test_icons_take_the_colour_of_the_theme(look: Look) -> None:
    icon = look.icon("inbox")
    light = icon.pixmap(QSize(16, 16)).toImage()
    look.use("dark")
    assert icon.pixmap(QSize(16, 16)).toImage() != light


def test_what_is_shipped_comes_with_its_licence() -> None:
    for folder in ("fonts", "icons"):
        names = {file.name for file in resources.ROOT.joinpath(folder).iterdir()}
        assert {"LICENSE", "LICENSE.txt"} & names
