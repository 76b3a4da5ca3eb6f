"""Names that a paper upholds: who is paid, who signs, of whom its small print speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from core.domain.folding import folded
from core.extraction.invoice.blocks import Row, blocks
from core.extraction.invoice.credited import is_credit
from core.extraction.invoice.paper import AMOUNT, WORDS, Paper
from core.extraction.page.neighbours import Marked
from core.extraction.values.names import LEGAL_FORM, contact_like, distinctive, has_legal_form, title_like
from core.extraction.values.names import WORDS as SPOKEN


def any_of(name: str) -> re.Pattern[str]:
    """What any of the patterns of a list finds."""
    return re.compile("|".join(WORDS[name]), re.IGNORECASE)


REGISTERED = SPOKEN["registered"]
SLIPS = frozenset(map(folded, WORDS["slips"]))
"""a part that is torn off and sent to who is paid"""
TO = frozenset({"to"})
PAYABLE = "payableto"
"""ends any words that lead to who is paid: "should be crossed and made payable to" """
MOST = 12
"""words that lead to a name"""
SENTENCE = re.compile(r"\. (?=[A-ZÀ-Þ])")
"""ends a sentence, or an abbreviation: what stands before is one of the names that may be meant"""
LEAST = 5
"""letters of a name that is told from other words"""
FACTOR = any_of("factors")
OTHERS_PAID = any_of("others_paid")
"""says that another than the seller is paid: who bought the debt, or the customer who gets money back"""
AGENT = any_of("agents")
"""says that one wrote the paper for another"""
RECEIVED = any_of("received")
"""stands near the name of a customer who signs"""
PAID = frozenset(map(folded, WORDS["paid"]))
"""what leads to the name of who is paid"""
HOLDERS = frozenset(map(folded, WORDS["holders"]))
"""what leads to the holder of an account: who is paid, unless the paper collects its money itself"""
SIGNING = frozenset(map(folded, WORDS["signing"]))
"""what leads to the name of who signs, below all amounts"""
STATED = tuple(map(folded, WORDS["stated"]))
"""what small print says of the company that a paper is from, behind its name"""
THANKS = re.compile(
    r"^(?:thank|thanks|merci|danke|vielen|gracias|grazie|bedankt).{4,30}?(?:at|with|from|bei|chez|en|da|bij)$"
)
COLLECTED = any_of("collected")
BANKING = re.compile(r"\b(?:iban|bic|swift|sort code|bsb|routing|ifsc)\b", re.IGNORECASE)
"""stands near the holder of an account; a customer's account has none"""
NEAR = 3
"""lines"""
PART = re.compile(r"[,.]? [·•|–—-] |, |[·•|]")
"""stands between the parts of a line of small print"""
REGISTER = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(map(re.escape, REGISTERED))})(?![^\W_])[^\d,·•|]{{0,24}}\d[\d ./-]{{4}}", re.IGNORECASE
)
"""tells a number in a register, or for taxes"""
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4})?(?:\s*[-–]\s*\d{4})?\s*([^\W\d_].*)", re.IGNORECASE)
RESERVED = re.compile(r"[.,]?\s*(?:all rights reserved|alle rechte|tous droits|\d{4}).*$", re.IGNORECASE)


@lru_cache(maxsize=4)
def upheld(paper: Paper) -> frozenset[str]:
    """The names, folded, that the paper says are of who it is from: sellers of invoices and receipts, not of orders."""
    names = map(folded, _told(paper))
    return frozenset(name for name in names if len(name) >= LEAST and not any(map(str.isdigit, name[2:4])))


def another_upheld(paper: Paper, own: str, other: str) -> bool:
    """Whether a paper was written for another, or upholds a company that is neither side: who it is from is open."""
    if for_another(paper):
        return True
    sides, seller = [one for name in (own, other) if (one := bare(name))], bare(own)
    companies = [bare(name) for name in _told(paper) if has_legal_form(name) and distinctive(name)]
    others = [one for one in companies if one and not any(side in one or one in side for side in sides)]
    return bool(others) and not any(seller in name for name in upheld(paper))


def bare(name: str) -> str:
    """A name, folded, without its legal form, which is written out or cut short elsewhere."""
    return folded(LEGAL_FORM.sub(" ", name))


@lru_cache(maxsize=4)
def _told(paper: Paper) -> frozenset[str]:
    """What stands where a paper upholds a name, as it is printed; nothing where one wrote it for another."""
    if for_another(paper):
        return frozenset()
    return frozenset(name for page in paper.pages for name in _names(paper, page))


def for_another(paper: Paper) -> bool:
    """Whether a paper says that one wrote it for another."""
    return any(AGENT.search(text) for text in paper.texts)


