"""What stands around a statement's rows: bank, holder, account, period, currency and the balances it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, segments
from core.domain.page import NUMBERED
from core.domain.record import Field
from core.domain.schema import DocumentType
from core.extraction.statement.dating import Calendar
from core.extraction.statement.figures import Figure, figures
from core.extraction.statement.lines import JOINS, between, joined
from core.extraction.statement.row import Outside, Row
from core.extraction.statement.stamps import Stamp, stamps
from core.extraction.statement.words import LONGEST, known, phrases
from core.extraction.values.currencies import CODES
from core.extraction.values.months import MONTH, month_number

FEW_WORDS = 5
"""of a stretch that names the month of a statement"""
ISSUED = timedelta(days=45)
"""after the end of the month that a statement is for it is issued"""
BELOW = 2.5
"""a value below its label stands at most this many line heights away"""
CLOSE = 1.6
"""heights from line to line within which two lines make one label"""
TOUCH = 0.3
"""share of a line's height by which the next may reach into it"""
SPACE, EDGE = 0.42, 3.0
"""a wider space than between words, in text heights; how far apart edges of a column may be"""
NAMES = frozenset({"bank_name", "bank_address", "account_holder", "account_holder_address", "account_type"})
"""fields whose labels are words of names too, and so must begin a stretch"""
NUMBERS = frozenset({"account_number", "iban", "ifsc"})
"""fields whose value has digits: where a line of several labels has none, all values stand below"""
MOST = 8
"""stretches of a line of labels without any value"""
DIGIT = re.compile(r"\d|:")
LOOSE, DAY_WORDS = frozenset({"asat", "asof"}), 3
"""labels that begin sentences too, and how many words a day has: more tell of something else"""
AT_HEAD, WEEKS = 12, timedelta(days=45)
"""lines at the head of a paper, and how long before the day there its rows begin at most"""
SHORTEST = 20
"""days from the first to the last of a period within a month: an offer of a bank, or its closing, takes fewer"""
DIGITS, MASKS = 4, frozenset("Xx*•#")
"""of an account's number at least; what hides some of them"""
A_YEAR = re.compile(r"(?:19|20)\d\d")
"""behind "account" or "savings account" no number: which year the paper is of"""
MONTH_DAY = re.compile(r"\d{1,2}")
KEY = re.compile(r"[A-Z] \d{3}")
"""in the middle of a number of La Poste's: "08 441 27 R 034" """
ACCOUNT = re.compile(r"(?=.*[\dXx*•#])[A-Z]{0,4}[-\dA-WYZXx*•#./]{2,}")


class Spoken(NamedTuple):
    """A label on a page and the words that may be its value, beside it before below it."""

    field: str
    label: str
    beside: tuple[Word, ...]
    below: tuple[Word, ...]
    page: int
    at: int
    """the line, counted over all the lines given"""
    strict: bool
    """whether a colon or a gap parts the label from what stands beside it"""


def spoken(lines: Sequence[Outside], labels: Mapping[str, str]) -> Iterator[Spoken]:
    """Every label of some fields that begins a stretch of a line."""
    for at, placed in enumerate(lines):
        if len(segments(placed.item.line)) > MOST and not DIGIT.search(placed.item.line.text):
            continue  # the headings of a table's columns: "Name", "Category" and what else an export holds
        told = list(_labels(placed, labels))
        starts = {span[0] for _, span in told}
        said = [_spoken(lines, at, labels[found[1]], found, span) for found, span in told]
        headings = NUMBERS & {one.field for one in said} and len(said) > 1 and not DIGIT.search(placed.item.line.text)
        for one, (found, _) in zip(said, told, strict=True):
            bare = headings or found[0] in starts  # another label follows at once: both values stand below
            yield one._replace(beside=(), strict=True) if bare else one
        yield from _over_two_lines(lines, at, labels)


def _over_two_lines(lines: Sequence[Outside], at: int, labels: Mapping[str, str]) -> Iterator[Spoken]:
    """The labels that a stretch makes with the one right below it, above their values."""
    here, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or after.page != here.page or DIGIT.search(here.item.line.text + after.item.line.text):
        return
    if not 0 < after.item.line.box.y0 - here.item.line.box.y0 < CLOSE * here.item.line.box.height:
        return
    for first in segments(here.item.line):
        for second in segments(after.item.line):
            x0, x1 = max(first.box.x0, second.box.x0), min(first.box.x1, second.box.x1)
            label = folded(first.text) + folded(second.text)
            if x0 < x1 and label in labels:
                yield Spoken(labels[label], label, (), _below(lines, at + 1, x0, x1), here.page, at + 1, strict=True)


