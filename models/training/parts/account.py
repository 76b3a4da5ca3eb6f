"""Statements of accounts composed of parts."""

from __future__ import annotations

from models.training import ids
from models.training.draft import Draft
from models.training.paper import Block, Gap, Grid, Line, beside, cell, line
from models.training.parts import Parts
from models.training.parts.movements import balance, movements
from models.training.parts.pairs import PAIRS, Pairs, known
from models.training.parts.several import several


def account(d: Draft) -> tuple[Block, ...]:
    """All blocks of a statement."""
    d.title = d.word("card_title" if d.parts["kind"] == "card" else "statement_title")
    head = LETTERHEADS[d.parts["letterhead"]](d)
    who = HOLDERS[d.parts["holder"]](d)
    title = (line(d.title, bold=True, size=13), Gap(4))
    if d.parts["kind"] == "several":
        listed = (*several(d), Gap(8), line(d.word("bank_small"), size=d.small, grey=True))
        return (*head, Gap(10), *who, Gap(10), *title, *listed)
    summary = SUMMARIES[d.parts["summary"]](d)
    foot = (Gap(8), line(d.word("bank_small"), size=d.small, grey=True))
    if d.parts["summary"] == "above":
        return (*head, Gap(8), *summary, Gap(8), *who, Gap(8), *title, Gap(6), *movements(d), *foot)
    return (*head, Gap(10), *who, Gap(10), *title, *summary, Gap(8), *movements(d), *foot)


def _bank(d: Draft, align: str = "left") -> tuple[Line, ...]:
    return (
        line(d.value("bank_name", bold=True, size=14), align=align),
        *d.address("bank_address", align=align, size=8),
    )


def _left(d: Draft) -> tuple[Block, ...]:
    return _bank(d)


def _right(d: Draft) -> tuple[Block, ...]:
    return _bank(d, "right")


def _centred(d: Draft) -> tuple[Block, ...]:
    return (*_bank(d, "center"), Grid(((cell(edges="t"),),), (1.0,)))


def _band(d: Draft) -> tuple[Block, ...]:
    name = cell(line(d.value("bank_name", bold=True, size=15)), shade=0.12)
    return (Grid(((name, cell(*d.address("bank_address", align="right", size=8), shade=0.12)),), (0.6, 0.4), pad=6),)


def _framed(d: Draft) -> tuple[Block, ...]:
    return (Grid(((cell(*_bank(d), edges="tblr"),),), (1.0,), pad=5, share=0.5, align="right"),)


LETTERHEADS: Parts = {"left": _left, "right": _right, "centred": _centred, "band": _band, "framed": _framed}


def _details(d: Draft) -> tuple[Block, ...]:
    """Numbers of the account, and its period."""
    number = "card_number" if d.parts["kind"] == "card" else "account_number"
    several_ = d.parts["kind"] == "several"
    pairs: Pairs = (
        [("Ref.", line(ids.digits(d.rng, 8)))] if several_ else [(d.word(number), line(d.value("account_number")))]
    )
    pairs += known(d, "iban", "ifsc", "account_type")
    if d.rng.random() < 0.6:
        pairs += known(d, "currency")
    if d.parts["period"] == "pairs":
        pairs += known(d, "statement_start", "statement_end")
    if d.rng.random() < 0.4:
        pairs.insert(d.rng.randint(0, len(pairs)), ("CIF" if d.parts["country"] == "IN" else "Ref.", line(ids.digits(d.rng, 9))))  # fmt: skip  # noqa: E501
    return PAIRS[d.parts["details"]](pairs)


def _period(d: Draft) -> tuple[Block, ...]:
    if d.parts["period"] == "pairs":
        return ()
    to = {"fr": " au ", "de": " - "}.get(d.writing.language, " to ")
    return (line(f"{d.word('period')} ", d.value("statement_start"), to, d.value("statement_end")), Gap(4))


def _named(d: Draft) -> tuple[Line, ...]:
    return (line(d.value("account_holder", bold=True)), *d.address("account_holder_address"))


def _window(d: Draft) -> tuple[Block, ...]:
    return (*_named(d), Gap(10), *_period(d), *_details(d))


def _labelled(d: Draft) -> tuple[Block, ...]:
    return (line(d.word("holder"), bold=True), *_named(d), Gap(8), *_period(d), *_details(d))


def _beside(d: Draft) -> tuple[Block, ...]:
    return (beside(_named(d), (*_period(d), *_details(d)), widths=(0.48, 0.52)),)


def _inline(d: Draft) -> tuple[Block, ...]:
    place = d.address("account_holder_address", joined=True)[0].runs
    return (line(f"{d.word('holder')}: ", d.value("account_holder"), ", ", *place), *_period(d), *_details(d))


HOLDERS: Parts = {"window": _window, "labelled": _labelled, "beside": _beside, "inline": _inline}


def _sums(d: Draft) -> Pairs:
    """The balances and totals of the month."""
    d.implied.add("currency")
    sides = ("total_credits", "total_debits") if d.rng.random() < 0.5 else ("total_debits", "total_credits")
    ends = [(name, line(d.value(name, balance(d)), align="right", whole=True)) for name in ("opening_balance", "closing_balance")]  # fmt: skip  # noqa: E501
    middle = [(name, line(d.money(name), align="right", whole=True)) for name in sides]
    return [(d.word(name), one) for name, one in (ends[0], *middle, ends[1])]


def _none(_: Draft) -> tuple[Block, ...]:
    return ()


def _box(d: Draft) -> tuple[Block, ...]:
    rows = tuple((cell(line(label), edges="tl"), cell(one, edges="tr")) for label, one in _sums(d))
    return (Grid((*rows, (cell(edges="t"), cell(edges="t"))), (0.6, 0.4), pad=3, share=0.5, align="right"),)


def _row(d: Draft) -> tuple[Block, ...]:
    sums = _sums(d)
    head = tuple(cell(line(label, size=d.small, align="right"), edges="tblr", shade=0.08) for label, _ in sums)
    return (Grid((head, tuple(cell(one, edges="tblr") for _, one in sums)), (0.25,) * 4, pad=3),)


def _lines(d: Draft) -> tuple[Block, ...]:
    return tuple(line(f"{label}: ", *one.runs) for label, one in _sums(d))


SUMMARIES: Parts = {"none": _none, "box": _box, "row": _row, "lines": _lines, "above": _row}
