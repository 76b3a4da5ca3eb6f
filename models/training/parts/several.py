"""Several accounts on one statement: an overview of all, then each with its number, its balances and its rows."""

from __future__ import annotations

from collections.abc import Iterator

from models.training.draft import Draft, decimal
from models.training.paper import Block, Gap, Grid, Run, cell, line
from models.training.parts.movements import balance, movements


def several(d: Draft) -> tuple[Block, ...]:
    """The accounts one after the other."""
    overview = () if d.parts["summary"] == "none" else _overview(d)
    return (*overview, *(block for number, own in _parts(d) for block in _account(d, number, own)))


def _parts(d: Draft) -> Iterator[tuple[int, range]]:
    """The number of every account and its rows."""
    first = 0
    for number, one in enumerate(d.facts.tables["accounts"]):
        count = int(decimal(one, "rows"))
        yield number, range(first, first + count)
        first += count


def _overview(d: Draft) -> tuple[Block, ...]:
    """All accounts with what is on them at the end."""
    names = ("account_type", "account_number", "closing_balance")
    head = tuple(cell(line(d.word(name), size=d.small, align=_align(name)), edges="b") for name in names)
    rows = tuple(
        tuple(cell(line(Run(_shown(d, number, name)), align=_align(name), whole=True)) for name in names)
        for number, _ in _parts(d)
    )
    return (Grid((head, *rows), (0.4, 0.3, 0.3), pad=2.0, share=0.7), Gap(10))


def _align(name: str) -> str:
    return "right" if name.endswith("_balance") else "left"


def _shown(d: Draft, number: int, name: str) -> str:
    value = d.facts.tables["accounts"][number][name]
    return balance(d)(value) if name.endswith("_balance") else d.writing.text(value)


def _account(d: Draft, number: int, own: range) -> tuple[Block, ...]:
    """One account: what it is called, its balances where no rows say them, its rows."""

    def said(name: str) -> Run:
        return d.cell("accounts", number, name, balance(d) if name.endswith("_balance") else None)

    named = line(said("account_type"), f"   {d.word('account_number')}: ", said("account_number"), bold=True)
    ends = [name for name in ("opening_balance", "closing_balance") if not _in_rows(d, name)]
    above = tuple(line(f"{d.word(name)}: ", said(name)) for name in ends)
    return (named, *above, Gap(4), *movements(d, own, said), Gap(14))


def _in_rows(d: Draft, name: str) -> bool:
    """Whether a row of the list says a balance."""
    shown = {"both": ("opening_balance", "closing_balance"), "opening": ("opening_balance",)}
    return d.parts.get("order") != "reversed" and name in shown.get(d.parts["ends"], ())
