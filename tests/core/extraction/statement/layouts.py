"""Statements of made-up banks in the layouts that banks use, all over the same month's transactions."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from core.domain.page import TextSource
from tests.core.extraction.statement.paper import Paper, balances, de, fr, lakh, swiss, us


class Entry(NamedTuple):
    day: str
    text: str
    amount: str

    @property
    def debit(self) -> bool:
        return self.amount.startswith("-")

    @property
    def size(self) -> Decimal:
        return abs(Decimal(self.amount))


LEDGER = (
    Entry("02", "CARD PAYMENT CORNER SHOP", "-12.40"),
    Entry("02", "TRANSFER FROM J DOE", "250.00"),
    Entry("05", "RENT OAK LANE", "-1200.00"),
    Entry("09", "SALARY NORTHWIND", "3100.55"),
    Entry("15", "ELECTRIC CO", "-83.17"),
    Entry("28", "ATM HIGH ST", "-60.00"),
)
OPENING = "1000.00"
AMOUNTS = [entry.amount for entry in LEDGER]
RUNNING = balances(OPENING, AMOUNTS)
CLOSING = RUNNING[-1]
DEBITS = sum((entry.size for entry in LEDGER if entry.debit), Decimal(0))
CREDITS = sum((entry.size for entry in LEDGER if not entry.debit), Decimal(0))


def money_in_and_out() -> Paper:
    """Two columns, dates once a day, balances at the end of a day, the year only in the period."""
    paper = Paper().text("Northbank plc", "Sort code 12-34-56 Account number 01234567")
    paper.text("1 January 2025 to 31 January 2025")
    paper.text(f"Money in {us(CREDITS)}", f"Money out {us(DEBITS)}", f"Closing balance {us(CLOSING)}").skip()
    paper.line({48: "Date", 110: "Description", -380: "Money out", -460: "Money in", -550: "Balance"})
    paper.line({110: "Balance brought forward", -550: us(OPENING)})
    for index, (entry, balance) in enumerate(zip(LEDGER, RUNNING, strict=True)):
        cells = {110: entry.text, (-380 if entry.debit else -460): us(entry.size)}
        if index == 0 or LEDGER[index - 1].day != entry.day:
            cells[48] = f"{entry.day} Jan"
        if index + 1 == len(LEDGER) or LEDGER[index + 1].day != entry.day:
            cells[-550] = us(balance)
        paper.line(cells)
    return paper.line({110: "Balance carried forward", -550: us(CLOSING)})


def no_running_balance() -> Paper:
    """Débit and Crédit with decimal commas, value dates, totals, old and new balance, two-line descriptions."""
    paper = Paper().text("Banque du Midi SA", "RELEVE DE COMPTE du 01/01/2025 au 31/01/2025")
    paper.text("Compte n° 00012345678").skip()
    paper.line({48: "Date", 100: "Valeur", 160: "Libellé", -450: "Débit", -550: "Crédit"})
    paper.line({160: "ANCIEN SOLDE CREDITEUR AU 31.12.2024", -550: fr(OPENING)})
    for entry in LEDGER:
        column = -450 if entry.debit else -550
        paper.line({48: f"{entry.day}.01", 100: f"{entry.day}.01", 160: entry.text, column: fr(entry.size)})
        paper.line({160: "REF 123456 ABC"})
    paper.line({160: "TOTAL DES MOUVEMENTS", -450: fr(DEBITS), -550: fr(CREDITS)})
    return paper.line({160: "NOUVEAU SOLDE CREDITEUR AU 31.01.2025", -550: fr(CLOSING)})


def letters_for_sides() -> Paper:
    """One column with S and H behind the amounts, dates without a year."""
    paper = Paper().text("Sparkasse Musterstadt", "Kontoauszug 1/2025", "Kontonummer 0012345678").skip()
    paper.text("vom 01.01.2025 bis 31.01.2025").line({48: "Buchung", 100: "Wert", 160: "Vorgang", -550: "Betrag EUR"})
    paper.line({160: "Alter Saldo vom 31.12.2024", -550: de(OPENING) + " H"})
    for entry in LEDGER:
        amount = de(entry.size) + (" S" if entry.debit else " H")
        paper.line({48: f"{entry.day}.01.", 100: f"{entry.day}.01.", 160: entry.text, -550: amount})
        paper.line({160: "SEPA Verwendungszweck Miete"})
    return paper.line({160: "Neuer Saldo vom 31.01.2025", -550: de(CLOSING) + " H"})


def lakhs_and_wraps() -> Paper:
    """Indian grouping, narration over three lines, a reference column, balances marked Cr."""
    paper = Paper().text("KAVERI BANK LIMITED", "Account No: 000123456789", "IFSC : KAVB0000123")
    paper.text("Statement from 01-01-2025 to 31-01-2025").skip()
    heads = {30: "Txn Date", 90: "Value Date", 150: "Description", -330: "Ref No", -410: "Debit", -490: "Credit"}
    paper.line({**heads, -580: "Balance"}).line({150: "OPENING BALANCE", -580: lakh("100000.00") + " Cr"})
    for entry, balance in zip(LEDGER, balances("100000.00", AMOUNTS), strict=True):
        day, narration = f"{entry.day}-01-2025", "UPI/" + entry.text.split()[0]
        cells = {30: day, 90: day, 150: narration, -330: "123456"}
        cells[-410 if entry.debit else -490] = lakh(entry.size)
        paper.line({**cells, -580: lakh(balance) + " Cr"}).line({150: entry.text}).line({150: "NEFT/XYZ/000111"})
    return paper.line({150: "CLOSING BALANCE", -580: lakh(balances("100000.00", AMOUNTS)[-1]) + " Cr"})


def newest_first() -> Paper:
    """A signed column, the newest row on top, both ends named below."""
    paper = Paper().text("Fjord Bank AS", "Account number 1234.56.78901", "Currency NOK")
    paper.text("Period 01.01.2025 - 31.01.2025")
    paper.skip().line({48: "Date", 120: "Text", -450: "Amount", -550: "Balance"})
    for entry, balance in reversed(list(zip(LEDGER, RUNNING, strict=True))):
        paper.line({48: f"{entry.day}.01.2025", 120: entry.text, -450: us(entry.amount), -550: us(balance)})
    return paper.skip().text(f"Opening balance {us(OPENING)}", f"Closing balance {us(CLOSING)}")


def unsigned() -> Paper:
    """One column without any sign: only the balances tell which way an amount went."""
    paper = Paper().text("Orchard Savings Bank", "Account Number 998877", "Statement period 01 Jan 2025 - 31 Jan 2025")
    paper.skip().line({48: "Date", 120: "Details", -450: "Amount", -550: "Balance"})
    paper.line({120: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        paper.line({48: f"{entry.day} Jan 2025", 120: entry.text, -450: us(entry.size), -550: us(balance)})
    return paper.line({120: "Closing balance", -550: us(CLOSING)})


def sections() -> Paper:
    """Parts whose amounts go one way, each with its total, checks side by side, a table of daily balances."""
    into = [entry for entry in LEDGER if not entry.debit]
    out, checks = [entry for entry in LEDGER if entry.debit][:2], [entry for entry in LEDGER if entry.debit][2:]
    paper = Paper().text("Prairie National Bank, N.A.", "Springfield, IL 62701-1234")
    paper.text("January 01, 2025 through January 31, 2025", "Account Number: 000000123456789").skip().line(
        {48: "Beginning Balance", -400: "$" + us(OPENING)}
    )
    paper.line({48: "Deposits and Additions", -400: us(_sum(into))})
    paper.line({48: "Electronic Withdrawals", -400: "-" + us(_sum(out))})
    paper.line({48: "Checks Paid", -400: "-" + us(_sum(checks))})
    paper.line({48: "Ending Balance", -400: "$" + us(CLOSING)}).skip()
    for title, entries in (("Deposits and Additions", into), ("Electronic Withdrawals", out)):
        paper.text(title.upper()).line({48: "DATE", 110: "DESCRIPTION", -550: "AMOUNT"})
        for entry in entries:
            paper.line({48: f"01/{entry.day}", 110: entry.text, -550: us(entry.size)})
        paper.line({48: f"Total {title}", -550: "$" + us(_sum(entries))}).skip()
    paper.text("CHECKS PAID")
    paper.line({48: "CHECK NO.", 130: "DATE", -300: "AMOUNT", 320: "CHECK NO.", 400: "DATE", -550: "AMOUNT"})
    first, second = checks
    left, right = {48: "1001", 130: f"01/{first.day}"}, {320: "1002", 400: f"01/{second.day}"}
    paper.line({**left, -300: us(first.size), **right, -550: us(second.size)})
    paper.line({48: "Total Checks Paid", -550: "$" + us(_sum(checks))}).skip()
    paper.text("DAILY ENDING BALANCE").line({48: "DATE", -200: "AMOUNT", 250: "DATE", -400: "AMOUNT"})
    paper.line({48: "01/02", -200: "$" + us(RUNNING[1]), 250: "01/05", -400: us(RUNNING[2])})
    return paper.line({48: "01/09", -200: us(RUNNING[3]), 250: "01/15", -400: us(RUNNING[4])})


def _sum(entries: list[Entry]) -> Decimal:
    return sum((entry.size for entry in entries), Decimal(0))


def card() -> Paper:
    """A credit card: purchases printed positive are debits, what is owed is printed positive and is negative."""
    paper = Paper().text("Harbour Bank Credit Card Statement", "Card number 4000 12XX XXXX 3456")
    paper.text("Statement date 31 Jan 2025", "Credit limit $5,000.00   Minimum payment due $25.00")
    paper.line({48: "Previous balance", -400: "$" + us("1000.00")})
    paper.line({48: "New balance", -400: "$" + us(Decimal("1000.00") - sum(map(Decimal, AMOUNTS)))}).skip()
    paper.line({48: "Date", 120: "Description", -550: "Amount (SGD)"})
    for entry in LEDGER:
        paper.line({48: f"{entry.day} Jan", 120: entry.text, -550: us(entry.size) + ("" if entry.debit else " CR")})
    return paper


def apostrophes() -> Paper:
    """Swiss grouping, the value date between amounts and balance."""
    paper = Paper().text("Alpenkantonalbank AG", "Kontoauszug 01.01.2025 - 31.01.2025")
    paper.text("IBAN CH93 0076 2011 6238 5295 7", "Währung CHF").skip()
    paper.line({48: "Datum", 110: "Text", -380: "Belastung", -460: "Gutschrift", 510: "Valuta", -595: "Saldo"})
    paper.line({110: "Saldovortrag", -595: swiss(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        cells = {48: f"{entry.day}.01.25", 110: entry.text, 500: f"{entry.day}.01.25", -595: swiss(balance)}
        paper.line({**cells, (-380 if entry.debit else -460): swiss(entry.size)})
    return paper.line({110: "Schlusssaldo", -595: swiss(CLOSING)})


def amounts_on_the_last_line() -> Paper:
    """Each transaction over two lines, its amount on the second; the date once a day."""
    paper = Paper().text("Crown Bank plc", "Sortcode 40-11-22  Account Number 12345678")
    paper.text("1 January to 31 January 2025").skip()
    paper.line({48: "Date", 100: "Payment type and details", -380: "Paid out", -460: "Paid in", -550: "Balance"})
    paper.line({48: "31 Dec 24", 100: "BALANCE BROUGHT FORWARD", -550: us(OPENING)})
    for index, (entry, balance) in enumerate(zip(LEDGER, RUNNING, strict=True)):
        new_day = index == 0 or LEDGER[index - 1].day != entry.day
        paper.line({**({48: f"{entry.day} Jan 25"} if new_day else {}), 100: "VIS", 130: entry.text})
        cells = {130: "LONDON GB", (-380 if entry.debit else -460): us(entry.size)}
        if index + 1 == len(LEDGER) or LEDGER[index + 1].day != entry.day:
            cells[-550] = us(balance)
        paper.line(cells)
    paper.line({48: "31 Jan 25", 100: "BALANCE CARRIED FORWARD", -550: us(CLOSING)})
    return paper.skip().text("Page 1 of 1")


def trailing_minus() -> Paper:
    """Decimal commas and a minus behind the amount."""
    paper = Paper().text("Banco Ejemplo SA", "Extracto de cuenta ES91 2100 0418 4502 0005 1332")
    paper.text("Del 01/01/2025 al 31/01/2025")
    paper.skip().line({48: "Fecha", 120: "Concepto", -450: "Importe", -550: "Saldo"})
    paper.line({120: "Saldo anterior", -550: de(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        amount = de(entry.size) + ("-" if entry.debit else "")
        paper.line({48: f"{entry.day}/01/2025", 120: entry.text, -450: amount, -550: de(balance)})
    return paper.line({120: "Saldo final", -550: de(CLOSING)})


def two_pages() -> Paper:
    """A page break with the balance carried forward and brought forward, pages numbered."""
    paper = Paper().text("Northbank plc", "Account number 01234567", "Statement 01/01/2025 to 31/01/2025").skip()
    rows = list(zip(LEDGER, RUNNING, strict=True))
    for number, part in enumerate((rows[:3], rows[3:]), start=1):
        if number == 2:
            paper.turn().text("Northbank plc  Statement 01/01/2025 to 31/01/2025")
        paper.line({48: "Date", 110: "Description", -380: "Debit", -460: "Credit", -550: "Balance"})
        paper.line({110: "Balance brought forward", -550: us(OPENING if number == 1 else RUNNING[2])})
        for entry, balance in part:
            cells = {48: f"{entry.day}/01/2025", 110: entry.text, -550: us(balance)}
            paper.line({**cells, (-380 if entry.debit else -460): us(entry.size)})
        paper.line({110: "Balance carried forward" if number == 1 else "Closing balance", -550: us(part[-1][1])})
        paper.y = 800
        paper.text(f"Page {number} of 2")
    return paper


def bilingual() -> Paper:
    """Chinese headings over English ones, dates as year, month and day."""
    paper = Paper().text("银河银行对账单 Statement", "账号 Account No: 6222 0000 1234 5678")
    paper.text("2025-01-01 至 2025-01-31", "币种: CNY")
    paper.line({48: "期初余额 Opening Balance", -550: us(OPENING)}).skip()
    paper.line({48: "交易日期", 130: "摘要", -360: "借方", -450: "贷方", -550: "余额"})
    paper.line({48: "Date", 130: "Description", -360: "Debit", -450: "Credit", -550: "Balance"})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        cells = {48: f"2025年1月{int(entry.day)}日", 130: entry.text, -550: us(balance)}
        paper.line({**cells, (-360 if entry.debit else -450): us(entry.size)})
    return paper.line({48: "期末余额 Closing Balance", -550: us(CLOSING)})


def summary_above() -> Paper:
    """Both balances named by their dates, totals under their labels, sides in a column of their own."""
    paper = Paper().text("Oakfield Building Society", "Account number 12345678").skip()
    paper.line({48: "From Date : 01-01-2025", 300: "To Date : 31-01-2025"})
    paper.line({48: "Balance on 1 January 2025", -350: "£" + us(OPENING)})
    paper.line({48: "Balance on 31 January 2025", -350: "£" + us(CLOSING)}).skip()
    paper.line({48: "Total Withdrawal", 250: "Total Deposit"}).line({48: us(DEBITS), 250: us(CREDITS)}).skip()
    paper.line({48: "Date", 130: "Particulars", -430: "Amount", 450: "Dr/Cr", -550: "Balance"})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        cells = {48: f"{entry.day}-01-2025", 130: entry.text, -430: us(entry.size), -550: us(balance)}
        paper.line({**cells, 455: "DR" if entry.debit else "CR"})
    return paper


def export() -> Paper:
    """A bank's CSV export as a grid, with both ends named."""
    paper = Paper(source=TextSource.SHEET).line({0: "Bank", 100: "Northbank plc"})
    paper.line({0: "Opening balance", 100: OPENING})
    paper.line({0: "Date", 100: "Description", 300: "Amount", 400: "Balance", 500: "Currency"})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        paper.line({0: f"2025-01-{entry.day}", 100: entry.text, 300: entry.amount, 400: str(balance), 500: "GBP"})
    return paper.line({0: "Closing balance", 100: str(CLOSING)})


LAYOUTS: tuple[Callable[[], Paper], ...] = (
    money_in_and_out,
    no_running_balance,
    letters_for_sides,
    lakhs_and_wraps,
    newest_first,
    unsigned,
    sections,
    card,
    apostrophes,
    amounts_on_the_last_line,
    trailing_minus,
    two_pages,
    bilingual,
    summary_above,
    export,
)
