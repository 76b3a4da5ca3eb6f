"""`python -m bench.lists`: how long pages, counts and facets of many documents take in a real vault.

python -m bench.lists [--documents N] [--vault FOLDER]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert

from core.domain.document import Reading, Stage, Status
from core.domain.record import Field, Record
from core.ports import Order, Selection
from core.vault import Vault, create_vault, open_vault
from core.vault.keys import Cost
from core.vault.outcomes import add
from core.vault.tables import SOURCES

PASSPHRASE = "only for measuring"  # noqa: S105
EACH = 200
"""documents that one transaction fills the vault with"""
TYPES = ("invoice", "receipt", "delivery_note", "payslip")
PAGE = 100


def reading(chance: random.Random) -> Reading:
    """A paper as many have it, accepted two times in three."""
    accepted = chance.random() < 0.66
    kind = chance.choices(TYPES, (60, 25, 10, 5))[0]
    day = f"20{chance.randrange(18, 27)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    total = f"{chance.randrange(100, 2_000_000) / 100:.2f}"
    said = {"vendor_name": f"Supplier {chance.randrange(3000)} Ltd", "invoice_number": f"BF-{chance.randrange(10**6)}"}
    fields = {name: Field(value, accepted=True) for name, value in said.items()}
    fields |= {"invoice_date": Field(day, accepted=True)}
    fields |= {"total_amount": Field(total, currency="EUR", accepted=accepted)}
    status = Status.ACCEPTED if accepted else Status.REVIEW
    return Reading(kind, 0.9, Record(fields), (), (1,), status)


def fill(vault: Vault, documents: int) -> None:
    """Keeps made documents as read, two thirds of them approved."""
    chance = random.Random(7)  # noqa: S311
    for start in range(0, documents, EACH):
        with vault.writing("rule") as session:
            for number in range(start, min(documents, start + EACH)):
                source = {"sha256": f"{number:064d}", "file": f"{number:064d}", "size": 0, "taken_at": session.at}
                session.connection.execute(insert(SOURCES), source)
                own = {"source": source["sha256"], "name": f"scan {number}.pdf", "client": f"Client {number % 57}"}
                said = reading(chance)
                made = add(session, own | {"container": None, "leaves": "", "taken_at": session.at}, said, "read", {})
                if said.status is Status.ACCEPTED:
                    session.alter(made, stage=Stage.APPROVED.value)


def selections(documents: int) -> Iterator[tuple[str, Selection]]:
    """Pages at the beginning, in the middle and at the end, in every order, under several filters."""
    filters = {
        "all": Selection(),
        "look": Selection(look=True),
        "client": Selection(client="Client 3"),
        "period": Selection(since=date(2024, 1, 1), until=date(2024, 12, 31)),
        "amount": Selection(least=Decimal(10_000), type="invoice"),
        "supplier": Selection(supplier="supplier 17 ltd"),
        "approved": Selection(stage=Stage.APPROVED),
    }
    shares = {
        "all": 1.0,
        "look": 0.33,
        "client": 0.017,
        "period": 0.11,
        "amount": 0.3,
        "supplier": 0.0,
        "approved": 0.6,
    }
    for name, one in filters.items():
        for order, part, down in product(Order, (0.0, 0.5, 0.98), (False, True)):
            offset = int(documents * shares[name] * part)
            yield name, replace(one, order=order, offset=offset, limit=PAGE, descending=down)


def milliseconds(call: Callable[[], object]) -> float:
    """How long a call takes, the better of two."""
    took = []
    for _ in range(2):
        started = perf_counter()
        call()
        took.append(1000 * (perf_counter() - started))
    return min(took)


def measured(vault: Vault, documents: int) -> Iterator[str]:
    """Milliseconds of every sort of question, as lines."""
    worst: dict[str, tuple[float, str]] = {}
    plain: dict[str, Selection] = {}
    for name, selection in selections(documents):
        took = milliseconds(partial(vault.summaries, selection))
        said = f"{selection.order} {'down' if selection.descending else 'up'} from {selection.offset}"
        worst[name] = max(worst.get(name, (0.0, "")), (took, said))
        plain.setdefault(name, selection)
    for name, (took, said) in worst.items():
        yield f"page, {name:24} {took:7.1f} ms at worst ({said})"
    texts = {"rare word": "Supplier 17", "word of all": "supplier"}
    searched = {name: Selection(text=text, limit=PAGE) for name, text in texts.items()}
    searched |= {f"{name}, by total": replace(one, order=Order.TOTAL) for name, one in searched.items()}
    for name, selection in searched.items():
        yield f"page, {name:24} {milliseconds(partial(vault.summaries, selection)):7.1f} ms"
    for name, selection in (plain | searched).items():
        yield f"count, {name:23} {milliseconds(partial(vault.count, selection)):7.1f} ms"
        yield f"facets, {name:22} {milliseconds(partial(vault.facets, selection)):7.1f} ms"
    yield f"suppliers{'':21} {milliseconds(partial(vault.suppliers, 'suppl', '', 8)):7.1f} ms"
    yield f"totals{'':23} {milliseconds(vault.totals):7.1f} ms"


def main(arguments: Sequence[str]) -> int:
    """Fills a vault, or opens the one that an earlier run filled, and measures."""
    wishes = argparse.ArgumentParser(prog="bench.lists", description=__doc__)
    wishes.add_argument("--documents", type=int, default=100_000)
    wishes.add_argument("--vault", type=Path, help="a folder to keep the vault in for the next run")
    given = wishes.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = (given.vault or Path(folder)) / "home"
        started = perf_counter()
        if home.exists():
            vault = open_vault(home, home.parent / "state", PASSPHRASE)
        else:
            vault, _ = create_vault(home, home.parent / "state", PASSPHRASE, cost=Cost(1, 64, 1))
            fill(vault, given.documents)
        size = sum(file.stat().st_size for file in home.glob("vault.db*"))
        print(f"{given.documents} documents, {size / 1e6:.0f} MB, ready after {perf_counter() - started:.1f} s")
        for line in measured(vault, given.documents):
            print(line, flush=True)
        vault.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
