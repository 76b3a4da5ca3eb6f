"""The number of an account right behind what the account is called: "Girokonto Nummer 5401188273"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from core.domain.folding import folded
from core.domain.layout import Word, segments
from core.domain.record import Field
from core.extraction.statement.header import Spoken, account
from core.extraction.statement.row import Outside
from core.extraction.statement.words import known

LONGEST = 6
"""words of a title"""
QUALIFIED = 3
"""words between "compte" and "n°", as in "compte courant professionnel n°" """
LEAST = 6
"""digits, or what hides them, of a number that has no label of its own"""
AMOUNT = re.compile(r"\d+\.\d\d")


def titled(lines: Sequence[Outside], top: Outside | None) -> Iterator[Spoken]:
    """The stretches above the headings of a table that are an account's title and then its number."""
    for at, one in enumerate(lines):
        if top is not None and (one.page, one.item.line.box.y0) >= (top.page, top.item.line.box.y0):
            continue
        for segment in segments(one.item.line):
            start = next((index for index, word in enumerate(segment.words) if _numeric(word)), 0)
            title = [text for word in segment.words[:start] if (text := folded(word.text))]
            said = segment.words[start:]
            if 0 < len(title) <= LONGEST and _is_title(title) and not _goes_on(said):
                yield Spoken("account_number", "".join(title), said, (), one.page, at, strict=_usual(title))


def sole(found: Iterable[tuple[Spoken, Field | None]], iban: str) -> Field | None:
    """The one number behind titles, where that is one of accounts; of a paper with an IBAN it is within that."""
    numbers = {folded(field.value): (one, field) for one, field in found if field and _identifies(field.value)}
    if len(numbers) != 1:
        return None
    ((number, (one, field)),) = numbers.items()
    return field if one.strict and (not iban or number.lstrip("x").upper() in iban) else None


def _identifies(number: str) -> bool:
    """Whether a number is long enough to be an account's where no label says so, and is no amount."""
    return len(folded(number)) >= LEAST and AMOUNT.fullmatch(number) is None


def _numeric(word: Word) -> bool:
    return sum(character.isdigit() or character in "Xx*•" for character in word.text) > len(word.text) / 2


def _goes_on(words: Sequence[Word]) -> bool:
    """Whether more that may be of the number follows what was taken for it."""
    taken = account(words)
    behind = words[len(taken)].text if taken and len(words) > len(taken) else ""
    more = len(behind) == 1 or any(map(str.isdigit, behind))
    return more and not taken[-1].text.endswith((",", ";"))


def _is_title(title: Sequence[str]) -> bool:
    """Whether words end with what an account is called, perhaps with "number" behind it."""
    accounts, numbers = known("header", "accounts"), known("header", "number")
    places = [index for index, word in enumerate(title) if word in accounts]
    behind = title[places[-1] + 1 :] if places else ["?"]
    return not behind or (behind[-1] in numbers and len(behind) <= QUALIFIED)


def _usual(title: Sequence[str]) -> bool:
    """Whether all words are of accounts' titles: others may lead to a telephone, a statement, another account."""
    return {*title} <= known("header", "accounts") | known("header", "number") | known("header", "sorts")
