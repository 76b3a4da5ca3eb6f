"""Reading order of the lines of a picture."""

from __future__ import annotations

from collections.abc import Iterable

from models.ocr.detection import Quad


def in_reading_order(quads: Iterable[Quad]) -> list[Quad]:
    """Lines from top to bottom, those beside each other from left to right."""
    rows: list[list[Quad]] = []
    for quad in sorted(quads, key=_middle):
        if rows and _middle(quad) - _middle(rows[-1][0]) < 0.5 * _height(rows[-1][0]):
            rows[-1].append(quad)
        else:
            rows.append([quad])
    return [quad for row in rows for quad in sorted(row, key=lambda quad: float(quad[:, 0].min()))]


def _middle(quad: Quad) -> float:
    return float(quad[:, 1].mean())


def _height(quad: Quad) -> float:
    return float(quad[3, 1] - quad[0, 1] + quad[2, 1] - quad[1, 1]) / 2
