"""One row of a statement, finished or while its lines come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Word, around
from core.domain.page import TextSource
from core.extraction.statement.columns import Geometry, Item
from core.extraction.statement.figures import Figure
from core.extraction.statement.stamps import Stamp
from core.extraction.statement.texts import EDGE, TIME, Cells, Text, sorted_out
from core.extraction.statement.words import phrases

SMALL = 0.9
"""share of a row's height below which a line is of smaller letters"""
ASKEW = 0.5
"""share of its height by which the figures of a scanned row may stand higher or lower than its date"""


class Outside(NamedTuple):
    """A line that is no part of the table, and the account it stands with."""

    account: int
    page: int
    item: Item


class Section(NamedTuple):
    """A part of a statement whose amounts go one way."""

    number: int
    meaning: str
    title: str


UNBOOKED = Section(0, "unbooked", "")
"""a part whose rows moved nothing"""


class Place(NamedTuple):
    """Where a row stands."""

    page: int
    source: TextSource
    account: int
    section: Section | None


class Row(NamedTuple):
    """One row: a transaction, or what the paper itself says of the transactions so far."""

    meaning: str
    """"" for a transaction; "opening", "closing", "carried", "balance", "total"; "day" for a day's balance"""
    at: Place
    stamp: Stamp | None
    value_stamp: Stamp | None
    cells: Mapping[int, Figure]
    """figures by column"""
    text: str = ""
    text_box: Box | None = None
    path: str | None = None
    """cell of the text, in a sheet"""
    aside: Mapping[str, str] = {}
    """reference, cheque number, currency, where they have columns"""
    dated: bool = False
    """whether the date stands in this row rather than in one above"""
    unread: bool = False
    """whether something stands where its date would, and is none"""

    @property
    def askew(self) -> bool:
        """Whether a scan's figures are so little level with the date beside them that they may be another row's."""
        return self.tilt > ASKEW

    @property
    def tilt(self) -> float:
        """How far a scan's figures stand higher or lower than the date beside them, in its heights."""
        if self.source is not TextSource.OCR or self.stamp is None or not self.dated:
            return 0.0
        box = self.stamp.box
        return max((abs(one.box.middle[1] - box.middle[1]) / box.height for one in self.cells.values()), default=0.0)

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.at.page

    @property
    def source(self) -> TextSource:
        """Where that page's words come from."""
        return self.at.source

    @property
    def section(self) -> Section | None:
        """The part of the statement it stands in."""
        return self.at.section


@dataclass
class Draft:
    """A row while its lines come in."""

    at: Place
    stamp: Stamp | None
    value_stamp: Stamp | None
    cells: dict[int, Figure]
    dated: bool
    unread: bool = False
    first: Item | None = None
    words: list[Word] = field(default_factory=list)
    columns: Sequence[Text] = ()
    """the columns of text that its table has"""

    def row(self, geometry: Geometry, meaning: str = "") -> Row:
        """The finished row."""
        said, aside = self._sorted(geometry)
        return Row(
            meaning,
            self.at,
            self.stamp,
            self.value_stamp,
            self.cells,
            " ".join(word.text for word in said),
            around(word.box for word in said) if said else None,
            said[0].path if said else None,
            {role: " ".join(word.text for word in words) for role, words in aside.items()},
            dated=self.dated,
            unread=self.unread,
        )

    def below(self, one: Item) -> bool:
        """Whether a line stands below its first words in smaller letters: it goes on with it and heads nothing."""
        first = self.words[0].box if self.words else None
        return (
            first is not None and abs(first.x0 - one.line.box.x0) < EDGE and one.line.box.height < SMALL * first.height
        )

    def goes_on(self, one: Item) -> None:
        """A further line of it: the day of its value, alone behind that name or before its words, or words."""
        stamp = one.stamps[0] if one.stamps else None
        rest = [word for at, word in enumerate(one.line.words) if not (stamp and stamp.start <= at < stamp.end)]
        named = phrases("columns").get(folded(" ".join(word.text for word in rest))) == "value_date"
        leads = stamp is not None and self.stamp is not None and stamp.start == 0 and stamp.box.x0 < self.stamp.box.x1
        if stamp and (named or leads):
            self.value_stamp = self.value_stamp or stamp
            self.words += [] if named else rest
        else:
            self.words += one.line.words[TIME.fullmatch(one.line.words[0].text) is not None :]

    def _sorted(self, geometry: Geometry) -> Cells:
        """What the description says, and what stands beside it."""
        if self.columns and not geometry.flowing:
            return sorted_out(self.words, self.columns)
        aside = geometry.aside(self.words)
        apart = {id(word) for words in aside.values() for word in words}
        return Cells([word for word in self.words if id(word) not in apart], aside)
