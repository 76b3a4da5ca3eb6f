"""`python -m bench.across`: how long a document is compared with its client's others, in a real vault.

python -m bench.across [--busy TIMES_655_DOCUMENTS] [--papers N]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import insert

from core.domain.change import Change
from core.domain.codec import encode
from core.domain.document import Reading, Status
from core.domain.facts import Facts
from core.domain.record import Field, Record
from core.ports import Arrival, Interpretation
from core.vault import Vault, create_vault
from core.vault.comparing import compared
from core.vault.keys import Cost
from core.vault.outcomes import add
from core.vault.session import Session
from core.vault.tables import SOURCES
from core.work.limits import resident_mb
from core.workbench.comparing import Comparison
from tests.core.checks.across.year import CLIENT, made_year

PASSPHRASE = "only for measuring"  # noqa: S105
SEED = 7
EACH = 50
"""documents that one transaction fills the vault with"""


def reading(facts: Facts) -> Reading:
    """A reading that says these facts."""
    record = Record({name: Field(value) for name, value in facts.values.items()})
    cells = [{"date": f"{row.day}", "amount": f"{row.amount}", "description": row.text} for row in facts.movements]
    rows = tuple(Record({name: Field(value) for name, value in row.items()}) for row in cells)
    tables = {"transactions": rows} if rows else {}
    record = replace(record, tables=tables)
    return Reading(facts.type, 0.9, record, (), (1,), Status.ACCEPTED, facts.subtype)


def fill(vault: Vault, documents: Sequence[Facts]) -> None:
    """Takes documents as read, each compared with those before it."""
    compare = Comparison(vault)
    origin = {"client": CLIENT, "source": "", "container": None, "leaves": "", "taken_at": "2025-01-01"}
    for start in range(0, len(documents), EACH):
        with vault.writing("rule") as whole:
            for number, one in enumerate(documents[start : start + EACH], start):
                session = Session(whole.connection, "rule", whole.at, whole.key)
                own = origin | {"name": f"{number}.pdf", "source": f"{number:064d}"}
                session.connection.execute(
                    insert(SOURCES), {"sha256": own["source"], "file": own["source"], "size": 0, "taken_at": whole.at}
                )
                add(session, own, reading(one), "read", {})
                compared(session, Change("read"), compare)


def arrive(vault: Vault, facts: Facts) -> tuple[float, int]:
    """Seconds of the transaction in which a document is read and compared, and how many others it touched."""
    said = reading(facts)
    (document,) = vault.take(Arrival(CLIENT, "arriving.pdf", encode(said)), "rule").documents
    started = perf_counter()
    change = vault.save_readings(document, Interpretation((said,)), "1", "rule", compare=Comparison(vault))
    return perf_counter() - started, len(change.touched)


def measured(vault: Vault, papers: Sequence[Facts], statements: Sequence[Facts]) -> Iterator[str]:
    """Milliseconds of each kind of arrival, as lines."""
    for name, arriving in (("paper", papers), ("statement", statements)):
        told = [arrive(vault, one) for one in arriving]
        milliseconds, touched = [1000 * one[0] for one in told], median(one[1] for one in told)
        figures = f"median {median(milliseconds):7.1f} ms, most {max(milliseconds):7.1f} ms"
        yield f"{name:10} {figures}, says something else of {touched:.0f} others (median)"


def main(arguments: Sequence[str]) -> int:
    """All papers of a year come first and its statements last: each statement may pay many papers."""
    wishes = argparse.ArgumentParser(prog="bench.across", description=__doc__)
    wishes.add_argument("--busy", type=int, default=15, help="how many times 655 documents")
    wishes.add_argument("--papers", type=int, default=40, help="papers measured one by one")
    given = wishes.parse_args(arguments)
    year = made_year(SEED, given.busy)
    papers = [one for one in year if one.type != "bank_statement"]
    statements = [one for one in year if one.type == "bank_statement"]
    with tempfile.TemporaryDirectory() as folder:
        home, state = Path(folder) / "home", Path(folder) / "state"
        vault, _ = create_vault(home, state, PASSPHRASE, cost=Cost(1, 64, 1))
        fill(vault, papers[: -given.papers])
        before = resident_mb(os.getpid())
        print(f"{len(year)} documents, statements of about {median(len(one.movements) for one in statements)} rows")
        for line in measured(vault, papers[-given.papers :], statements):
            print(line, flush=True)
        print(f"memory {before:.0f} MB before, {resident_mb(os.getpid()):.0f} MB after")
        vault.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
