"""`python -m bench.asking --vault FOLDER`: how long search and questions take over a vault of `bench.lists`.

Wall and processor time of the better of three runs, after one that nobody counts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from bench.lists import PASSPHRASE
from core.catalogue import bundled_types
from core.vault import open_vault
from core.vault.searching import VaultLibrary
from core.words import Words
from core.workbench.asking import Asking, asking

SEARCHES = ("BF-1234", "supplier 123", "electricity", "supplier")
QUESTIONS = (
    "What is the total of invoices from Supplier 7 in 2025?",
    "How many invoices does Client 5 have in March 2024?",
    "What is the invoice number of the latest invoice from Supplier 12?",
    "How much did we spend in 2026?",
    "Compare 2024 and 2025 spending",
    "How much by supplier in Q1 2026?",
    "the 5 largest invoices",
    "How much did we spend?",
    "spending by month",
    "spending by supplier",
    "How much did we spend on electricity at Supplier 7?",
    "transfers over 500 in March 2025",
    "Which invoices from Supplier 12 are unpaid?",
    "Which invoices are unpaid?",
)


def best(call: Callable[[], object]) -> str:
    """How long a call takes."""
    call()
    runs = []
    for _ in range(3):
        wall, own = perf_counter(), process_time()
        call()
        runs.append((1000 * (perf_counter() - wall), 1000 * (process_time() - own)))
    return f"{min(one for one, _ in runs):6.0f} ms, processor {min(one for _, one in runs):5.0f} ms"


def learned(asked: Asking) -> str:
    """Learns what was not learned before, and says how long that took."""
    began, documents = process_time(), 0
    while done := asked.searching.catch_up(1000):
        documents += done
    return f"{documents} documents learned, processor {process_time() - began:.1f} s"


def main(arguments: Sequence[str]) -> int:
    """Measures over a vault that is there."""
    wishes = argparse.ArgumentParser(prog="bench.asking", description=__doc__)
    wishes.add_argument("--vault", type=Path, required=True, help="the folder of a vault of bench.lists")
    home = wishes.parse_args(arguments).vault / "home"
    vault = open_vault(home, home.parent / "state", PASSPHRASE)
    types = bundled_types()
    asked = asking(vault, VaultLibrary(vault), Words("en", types), types)
    print(learned(asked), flush=True)
    for text in SEARCHES:
        print(f"search  {text:70} {best(partial(asked.search, text))}", flush=True)
    for text in QUESTIONS:
        print(f"ask     {text:70} {best(partial(asked.ask, text))}", flush=True)
    vault.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
