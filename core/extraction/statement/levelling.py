"""Lines of a picture that is not level: amounts brought back to the day that they stand beside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.domain.layout import Line, Word
from core.extraction.statement.figures import figures
from core.extraction.statement.stamps import Stamp, stamps


def levelled(found: Sequence[Line], mark: str) -> list[Line]:
    """The lines; amounts that went with the words above their day, where the day itself has none, go with the day.

    The words of a row of two lines stand half a line above and below its day.
    """
    level = list(found)
    for at, (above, line) in enumerate(pairwise(found)):
        day = _day(line)
        if day and not _amounts(line, mark):
            beside = _beside(day, above, mark)
            if beside:
                level[at] = Line(tuple(word for word in level[at].words if word not in beside))
                level[at + 1] = Line(tuple(sorted((*line.words, *beside), key=lambda word: word.box.x0)))
    return [line for line in level if line.words]


def _day(line: Line) -> Stamp | None:
    """The day that a line begins with."""
    return next((stamp for stamp in stamps(line) if stamp.start == 0), None)


def _amounts(line: Line, mark: str) -> list[Word]:
    """The words of a line's amounts that show their decimals."""
    return [word for one in figures(line, mark) if one.decimals for word in line.words[one.start : one.end]]


def _beside(day: Stamp, above: Line, mark: str) -> list[Word]:
    """The amounts of a line above, with a second day, that stand nearer to a day than to the words they went with.

    None where that line has a day of its own in the same column.
    """
    amounts = _amounts(above, mark)
    days = [stamp for stamp in stamps(above) if not any(word.box.x0 < stamp.box.x0 for word in amounts)]
    dated = [word for stamp in days for word in above.words[stamp.start : stamp.end] if stamp.start == 0]
    words = [word for word in above.words if word not in amounts and word not in dated]
    if not amounts or not words or any(stamp.box.x0 < day.box.x1 for stamp in days):
        return []
    middle = words[0].box.middle[1]
    near = [w for w in (*dated, *amounts) if abs(w.box.middle[1] - day.box.middle[1]) < abs(w.box.middle[1] - middle)]
    return near if any(word in near for word in amounts) else []
