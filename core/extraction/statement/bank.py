"""At which bank an account is, and its IBAN: what is told without a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Line, Word, segments
from core.extraction.statement.row import Outside
from core.extraction.statement.words import known
from core.extraction.values.ids import valid
from core.extraction.values.names import POSTCODE, STREET, has_legal_form

SMALL_WORDS = known("header", "joining") | {""}
AND = frozenset("&+")
"""stands within a name: "Bank & Trust\""""
NONE: tuple[str, Sequence[Word], float] = ("", (), 0.0)
LARGER = 1.2
"""how much larger than the text a letterhead is printed"""
SHORT_POSTCODE = re.compile(r"\d{4} [^\W\d_]{3}")
"""of four digits, before a town"""
AT_TOP = 2
"""lines at the top of the first page, which are no rows"""
LITTLE, MUCH = 0.08, 0.35
"""heights of a line by which one that goes on in it differs, and a legal form: on scans boxes are as high as letters"""
EDGE = 0.35
"""heights of a line by which the lines of a block may begin further left or right"""
TITLES = (
    "mr|mrs|ms|miss|mx|dr|shri|sri|smt|kum|herrn?|frau|familie|monsieur|madame|mademoiselle|m|mme|mlle|sig|dhr|mevr|mej"
)
TITLE = re.compile(rf"(?i:{TITLES})\.?")
ADDRESSED = re.compile(rf"(?i:{TITLES})\.?(?: (?:[^\W\d_](?:[^\W\d_]|[.'’-])*|&)){{1,6}}")
ELIDED = re.compile(r"[dDlL]['’][^\W\d_]")
"""begins a further word of a French or Italian name: "Caisse des Monts d'Or\""""
WEB = re.compile(r"(?i)^www\.|@|://|\w{3}\.[a-z]{2,}")
"""an address of the web or of mail is no name: "www.examplebank.com\""""
FEW = 2
"""words, or letters of initials, that are too few to tell a logo from a name"""
IBAN_START = re.compile(r"[A-Z]{2}\d{2}")


class Named(NamedTuple):
    """A name with the words that say it."""

    text: str
    words: tuple[Word, ...]
    page: int


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
            broken = _broken_iban(lines, placed, word)
            if broken:
                return broken
    return None


def _broken_iban(lines: Sequence[Outside], placed: Outside, first: Word) -> Named | None:
    """An IBAN whose end stands in a line below its start."""
    begun = _from(placed, first)
    for other in lines:
        for word in other.item.line.words if other.page == placed.page else ():
            lower = word.box.y0 - first.box.y0
            if abs(word.box.x0 - first.box.x0) < 3 and 0.5 * first.box.height < lower < 2 * first.box.height:
                ends = _beginnings(_from(other, word))
                whole = ((*start, *end) for end in ends for start in _beginnings(begun))
                named = next((one for words in whole if (one := _as_iban(words, placed.page))), None)
                if named:
                    return named
    return None


