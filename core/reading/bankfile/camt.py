"""Records of CAMT.053 statements, all versions of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.bankfile.statement import Statement, embedded, movement, without_repeats
from core.reading.markup import Node
from core.reading.stated import address, amount, day, decimal_of, identifier, money, record, stated, text

SYNTAX = "CAMT.053"
MESSAGE = "BkToCstmrStmt|BkToCstmrStmtV01|BkToCstmrStmtV02"
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)
DEBIT = "DBIT"
BOOKED = ("BOOK", "")
UNKNOWN = "NOTPROVIDED"


def read_camt(root: Node) -> tuple[Embedded, ...]:
    """The statements of a CAMT.053 document, none where it is another document."""
    message = root.at(MESSAGE)
    return embedded(SYNTAX, (_statement(one) for one in message.each("Stmt"))) if message else ()


def _statement(one: Node) -> Statement:
    account = one.at("Acct") or one
    balances = list(one.each("Bal"))
    opening, closing = _balance(balances, OPENING), _balance(balances, CLOSING)
    currency = account.value("Ccy") or (closing.at("Amt") or closing).attribute("Ccy") if closing else ""
    bank = account.at("Svcr/FinInstnId")
    owner = account.at("Ownr")
    header = {
        "bank_name": text(bank.at("Nm")) if bank else None,
        "bank_address": _address(bank.at("PstlAdr")) if bank else None,
        "account_holder": text((owner.at("Nm") or owner.at("Pty/Nm")) if owner else None) or text(account.at("Nm")),
        "account_holder_address": _address(owner.at("PstlAdr")) if owner else None,
        "iban": identifier(account.at("Id/IBAN")),
        "account_number": text(account.at("Id/Othr/Id|PrtryAcct")),
        "currency": stated(currency, path=account.path) if currency else None,
        "statement_start": day(one.at("FrToDt/FrDtTm|FrDt")) or _balance_day(opening),
        "statement_end": day(one.at("FrToDt/ToDtTm|ToDt")) or _balance_day(closing),
        "statement_date": day(one.at("CreDtTm")),
        "opening_balance": _signed_balance(opening, currency),
        "closing_balance": _signed_balance(closing, currency),
        "total_debits": money(one.at("TxsSummry/TtlDbtNtries/Sum"), currency),
        "total_credits": money(one.at("TxsSummry/TtlCdtNtries/Sum"), currency),
    }
    return Statement(header, tuple(_rows(one, currency)))


def _balance(balances: list[Node], codes: tuple[str, ...]) -> Node | None:
    """The balance of the first kind that is there."""
    kinds = [(balance.value("Tp/CdOrPrtry/Cd") or balance.value("Tp/Cd"), balance) for balance in balances]
    return next((balance for code in codes for kind, balance in kinds if kind == code), None)


def _balance_day(balance: Node | None) -> Field | None:
    return day(balance.at("Dt/Dt|DtTm")) if balance else None


def _sum(node: Node) -> Decimal | None:
    """The amount of a balance or entry, credit positive."""
    number = decimal_of(node.value("Amt"))
    return -number if number is not None and node.value("CdtDbtInd") == DEBIT else number


def _signed_balance(balance: Node | None, currency: str) -> Field | None:
    number = _sum(balance) if balance else None
    if balance is None or number is None:
        return None
    return stated(amount(number), balance.value("Amt"), f"{balance.path}/Amt", currency or None)


def _rows(one: Node, currency: str) -> Iterator[Record]:
    """A record for every entry that is booked: pending ones are in no balance."""
    for entry in one.each("Ntry"):
        number = _sum(entry)
        if number is None or (entry.value("Sts/Cd") or entry.value("Sts")) not in BOOKED:
            continue
        details = entry.at("NtryDtls/TxDtls") or entry.at("TxDtls") or entry
        description = _description(entry)
        yield record(
            {
                "date": day(entry.at("BookgDt/Dt|DtTm")) or day(entry.at("ValDt/Dt|DtTm")),
                "value_date": day(entry.at("ValDt/Dt|DtTm")),
                "description": stated(description, path=entry.path) if description else None,
                "reference": _reference(entry, details),
                "cheque_number": text(details.at("Refs/ChqNb")),
                **movement(number, entry.value("Amt"), f"{entry.path}/Amt", currency or None),
            }
        )


def _reference(entry: Node, details: Node) -> Field | None:
    """The payer's reference, else the bank's."""
    candidates = (
        details.at("RmtInf/Strd/CdtrRefInf/Ref"),
        details.at("Refs/EndToEndId"),
        entry.at("AcctSvcrRef"),
        entry.at("NtryRef"),
    )
    return next((text(one) for one in candidates if one and one.text not in ("", UNKNOWN)), None)


def _description(entry: Node) -> str:
    """Who paid or was paid and what for; of a collective booking each payment's."""
    parts: list[str] = []
    for group in entry.each("NtryDtls"):
        for details in group.each("TxDtls"):
            parts += _counterparty(details, debit=entry.value("CdtDbtInd") == DEBIT)
            remittance = details.at("RmtInf")
            parts += [line.text for line in remittance.each("Ustrd")] if remittance else []
            parts.append(details.value("AddtlTxInf"))
    return without_repeats([*parts, entry.value("AddtlNtryInf")])


def _counterparty(details: Node, *, debit: bool) -> list[str]:
    """The other side's name: the creditor of what was paid, the debtor of what came in."""
    roles = ("Cdtr", "UltmtCdtr") if debit else ("Dbtr", "UltmtDbtr")
    return [details.value(f"RltdPties/{role}/Nm") or details.value(f"RltdPties/{role}/Pty/Nm") for role in roles]


def _address(postal: Node | None) -> Field | None:
    if postal is None:
        return None
    street = " ".join(filter(None, (postal.value("StrtNm"), postal.value("BldgNb"))))
    postcode, town, country = (postal.value(name) for name in ("PstCd", "TwnNm", "Ctry"))
    whole = address(list(postal.each("AdrLine")), postcode, town, country, postal.path)
    if not street:
        return whole
    town_line = f"{postcode} {town}".strip()
    return stated(", ".join(filter(None, (street, town_line, country))), path=postal.path)