def _labels(placed: Outside, labels: Mapping[str, str]) -> Iterator[tuple[tuple[int, str], tuple[int, int]]]:
    """The labels of a line, and the stretch that each begins in."""
    start = 0
    for segment in segments(placed.item.line):
        end = start + len(segment.words)
        for begin in _beginnings(segment.words, start):
            found = _label(placed.item.folded, begin, end, labels)
            found = found or _label(placed.item.folded, begin, len(placed.item.folded), labels)
            sentence = found is not None and found[1] in LOOSE and end - found[0] > DAY_WORDS
            yours = begin > start and folded(placed.item.line.words[begin - 1].text) in known("header", "yours")
            fits = found and (labels[found[1]].endswith("_balance") if yours else labels[found[1]] not in NAMES)
            if found and not sentence and (begin == start or fits):
                yield found, (begin, end)
        start = end


def _beginnings(words: Sequence[Word], start: int) -> Iterator[int]:
    """Where a label may begin: at the start of a stretch, and after a colon, a bar, a number or a space within it."""
    yield start
    if folded(words[0].text) in known("header", "yours"):
        yield start + 1
    for index, (word, following) in enumerate(pairwise(words)):
        spaced = following.text[:1].isupper() and (_spaced(word, following) or _titles(words, index))
        if word.text in {":", "|", "-", "–", "/"} or any(map(str.isdigit, word.text)) or spaced:
            yield start + index + 1


def _titles(words: Sequence[Word], index: int) -> bool:
    """Whether the words up to a place are what a paper or account is called: "Statement of", "Savings Account"."""
    last = folded(words[index].text)
    return last == "account" or (last == "of" and index > 0 and folded(words[index - 1].text) == "statement")


def _spaced(word: Word, following: Word) -> bool:
    """Whether words stand further apart than in running text, as in columns that touch."""
    return following.box.x0 - word.box.x1 > SPACE * word.box.height


def _label(texts: Sequence[str], start: int, end: int, labels: Mapping[str, str]) -> tuple[int, str] | None:
    joined, best = "", None
    for stop in range(start + 1, min(end, start + LONGEST) + 1):
        joined += texts[stop - 1]
        if joined in labels:
            best = (stop, joined)
    return best


def _spoken(lines: Sequence[Outside], at: int, field: str, found: tuple[int, str], span: tuple[int, int]) -> Spoken:
    words = lines[at].item.line.words
    stop, label = found
    rest = words[stop:] if not label.isascii() else _past_other_script(words[stop:])
    while rest and not folded(rest[0].text) and not rest[0].text.strip(":.#-|").strip():
        rest = rest[1:]
    colon = words[stop - 1].text.endswith((":", ".")) or (stop < len(words) and words[stop].text.startswith(":"))
    gap = stop >= span[1]
    x0, x1 = words[span[0]].box.x0, words[stop - 1].box.x1
    edges = [word.box.x0 for last, word in pairwise(words[stop - 1 :]) if _spaced(last, word)]
    below = _column(_below(lines, at, x0, x1), x0, edges)
    return Spoken(field, label, rest, below, lines[at].page, at, colon or gap or not rest)


