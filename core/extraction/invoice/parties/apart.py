"""Whether a name stands by itself: print right above or below it may be a part of it that was not taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.domain.folding import folded
from core.domain.layout import Box, Word, around
from core.extraction.invoice.paper import line_of
from core.extraction.invoice.parties.addresses import BOX
from core.extraction.invoice.parties.endings import leads_person
from core.extraction.invoice.parties.entries import LEADS
from core.extraction.invoice.parties.named import SALUTATION
from core.extraction.invoice.parties.party import Party
from core.extraction.page.evidence import torn, words_at
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot
from core.extraction.values.names import (
    CALLING,
    address_like,
    company_like,
    contact_like,
    has_legal_form,
    sentence,
    title_like,
)

NEAR = 0.9
"""print further from a name than so many text heights is not of it"""
BESIDE = 0.5
"""and a word before it within so many is"""
COMMON = 0.5
"""share of a height that a name's end on another line has in common with it; the line below has less"""
LETTERS = 2
INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
"""alone they begin a name and are no label: "A.B." is no confirmation of an order above "Corvane" """
JOINS = frozenset("&+")
"""signs between the two parts of a name"""
YEAR = 4
"""digits that a name may have"""


def stands_apart(party: Party, rival: Party | None = None) -> bool:
    """Whether nothing but labels, the party's own lines and its rival's stands right above and below its name."""
    box = party.name_evidence.box
    if box is None or not party.rows:
        return True
    page = party.rows[0].page
    own = [box, *([party.address_evidence.box] if party.address_evidence.box else [])]
    name = folded(party.name)
    if any(folded(word.text) not in name for word in _leading(page, box)):
        return False
    own_words = words_at(page.sheet.page, party.name_evidence)
    if page.sheet.scanned and (torn(page.sheet, own_words, COMMON) or _runs_on(page, party.name, own_words)):
        return False
    for line in _around(page, box, own):
        text = " ".join(page.sheet.word(spot).text for spot in line)
        below = page.sheet.word(line[0]).box.middle[1] > box.middle[1]
        whole = line_of(page, page.sheet.stretch(line[0])).text
        own_line = whole.startswith(text) or text.startswith(whole)
        theirs = rival is not None and folded(rival.name) in folded(whole) and own_line
        leads = leads_person(whole) or SALUTATION.fullmatch(whole) is not None
        trade = below and has_legal_form(party.name) and CALLING.fullmatch(whole) is not None
        explained = sentence(whole) or theirs or leads or trade or _explained(text, below=below) or folded(text) in name
        if not explained or JOINS.issuperset(text.split()):
            return False
    return True


def _around(page: Marked, box: Box, own: list[Box]) -> Iterator[tuple[Spot, ...]]:
    """The words of each line right above or below a box that overlap it: no label, and in none of the own boxes."""
    for row, line in enumerate(page.sheet.lines):
        words = enumerate(line.words)
        spots = tuple(Spot(row, at) for at, word in words if _close(word, box) and not _inside(word.box, own))
        initials = tuple(spot for spot in spots if INITIALS.fullmatch(page.sheet.word(spot).text))
        bare = tuple(spot for spot in spots if spot not in page.covered or spot in initials)
        text = " ".join(page.sheet.word(spot).text for spot in bare)
        if bare and (bare == spots or not (":" in text or any(map(str.isdigit, text)))):
            yield bare  # a label may be found in the beginning of a name: "A.B. Example" is no confirmation's number


def _leading(page: Marked, box: Box) -> Iterator[Word]:
    """The words of a page, in no label, that stand right before a box, as those of the same text do."""
    near = BESIDE * box.height
    for row, line in enumerate(page.sheet.lines):
        for at, word in enumerate(line.words):
            if 0 <= box.x0 - word.box.x1 < near and box.level(word.box) and (row, at) not in page.covered:
                begins = LEADS.match(f"{word.text} A") is not None  # "by Example Ltd" under a sign
                if sum(map(str.isalpha, word.text)) >= LETTERS and not word.text.endswith(":") and not begins:
                    yield word


def _runs_on(page: Marked, name: str, own: Sequence[Word]) -> bool:
    """Whether a word of a picture stands right behind a name that no comma ends: a stain may hide the space between."""
    if not own or own[-1].text.endswith((",", ";", ":")):
        return False
    box = around(word.box for word in own)
    after = (word for word in page.sheet.page.words if word not in own and box.level(word.box))
    return any(
        sum(map(str.isalpha, word.text)) >= LETTERS
        and -BESIDE * box.height < word.box.x0 - box.x1 < BESIDE * box.height
        and folded(word.text) not in folded(name)
        for word in after
    )


def _close(word: Word, box: Box) -> bool:
    if word.box.x0 >= box.x1 or word.box.x1 <= box.x0:
        return False
    height = min(word.box.height, box.height)
    gap = max(box.y0 - word.box.y1, word.box.y0 - box.y1)
    return -0.5 * height < gap < NEAR * height and not box.level(word.box)


def _inside(one: Box, own: list[Box]) -> bool:
    (x, y) = one.middle
    return any(box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1 for box in own)


def _explained(text: str, *, below: bool) -> bool:
    """Whether a text is something else than a part of a name: a title, a way to reach somebody, below it an address."""
    digits = sum(map(str.isdigit, text))
    numbered = digits > 0 and not company_like(text)  # "Cleaning Services 4711": a trade beside another column
    address = address_like(text) >= 1 or numbered if below else digits > YEAR and not BOX.fullmatch(text)
    return contact_like(text) or title_like(text) or address or sum(map(str.isalpha, text)) < LETTERS
