"""Statements without a running balance: an American one in sections, a German one with S and H."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.facts import Facts, Row, Value
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing


def sections(facts: Facts, writing: Writing, _: Random) -> Made:
    """An American statement: a summary, then deposits, then withdrawals, each with its total."""
    sheet = Sheet(facts, writing)
    sheet.value("bank_name", 40, 50, 15, bold=True)
    sheet.value("account_holder", 40, 100, 10)
    sheet.address("account_holder_address", 40, 113)
    sheet.text(360, 60, "Statement period", 9, bold=True)
    x = sheet.value("statement_start", 360, 74)
    sheet.value("statement_end", sheet.text(x, 74, " through "), 74)
    sheet.pair("Account number", "account_number", 360, 90, to=90)
    summary = (("Beginning balance", "opening_balance"), ("Deposits and other credits", "total_credits"),
               ("Withdrawals and other debits", "total_debits"), ("Ending balance", "closing_balance"))  # fmt: skip
    sheet.text(40, 180, "Account summary", 11, bold=True)
    for index, (label, name) in enumerate(summary):
        sheet.text(40, 198 + 15 * index, label)
        sheet.money(name, 320, 198 + 15 * index)
    sheet.label("currency")
    y = _section(sheet, "Deposits and other credits", 1, 280)
    _section(sheet, "Withdrawals and other debits", -1, y + 26)
    return sheet.made("sections")


def _section(sheet: Sheet, title: str, sign: int, y: float) -> float:
    sheet.text(40, y, title, 11, bold=True)
    columns = (
        Column("date", "Date", 40),
        Column("description", "Description", 120),
        Column("amount", "Amount", 540, right=True),
    )
    sheet.heading(columns, y + 16, 8)
    y += 32
    for row in sheet.facts.tables["transactions"]:
        if _amount(row) * sign > 0:
            sheet.row("transactions", row, columns, y, 8)
            y += 14
    return y


def _amount(row: Row) -> Decimal:
    amount = row["amount"]
    assert isinstance(amount, Decimal)
    return amount


def valuta(facts: Facts, writing: Writing, _: Random) -> Made:
    """A German statement: amounts with S or H, short days, old balance above and new balance below."""
    sheet = Sheet(facts, writing, "Courier")

    def side(value: Value) -> str:
        assert isinstance(value, Decimal)
        return f"{writing.number(abs(value))} {'H' if value >= 0 else 'S'}"

    sheet.value("bank_name", 50, 50, 12, bold=True)
    sheet.text(50, 70, "Kontoauszug", 12)
    sheet.pairs((("IBAN", "iban"), ("Kontoinhaber", "account_holder"), ("Währung", "currency")), 50, 92, to=100)
    x = sheet.text(50, 138, "Zeitraum: ")
    x = sheet.value("statement_start", x, 138)
    sheet.value("statement_end", sheet.text(x, 138, " - "), 138)
    columns = (
        Column("date", "Bu-Tag", 50), Column("date", "Wert", 115), Column("description", "Vorgang", 180),
        Column("amount", "Umsatz", 545, right=True, show=side),
    )  # fmt: skip
    sheet.heading(columns, 172)
    sheet.text(180, 190, "Kontostand alt")
    sheet.value("opening_balance", 545, 190, align="right", show=side)
    y = sheet.rows("transactions", columns, 208, step=15)
    sheet.text(180, y + 6, "Kontostand neu")
    sheet.value("closing_balance", 545, y + 6, align="right", show=side)
    return sheet.made("valuta")
