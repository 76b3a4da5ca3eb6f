"""Whose account a statement is of, at which bank, in which currency: what is told without a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, segments
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Outside
from core.extraction.statement.words import known, vocabulary
from core.extraction.values.currencies import CODES, SHARED_SIGNS, SIGNS
from core.extraction.values.ids import valid

SMALL_WORDS = known("header", "joining") | {""}
LARGER = 1.2
"""how much larger than the text a letterhead is printed"""
IBAN_START = re.compile(r"[A-Z]{2}\d{2}")


def holder(lines: Sequence[Outside]) -> tuple[Named, Named] | None:
    """Name and address of the holder where they stand without a label: a name, then lines with a postcode."""
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


def address(lines: Sequence[Outside], name: Named) -> Named | None:
    """The bank's own address: the lines under its name, edge under edge, with a postcode or number in them."""
    for at, placed in enumerate(lines):
        segment = next((one for one in segments(placed.item.line) if name.words[0] in one.words), None)
        if segment is None or placed.page != name.page:
            continue
        block = [] if segment.words[0] != name.words[0] else list(_under(lines, at, segment))
        text = ", ".join(line.text for line in block)
        named = Named(text, tuple(word for line in block for word in line.words), placed.page)
        return named if any(map(str.isdigit, text)) else None
    return None


def headline(lines: Sequence[Outside]) -> Named | None:
    """The largest words at the head of the first page that are no title: a bank whose name does not say so."""
    titles = known("header", "titles")
    found: list[tuple[float, Named]] = []
    for at, placed in enumerate(lines[:8]):
        for segment in segments(placed.item.line):
            words = _stripped(segment.words, titles)
            text = " ".join(word.text for word in words).strip(" ,;:-–|")
            if words and len(words) <= 5 and text.replace(" ", "").isalpha() and placed.page == lines[0].page:
                found.append((segment.box.height - 0.5 * at, Named(text, tuple(words), placed.page)))
    return max(found, key=lambda one: one[0])[1] if found else None


def is_letterhead(name: Named, lines: Sequence[Outside]) -> bool:
    """Whether a headline of a text layer is a company's: larger than the text, with a legal form or named again."""
    heights = sorted(placed.item.line.box.height for placed in lines)
    largest = max(word.box.height for word in name.words) > LARGER * heights[len(heights) // 2]
    company = folded(name.words[-1].text) in known("header", "forms") and len(name.words) > 1
    text = folded(" ".join(placed.item.line.text for placed in lines))
    said_again = len(folded(name.text)) > 5 and text.count(folded(name.text)) > 1
    return largest and all(word.confidence == 1 for word in name.words) and (company or said_again)


def _stripped(words: Sequence[Word], titles: frozenset[str]) -> Sequence[Word]:
    """Words without what the paper is called, at their ends."""
    kept = [index for index, word in enumerate(words) if folded(word.text) not in titles]
    return words[kept[0] : kept[-1] + 1] if kept else ()


def _bank_in(words: Sequence[Word]) -> tuple[str, float]:
    """The name of a bank that a stretch begins with, without what the paper is called, and how clearly it is one."""
    chinese = re.match(r"\W*([^\s:：]{2,10}?银行)", words[0].text)
    if chinese:
        return chinese[1], 3.0
    texts = [folded(word.text) for word in words]
    banking = next(
        ((at, start) for at in range(min(7, len(texts))) if (start := _banking(texts, at)) is not None), None
    )
    if banking is None:
        whole = words[: _known_name(texts)]
        return (" ".join(word.text for word in whole).strip(" ,;:-–|"), 2.5) if whole else ("", 0)
    hit, start = banking
    end = hit + 1
    while end < len(words) and _goes_on(words[end], texts[end]):
        end += 1
    titles = known("header", "titles")
    name = words[min(start, next((i for i, text in enumerate(texts) if text and text not in titles), 0)) : end]
    lone = len(name) == 1 and not _compound(texts[hit])
    if not name or lone or len(name) > 7 or not all(_named(word.text) for word in name):
        return "", 0
    return " ".join(word.text for word in name).strip(" ,;:-–|"), 3.0 if len(words) < 10 else 1.0


def _banking(texts: Sequence[str], at: int) -> int | None:
    """Where words of banking begin that end at a place ("bank", "credit union"), or None."""
    starts = (at - count for count in range(3) if count <= at)
    named = (start for start in starts if "".join(texts[start : at + 1]) in known("header", "bank"))
    return at if _compound(texts[at]) else min(named, default=None)


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
    """The currency and why: "code", "place" (what only one country prints), "bank" or "shared" (a sign like $)."""
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
