"""What stands around a statement's rows: bank, holder, account, period, currency and the balances it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, segments
from core.domain.schema import DocumentType
from core.extraction.currencies import CODES, SHARED_SIGNS, SIGNS
from core.extraction.ids import valid
from core.extraction.months import MONTH, month_number
from core.extraction.statement.rows import Outside, joined
from core.extraction.statement.tokens import Figure, Stamp, figures, stamps
from core.extraction.statement.words import LONGEST, known, phrases, vocabulary

SMALL_WORDS = frozenset({"", "of", "de", "du", "and", "la", "le", "e", "des", "d"})
BELOW = 2.5
"""a value below its label stands at most this many line heights away"""
ACCOUNT = re.compile(r"(?=.*[\dXx*•#])[A-Z]{0,4}[-\dA-WYZXx*•#./]{2,}")
IBAN_START = re.compile(r"[A-Z]{2}\d{2}")


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
        start = 0
        for segment in segments(placed.item.line):
            end = start + len(segment.words)
            for begin in _beginnings(segment.words, start):
                found = _label(placed.item.folded, begin, len(placed.item.folded), labels)
                if found:
                    yield _spoken(lines, at, labels[found[1]], found, (begin, end))
            start = end


def _beginnings(words: Sequence[Word], start: int) -> Iterator[int]:
    """Where a label may begin: at the start of a stretch, and after a colon or bar within it."""
    yield start
    for index, word in enumerate(words[:-1]):
        if word.text in {":", "|", "-", "–", "/"} or any(map(str.isdigit, word.text)):
            yield start + index + 1


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
    rest = words[stop:]
    while rest and not folded(rest[0].text) and not rest[0].text.strip(":.#-|").strip():
        rest = rest[1:]
    colon = words[stop - 1].text.endswith((":", ".")) or (stop < len(words) and words[stop].text.startswith(":"))
    gap = stop >= span[1]
    x0, x1 = words[span[0]].box.x0, words[stop - 1].box.x1
    return Spoken(field, label, rest, _below(lines, at, x0, x1), lines[at].page, at, colon or gap or not rest)


def _below(lines: Sequence[Outside], at: int, x0: float, x1: float) -> tuple[Word, ...]:
    """The stretch of the next line that stands under a label."""
    here = lines[at]
    for other in lines[at + 1 : at + 3]:
        gap = other.item.line.box.y0 - here.item.line.box.y1
        if other.page != here.page or not -2 < gap < BELOW * here.item.line.box.height:
            break
        for segment in segments(other.item.line):
            if min(x1, segment.box.x1) - max(x0, segment.box.x0) > 0 or abs(segment.box.x1 - x1) < 8:
                return segment.words
    return ()


def labels_by_text(kind: DocumentType) -> dict[str, str]:
    """Folded labels of the type's fields and of opening and closing balances, and which field each names."""
    labels = {folded(label): name for name, field in kind.fields.items() for label in field.all_labels}
    for meaning in ("balance", "opening", "closing"):
        labels |= dict.fromkeys(known("marks", meaning), f"{meaning}_balance")
    return labels


def money(one: Spoken, mark: str) -> Figure | None:
    """The amount that a label leads to."""
    for words in (one.beside, one.below):
        found = _first_figure(words, mark)
        if found:
            return found
    return None


def _first_figure(words: Sequence[Word], mark: str) -> Figure | None:
    amounts = figures(Line(tuple(words)), mark) if words else []
    strong = [amount for amount in amounts if amount.decimals]
    lone = [amount for amount in amounts if amount.start <= 1 and amount.value < 10**12]
    return next(iter(strong or lone), None)


def holder(lines: Sequence[Outside]) -> tuple[Named, Named] | None:
    """Name and address of the holder where they stand as a block without a label: a name, then lines with a postcode."""
    for at, placed in enumerate(lines[:30]):
        for segment in segments(placed.item.line):
            if _person(segment):
                block = [segment, *_under(lines, at, segment)]
                if len(block) >= 3 and any(map(str.isdigit, block[-1].text + block[-2].text)):
                    address = tuple(word for line in block[1:] for word in line.words)
                    text = ", ".join(line.text for line in block[1:])
                    return Named(segment.text, segment.words, placed.page), Named(text, address, placed.page)
    return None


