from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from core.checks.balances import balance_findings
from core.domain.record import Field, Record


def cells(**values: str) -> Record:
    return Record({name: Field(value, accepted=True) for name, value in values.items()})


def statement(rows: list[Record], **header: str) -> Record:
    return Record(cells(**header).fields, {"transactions": tuple(rows)})


def row(amount: str, balance: str | None = None, date: str = "2025-01-02") -> Record:
    return cells(date=date, amount=amount, **({"balance": balance} if balance else {}))


def codes(record: Record) -> list[str]:
    return [finding.code for finding in balance_findings(record)]


ROWS = [row("-10.00", "90.00"), row("5.00", "95.00"), row("-20.00", "75.00")]
ENDS = {"opening_balance": "100.00", "closing_balance": "75.00"}


def test_a_statement_that_adds_up_has_no_findings() -> None:
    assert codes(statement(ROWS, **ENDS, total_debits="30.00", total_credits="5.00", transaction_count="3")) == []


def test_newest_rows_on_top_add_up_as_well() -> None:
    assert codes(statement(ROWS[::-1], **ENDS)) == []


def test_the_first_row_that_does_not_follow_is_named() -> None:
    rows = [ROWS[0], row("5.00", "96.00"), row("-20.00", "76.00")]
    first, *rest = balance_findings(statement(rows, opening_balance="100.00", closing_balance="75.00"))
    assert first.code == "balance.broken"
    assert first.fields == ("transactions.2.balance",)
    assert dict(first.facts) == {"row": "2", "date": "2025-01-02", "expected": "95.00", "found": "96.00"}
    assert rest == []


def test_a_difference_of_one_cent_is_not_forgiven() -> None:
    assert codes(statement(ROWS, opening_balance="100.00", closing_balance="75.01")) == ["balance.closing"]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"total_debits": "30.01"}, "balance.total"),
        ({"total_credits": "6.00"}, "balance.total"),
        ({"transaction_count": "4"}, "balance.count"),
        ({"credit_count": "2"}, "balance.count"),
    ],
)
def test_what_the_paper_counts_otherwise_is_found(header: dict[str, str], code: str) -> None:
    assert codes(statement(ROWS, **ENDS, **header)) == [code]


def test_missing_ends_are_found() -> None:
    (finding,) = balance_findings(statement(ROWS, opening_balance="100.00"))
    assert (finding.code, finding.fields) == ("balance.ends_missing", ("closing_balance",))


def test_a_row_that_nothing_vouches_for_is_found() -> None:
    open_row = Record({**ROWS[1].fields, "date": Field("2025-01-02")})
    (finding,) = balance_findings(statement([ROWS[0], open_row, ROWS[2]], **ENDS))
    assert (finding.code, finding.fields) == ("balance.row_open", ("transactions.2.date",))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (cells(kind="debits", value="30.00", from_row="1", to_row="3"), None),
        (cells(kind="debits", value="31.00", from_row="1", to_row="3"), "balance.total"),
        (cells(kind="credits", value="5.00", from_row="2", to_row="2"), None),
        (cells(kind="sum", value="15.00", from_row="2", to_row="3"), None),
        (cells(kind="sum", value="15.10", from_row="2", to_row="3"), "balance.total"),
        (cells(kind="closing", value="80.00"), "balance.contradiction"),
        (cells(kind="day", value="75.00", date="2025-01-02"), None),
        (cells(kind="day", value="74.00", date="2025-01-02"), "balance.broken"),
    ],
)
def test_sums_that_the_paper_names_are_held_against_the_rows(said: Record, code: str | None) -> None:
    record = statement(ROWS, **ENDS)
    account = Record(record.fields, {**record.tables, "checkpoints": (said,)})
    assert codes(Record(record.fields, {**record.tables, "accounts": (account,)})) == ([code] if code else [])


def test_accounts_are_checked_one_by_one() -> None:
    wrong = statement(ROWS, opening_balance="100.00", closing_balance="70.00")
    (finding,) = balance_findings(Record({}, {"accounts": (statement(ROWS, **ENDS), wrong)}))
    assert finding.fields == ("accounts.2.closing_balance",)


amounts = st.lists(st.decimals(min_value=-(10**6), max_value=10**6, places=2), min_size=1, max_size=30)


@given(amounts, st.decimals(min_value=-(10**6), max_value=10**6, places=2), st.data())
def test_any_chain_holds_until_one_balance_is_altered(
    moves: list[Decimal], opening: Decimal, data: st.DataObject
) -> None:
    running, rows = opening, []
    for move in moves:
        running += move
        rows.append(row(str(move), str(running)))
    ends = {"opening_balance": str(opening), "closing_balance": str(running)}
    assert codes(statement(rows, **ends)) == []
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at] = row(str(moves[at]), str(Decimal(rows[at].value("balance") or "0") + 1))
    assert "balance.broken" in codes(statement(rows, **ends))


def test_a_repair_of_either_end_has_its_words() -> None:
    assert {"balance.repair_opening", "balance.repair_closing"} <= resources.texts("findings").keys()