def _past_other_script(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words behind a label without those that say it again in another script: "Statement date 月結單日期 : ..."."""
    latin = next((at for at, word in enumerate(words) if folded(word.text).isascii()), None)
    return words if latin is None else words[latin:]


def _column(words: Sequence[Word], x0: float, edges: Sequence[float]) -> tuple[Word, ...]:
    """The words below a label, without those that begin under the edge of another column or before its own."""
    own = next((i for i, word in enumerate(words) if abs(word.box.x0 - x0) < EDGE), 0)
    kept = words[own:]
    others = (i for i, word in enumerate(kept) if i and any(abs(word.box.x0 - edge) < EDGE for edge in edges))
    return tuple(kept[: next(others, len(kept))])


def _below(lines: Sequence[Outside], at: int, x0: float, x1: float) -> tuple[Word, ...]:
    """The stretch of the next line that stands under a label."""
    here = lines[at]
    for other in lines[at + 1 : at + 5]:
        gap = other.item.line.box.y0 - here.item.line.box.y1
        height = here.item.line.box.height
        if other.page != here.page or gap >= BELOW * height:
            break
        if gap <= -TOUCH * height:
            continue
        for segment in segments(other.item.line):
            if min(x1, segment.box.x1) - max(x0, segment.box.x0) > 0 or abs(segment.box.x1 - x1) < 8:
                return segment.words
    return ()


def day_alone(lines: Sequence[Outside], rows: Sequence[Row], calendar: Calendar) -> date | None:
    """The one day with a year that a line at the head says and nothing else, where all rows lie in the weeks before."""
    heads = [one for one in lines[:AT_HEAD] if one.page == lines[0].page and len(one.item.stamps) == 1]
    alone = [one for one in heads if _says_no_more(one) or _in_a_cell(one)]
    named = {day for one in alone if one.item.stamps[0].year and (day := calendar.day(one.item.stamps[0]))}
    years = {stamp.year for one in lines for stamp in one.item.stamps if stamp.year}
    if len(named) != 1 or len(years) != 1:
        return None
    (day,) = named
    until = Calendar(calendar.order, None, day)
    read = [until.day(row.stamp) for row in rows if row.stamp and row.dated]
    return day if all(one is not None and timedelta() <= day - one <= WEEKS for one in read) else None


def _in_a_cell(one: Outside) -> bool:
    """Whether the day of a line with others is all that its cell holds."""
    stamp = one.item.stamps[0]
    return any(
        len(cell.words) == stamp.end - stamp.start and stamp.box.holds(cell.box) for cell in segments(one.item.line)
    )


def _says_no_more(one: Outside) -> bool:
    """Whether a line has no words but those of its day, save for the number of the page."""
    stamp, words = one.item.stamps[0], one.item.line.words
    rest = " ".join(word.text for word in (*words[: stamp.start], *words[stamp.end :]))
    return not rest or NUMBERED.fullmatch(rest) is not None


def labels_by_text(kind: DocumentType) -> dict[str, str]:
    """Folded labels of the type's fields and of opening and closing balances, and which field each names."""
    labels = {text: name for name, field in kind.fields.items() for label in field.all_labels for text in _read(label)}
    for meaning in ("balance", "opening", "closing"):
        labels |= dict.fromkeys(known("marks", meaning), f"{meaning}_balance")
    return labels


def _read(label: str) -> Iterator[str]:
    """A folded label, and as pictures show it: "A/c" is read as "Alc" or "AIC"."""
    yield folded(label)
    if "/" in label:
        yield from (folded(label.replace("/", letter)) for letter in "li")


def money(one: Spoken, mark: str) -> Figure | None:
    """The amount that a label leads to."""
    for words in (one.beside, one.below):
        found = _first_figure(words, mark)
        if found:
            return found
    return None


def _first_figure(words: Sequence[Word], mark: str) -> Figure | None:
    amounts = [one for one in figures(Line(tuple(words)), mark) if not _sentence(words[: one.start])] if words else []
    strong = [amount for amount in amounts if amount.decimals]
    lone = [amount for amount in amounts if amount.start <= 1 and amount.value < 10**12]
    return next(iter(strong or lone), None)


def _sentence(words: Sequence[Word]) -> bool:
    """Whether words between a label and an amount go on with a sentence, or are the label of another cell.

    "Deposits are protected up to 85,000.00", "Saldo inicial | Total ingresos: 1.518,36".
    """
    texts = [word.text.strip("():,.;") for word in words]
    return sum(text.isalpha() and len(text) > 1 and text not in CODES for text in texts) > 1


def first_stamp(words: Sequence[Word]) -> Stamp | None:
    """The date that some words begin with."""
    found = next(stamps(Line(tuple(words))), None) if words else None
    return found if found and found.start <= 1 else None


def begins_period(words: Sequence[Word], stamp: Stamp) -> bool:
    """Whether a day is the first of a period: "Kontoauszug vom 01.08.2025 bis 31.08.2025"."""
    after = next((one for one in stamps(Line(tuple(words))) if one.start >= stamp.end), None)
    return after is not None and between(words, stamp, after)


def account(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words at the start that make an account number: digits, masks, few letters."""
    taken: list[Word] = []
    for word, after in zip(words, [*words[1:], None], strict=False):
        text = word.text.strip(":,;()")
        if not text:
            continue
        other = taken and (re.match(r"(?!XX)[A-Z]{2}\d{2}", text) or word.box.x0 - taken[-1].box.x1 > word.box.height)
        key = taken and after and KEY.fullmatch(f"{text} {after.text}")
        if other or (not ACCOUNT.fullmatch(text) and not (taken and text.isdigit()) and not key):
            break
        taken.append(word)
    text = "".join(word.text for word in taken)
    digits, masks = sum(map(str.isdigit, text)), sum(map(MASKS.__contains__, text))
    told = digits >= DIGITS or (digits > 1 and masks >= DIGITS)
    return tuple(taken) if told and not A_YEAR.fullmatch(text) else ()


def hidden(fields: Mapping[str, Field]) -> dict[str, Field]:
    """A number with hidden digits, left open where no bank says whose it is: other accounts end alike."""
    number, bank = fields.get("account_number"), fields.get("bank_name")
    if number is None or MASKS.isdisjoint(number.value) or (bank is not None and bank.accepted):
        return {}
    return {"account_number": number.doubt("guess")}


def period(lines: Sequence[Outside]) -> tuple[Stamp, Stamp, int] | None:
    """The first and last day of the statement, and the page that says so."""
    for placed in lines:
        for first, last in pairwise(placed.item.stamps):
            if joined(placed.item, first, last):
                return first, last, placed.page
        within = _within_month(placed)
        if within:
            return (*within, placed.page)
    return None


def _within_month(placed: Outside) -> tuple[Stamp, Stamp] | None:
    """The days of a period whose month and year are said once: "01 - 31 Jul 2025"."""
    words = placed.item.line.words
    for last in placed.item.stamps:
        day = words[last.start - 2] if last.start > 1 and last.year and last.order == "dmy" else None
        joins = day is not None and JOINS.fullmatch(words[last.start - 1].text) and MONTH_DAY.fullmatch(day.text)
        if day is not None and joins and any(map(str.isalpha, last.text)) and last.first - int(day.text) >= SHORTEST:
            return last._replace(text=day.text, box=day.box, first=int(day.text), confirmed=day.confirmed), last
    return None


def paired_days(lines: Sequence[Outside]) -> tuple[Stamp, Stamp, int] | None:
    """Two days beside each other on a line, as in cells whose labels are not known; a guess at the period."""
    for placed in lines:
        for first, last in pairwise(placed.item.stamps):
            if first.end == last.start and first.year and last.year and not placed.item.figures:
                return first, last, placed.page
    return None


def month_period(lines: Sequence[Outside], rows: Sequence[Row]) -> tuple[date, date, int, str] | None:
    """The first and last day of the one month that short texts name, if no day on the paper lies far from it."""
    named = {(found["y"], found["m"].casefold()): (found, placed) for placed, found in _months_named(lines)}
    if len(named) != 1:
        return None
    found, placed = next(iter(named.values()))
    first = date(int(found["y"]), month_number(found["m"]), 1)
    after = (first + timedelta(days=32)).replace(day=1)
    days = (stamp.day("dmy") for one in lines for stamp in one.item.stamps if stamp.year)
    later = any(day and day > after + ISSUED for day in days)
    moved = [row.stamp for row in rows if row.stamp and row.stamp.year and not row.meaning]
    booked = [day for stamp in moved for order in ("dmy", "mdy") if (day := stamp.day(order))]
    elsewhere = booked and not any(first <= day < after for day in booked)
    return None if later or elsewhere else (first, after - timedelta(days=1), placed.page, found[0])


def _months_named(lines: Sequence[Outside]) -> Iterator[tuple[Outside, re.Match[str]]]:
    """The months that stretches of few words name, and no other number: "Statement for July 2025"."""
    pattern = re.compile(rf"(?<![\d/.-])(?<!\d )\b(?P<m>{MONTH})\s+(?P<y>20\d{{2}})\b", re.IGNORECASE)
    for placed in lines:
        for stretch in segments(placed.item.line):
            found = pattern.search(stretch.text) if len(stretch.words) <= FEW_WORDS else None
            if found and not any(map(str.isdigit, stretch.text.replace(found[0], ""))):
                yield placed, found


def is_mark(label: str) -> str:
    """What a label says of the balance ("opening", "closing", ...), or ""."""
    return phrases("marks").get(label, "")


def stretch(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words up to the first wide gap or the next label."""
    taken: list[Word] = []
    for word in words:
        if taken and (word.box.x0 - taken[-1].box.x1 > 1.8 * word.box.height or folded(word.text) in phrases("marks")):
            break
        taken.append(word)
    return tuple(taken)
