"""Bank statements: an Indian passbook table, a British two-column list, a list of signed amounts, a card's list."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from models.training.facts import Facts, Value
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing


def _dr_cr(sheet: Sheet) -> Column:
    """A balance written with its side."""

    def show(value: Value) -> str:
        assert isinstance(value, Decimal)
        return f"{sheet.writing.number(abs(value))} {'Cr' if value >= 0 else 'Dr'}"

    return Column("balance", "Balance", 560, right=True, show=show)


def _pages(sheet: Sheet, columns: tuple[Column, ...], y: float, *, per_page: int, step: float) -> float:
    """Draws the transactions over as many pages as they need; headings and a page count on each."""
    rows = sheet.facts.tables["transactions"]
    count = -(-len(rows) // per_page)
    for index, row in enumerate(rows):
        if index and index % per_page == 0:
            sheet.text(560, 820, f"Page {sheet.page} of {count}", 7, align="right")
            sheet.turn()
            sheet.value("account_number", 36, 40, 8)
            y = 70
            sheet.heading(columns, y - 16, 8)
        sheet.row("transactions", row, columns, y, 8)
        y += step
    sheet.text(560, 820, f"Page {sheet.page} of {count}", 7, align="right")
    return y


def passbook(facts: Facts, writing: Writing, rng: Random, per_page: int = 30) -> Made:
    """An Indian account statement: withdrawals, deposits and a balance with Dr or Cr, in a ruled table."""
    sheet = Sheet(facts, writing, rng.choice(("Helvetica", "Times-Roman")))
    sheet.value("bank_name", 36, 46, 14, bold=True)
    sheet.address("bank_address", 36, 60, 8)
    sheet.text(560, 46, "STATEMENT OF ACCOUNT", 11, bold=True, align="right")
    sheet.value("account_holder", 36, 122, 10, bold=True)
    sheet.address("account_holder_address", 36, 135, 8.5)
    pairs = [
        ("Account No", "account_number"),
        ("IFSC Code", "ifsc"),
        ("Account Type", "account_type"),
        ("Currency", "currency"),
    ]
    y = sheet.pairs(pairs, 340, 108, to=100, step=13)
    sheet.text(340, y, "Statement Period :", 9)
    x = sheet.value("statement_start", 440, y)
    sheet.value("statement_end", sheet.text(x, y, " to "), y)
    columns = (
        Column("date", "Txn Date", 36),
        Column("description", "Narration", 96),
        Column("reference", "Chq/Ref No", 280),
        Column("debit", "Withdrawal Amt", 408, right=True),
        Column("credit", "Deposit Amt", 480, right=True),
        _dr_cr(sheet),
    )
    sheet.box(30, 196, 566, 214, grey=0.88)
    sheet.heading(columns, 208, 8)
    sheet.text(96, 228, "Opening Balance", 8)
    sheet.value("opening_balance", 560, 228, 8, align="right", show=columns[-1].show)
    y = _pages(sheet, columns, 243, per_page=per_page, step=15)
    sheet.line(30, y - 6, 566, y - 6)
    sheet.text(96, y + 6, "Total", 8, bold=True)
    sheet.value("total_debits", 408, y + 6, 8, align="right")
    sheet.value("total_credits", 480, y + 6, 8, align="right")
    sheet.text(96, y + 20, "Closing Balance", 8, bold=True)
    sheet.value("closing_balance", 560, y + 20, 8, align="right", show=columns[-1].show)
    return sheet.made("passbook")


def paid_in_out(facts: Facts, writing: Writing, _: Random, per_page: int = 32) -> Made:
    """A British statement: a summary box, paid out before paid in, no rules in the list."""
    sheet = Sheet(facts, writing)
    sheet.value("bank_name", 560, 50, 15, bold=True, align="right")
    sheet.value("account_holder", 36, 90, 10)
    sheet.address("account_holder_address", 36, 103)
    sheet.text(36, 170, "Your current account statement", 13, bold=True)
    x = sheet.value("statement_start", 36, 186)
    sheet.value("statement_end", sheet.text(x, 186, " to "), 186)
    sheet.pairs([("Account number", "account_number"), ("IBAN", "iban")], 36, 202, to=90)
    sheet.box(350, 150, 562, 232)
    for index, (label, name) in enumerate(
        (
            ("Balance brought forward", "opening_balance"),
            ("Total paid in", "total_credits"),
            ("Total paid out", "total_debits"),
            ("Closing balance", "closing_balance"),
        )
    ):
        sheet.text(358, 168 + 18 * index, label)
        sheet.money(name, 554, 168 + 18 * index)
    sheet.label("currency")
    columns = (
        Column("date", "Date", 36),
        Column("description", "Description", 118),
        Column("debit", "Paid out", 400, right=True),
        Column("credit", "Paid in", 480, right=True),
        Column("balance", "Balance", 560, right=True),
    )
    sheet.heading(columns, 262)
    sheet.line(36, 268, 560, 268)
    _pages(sheet, columns, 284, per_page=per_page, step=16)
    return sheet.made("paid_in_out")


def signed(facts: Facts, writing: Writing, rng: Random, per_page: int = 30) -> Made:
    """A continental statement: one column of signed amounts, balances before and after the list."""
    sheet, french = Sheet(facts, writing, rng.choice(("Helvetica", "Times-Roman"))), writing.language == "fr"
    words = (
        ("RELEVÉ DE COMPTE", "Compte n°", "Solde initial au", "Nouveau solde au", "Date", "Libellé", "Montant", "Solde")
        if french
        else ("KONTOAUSZUG", "Konto-Nr.", "Alter Saldo vom", "Neuer Saldo vom", "Buchung", "Text", "Betrag", "Saldo")
    )
    sheet.value("bank_name", 50, 50, 13, bold=True)
    sheet.address("bank_address", 50, 64, 8)
    sheet.value("account_holder", 330, 120, 10)
    sheet.address("account_holder_address", 330, 133)
    sheet.text(50, 190, words[0], 14, bold=True)
    sheet.pairs(
        [(words[1], "account_number"), ("IBAN", "iban"), ("Devise" if french else "Währung", "currency")],
        50,
        208,
        to=80,
    )
    x = sheet.value("statement_start", sheet.text(330, 208, "Période du " if french else "Zeitraum "), 208)
    sheet.value("statement_end", sheet.text(x, 208, " au " if french else " - "), 208)
    _saldo(sheet, words[2], "statement_start", "opening_balance", 264)
    columns = (
        Column("date", words[4], 50), Column("description", words[5], 130), Column("amount", words[6], 455, right=True),
        Column("balance", words[7], 545, right=True),
    )  # fmt: skip
    sheet.heading(columns, 286)
    sheet.line(50, 291, 545, 291)
    y = _pages(sheet, columns, 306, per_page=per_page, step=15)
    sheet.line(50, y - 8, 545, y - 8)
    _saldo(sheet, words[3], "statement_end", "closing_balance", y + 6)
    return sheet.made("signed")


def _saldo(sheet: Sheet, label: str, day: str, name: str, y: float) -> None:
    x = sheet.text(130, y, f"{label} ", 9, bold=True)
    sheet.value(day, x, y, bold=True)
    sheet.value(name, 545, y, bold=True, align="right")


def card_list(facts: Facts, writing: Writing, _: Random, per_page: int = 40) -> Made:
    """A credit card's month: what is owed printed positive, payments marked CR, no running balance."""
    sheet = Sheet(facts, writing, "Times-Roman")

    def owed(value: Value) -> str:
        assert isinstance(value, Decimal)
        return writing.money(abs(value)) + ("" if value <= 0 else " CR")

    sheet.value("bank_name", 50, 50, 14, bold=True)
    sheet.text(50, 68, "Credit card statement", 11)
    sheet.value("account_holder", 50, 110, 10)
    sheet.address("account_holder_address", 50, 123)
    sheet.pairs(
        [("Card number", "account_number"), ("Period from", "statement_start"), ("Period to", "statement_end")], 330, 96
    )
    for index, (label, name) in enumerate(
        (
            ("Previous balance", "opening_balance"),
            ("Payments and credits", "total_credits"),
            ("Purchases and charges", "total_debits"),
            ("New balance", "closing_balance"),
        )
    ):
        sheet.text(330, 150 + 15 * index, label)
        sheet.value(name, 545, 150 + 15 * index, align="right", show=owed if "balance" in name else sheet.amount)
    sheet.label("currency")
    columns = (
        Column("date", "Date", 50),
        Column("description", "Transaction", 140),
        Column("amount", "Amount", 545, right=True, show=owed),
    )
    sheet.heading(columns, 246)
    _pages(sheet, columns, 262, per_page=per_page, step=15)
    return sheet.made("card_list")
