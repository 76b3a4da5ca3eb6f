"""Names and addresses: where a text ends, and which lines under a label belong to one block."""

from __future__ import annotations

import re

from core.domain.layout import Line, Word
from core.extraction.values.names import LEGAL_FORM, POSTCODE, address_like, company_like, distinctive
from core.extraction.values.parsing import tidy

MOST_LINES = 6
IN_BRACKETS = re.compile(r"\([^\W\d_]+\)")
"""one word below a name that ends its legal form, or says of which country it is: "(haftungsbeschränkt)", "(India)" """
GAP = 1.3
"""a space of so many text heights between two lines ends a block"""


def first_text(line: Line) -> tuple[Word, ...]:
    """The words of a stretch up to where an unknown label begins: words that end with a colon."""
    for index, word in enumerate(line.words):
        if index and word.text.endswith(":") and len(word.text) > 1:
            return line.words[: _label_start(line.words, index)]
        if index and word.text == ":":
            return line.words[: _label_start(line.words, index - 1)]
    return line.words


def _label_start(words: tuple[Word, ...], last: int) -> int:
    """Where the label that ends at a word begins: at the widest space before it."""
    gaps = {index: words[index].box.x0 - words[index - 1].box.x1 for index in range(1, last + 1)}
    return max(gaps, key=lambda index: gaps[index]) if gaps else last


def block(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that belong together from the first on: evenly spaced, not too many."""
    chosen: list[Line] = []
    for line in lines[:MOST_LINES]:
        if chosen and line.box.y0 - chosen[-1].box.y1 > GAP * chosen[-1].box.height:
            break
        chosen.append(line)
    return tuple(chosen)


def block_text(lines: tuple[Line, ...]) -> tuple[tuple[Word, ...], str]:
    """The words of a block and its lines joined as an address is written."""
    chosen = _to_its_town(block(lines))
    words = tuple(word for line in chosen for word in line.words)
    return words, ", ".join(part for line in chosen if (part := tidy(line.text)))


def ends_name(name: Line, below: Line) -> bool:
    """Whether a line is the rest of a company's name that stands above it: "Limited" and the like, and no more."""
    gap = below.box.y0 - name.box.y1
    aligned = abs(below.box.x0 - name.box.x0) < name.box.height
    centred = abs(below.box.middle[0] - name.box.middle[0]) < name.box.height
    near = -name.box.height < gap < name.box.height and below.box.y0 > name.box.middle[1]
    rest = company_like(below.text) > 0 and not distinctive(below.text)
    return near and (aligned or centred) and (rest or IN_BRACKETS.fullmatch(below.text) is not None)


def ends_legally(name: str) -> bool:
    """Whether a name ends with a company's legal form: nothing of it is missing."""
    bare = name.rstrip(" .,)")
    return any(form.end() == len(bare) for form in LEGAL_FORM.finditer(bare))


def _to_its_town(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of an address up to the one with its postcode, and what looks like an address after it."""
    last = max((at for at, line in enumerate(lines) if POSTCODE.search(line.text)), default=len(lines))
    return tuple(
        line for at, line in enumerate(lines) if at <= last or (len(line.words) < 3 and address_like(line.text))
    )
