"""Which documents a comparison looks at, and which must be compared again when one moves: by the marks they bear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from core.domain.facts import Facts, Movement
from core.domain.marks import (
    PAPERS,
    YEARLY,
    accounts,
    bank_details,
    looks,
    number_of,
    payees,
    persons,
    total,
    vendors,
)
from core.domain.party import TELLING
from core.ports import Moved

PARTS = 4
"""into which a bank may tear the number of a paper"""
SERIAL = re.compile(r"(.*?)(\d{1,9})")


def sought(facts: Facts) -> frozenset[str]:
    """Marks of the documents that say something of this one."""
    return frozenset(chain(looks(facts), _sought(facts)))


def woken(moved: Moved) -> frozenset[str]:
    """Marks of the documents of which something else may now be said."""
    touched = chain.from_iterable(chain(looks(one), _woken(one)) for one in (*moved.gone, *moved.come))
    return frozenset(chain(touched, *(_pays(one) for one in moved.settled)))


def unexplained(moved: Moved, papers: Iterable[Facts]) -> Iterator[Movement]:
    """The rows that moved and pay no one of these papers by themselves: they may pay several together."""
    by_amount: dict[Decimal, list[frozenset[str]]] = {}
    for one in papers:
        if one.type in PAPERS and (amount := one.number("amount_due", "total_amount")) is not None:
            by_amount.setdefault(amount, []).append(payees(one))
    for row in chain.from_iterable(one.movements for one in (*moved.gone, *moved.come)):
        text = row.text.replace(" ", "")
        if not any(word in text for words in by_amount.get(abs(row.amount), ()) for word in words):
            yield row


def naming(rows: Iterable[Movement]) -> frozenset[str]:
    """Marks of the papers whose other party these rows name."""
    words = frozenset(word for row in rows for word in _runs(row, 2))
    return frozenset(f"payee:{word}" for word in words if len(word) >= TELLING and word.isalpha())


def _runs(row: Movement, most: int) -> Iterator[str]:
    """The words of a row, alone and by so many that follow each other."""
    words = row.text.split()
    return ("".join(words[at : at + count]) for count in range(1, most + 1) for at in range(len(words) - count + 1))


def successor(number: str) -> str:
    """The number after a folded one ("bf0017": "bf0018"), or nothing where it does not end in digits."""
    found = SERIAL.fullmatch(number)
    return f"{found[1]}{int(found[2]) + 1:0{len(found[2])}d}" if found else ""


def _sought(facts: Facts) -> Iterator[str]:
    if facts.type in PAPERS:
        yield from vendors(facts)
        yield from _of_paper(facts)
        yield "kind:bank_statement"
    elif facts.type == "bank_statement":
        yield from _accounts(facts)
    elif facts.type in YEARLY:
        yield from persons(facts)
        yield from ["kind:bank_statement"] if facts.type == "interest_certificate" else []


def _woken(facts: Facts) -> Iterator[str]:
    if facts.type in PAPERS:
        yield from chain(_of_paper(facts), _pays(facts))
        if day := facts.day("invoice_date", "receipt_date"):
            yield from (f"month:{vendor}:{day:%Y-%m}" for vendor in vendors(facts))
        yield f"number:{successor(number_of(facts))}"
    elif facts.type == "bank_statement":
        yield from chain(_accounts(facts), _named(facts), ["kind:interest_certificate"])
    elif facts.type in YEARLY:
        yield from persons(facts)


def _of_paper(facts: Facts) -> Iterator[str]:
    if number := number_of(facts):
        yield f"number:{number}"
    yield from (total(amount) for name in ("total_amount", "amount_due") if (amount := facts.number(name)) is not None)


def _accounts(facts: Facts) -> Iterator[str]:
    return (f"account:{one}" for one in accounts(facts))


def _pays(facts: Facts) -> Iterator[str]:
    return (f"pays:{one}" for one in bank_details(facts))


def _named(facts: Facts) -> Iterator[str]:
    """What the rows of a statement name: amounts and numbers; and the papers to be paid in its time."""
    for row in facts.movements:
        yield total(row.amount)
        yield f"due:{row.day:%Y-%m}"
        yield from (f"number:{word}" for word in _runs(row, PARTS) if any(map(str.isdigit, word)))
    for day in (facts.day("statement_start"), facts.day("statement_end")):
        yield from [f"due:{day:%Y-%m}"] if day else []
