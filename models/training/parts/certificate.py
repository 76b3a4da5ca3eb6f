"""Certificates of interest and statements of gains, composed of parts."""

from __future__ import annotations

from decimal import Decimal

from models.training.draft import Draft
from models.training.facts import Value
from models.training.paper import Block, Gap, Grid, Line, cell, line
from models.training.parts import Parts
from models.training.parts.pairs import PAIRS, known
from models.training.parts.ruled import ruled


def certificate(d: Draft) -> tuple[Block, ...]:
    """All blocks of a bank's certificate."""
    loan = d.parts["kind"] == "loan"
    d.title = d.word("loan_title" if loan else "interest_title")
    head = _headed(d, "institution")
    names = ("customer_name", "customer_id", "pan", *(("loan_account",) if loan else ()))
    who = PAIRS[d.parts["details"]](known(d, *names))
    period = PERIODS[d.parts["period"]](d)
    sums = () if d.parts["sums"] == "row" and not loan else _certified(d, loan=loan)
    table = () if loan or d.parts["sums"] == "only" else (_deposits(d), Gap(8))
    foot = (Gap(16), line(d.word("certificate_small"), size=d.small), Gap(16), line(d.word("signatory")))
    body = (*sums, Gap(8), *table) if d.parts["place"] == "sums_first" else (*table, *sums)
    return (*head, Gap(10), *who, Gap(8), *period, Gap(8), *body, *foot)


def _headed(d: Draft, issuer: str) -> tuple[Block, ...]:
    """Who issues it, and what it is."""
    name = d.value(issuer, bold=True, size=14)
    title = line(d.title, bold=True, size=12, align="center")
    match d.parts["head"]:
        case "centred":
            return (line(name, align="center"), Gap(4), title)
        case "title_first":
            return (title, Gap(8), line(name))
        case "right":
            return (line(name, align="right"), Gap(10), line(d.title, bold=True, size=12))
        case "band":
            row = cell(line(name), shade=0.1), cell(line(d.title, align="right", bold=True), shade=0.1)
            return (Grid((row,), (0.5, 0.5), pad=6),)
    return (line(name), Gap(12), title)


def _sentence(d: Draft) -> tuple[Block, ...]:
    before, between, after = d.word("certify"), d.word("to"), d.word("certified")
    return (line(f"{before} ", d.value("period_from"), f" {between} ", d.value("period_to"), f" {after}"),)


def _pairs(d: Draft) -> tuple[Block, ...]:
    return PAIRS["left"](known(d, "period_from", "period_to"))


def _period_line(d: Draft) -> tuple[Block, ...]:
    return (line(f"{d.word('period')}: ", d.value("period_from"), " - ", d.value("period_to")),)


PERIODS: Parts = {"sentence": _sentence, "pairs": _pairs, "line": _period_line, "title": _period_line}


def _certified(d: Draft, *, loan: bool) -> tuple[Block, ...]:
    names = ("principal_repaid", "interest_paid") if loan else ("total_interest", "total_tds")
    money = d.parts["signs"] != "none"
    runs = [(d.word(name), d.money(name, bold=True) if money else d.value(name)) for name in names if d.has(name)]
    match d.parts["sums"]:
        case "boxed":
            rows = tuple((cell(line(label), edges="tblr"), cell(line(run, align="right", whole=True), edges="tblr")) for label, run in runs)  # fmt: skip  # noqa: E501
            return (Grid(rows, (0.65, 0.35), pad=4),)
        case "colon":
            return tuple(line(f"{label}: ", run) for label, run in runs)
    rows = tuple((cell(line(label)), cell(line(run, align="right", whole=True))) for label, run in runs)
    return (Grid(rows, (0.65, 0.35), pad=2, share=0.7),)


def _deposits(d: Draft) -> Grid:
    every = {"number": 0.24, "branch": 0.16, "principal": 0.2, "interest": 0.2, "tax_deducted": 0.2}
    columns = {name: width for name, width in every.items() if name not in DEPOSITS_WITHOUT[d.parts["columns"]]}
    row = d.parts["sums"] == "row"
    sums = {"interest": d.value("total_interest"), "tax_deducted": d.value("total_tds")} if row else {}
    return ruled(d, "deposits", columns, sums, at_most="number")


DEPOSITS_WITHOUT = {"all": (), "no_branch": ("branch",), "short": ("branch", "principal")}

TRADES = {
    "all": ("asset", "isin", "units", "buy_date", "buy_value", "sell_date", "sell_value", "gain"),
    "no_isin": ("asset", "units", "buy_date", "buy_value", "sell_date", "sell_value", "gain"),
    "term_column": ("asset", "buy_date", "sell_date", "units", "buy_value", "sell_value", "term", "gain"),
    "sold_first": ("sell_date", "asset", "units", "sell_value", "buy_date", "buy_value", "gain"),
    "short": ("asset", "buy_value", "sell_value", "gain"),
    "gain_first": ("asset", "gain", "sell_value", "sell_date", "buy_value", "buy_date"),
}
TRADE_WIDTHS = {
    "asset": 0.26, "isin": 0.15, "units": 0.1, "buy_date": 0.13, "buy_value": 0.14, "sell_date": 0.13,
    "sell_value": 0.14, "term": 0.08, "gain": 0.14,
}  # fmt: skip


def gains(d: Draft) -> tuple[Block, ...]:
    """All blocks of a year's statement of gains."""
    d.title = d.word("gains_title")
    d.small = 7.0
    who = PAIRS[d.parts["details"]](known(d, "name", "pan", "financial_year"))
    sums = _summary(d)
    table = (_trades(d), Gap(8))
    body = (*sums, Gap(10), *table) if d.parts["place"] == "sums_first" else (*table, *sums)
    return (
        *_headed(d, "broker_or_rta"),
        Gap(8),
        *who,
        Gap(10),
        *body,
        Gap(12),
        line(d.word("gains_small"), size=d.small),
    )


def _trades(d: Draft) -> Grid:
    columns = {name: TRADE_WIDTHS[name] for name in TRADES[d.parts["columns"]]}
    return ruled(d, "trades", columns, {}, shows={"term": lambda value: _term(d, value), "gain": lambda value: _signed(d, value)})  # fmt: skip  # noqa: E501


def _term(d: Draft, value: Value) -> str:
    long = value == "long"
    return {"words": ("Short", "Long"), "letters": ("S", "L")}.get(d.parts["terms"], ("STCG", "LTCG"))[long]


def _signed(d: Draft, value: Value) -> str:
    assert isinstance(value, Decimal)
    return f"({d.writing.number(-value)})" if value < 0 and d.parts["losses"] == "brackets" else d.writing.number(value)


def _summary(d: Draft) -> tuple[Block, ...]:
    """The gains by term, and a total of both that nobody asks for."""
    runs = [
        (d.word(name), d.value(name, lambda value: _signed(d, value))) for name in ("short_term_gain", "long_term_gain")
    ]
    both = d.facts.amount("short_term_gain") + d.facts.amount("long_term_gain")
    rows: list[tuple[str, Line]] = [(label, line(run, align="right", whole=True)) for label, run in runs]
    if d.parts["both"] == "shown":
        rows.append((d.word("both_gains"), line(_signed(d, both), align="right")))
    edges = "tblr" if d.parts["sums"] == "boxed" else ""
    grid = tuple((cell(line(label, bold=True), edges=edges), cell(one, edges=edges)) for label, one in rows)
    return (Grid(grid, (0.65, 0.35), pad=3, share=0.55, align=d.parts["lean"]),)
