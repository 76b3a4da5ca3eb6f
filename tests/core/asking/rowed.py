"""A small vault of papers with rows: lines of invoices, movements of the bank, and what these say was paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from core.domain.document import Reading, Stage, Status
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.domain.record import Evidence, Field, Record
from core.ports import Arrival, Interpretation
from core.vault import Vault, create_vault
from core.workbench.comparing import Comparison
from tests.core.asking.made import CHEAP, FERN, MILL, POWER, invoice

NORTH, BANK = "Northwind", "Banque du Lac"
AMOUNTS = ("total_amount", "amount", "unit_price", "balance", "opening_balance", "closing_balance")
Row = Mapping[str, str]


class Paper(NamedTuple):
    """One made document with the rows of its table; cells with a question mark behind them are in doubt."""

    name: str
    type: str
    fields: Row
    rows: Sequence[Row] = ()
    text: str = ""
    currency: str = "EUR"
    subtype: str = ""
    client: str = NORTH


def item(description: str, quantity: str, unit: str, price: str, amount: str) -> Row:
    return {"description": description, "quantity": quantity, "unit": unit, "unit_price": price, "amount": amount}


def moved(day: str, description: str, amount: str, balance: str) -> Row:
    return {"date": day, "description": description, "amount": amount, "balance": balance}


def statement(since: str, until: str, opening: str, closing: str, account: str = "0012-3456") -> Row:
    dated = {"bank_name": BANK, "account_number": account, "statement_start": since, "statement_end": until}
    return dated | {"opening_balance": opening, "closing_balance": closing}


FEES = moved("2026-03-25", "FRAIS BANCAIRES TENUE DE COMPTE", "-12.50", "11161.90")
RENT = moved("2026-03-28", "VIREMENT LOYER AVRIL", "-900.00?", "10261.90")
PAPERS = (
    Paper(
        "paper1.pdf",
        "invoice",
        invoice("BF-1001", FERN, "2026-02-15", "1200.00", due_date="2026-03-12"),
        (
            item("Office paper A4, white", "40", "ream", "25.00", "1000.00"),
            item("Desk lamp", "4", "piece", "50.00", "200.00"),
        ),
    ),
    Paper(
        "paper2.pdf",
        "invoice",
        invoice("BF-1002", FERN, "2026-03-10", "150.00", due_date="2026-04-20"),
        (
            item("Papier recyclé A4", "4", "ream", "30.00", "120.00"),
            item("Paper rolls", "3", "roll", "10.00", "30.00?"),
        ),
    ),
    Paper(
        "paper3.pdf",
        "invoice",
        invoice("BFC-5", FERN, "2026-03-20", "25.00"),
        (item("Office paper A4, returned", "1", "ream", "25.00", "25.00"),),
        subtype="credit_note",
    ),
    Paper(
        "machine.pdf",
        "invoice",
        invoice("OM-9", MILL, "2026-03-18", "9000.00"),
        (item("Paper cutting machine", "1", "piece", "9000.00", "9000.00"),),
        currency="USD",
    ),
    Paper(
        "old.pdf",
        "invoice",
        invoice("BF-0900", FERN, "2025-03-11", "80.00"),
        (item("Paper", "4", "ream", "20", "80.00"),),
    ),
    Paper("letter.pdf", "invoice", invoice("HP-70", POWER, "2026-03-03", "61.20"), text="Please save paper"),
    Paper("power.pdf", "invoice", invoice("HP-77", POWER, "2026-03-01", "777.77", due_date="2026-03-09")),
    Paper(
        "march.pdf",
        "bank_statement",
        statement("2026-03-01", "2026-03-31", "10000.00", "10261.90"),
        (
            moved("2026-03-02", "VIREMENT ORANGE SA ABONNEMENT", "-60.00", "9940.00"),
            moved("2026-03-05", "CB RESTAURANT LE LYS", "-45.60", "9894.40"),
            moved("2026-03-10", "VIR SEPA BLUE FERN BF-1001", "-1200.00", "8694.40"),
            moved("2026-03-12", "VIREMENT RECU ATELIER NORD", "3000.00", "11694.40"),
            moved("2026-03-20", "PRLV SEPA ASSURANCE LE CHENE", "-520.00", "11174.40"),
            FEES,
            RENT,
        ),
    ),
    Paper(
        "april.pdf",
        "bank_statement",
        statement("2026-03-25", "2026-04-10", "11174.40", "10161.90"),
        (FEES, RENT, moved("2026-04-02", "RETRAIT DAB BRISTOL", "-100.00", "10161.90")),
    ),
    Paper(
        "savings.pdf",
        "bank_statement",
        statement("2026-03-01", "2026-03-31", "500.00", "510.00", "0099-1111"),
        (moved("2026-03-15", "INTERETS CREDITEURS", "10.00", "510.00"),),
    ),
)


def reading(paper: Paper) -> Reading:
    """What is read of a made document; every value stands in a line of its own."""
    line = count()

    def value(name: str, said: str) -> Field:
        text = said.removesuffix("?")
        box = Box(40, 40 + 12 * next(line), 140, 50 + 12 * next(line))
        currency = paper.currency if name in AMOUNTS else None
        made = Field(text, Evidence(text, 1, box), 0.9, currency=currency)
        return made.doubt("guess") if said.endswith("?") else made.accept("label")

    def record(cells: Row) -> Record:
        return Record({name: value(name, said) for name, said in cells.items()})

    rows = tuple(map(record, paper.rows))
    own = record(paper.fields)
    tables = {"line_items": rows} if paper.type == "invoice" else {"transactions": rows}
    status = (
        Status.REVIEW if any(said.endswith("?") for row in paper.rows for said in row.values()) else Status.ACCEPTED
    )
    return Reading(paper.type, 0.9, Record(own.fields, tables if rows else {}), (), (1,), status, paper.subtype)


def filled(folder: Path, papers: Sequence[Paper] = PAPERS) -> Vault:
    """A new vault that holds the papers, compared with each other."""
    vault, _ = create_vault(folder / "home", folder / "state", "correct horse battery staple", cost=CHEAP)
    for paper in papers:
        (document,) = vault.take(Arrival(paper.client, f"/in/{paper.name}", paper.name.encode()), "ann").documents
        words = [Word(one, Box(40 + 60 * n, 20, 95 + 60 * n, 32)) for n, one in enumerate(paper.text.split())]
        vault.save_page(document, Page(1, 595, 842, tuple(words)), None)
        vault.save_readings(document, Interpretation((reading(paper),)), "1", "rule", compare=Comparison(vault))
    return vault


def approve(vault: Vault, name: str) -> None:
    """Approves the document of a file as a person."""
    from core.ports import Selection  # noqa: PLC0415

    documents = [one.id for one in vault.summaries(Selection()) if one.name == name]
    vault.advance(documents, Stage.APPROVED, "ann", {})
