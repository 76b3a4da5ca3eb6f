"""What a page is called: letters larger than the rest, a title over two lines put together, one that stands alone."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from statistics import median

from core.domain.folding import folded
from core.domain.layout import Line, segments
from core.domain.schema import DocumentType

LARGE = 1.3
"""times the usual height of letters"""
LONGEST = 8
"""words of a title at most"""
REFERENCE = re.compile(
    r"[:#°]\s*\S*\d{4}|(?:\b(?:no|nr|num|number|order|bestellung|ref)|nummer)\b\W*\S*\d{4}|\d[.,]\d{2}(?!\d)",
    re.IGNORECASE,
)
"""what gives the number of another paper, or a row of a table: it does not say what this paper is"""
NEAR = 1.2
"""times its height: so far below a title's first line its second begins"""
TELLING = 5
"""letters of a title that is one by standing alone, whatever its size: "Note" may head anything"""
DOTTED = re.compile(r"^\w\.\w\.$")
"""a short one that is no word: "P.O." """
UNDER = 2.5
"""times its height: a value under a label stands no further below it"""
OWN_NUMBER = re.compile(
    r"(?P<title>[^\W\d][^\d:]*?)\W{0,4}(?:\b(?:no|nr|n|num|number|nummer|numéro|numero|número)\b|n[°º]|n\.º|#)?[.:#\s]{0,4}"
    r"[A-Z]{0,5}[-/ ]?\d[\w\-/.]*",
    re.IGNORECASE,
)
"""a title with the number of its own paper"""
BARE_NUMBER = re.compile(r"(?P<title>[^\W\d][^\d:]*?)[ #]+\d[\w\-/.]*")
"""the same with figures right behind the title: "Fee note 11447" has no number "note 11447" """
DIGIT = re.compile(r"\d")


def alone(rows: Sequence[Line], types: Mapping[str, DocumentType]) -> set[str]:
    """The types whose title stands alone on some lines, in print of any size, its letters set apart or not.

    A word with figures beside or under it is the label of a number.
    """
    known = _titles(types)
    pieces = [segments(line) for line in rows]
    large = {folded(one.text) for one in _large(rows)}
    named = ((line, one, text) for line in pieces for one in line if (text := folded(one.text)) in known)
    told = ((line, one, text) for line, one, text in named if _telling(one.text, text, large))
    return {name for line, one, text in told if _bare(one, line, pieces) for name in known[text]}


def _titles(types: Mapping[str, DocumentType]) -> Mapping[str, set[str]]:
    """The types by what their papers are called."""
    known: dict[str, set[str]] = {}
    for kind in types.values():
        for phrase in (phrase for phrases in kind.subtypes.values() for phrase in phrases):
            known.setdefault(folded(phrase), set()).add(kind.id)
    return known


def numbered(rows: Sequence[Line], types: Mapping[str, DocumentType]) -> set[str]:
    """The types whose title stands on some lines with a number behind it and nothing else: "Invoice No. 4711"."""
    known = _titles(types)
    texts = [one.text for line in rows for one in segments(line)]
    found = (pattern.fullmatch(text) for text in texts for pattern in (OWN_NUMBER, BARE_NUMBER))
    return {name for one in found if one for name in known.get(folded(one["title"]), ())}


def headed(rows: Sequence[Line], types: Mapping[str, DocumentType]) -> set[str]:
    """The types whose title stands in large letters with its number behind it: in small ones it may be another's."""
    return numbered(_tall(rows), types)


def _telling(printed: str, text: str, large: Container[str]) -> bool:
    return len(text) >= TELLING or text in large or DOTTED.search(printed) is not None


def _bare(piece: Line, line: Sequence[Line], pieces: Sequence[Sequence[Line]]) -> bool:
    """Whether no figures stand right of a piece of a line, nor right under it."""
    right = [one for one in line if one.box.x0 > piece.box.x0][:1]
    return not any(DIGIT.search(one.words[0].text) for one in (*right, *_below(piece, pieces)))


def _below(piece: Line, pieces: Sequence[Sequence[Line]]) -> list[Line]:
    """The next piece under one, where it is near."""
    box = piece.box
    under = (one for line in pieces for one in line if one.box.over(box))
    near = (one for one in under if 0 < one.box.middle[1] - box.middle[1] < UNDER * box.height)
    return sorted(near, key=lambda one: one.box.y0)[:1]


def titles(rows: Sequence[Line]) -> list[str]:
    """The texts in large letters, each piece with what goes on right below it."""
    pieces = _large(rows)
    return [" ".join(piece.text for piece in [first, *_going_on(first, pieces)]) for first in pieces]


def _large(rows: Sequence[Line]) -> list[Line]:
    return [piece for piece in _tall(rows) if not REFERENCE.search(piece.text)]


def _tall(rows: Sequence[Line]) -> list[Line]:
    heights = [word.box.height for line in rows for word in line.words]
    usual = median(heights) if heights else 0.0
    tall = (tuple(word for word in line.words if word.box.height > LARGE * usual) for line in rows)
    cut = (piece for words in tall if words for piece in segments(Line(words)))
    return [piece for piece in cut if len(piece.words) <= LONGEST]


def _going_on(first: Line, pieces: Sequence[Line]) -> list[Line]:
    """The piece under another in letters of the same height that stands at its left, its right or its middle."""
    return next(([one] for one in pieces if _under(first, one)), [])


def _under(first: Line, other: Line) -> bool:
    above, below = first.box, other.box
    tall = max(above.height, below.height)
    near = below.y0 > above.y0 and below.y0 - above.y1 < NEAR * tall
    alike = min(above.height, below.height) > 0.8 * tall
    edges = ((above.x0, below.x0), (above.x1, below.x1), (above.middle[0], below.middle[0]))
    return near and alike and any(abs(one - another) < tall for one, another in edges)