def _person(segment: Line) -> bool:
    """Whether a stretch may be a name: two to six words that begin with capitals, nothing of banks or statements."""
    texts = [folded(word.text) for word in segment.words]
    known_words = (
        known("header", "titles") | known("header", "bank") | known("header", "forms") - {"sa", "co", "ltd", "limited"}
    )
    plain = not any(character.isdigit() or character in ":%/" for character in segment.text)
    capital = all(word.text[:1].isupper() or len(word.text) < 4 for word in segment.words)
    return (
        2 <= len(texts) <= 6 and plain and capital and not any(text in known_words or _compound(text) for text in texts)
    )


def _under(lines: Sequence[Outside], at: int, first: Line) -> Iterator[Line]:
    """The stretches that go on below a line, edge under edge."""
    last = first
    for placed in lines[at + 1 : at + 9]:
        for segment in segments(placed.item.line):
            near = -2 < segment.box.y0 - last.box.y1 < 0.9 * last.box.height
            if near and abs(segment.box.x0 - first.box.x0) < 4 and ":" not in segment.text:
                yield segment
                last = segment


def iban(lines: Sequence[Outside]) -> Named | None:
    """The first account number on the pages that is a valid IBAN."""
    for placed in lines:
        words = placed.item.line.words
        for start, word in enumerate(words):
            if not IBAN_START.match(word.text):
                continue
            for end in range(len(words), start, -1):
                text = "".join(one.text for one in words[start:end]).strip(".,;:")
                if len(text) <= 34 and valid("iban", text):
                    return Named(text, words[start:end], placed.page)
    return None


def first_stamp(words: Sequence[Word]) -> Stamp | None:
    """The first date in some words."""
    return next(stamps(Line(tuple(words))), None) if words else None


