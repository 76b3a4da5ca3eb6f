"""What a single line of a statement says: a mark, a period, pairs of dates and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from core.domain.folding import folded
from core.domain.layout import Word, segments
from core.extraction.statement.columns import Item, Span
from core.extraction.statement.figures import Figure
from core.extraction.statement.stamps import Stamp, names_month
from core.extraction.statement.words import found, known, phrases

SPACE = 0.56
"""of a line's height that the space between two words may be wide, in letters of one width too"""
LONG = 8
"""letters of a mark that begins no narration"""
BELOW = 3
"""heights of a line, within which values stand below their headings"""
BOTH = 2
"""amounts of a row at most: what moved, and the balance after it"""
LABEL, GROUPS = 4, 6
"""words of an account number's label, and of the number"""
DIGITS, MASK = 4, "xx"
"""of such a number at least; what hides some of them"""
PROSE = 14
"""a line of more words is a sentence, no row"""
RULES = frozenset({"-", "–", "|"})
ZONE = re.compile(r"\[[^\]]*\]")
"""the hour of which country a day ends by: "1 January 2025 [GMT] - 31 January 2025 [GMT]\""""
JOINS = re.compile(
    r"(?i)(to|do|and|t/m|tot|through|thru|until|till|upto|-|–|—|al|au|bis|a|hasta|ate|hingga|sampai|und|et|至|到|~|:)\.?"
)


def paired(one: Item) -> Iterator[tuple[Stamp, Figure]]:
    """The dates of a line, each with the amount that follows it."""
    strong = [figure for figure in one.figures if figure.decimals]
    for stamp in one.stamps:
        figure = next((f for f in strong if f.box.x0 >= stamp.box.x1), None)
        if figure:
            yield stamp, figure


def mark_of(one: Item) -> str:
    """What a line says of the balance ("opening", "closing", "carried", "total"), or "" for an ordinary one."""
    skip = {index for stamp in one.stamps for index in range(stamp.start, stamp.end)}
    skip |= {index for figure in one.figures for index in range(figure.start, figure.end)}
    texts = _of_one_script([text for index, text in enumerate(one.folded) if index not in skip and text])
    first = next(found(texts, "marks"), None)
    if first is None or first.start > 1 or _of_another_cell(one):
        return ""
    dated = bool(one.stamps) and one.stamps[0].start == 0
    amounts = sum(figure.decimals > 0 for figure in one.figures)
    if not dated and first.meaning == "total" and (first.start == 0 or amounts > BOTH):
        return "total"
    if dated and first.meaning == "carried" and amounts > 1:
        return ""  # between accounts of one holder money is carried over too
    same = sum(phrase.letters for phrase in found(texts, "marks") if phrase.meaning == first.meaning)
    share = same / max(1, sum(map(len, texts)))
    if dated and first.meaning == "total":
        return (
            "total" if amounts > 1 and share == 1 and first.letters >= LONG else ""
        )  # a filling station is called Total
    if share < (0.5 if dated else 0.35) or (dated and first.letters < LONG and share < 1):
        return ""
    return first.meaning


def _of_another_cell(one: Item) -> bool:
    """Whether the one amount of a line has a label of its own in a later cell: "Saldo inicial | Total gastos: 9,30"."""
    if len(one.figures) != 1:
        return False
    first, *later = segments(one.line)
    at = one.line.words[one.figures[0].start]
    for cell in later:
        before = cell.words[: cell.words.index(at)] if at in cell.words else ()
        if before and before[-1].text.endswith(":") and any(map(str.isalpha, before[-1].text)):
            return not first.text.endswith(":")
    return False


def _of_one_script(texts: Sequence[str]) -> Sequence[str]:
    """The words in Latin letters of a line that says the same in two scripts; all of them where none is."""
    latin = [text for text in texts if text.isascii()]
    return latin if any(map(str.isalpha, latin)) else texts


def ends_named(one: Item) -> int:
    """How often a line names an opening or closing balance."""
    return sum(phrase.meaning in {"opening", "closing"} for phrase in found(one.folded, "marks"))


def names_total(one: Item) -> bool:
    """Whether a line with an amount names a total, in whatever place."""
    return any(phrase.meaning == "total" for phrase in found(one.folded, "marks")) and any(
        f.decimals for f in one.figures
    )


def heads_ends(one: Item) -> bool:
    """Whether a line heads a small table in which the balances before or after stand below: it has no amount itself."""
    stretches = segments(one.line)
    named = (phrases("marks").get(folded(stretch.text)) for stretch in stretches)
    amounts = any(figure.decimals for figure in one.figures)
    ends = ends_named(one) > 1 or not {"opening", "closing"}.isdisjoint(named)
    return not amounts and not one.stamps and len(stretches) > 1 and ends