def _beginnings(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """What some words begin with, the longest first."""
    return [words[:end] for end in range(len(words), 0, -1)]


def _from(placed: Outside, first: Word) -> tuple[Word, ...]:
    """The words of a stretch from one of them on."""
    stretch = next(one.words for one in segments(placed.item.line) if first in one.words)
    return stretch[stretch.index(first) :]


def _as_iban(words: tuple[Word, ...], page: int) -> Named | None:
    text = "".join(word.text for word in words)
    return Named(text, words, page) if valid("iban", text) else None


def bank_name(lines: Sequence[Outside]) -> Named | None:
    """The bank: the best of the stretches that name one, near the top and in large letters first."""
    best: tuple[float, Named] | None = None
    for at, placed in enumerate(lines):
        told = bool(placed.item.stamps) or any(figure.decimals for figure in placed.item.figures)
        for segment in segments(placed.item.line):
            if told and (at >= AT_TOP or any(map(str.isdigit, segment.text))):
                continue  # a row, unless it is the top of the paper: "American Express   Closing date 05/31/25"
            name, words, sure = _bank_in(segment.words)
            if name:
                score = sure - 0.04 * at + 0.05 * min(20.0, segment.box.height) - 0.3 * max(0, len(name.split()) - 4)
                if best is None or score > best[0]:
                    best = (score, Named(name, tuple(words), placed.page))
    return best[1] if best else None


def titled(name: Named) -> bool:
    """Whether "bank" may belong to the title and not to a name that says bank already: "PNB BANK STATEMENT"."""
    first, *rest = (folded(word.text) for word in name.words)
    return first in known("header", "initials") and rest[:1] == ["bank"] and len(name.text.split()) == 2


def branched(name: Named) -> bool:
    """Whether a town or branch may follow the name on its line: "CANARA BANK UDUPI MAIN"."""
    texts = [folded(word.text) for word in name.words[: len(name.text.split())]]
    hit = next((at for at in range(len(texts)) if _banking(texts, at) is not None), len(texts))
    rest = texts[hit + 1 :]
    led = hit > 0 and texts[0] not in SMALL_WORDS
    formed = has_legal_form(name.text) or not known("header", "forms").isdisjoint(rest)
    return led and bool(rest) and rest[0] not in SMALL_WORDS and not formed


def preceded(name: Named, lines: Sequence[Outside]) -> bool:
    """Whether a word right before a name went with another line, as where a scan is not level."""
    box = name.words[0].box
    others = (
        one.item.line.words for one in lines if one.page == name.page and name.words[0] not in one.item.line.words
    )
    level = (word.box for words in others for word in words if abs(word.box.middle[1] - box.middle[1]) < box.height / 2)
    return any(-1 < box.x0 - other.x1 < box.height for other in level)


def address(lines: Sequence[Outside], name: Named) -> Named | None:
    """The bank's own address: the lines under its name, edge under edge, with a postcode or number in them."""
    for at, placed in enumerate(lines):
        segment = next((one for one in segments(placed.item.line) if name.words[0] in one.words), None)
        if segment is None or placed.page != name.page:
            continue
        block = [] if segment.words[0] != name.words[0] else to_town(list(under(lines, at, segment)))
        block = [] if addressed(block) is not None else block
        text = ", ".join(line.text for line in block)
        named = Named(text, tuple(word for line in block for word in line.words), placed.page)
        return named if any(map(str.isdigit, text)) else None
    return None


def addressed(block: Sequence[Line]) -> int | None:
    """Which line of a block names a person by a title, on its line or alone above it; None where the block does not."""
    if len(block) > 2 and TITLE.fullmatch(block[0].text):
        return 1
    named = len(block) > 1 and ADDRESSED.fullmatch(block[0].text) and not STREET.search(block[0].text)
    return 0 if named else None


def under(lines: Sequence[Outside], at: int, first: Line) -> Iterator[Line]:
    """The stretches that go on below a stretch of a line, edge under edge."""
    last = first
    for placed in lines[at + 1 : at + 9]:
        for segment in segments(placed.item.line):
            near = -0.3 * last.box.height < segment.box.y0 - last.box.y1 < 0.9 * last.box.height
            alike = last is first or abs(segment.box.height - last.box.height) < 0.25 * last.box.height
            edge = abs(segment.box.x0 - first.box.x0) < max(4, EDGE * first.box.height)
            if near and alike and edge and ":" not in segment.text:
                yield segment
                last = segment


def to_town(block: Sequence[Line]) -> Sequence[Line]:
    """The lines of an address as far as the one with the postcode: what follows without a gap is another's."""
    last = next((at for at, line in enumerate(block) if at and _town(line.text)), len(block) - 1)
    return block[: last + 1]


def _town(text: str) -> bool:
    return bool(POSTCODE.search(text) or (SHORT_POSTCODE.match(text) and not STREET.search(text)))


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
    company |= lends(name.words)
    text = folded(" ".join(placed.item.line.text for placed in lines))
    alone = folded(name.text) in known("header", "groups")
    said_again = len(folded(name.text)) > 5 and text.count(folded(name.text)) > 1 and not alone
    read = all(word.confidence == 1 or word.confirmed for word in name.words)
    return largest and read and (company or said_again) and not _bare(name.words)


def lends(words: Sequence[Word]) -> bool:
    """Whether words are named as lenders are: "Crédit" and a name."""
    title = words[0].text.istitle() or words[0].text.isupper()
    rest = [word for word in words[1:] if folded(word.text) not in SMALL_WORDS]
    named = bool(rest) and rest[0].text[:1].isupper() and folded(rest[0].text) not in known("header", "titles")
    return "é" in words[0].text.casefold() and folded(words[0].text) == "credit" and title and named


def _bare(words: Sequence[Word]) -> bool:
    """Whether words begin with "CREDIT" without an accent, which begins the name of a lender, a paper or a figure."""
    return len(words) > 1 and words[0].text == "CREDIT"


def gone_on(lines: Sequence[Outside], name: Named, *, banking: bool) -> tuple[Named, bool]:
    """A name with a line below it that goes on as large, and whether it is whole; `banking` words told its end."""
    for at, placed in enumerate(lines):
        segment = next((one for one in segments(placed.item.line) if name.words[0] in one.words), None)
        if segment is None or placed.page != name.page:
            continue
        rest = [word for word in segment.words if word.box.x0 > name.words[-1].box.x1]
        cut = bool(rest) and _speaks(rest[0], known_end=banking)
        cut = cut and (folded(rest[0].text) not in known("header", "titles") or _again(lines, name, rest[0]))
        cut &= not name.words[-1].text.endswith((",", ";", ".", ":"))
        below = None if rest else _right_below(lines, at, segment)
        if below is None:
            return name, not cut
        words = (*name.words, *below.words)
        return Named(" ".join(word.text for word in words).strip(" ,;:-–|"), words, name.page), True
    return name, True


def _again(lines: Sequence[Outside], name: Named, word: Word) -> bool:
    """Whether a name stands with a word behind it elsewhere too: "EXAMPLE CARDS" and below "Example Cards plc"."""
    return folded(" ".join(one.item.line.text for one in lines)).count(folded(f"{name.text} {word.text}")) > 1


def _speaks(word: Word, *, known_end: bool) -> bool:
    """Whether a word right behind a name may be a further part of it: "&", one in brackets, else any word."""
    bracketed = word.text.startswith("(") and not any(map(str.isdigit, word.text))
    return word.text in AND or bracketed or (word.text.isalpha() and not known_end)


def _right_below(lines: Sequence[Outside], at: int, first: Line) -> Line | None:
    """What stands right below in letters as large: a legal form, or any words where the text is smaller."""
    heights = sorted(placed.item.line.box.height for placed in lines)
    larger = first.box.height > LARGER * heights[len(heights) // 2]
    for placed in lines[at + 1 : at + 4]:
        for segment in segments(placed.item.line):
            shared = min(first.box.x1, segment.box.x1) - max(first.box.x0, segment.box.x0)
            near = shared > 0 and -0.3 < (segment.box.y0 - first.box.y1) / first.box.height < 0.9
            forms = all(folded(word.text) in known("header", "forms") for word in segment.words)
            unlike = abs(segment.box.height - first.box.height) / first.box.height
            titles = any(folded(word.text) in known("header", "titles") - SMALL_WORDS for word in segment.words)
            plain = not any(map(str.isdigit, segment.text)) and not titles
            if near and (unlike < MUCH if forms else unlike < LITTLE and larger and plain):
                return segment
    return None


def _stripped(words: Sequence[Word], titles: frozenset[str]) -> Sequence[Word]:
    """Words without what the paper is called, at their ends; "Crédit" before a name is part of it."""
    kept = [
        index
        for index, word in enumerate(words)
        if folded(word.text) not in titles or lends(words[index:]) or _bare(words[index:])
    ]
    return words[kept[0] : kept[-1] + 1] if kept else ()


def _initials(words: Sequence[Word]) -> bool:
    """Whether the first word is the initials of those behind it: "SDB Straits Development Bank"."""
    names = [text for word in words[1:] if (text := folded(word.text)) not in known("header", "joining")]
    formed = next((at for at, word in enumerate(words[1:]) if has_legal_form(f"X {word.text}")), None)
    initials = "".join(text[:1] for text in names[:formed])
    return len(words[0].text) > FEW and words[0].text.isupper() and initials.startswith(folded(words[0].text))


def _bank_in(words: Sequence[Word]) -> tuple[str, Sequence[Word], float]:
    """The name of a bank that a stretch begins with, without what the paper is called, and how clearly it is one."""
    if len(words) > FEW and (folded(words[0].text) == folded(words[1].text) or _initials(words)):
        words = words[1:]  # a logo before the name
    chinese = re.match(r"\W*([^\s:：]{2,10}?银行)", words[0].text)
    if chinese:
        return chinese[1], words[:1], 3.0
    texts = [folded(word.text) for word in words]
    starts = ((at, start) for at in range(min(7, len(texts))) if (start := _banking(texts, at)) is not None)
    banking = next(starts, None)
    if banking is None:
        whole = words[: _to_form(texts, _with_country(texts, _known_name(texts)))]
        if _is_address(words, len(whole)):
            return NONE
        return (" ".join(word.text for word in whole).strip(" ,;:-–|"), whole, 2.5) if whole else NONE
    hit, start = banking
    longer = any(texts[hit + 1 : hit + 2]) and "".join(texts[hit : hit + 2]) in known("header", "bank")
    end = hit + 1 + longer
    if "".join(texts[end : end + 2]) in known("header", "account_number") or _is_address(words, end):
        return NONE
    while end < len(words) and _goes_on(words[end], texts[end]) and not _ends(words[end - 1 :], texts[end]):
        end += 1
    first = next((i for i, text in enumerate(texts) if text and text not in known("header", "titles")), 0)
    after = _after_colon(words[:hit])
    name = words[max(min(start, first), after) : end]
    lone = len(name) == 1 and (not compound(texts[hit]) or texts[hit] in known("header", "groups"))
    lone |= any(WEB.search(word.text) for word in name)
    lone |= folded("".join(word.text for word in name)) in known("header", "bankers")  # its own name stands above
    lone |= after > 0 and known("header", "forms").isdisjoint(texts[hit:end])  # "Account type: Savings Bank General"
    if not name or lone or len(name) > 7 or not all(_named(word.text) for word in name if word != words[hit + longer]):
        return NONE
    return " ".join(word.text for word in name).strip(" ,;:-–|"), name, 3.0 if len(words) < 10 else 1.0


def _after_colon(words: Sequence[Word]) -> int:
    """Where words go on behind the last colon: "Note: Example Bank AG"."""
    return max((index + 1 for index, word in enumerate(words) if word.text.endswith(":")), default=0)


def _is_address(words: Sequence[Word], end: int) -> bool:
    """Whether a name up to a place is that of a town or street: "Bendigo VIC 3550", "Raiffeisen Weg 4"."""
    rest = " ".join(word.text for word in words[end:])
    numbered = any(character.isdigit() for word in words for character in word.text)
    return bool(POSTCODE.match(rest) or (numbered and STREET.match(rest)))


def _banking(texts: Sequence[str], at: int) -> int | None:
    """Where words of banking begin that end at a place ("bank", "credit union"), or None."""
    starts = (at - count for count in range(3) if count <= at)
    named = (start for start in starts if "".join(texts[start : at + 1]) in known("header", "bank"))
    return at if compound(texts[at]) else min(named, default=None)


def _known_name(texts: Sequence[str]) -> int:
    """How many words of a well-known bank's name a stretch begins with."""
    joined, length = "", 0
    for end, text in enumerate(texts[:4], start=1):
        joined += text
        length = end if joined in known("header", "names") else length
    return length


def _with_country(texts: Sequence[str], count: int) -> int:
    """How many words a known name has with the country that ends its stretch: "HSBC UK"."""
    return len(texts) if count and "".join(texts[count:]) in known("header", "countries") else count


def _to_form(texts: Sequence[str], count: int) -> int:
    """How many words a known name has where further ones lead to a legal form: "UBS Switzerland AG"."""
    ends = range(count + 1, min(len(texts), count + 3) + 1)
    return next((end for end in ends if texts[end - 1] in known("header", "forms")), count) if count else 0


def _goes_on(word: Word, text: str) -> bool:
    """Whether a word after "bank" still belongs to its name: a legal form, or another name."""
    if text in known("header", "forms") or (text in SMALL_WORDS and text) or word.text in AND:
        return True
    capital = word.text[:1].isupper() or ELIDED.match(word.text) is not None
    return capital and text.isalpha() and text not in known("header", "titles")


def _ends(words: Sequence[Word], text: str) -> bool:
    """Whether a name ends with the first of some words: a form's point, a comma, before "ABN 00" or "Filiale 12"."""
    formed = words[0].text.endswith(".") and folded(words[0].text) in known("header", "forms")
    formed &= text not in SMALL_WORDS and words[1].text not in AND
    ended = formed or words[0].text.endswith(",") or (len(words) > 2 and words[2].text[:1].isdigit())
    return text not in known("header", "forms") and ended


def compound(text: str) -> bool:
    """Whether a word is a bank's name written as one: Sparkasse, Kantonalbank, Maribank, 招商银行."""
    ends = ("bank", "banka", "banken", "sparkasse", "bancorp", "银行", "kasse")
    return len(text) > 4 and text.endswith(ends)


def _named(text: str) -> bool:
    bare = folded(text)
    return (
        any(map(str.isupper, text)) or not text[:1].isascii() or bare in SMALL_WORDS or bare in known("header", "forms")
    )