def account(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words at the start that make an account number: digits, masks, few letters."""
    taken: list[Word] = []
    for word in words:
        text = word.text.strip(":,;()")
        if not text:
            continue
        if not ACCOUNT.fullmatch(text) and not (taken and text.isdigit()):
            break
        taken.append(word)
    digits = sum(character.isdigit() for word in taken for character in word.text)
    return tuple(taken) if digits >= 3 else ()


def period(lines: Sequence[Outside]) -> tuple[Stamp, Stamp, int] | None:
    """The first and last day of the statement, and the page that says so."""
    for placed in lines:
        for first, last in pairwise(placed.item.stamps):
            if joined(placed.item, first, last):
                return first, last, placed.page
    return None


def month_period(lines: Sequence[Outside]) -> tuple[date, date, int, str] | None:
    """The first and last day of the month that a statement is for, where only the month is named."""
    pattern = re.compile(rf"(?<![\d/.-])(?<!\d )\b(?P<m>{MONTH})\s+(?P<y>20\d{{2}})\b", re.IGNORECASE)
    for placed in lines:
        found = pattern.search(placed.item.line.text)
        if found and not placed.item.figures and len(placed.item.line.words) <= 10:
            first = date(int(found["y"]), month_number(found["m"]), 1)
            after = (first + timedelta(days=32)).replace(day=1)
            return first, after - timedelta(days=1), placed.page, found[0]
    return None


class Named(NamedTuple):
    """A name with the words that say it."""

    text: str
    words: tuple[Word, ...]
    page: int


def bank_name(lines: Sequence[Outside]) -> Named | None:
    """The bank: the best of the stretches that name one, near the top and in large letters first."""
    best: tuple[float, Named] | None = None
    for at, placed in enumerate(lines):
        if placed.item.stamps or any(figure.decimals for figure in placed.item.figures):
            continue
        for segment in segments(placed.item.line):
            name, sure = _bank_in(segment.words)
            if name:
                score = sure - 0.04 * at + 0.05 * min(20.0, segment.box.height) - 0.3 * max(0, len(name.split()) - 4)
                if best is None or score > best[0]:
                    best = (score, Named(name, segment.words, placed.page))
    return best[1] if best else None


def _bank_in(words: Sequence[Word]) -> tuple[str, float]:
    """The name of a bank that a stretch begins with, without what the paper is called, and how clearly it is one."""
    chinese = re.match(r"\W*([^\s:：]{2,10}?银行)", words[0].text)
    if chinese:
        return chinese[1], 3.0
    texts = [folded(word.text) for word in words]
    whole = _known_name(texts)
    hit = next((i for i in range(len(texts)) if _banking(texts, i)), None)
    if hit is None or hit > 6:
        return (" ".join(word.text for word in words[:whole]).strip(" ,;:-–|"), 2.5) if whole else ("", 0)
    end = hit + 1
    while end < len(words) and _goes_on(words[end], texts[end]):
        end += 1
    name = words[next((i for i, text in enumerate(texts) if text not in known("header", "titles") and text), 0) : end]
    lone = len(name) == 1 and not _compound(texts[hit])
    if not name or lone or len(name) > 7 or not all(_named(word.text) for word in name):
        return "", 0
    return " ".join(word.text for word in name).strip(" ,;:-–|"), 3.0 if len(words) < 10 else 1.0


def _banking(texts: Sequence[str], at: int) -> bool:
    """Whether words of banking end at a place: "bank", "credit union"."""
    joined = ("".join(texts[max(0, at - count) : at + 1]) for count in range(3))
    return _compound(texts[at]) or any(text in known("header", "bank") for text in joined)


def _known_name(texts: Sequence[str]) -> int:
    """How many words of a well-known bank's name a stretch begins with."""
    joined, length = "", 0
    for end, text in enumerate(texts[:4], start=1):
        joined += text
        length = end if joined in known("header", "names") else length
    return length


def _goes_on(word: Word, text: str) -> bool:
    """Whether a word after "bank" still belongs to its name: a legal form, or another name."""
    if text in known("header", "forms") or (text in SMALL_WORDS and text):
        return True
    return bool(text) and text not in known("header", "titles") and word.text[:1].isupper() and text.isalpha()


def _compound(text: str) -> bool:
    """Whether a word is a bank's name written as one: Sparkasse, Kantonalbank, Maribank, 招商银行."""
    ends = ("bank", "banka", "banken", "sparkasse", "bancorp", "银行", "kasse")
    return len(text) > 4 and text.endswith(ends)


def _named(text: str) -> bool:
    bare = folded(text)
    return text[:1].isupper() or not text[:1].isascii() or bare in SMALL_WORDS or bare in known("header", "forms")


def currency(lines: Sequence[Outside], amounts: Sequence[Figure], heads: Iterable[str]) -> tuple[str, str] | None:
    """The currency's code and why: "code", "place" (what only one country prints), "bank" or "shared" (a sign like $)."""
    codes = Counter(word.text.strip("():,.") for placed in lines for word in placed.item.line.words)
    codes.update(heads)
    named = {code: count for code, count in codes.items() if code in CODES and code not in {"ALL", "TOP"}}
    signs = Counter(figure.currency for figure in amounts if figure.currency and not _shared(figure))
    votes = Counter(named) + signs
    if votes:
        code, count = votes.most_common(1)[0]
        if len(votes) == 1 or count >= 2 * votes.most_common(2)[1][1]:
            return code, "code"
    text = " ".join(placed.item.line.text for placed in lines)
    for pattern, code in PLACES:
        if re.search(pattern, text):
            return code, "place"
    code = next(
        (code for code, banks in vocabulary()["banks"].items() if any(folded(b) in folded(text[:600]) for b in banks)),
        "",
    )
    if code:
        return code, "bank"
    shared = Counter(figure.currency for figure in amounts if figure.currency)
    return (shared.most_common(1)[0][0] or "", "shared") if shared else None


def _shared(figure: Figure) -> bool:
    sign = next((sign for sign in sorted(SIGNS, key=len, reverse=True) if sign in figure.text), "")
    return sign in SHARED_SIGNS and (figure.currency or "") not in figure.text


PLACES = (
    (r"\bIFSC?\b|\bMICR\b.*\bIFS|\bNEFT\b|\bRTGS\b|\bUPI\b", "INR"),
    (r"(?i)\bsort code\b", "GBP"),
    (r"\bBSB\b", "AUD"),
    (r"(?i)\brouting (number|no)|\bMember FDIC\b|\b[A-Z]{2} \d{5}-\d{4}\b", "USD"),
    (r"(?i)人民币", "CNY"),
    (r"(?i)\bPIDM\b", "MYR"),
)
"""what only one country's banks print"""


def kind_of(text: str) -> str:
    """The sort of account that a folded text speaks of: "credit_card", "savings", "current" or ""."""
    counts = {
        kind: sum(1 for phrase in vocabulary()["kinds"][kind] if folded(phrase) in text)
        for kind in vocabulary()["kinds"]
    }
    if counts["card"] >= 2:
        return "credit_card"
    return "savings" if counts["savings"] else ("current" if counts["current"] else "")


def is_mark(label: str) -> str:
    """What a label says of the balance ("opening", "closing", ...), or ""."""
    return phrases("marks").get(label, "")
