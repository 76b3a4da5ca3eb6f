"""Tables as columns."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codec import Malformed, decode, encode, restore
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Record
from tests.core.domain.test_codec import fields

cells = st.dictionaries(st.sampled_from(["date", "amount", "balance"]), fields, max_size=3)
tables = st.lists(st.builds(Record, cells), max_size=6).map(tuple)


def amount(number: int) -> Field:
    text = f"{number}.00"
    return Field(text, Evidence(text, 1, Box(1.0, number, 2.0, number + 9.0)), 0.9).accept("sum", of=text)


ROWS = tuple(Record({"amount": amount(number)}) for number in range(300))
COLUMN: dict[str, Any] = {"value": ["1", "2"]}


@given(tables, tables, cells)
def test_rows_come_back_in_their_order(rows: Any, others: Any, own: Any) -> None:
    lone = (Record(own, {"transactions": rows}),)
    both = (Record(own, {"transactions": rows}), Record(own, {"transactions": others}))
    for inner in (lone, both):
        record = Record({}, {"accounts": inner, "transactions": rows, "line_items": others})
        again = decode(Record, encode(record))
        assert again == record
        assert [list(row.fields) for row in again.tables["transactions"]] == [list(row.fields) for row in rows]


def test_rows_that_a_lone_account_repeats_are_kept_once() -> None:
    alone, twice = Record({}, {"rows": ROWS}), Record({}, {"accounts": (Record({}, {"rows": ROWS}),), "rows": ROWS})
    assert len(encode(twice)) < len(encode(alone)) + 100
    again = decode(Record, encode(twice))
    assert again.tables["accounts"][0].tables["rows"] is again.tables["rows"]


def test_columns_are_shorter_than_rows() -> None:
    listed = json.dumps([json.loads(encode(row)) for row in ROWS], separators=(",", ":"))
    assert len(encode(Record({}, {"rows": ROWS}))) < len(listed) / 2


WRONG: tuple[dict[str, Any], ...] = (
    {"value": "12"},
    {"value": ["1", 2]},
    {"more": [1]},
    {"page": [1, 2, 3]},
    {"page": [1.5]},
    {"origin": ["guessed"]},
    {"reason": [0]},
    {"accepted": [1]},
    {"confidence": [1e999]},
    {"boxed": [True]},
    {"boxed": [True], "x0": [1.0], "y0": [1.0], "x1": [1.0], "y1": [1e999]},
    {"others": {"2": []}},
    {"others": {"0": [1]}},
)


def table(**other: Any) -> Any:
    return {"shapes": [["a"]], "rows": [0, 0], "columns": {"a": COLUMN}} | other


@pytest.mark.parametrize(
    "form",
    [
        {},
        True,
        "rows",
        table(more=[]),
        table(shapes=[["b"]]),
        table(shapes=[[["a"]]]),
        table(rows=[0]),
        table(rows=[0, 0, 0]),
        table(rows=[0, 1]),
        table(rows=[0, -1]),
        table(rows=[0, True]),
        table(reasons=[["guess"]]),
        table(reasons=["guess"]),
        table(tables={"2": {}}),
        table(tables={"one": {}}),
        table(tables={"0": {"rows": True}}),
        *(table(columns={"a": {**COLUMN, **more}}) for more in WRONG),
    ],
)
def test_a_table_that_is_none_is_malformed(form: Any) -> None:
    with pytest.raises(Malformed):
        restore(Record, {"tables": {"rows": form}})


def test_rows_are_repeated_by_one_row_only() -> None:
    """Else a few bytes could stand for more rows than fit into memory."""
    inner = {"shapes": [[]], "rows": [0, 0], "tables": {"0": {"flat": True}}}
    with pytest.raises(Malformed):
        restore(Record, {"tables": {"flat": table(), "accounts": inner}})
    one = {"shapes": [[]], "rows": [0], "tables": {"0": {"flat": True}}}
    with pytest.raises(Malformed):
        restore(Record, {"tables": {"flat": table(), "accounts": one, "others": one}})