def _names(paper: Paper, page: Marked) -> Iterator[str]:
    last = max((at for at, line in enumerate(page.sheet.lines) if AMOUNT.search(line.text)), default=0)
    paid, banking, received = _payees(paper), _around(BANKING, page), _around(RECEIVED, page)
    for block in blocks(page):
        for at, row in enumerate(block):
            below = row.number > last
            leads = paid if row.number in banking else paid - HOLDERS
            texts = [row.text] if _ends(block[at + 1 :]) else []
            texts += [f"{row.text} {block[at + 1].text}"] if at + 1 < len(block) and _ends(block[at + 2 :]) else []
            for text in texts:
                yield from _led(text, leads | SIGNING if below and row.number not in received else leads)
            yield from _spoken(row.text)
            yield from _registered(row.text, page.sheet.lines[row.number].text) if below else ()
            if at and paid and folded(block[at - 1].text) in SLIPS and _ends(block[at + 1 :]):
                yield from _led(row.text, TO)
            if folded(row.text) in leads and at + 1 < len(block) and _ends(block[at + 2 :]):
                yield block[at + 1].text
    yield from _beside(page, paid, banking)


def _payees(paper: Paper) -> frozenset[str]:
    """What leads to the name of who is paid, where that is the seller."""
    if is_credit(paper) or any(OTHERS_PAID.search(text) for text in paper.texts):
        return frozenset()
    return PAID if any(COLLECTED.search(text) for text in paper.texts) else PAID | HOLDERS


def _around(words: re.Pattern[str], page: Marked) -> frozenset[int]:
    """The lines of a page that stand within a few lines of words."""
    said = (at for at, line in enumerate(page.sheet.lines) if words.search(line.text))
    return frozenset(near for at in said for near in range(at - NEAR, at + NEAR + 1))


def _ends(rest: tuple[Row, ...]) -> bool:
    """Whether the line after a name is surely no part of it."""
    text = rest[0].text if rest else ""
    other = ":" in text or any(map(str.isdigit, text)) or contact_like(text) or title_like(text)
    return not text or other or "signat" in text.casefold() or not any(map(str.isalpha, text))


def buys_debts(name: str) -> bool:
    """Whether a name is of a company to which sellers make over what they are owed."""
    return FACTOR.search(name) is not None


def leads_to_paid(page: Marked, label: str, line: int) -> bool:
    """Whether a label on a line leads to who is paid or signs."""
    slip = folded(label) in TO and line > 0 and folded(page.sheet.lines[line - 1].text) in SLIPS
    return slip or folded(label) in PAID | HOLDERS | SIGNING


def holds_account(paper: Paper, page: Marked, label: str, line: int) -> bool:
    """Whether a label with a bank's words near leads to the holder of the account that is paid into: no customer."""
    return folded(label) in HOLDERS & _payees(paper) and line in _around(BANKING, page)


def _led(text: str, leads: frozenset[str]) -> Iterator[str]:
    """The names that follow one of the words that lead to one, to the end of a text or of a sentence in it."""
    words = text.split()
    for at, lead in enumerate(accumulate(map(folded, words[:-1][: MOST - 1])), 1):
        if lead in leads or (lead.endswith(PAYABLE) and leads >= PAID) or THANKS.match(lead):
            told = " ".join(words[at:])
            yield told
            yield from (told[: end.start()] for end in SENTENCE.finditer(told))


def _spoken(text: str) -> Iterator[str]:
    """The name that a line of small print begins with, or whose copyright it tells."""
    own = folded(text)
    for said in STATED:
        at = own.find(said)
        if at >= LEAST:
            yield _first(text, own[:at])
    owned = COPYRIGHT.search(text)
    if owned:
        yield RESERVED.sub("", owned[1])


def _first(text: str, letters: str) -> str:
    """The words that a text begins with and that have just these letters, or these where they end within a word."""
    words = text.split()
    beginnings = (" ".join(words[:count]) for count in range(1, len(words)))
    return next((one for one in beginnings if folded(one) == letters), letters)


def _registered(text: str, line: str) -> Iterator[str]:
    """The name that a line of small print begins with that tells a number in a register, or for taxes."""
    end = PART.search(text)
    if end is not None and line.startswith(text) and REGISTER.search(line, end.end()):
        yield text[: end.start()]


def _beside(page: Marked, paid: frozenset[str], banking: frozenset[int]) -> Iterator[str]:
    """The names beside a label that is a text of its own."""
    for number, stretches in enumerate(page.sheet.stretches):
        for label, name in pairwise(stretches):
            lead = folded(page.sheet.text_of(label).text)
            if lead in paid and (lead not in HOLDERS or number in banking):
                yield page.sheet.text_of(name).text