def under(one: Item, heads: Item) -> bool:
    """Whether a line stands right below such headings: an amount in it, under one of them."""
    box, above = one.line.box, heads.line.box
    near = 0 < box.y0 - above.y0 < BELOW * above.height
    return near and any(figure.decimals for figure in one.figures) and heads_ends(heads)


def is_summary(one: Item) -> bool:
    """Whether a line names several amounts, each behind words of its own."""
    strong = [figure for figure in one.figures if figure.decimals]
    between = [one.folded[index] for a, b in pairwise(strong) for index in range(a.end, b.start)]
    return any(len(text) > 3 and text.isalpha() for text in between)


def in_text(figure: Figure, words: Sequence[Word]) -> bool:
    """Whether an amount stands within running words: "Overdraft limit 1,500.00. Interest rate 19.94 %"."""
    if len(words) > PROSE:
        return True
    before = words[figure.start - 1] if figure.start else None
    after = words[figure.end] if figure.end < len(words) else None
    first, last = words[figure.start], words[figure.end - 1]
    near = [
        word
        for word, gap in (
            (before, before and first.box.x0 - before.box.x1),
            (after, after and after.box.x0 - last.box.x1),
        )
        if word is not None and gap is not None and gap < SPACE * word.box.height
    ]
    return any(word.text.strip(".,").isalpha() for word in near)


def labels_of(labels: Sequence[str]) -> frozenset[str]:
    """Labels as they are compared."""
    return frozenset(map(folded, labels))


def account_number(one: Item, labels: frozenset[str], reach: int) -> str:
    """The number of an account right behind its label, which begins with one of the first words, or nothing."""
    for start in range(min(reach, len(one.folded))):
        joined = ""
        for end in range(start + 1, min(len(one.folded), start + LABEL) + 1):
            joined += one.folded[end - 1]
            number = _number(one.folded[end : end + GROUPS]) if joined in labels else ""
            if number:
                return number
    return ""


def _number(texts: Sequence[str]) -> str:
    """The number that folded words begin with, or nothing: a card's in a narration is masked."""
    words = dropwhile(known("header", "number").__contains__, filter(None, texts))
    number = "".join(takewhile(lambda text: any(map(str.isdigit, text)), words))
    return number if sum(map(str.isdigit, number)) >= DIGITS and MASK not in number else ""


def is_period(one: Item) -> bool:
    """Whether a line names a first and a last day."""
    return any(joined(one, first, last) for first, last in pairwise(one.stamps))


def names_period(one: Item, stamp: Stamp | None) -> bool:
    """Whether a date is the first day of a period that its line names: a headline, not a row's date."""
    return any(first is stamp and joined(one, first, last) for first, last in pairwise(one.stamps))


def joined(one: Item, first: Stamp, last: Stamp) -> bool:
    """Whether two dates of a line are the ends of a period."""
    return between(one.line.words, first, last)


def between(line: Sequence[Word], first: Stamp, last: Stamp) -> bool:
    """Whether what stands between two dates of some words joins them to a period."""
    joining = [word for word in line[first.end : last.start] if not ZONE.fullmatch(word.text)]
    if "".join(word.text for word in joining) == ":" and last.box.x0 - first.box.x1 > 2 * last.box.height:
        return False  # a label's colon in the column beside: "12 Jalan SS 2/24   : 29/02/24"
    return (0 < len(joining) <= 2 and all(JOINS.fullmatch(word.text) for word in joining)) or (
        not joining and first.text.endswith("-")
    )


def within(figure: Figure, stamp: Stamp | None) -> bool:
    """Whether a figure is part of a date."""
    return stamp is not None and figure.start < stamp.end and stamp.start < figure.end


def words_left(one: Item, stamp: Stamp | None, value: Stamp | None, taken: Iterable[Figure]) -> list[Word]:
    """The words of a line that are neither its dates nor its amounts nor its number in front of the date."""
    skip = {index for span in (stamp, value, *taken) if span for index in range(span.start, span.end)}
    if stamp and all(one.folded[index].isdigit() for index in range(stamp.start)):
        skip |= set(range(stamp.start))
    return [word for index, word in enumerate(one.line.words) if index not in skip and word.text not in RULES]


def said_last(one: Item) -> Figure:
    """The amount that a line says: its last one, with decimals where any has."""
    return next((figure for figure in reversed(one.figures) if figure.decimals), one.figures[-1])


def not_booked(one: Item) -> bool:
    """Whether a line heads what never moved: "Reverted from 1 December to 31 December"."""
    return next(iter(one.folded), "") in known("header", "unbooked") and not any(
        figure.decimals for figure in one.figures
    )


def undated(one: Item, dates: Span | None) -> bool:
    """Whether a number or a month that is no date begins in the column of dates."""
    said = (word for word in one.line.words if any(map(str.isdigit, word.text)) or names_month(word.text))
    return dates is not None and any(dates.x0 - 3 < word.box.x0 < dates.x1 - 1 for word in said)
