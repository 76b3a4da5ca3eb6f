"""Where the labels of fields stand on a page: case, accents, punctuation, lost spaces and OCR slips allowed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from core.domain.folding import counts, folded, letters
from core.domain.layout import Box, Word, around
from core.domain.schema import FieldType
from core.extraction.page.stretches import PageText, Spot

Node = dict[str, Any]
"""a letter leads to the next node; END leads to the labels that end here"""
END = ""
FORGIVING = 8
"""a label of so many letters may hold one slip of the recognizer"""
START, MIDDLE = slice(0, 4), slice(4, 7)
"""parts of every label that may hold a slip"""
SHORTEST_GLUED = 4
"""letters before a digit that are no label where a word has fewer: "EMP1234" is a code, "Total12.00" lost its space"""
PARTED = 0.5
"""a gap of so many text heights between two labels parts them"""
ASIDES = ((re.compile(r"\("), re.compile(r"\)")), (re.compile(r"(?:on|as|at)$"), re.compile(r"\d(?=:$)")))
"""how words between a label and its colon begin and end: in brackets, or naming a day"""
FLUSH = 0.6
"""text heights by which the left edges of values in one column differ at most"""
IN_BRACKETS = 6
"""such words at most"""
NUMBER_SIGNS = frozenset({"#", "°", "№"})
STROKE = "/"
SEPARATORS = frozenset({"/", "|", ";", "·", "-", "–", ","})
DAY = re.compile(r"^\d{1,4}([./-])\d{1,2}\1\d{2,4}$")
AMOUNT = re.compile(r"\d[.,]\d{2}$")
POSSESSIVE = re.compile(r"['’]s", re.IGNORECASE)
"""what makes of "employer" another thing's owner: "Employer's CPF contribution" """
LOOKALIKES = str.maketrans("01i|5", "ollls")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The labels of some fields as a tree of letters, and the same with look-alikes made one for OCR."""

    exact: Node
    alike: Node
    starts: frozenset[str]
    """the first letters of labels that may hold a slip"""
    middles: frozenset[str]
    """the letters after them: one slip leaves the ones or the others as they are"""


@dataclass(frozen=True, slots=True)
class Place:
    """One label as it stands on a page."""

    fields: tuple[str, ...]
    """the fields that have this label"""
    label: str
    page: int
    spots: tuple[Spot, ...]
    """the words it covers, line by line"""
    box: Box
    leads: bool
    """whether it begins its stretch of text, as labels do and words of a sentence do not"""
    closed: bool
    """whether a colon or the end of its stretch follows"""
    colon: bool = False
    """whether a colon follows"""
    rest: Word | None = None
    """what is glued to its end, where the space was lost"""

    @property
    def rows(self) -> range:
        """The lines it stands on."""
        return range(self.spots[0].line, self.spots[-1].line + 1)


def lexicon(fields: Mapping[str, FieldType]) -> Lexicon:
    """The labels of some fields, ready to be found."""
    return _lexicon(tuple((label, name) for name, field in fields.items() for label in field.all_labels))


@lru_cache(maxsize=256)
def _lexicon(entries: tuple[tuple[str, str], ...]) -> Lexicon:
    exact: Node = {}
    alike: Node = {}
    writings = [(writing, label, name) for label, name in entries for writing in _writings(label)]
    for writing, label, name in writings:
        _plant(exact, writing, label, name)
        _plant(alike, writing.translate(LOOKALIKES), label, name)
    long = [writing for writing, _, _ in writings if len(writing) >= FORGIVING - 1]
    starts, middles = (frozenset(writing[part] for writing in long) for part in (START, MIDDLE))
    return Lexicon(exact, alike, starts, middles)


def _writings(label: str) -> set[str]:
    """The letters of a label, and of the same with "number" written "no"."""
    short = " ".join("no" if word == "number" else word for word in label.casefold().split())
    return {folded(label), folded(short)}


def _plant(root: Node, writing: str, label: str, name: str) -> None:
    node = root
    for letter in writing:
        node = node.setdefault(letter, {})
    if writing:
        node.setdefault(END, {}).setdefault(label, []).append(name)


class Match(NamedTuple):
    """A label found from some word on."""

    length: int
    label: str
    fields: tuple[str, ...]
    spots: tuple[Spot, ...]
    cut: int
    """how many characters of its last word belong to it"""


def places(sheet: PageText, known: Lexicon) -> tuple[Place, ...]:
    """Every label on a page, the longest on fewest lines where several would share a word, from top to bottom."""
    found = [match for start in sheet.spots() for match in _from(sheet, start, known)]
    taken: set[Spot] = set()
    chosen: list[Match] = []
    heads = {match.spots for match in found if len(match.spots) == 1 and sheet.after(match.spots[0]) is None}
    whole = {match.spots for match in found}
    found = [one for one in found if not (_cuts(one, found) or _parts(sheet, one) or _overruns(sheet, one, heads))]
    found = [one for one in found if not _answered_apart(sheet, one, whole)]
    for match in sorted(found, key=lambda match: (-match.length, match.spots[-1].line - match.spots[0].line)):
        if taken.isdisjoint(match.spots):
            taken.update(match.spots)
            chosen.append(match)
    ordered = sorted(chosen, key=lambda match: match.spots[0])
    return _paired(sheet, [_place(sheet, match, taken) for match in ordered])


def _paired(sheet: PageText, found: Sequence[Place]) -> tuple[Place, ...]:
    """The labels, the second of two with a stroke between them led by the first: "Datum / Date"."""
    paired = list(found[:1])
    for place in found[1:]:
        first, last = paired[-1].spots[-1], place.spots[0]
        between = sheet.lines[first.line].words[first.word + 1 : last.word] if first.line == last.line else ()
        stroke = [word.text for word in between] == [STROKE]
        same = not {*place.fields}.isdisjoint(paired[-1].fields)
        paired.append(replace(place, leads=True) if stroke and same and paired[-1].leads else place)
    return tuple(paired)


def _cuts(match: Match, found: Iterable[Match]) -> bool:
    """Whether a label of several lines ends within one that its last line begins with: a title over "Date of order"."""
    last = [spot for spot in match.spots if spot.line == match.spots[-1].line]
    if len(last) == len(match.spots):
        return False
    whole = (one.spots for one in found if one.spots[0] == last[0])
    return any(len(spots) > len(last) and spots[-1].line == last[0].line for spots in whole)


def _overruns(sheet: PageText, match: Match, heads: AbstractSet[tuple[Spot, ...]]) -> bool:
    """Whether a label of two lines is one above the beginning of another: "Employee" over "ID Number"."""
    last = match.spots[-1]
    if match.spots[0].line == last.line or match.spots[:1] not in heads or match.spots[1].line != last.line:
        return False
    after, word = sheet.after(last), sheet.word(last)
    goes_on = after is not None and after.text[:1].isalpha() and match.cut == len(word.text)
    return goes_on and sheet.leads(match.spots[1])


def _parts(sheet: PageText, match: Match) -> bool:
    """Whether a label of several lines is two, each with its amount or day: "Total 50.00" over "Due 50.00"."""
    first, last = (sheet.lines[match.spots[end].line].words[-1] for end in (0, -1))
    alike = any(shape.search(first.text) and shape.search(last.text) for shape in (AMOUNT, DAY))
    return first is not last and alike and first.box.over(last.box)


def _answered_apart(sheet: PageText, match: Match, whole: AbstractSet[tuple[Spot, ...]]) -> bool:
    """Whether the lines of a label are two, figures beside each that are flush left or right: "Invoice" over "Date"."""
    first, last = match.spots[0].line, match.spots[-1].line
    own = tuple(spot for spot in match.spots if spot.line == first and sheet.word(spot).text not in NUMBER_SIGNS)
    if first == last or own not in whole:
        return False
    lines = [[spot for spot in match.spots if spot.line == line] for line in (first, last)]
    one, other = (_figures_beside(sheet, line[-1]) for line in lines)
    if one is None or other is None:
        return False
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) < FLUSH * one.height


def _figures_beside(sheet: PageText, spot: Spot) -> Box | None:
    """Where the next stretch on the line of a label stands, if it has figures and the label ends its own."""
    own = sheet.stretch(spot)
    behind = next((one for one in sheet.stretches[spot.line] if one.first > own.last), None)
    ends = all(word.text in NUMBER_SIGNS for word in sheet.lines[spot.line].words[spot.word + 1 : own.last + 1])
    told = behind is not None and any(character.isdigit() for character in sheet.text_of(behind).text)
    return behind.box if behind is not None and ends and told else None


def _with_aside(sheet: PageText, match: Match) -> Match:
    """A label with the brackets or the day before its colon: "Name of employee (Mr./Ms.):", "Value on 31-Mar-2025:"."""
    line, last = match.spots[-1]
    if match.cut < len(sheet.word(match.spots[-1]).text) or sheet.after(match.spots[-1]) is None:
        return match
    following = [Spot(line, word) for word in range(last + 1, sheet.stretch(match.spots[-1]).last + 1)][:IN_BRACKETS]
    aside = next((ends for begins, ends in ASIDES if begins.match(sheet.word(following[0]).text)), None)
    closing = next((spot for spot in following if aside and aside.search(sheet.word(spot).text)), None)
    if aside is None or closing is None:
        return match
    end = max(found.end() for found in aside.finditer(sheet.word(closing).text))
    after = sheet.after(closing)
    colon = sheet.word(closing).text[end:].startswith(":") or (after is not None and after.text.startswith(":"))
    spots = (*match.spots, *(spot for spot in following if spot <= closing))
    return match._replace(spots=spots, cut=end) if colon else match


def _place(sheet: PageText, match: Match, taken: AbstractSet[Spot]) -> Place:
    match = _with_aside(sheet, match)
    words = [sheet.word(spot) for spot in match.spots]
    last = words[-1]
    tail = last.text[match.cut :]
    rest = tail.lstrip(" :.;=-–#")
    after = sheet.after(match.spots[-1])
    colon = ":" in tail or (after is not None and after.text[:1] in ":-–")
    return Place(
        match.fields,
        match.label,
        sheet.page.number,
        match.spots,
        around(word.box for word in words),
        leads=sheet.leads(match.spots[0]) or _parted(sheet, match.spots[0], taken) or _between_amounts(sheet, match),
        closed=colon or after is None or _parted(sheet, _next(sheet, match.spots[-1]), taken),
        colon=colon,
        rest=_remainder(last, rest) if any(map(str.isalnum, rest)) else None,
    )


def _next(sheet: PageText, spot: Spot) -> Spot:
    """The word after one, a lone number sign between them left out."""
    following = sheet.after(spot)
    return Spot(spot.line, spot.word + 1 + (following is not None and following.text in NUMBER_SIGNS))


def _parted(sheet: PageText, spot: Spot, taken: AbstractSet[Spot]) -> bool:
    """Whether a label begins at a word after another label, with more than a space between: headings set tightly."""
    before = Spot(spot.line, spot.word - 1)
    words = sheet.lines[spot.line].words
    if spot.word >= len(words) or spot.word == 0 or spot not in taken:
        return spot.word >= len(words)
    if words[before.word].text in NUMBER_SIGNS and before.word:
        before = Spot(before.line, before.word - 1)
    gap = words[spot.word].box.x0 - words[spot.word - 1].box.x1
    return before in taken and gap > PARTED * words[spot.word].box.height


def _between_amounts(sheet: PageText, match: Match) -> bool:
    """Whether a label follows an amount and leads another: "Cash 50.00 / Change 16.11"."""
    first, last = match.spots[0], match.spots[-1]
    words = sheet.lines[first.line].words
    before = first.word - 1
    if before > 0 and words[before].text in SEPARATORS:
        before -= 1
    following = words[last.word + 1 : last.word + 2]
    amounts = before > 0 and bool(following) and AMOUNT.search(words[before].text) and AMOUNT.search(following[0].text)
    return bool(amounts) and first.line == last.line


def _remainder(word: Word, rest: str) -> Word:
    """The end of a word as a word of its own."""
    start = word.box.x1 - word.box.width * len(rest) / max(1, len(word.text))
    return word._replace(text=rest, box=word.box._replace(x0=start))


def _from(sheet: PageText, start: Spot, known: Lexicon) -> Iterator[Match]:
    """The longest label that begins with a word along its line, and the longest that is wrapped below itself.

    Both are given: what stands below may be a label of its own, "Employee" over "PAN of the employee".
    """
    text = sheet.word(start).text
    if not letters(text) or not (sheet.scanned or _promising(known.exact, text)):
        return
    for path in _runs(sheet, start, known):
        best = max(_walk(sheet, path, known), key=lambda match: match.length, default=None)
        if best is not None:
            yield best


def _runs(sheet: PageText, start: Spot, known: Lexicon) -> tuple[tuple[Spot, ...], ...]:
    """The runs of words that a label may take from a word on: in text up to where no label goes on past it."""
    node, ended = known.exact, False
    for at in () if sheet.scanned else range(start.word, sheet.stretch(start).last + 1):
        for letter in letters(sheet.lines[start.line].words[at].text):
            if letter.folded not in node:
                return (tuple(Spot(start.line, word) for word in range(start.word, at + 1)),) if ended else ()
            node = node[letter.folded]
            ended = ended or END in node
    return sheet.paths(start)


def _promising(root: Node, text: str) -> bool:
    """Whether a label may begin with this word: most words of a page are turned away here."""
    node = root
    for letter in letters(text):
        if END in node:
            return True
        if letter.folded not in node:
            return False
        node = node[letter.folded]
    return node is not root


def _walk(sheet: PageText, path: tuple[Spot, ...], known: Lexicon) -> Iterator[Match]:
    """The labels that a run of words begins with, shortest first."""
    stream = [(letter, position) for position, spot in enumerate(path) for letter in letters(sheet.word(spot).text)]
    text = "".join(letter.folded for letter, _ in stream)
    ends = list(_ends(known.exact, text))
    if sheet.scanned and not ends:
        ends = list(_ends(known.alike, text.translate(LOOKALIKES)))
        if not ends and _resembles(known, text):
            ends = list(_forgiven(known.exact, text))
    for length, node in ends:
        letter, position = stream[length - 1]
        word = sheet.word(path[position]).text
        may_end = _closes(word, letter.at) or (sheet.scanned and _camel(word, letter.at))
        if may_end and not _reaches_value(sheet, path[0], path[position], word[letter.at + 1 :]):
            for label, names in node.items():
                yield Match(length, label, tuple(dict.fromkeys(names)), path[: position + 1], letter.at + 1)


def _reaches_value(sheet: PageText, first: Spot, last: Spot, rest: str) -> bool:
    """Whether a label wrapped onto a lower line would end in a value there: "Amount" over "Rs. 1,200"."""
    if first.line == last.line or sheet.word(last).box.x1 < sheet.word(first).box.x0:
        return False
    after = sheet.after(last)
    return any(map(str.isalnum, rest)) or (after is not None and after.text[:1].isdigit())


def _camel(word: str, index: int) -> bool:
    """Whether a capital follows a small letter: a lost space."""
    return word[index].islower() and word[index + 1].isupper()


def _closes(word: str, index: int) -> bool:
    """Whether a label may end at this character of a word."""
    following = word[index + 1 : index + 2]
    if following in {"-", "_", "/"} and word[index + 2 : index + 3].isalnum():
        return False  # "INV-100" is a number, no label with its value
    if POSSESSIVE.fullmatch(word[index + 1 :]):
        return False
    if not following or not counts(following):
        return True
    return following.isdigit() and word[index].isalpha() and index + 1 >= SHORTEST_GLUED


def _ends(root: Node, text: str) -> Iterator[tuple[int, Mapping[str, list[str]]]]:
    """How far into a text labels reach that stand at its beginning."""
    node = root
    for index, letter in enumerate(text):
        following = node.get(letter)
        if following is None:
            return
        node = following
        if END in node:
            yield index + 1, node[END]


def _resembles(known: Lexicon, text: str) -> bool:
    """Whether a long label may stand at the beginning of a text with one slip: most texts are turned away here."""
    shifted = (text[MIDDLE.start + by : MIDDLE.stop + by] for by in (-1, 0, 1))
    return text[START] in known.starts or any(letters in known.middles for letters in shifted)


def _forgiven(root: Node, text: str) -> Iterator[tuple[int, Mapping[str, list[str]]]]:
    """The same where one letter is wrong, missing or too many; long labels only."""
    node, depth = root, 0
    while node and depth < len(text):
        for letter, child in node.items():
            if letter != END and letter != text[depth]:
                for skipped, branch in ((depth + 1, child), (depth, child)):
                    yield from _long(_ends(branch, text[skipped:]), skipped)
        yield from _long(_ends(node, text[depth + 1 :]), depth + 1)
        node, depth = node.get(text[depth], {}), depth + 1


def _long(ends: Iterable[tuple[int, Any]], skipped: int) -> Iterator[tuple[int, Any]]:
    return ((skipped + length, node) for length, node in ends if skipped + length >= FORGIVING)
