"""The gain of a trade whose paper has a column for each term: the one that is not nought, and which term that is."""

from __future__ import annotations

from dataclasses import replace

from core.domain.record import Record

COLUMNS = {"short_gain": "short", "long_gain": "long"}


def gains_told(record: Record) -> Record:
    """The record, its trades with their gain and term where every one of them has a single gain."""
    trades = record.tables.get("trades", ())
    told = [_told(trade) for trade in trades if "gain" not in trade.fields]
    rows = tuple(row for row in told if row is not None)
    if not rows or len(rows) < len(trades):
        return record
    return replace(record, tables={**record.tables, "trades": rows})


def _told(trade: Record) -> Record | None:
    """A trade with its gain and term; None where both columns have one, or neither is there."""
    parts = [(term, trade.fields[name]) for name, term in COLUMNS.items() if name in trade.fields]
    moved = [(term, field) for term, field in parts if field.number]
    if not parts or len(moved) > 1:
        return None
    sure = all(field.accepted for _, field in parts) and bool(moved or len(parts) == len(COLUMNS))
    term, gain = (moved or parts)[0]
    gain = gain if sure or not gain.accepted else gain.doubt("guess")
    said = {"gain": gain}
    if moved and "term" not in trade.fields:
        said["term"] = replace(gain, value=term, currency=None, alternatives=())
    return Record({**trade.fields, **said}, trade.tables)
