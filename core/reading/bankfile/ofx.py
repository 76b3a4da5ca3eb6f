"""Records of OFX files, 1.x (SGML) and 2.x (XML): bank and card statements."""

from __future__ import annotations

import html
import re
from decimal import Decimal
from typing import Any, cast

from core.domain.errors import FormatDamaged
from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.bankfile.statement import Statement, embedded, movement, without_repeats
from core.reading.delimited import decoded
from core.reading.edge import foreign
from core.reading.markup import Node
from core.reading.stated import amount, day, decimal_of, record, stated, text

SYNTAX = "OFX"
BODY = re.compile(r"<OFX>.*</OFX>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?\s*[A-Za-z0-9.]+\s*/?>")
ENTRY = "<STMTTRN>"
STATEMENTS = ("STMTRS", "CCSTMTRS")
KINDS = {"CHECKING": "current", "SAVINGS": "savings", "MONEYMRKT": "savings", "CREDITLINE": "credit line"}


def read_ofx(data: bytes) -> tuple[Embedded, ...]:
    """The statements of an OFX file. Raises FormatDamaged."""
    body = BODY.search(decoded(data))
    if body is None:
        raise FormatDamaged(format=SYNTAX)
    root = _tree(TAG.sub(lambda tag: re.sub(r"\s", "", tag[0]).upper(), _without_sections(body[0])))
    bank = root.at("SIGNONMSGSRSV1/SONRS/FI/ORG")
    found = [_statement(one, bank) for name in STATEMENTS for one in root.below(name)]
    if sum(len(one.rows) for one in found) != body[0].upper().count(ENTRY):
        raise FormatDamaged(format=SYNTAX)  # tags that do not match would hide entries
    return embedded(SYNTAX, found)


def _without_sections(body: str) -> str:
    """The body with the text of its CDATA sections, whose marks the parser would look for again and again."""
    first, *sections = body.split("<![CDATA[")
    parts = [section.partition("]]>") for section in sections]
    return first + "".join(text.replace("<", " ") + rest for text, _, rest in parts)


def _tree(body: str) -> Node:
    """The elements of the body; those without an end tag end with their text."""
    from ofxtools.Parser import TreeBuilder  # noqa: PLC0415 - few sources are OFX

    with foreign(SYNTAX):
        builder = TreeBuilder()
        builder.feed(body)
        root: Any = builder.close()
    if root is None or root.tag != SYNTAX:
        raise FormatDamaged(format=SYNTAX)
    return Node(cast("Any", root), f"/{SYNTAX}")


def _statement(one: Node, bank: Node | None) -> Statement:
    account = one.at("BANKACCTFROM|CCACCTFROM") or one
    currency = one.value("CURDEF").upper() or None
    rows = one.at("BANKTRANLIST")
    kind = "credit card" if one.name == "CCSTMTRS" else KINDS.get(account.value("ACCTTYPE").upper(), "")
    header = {
        "bank_name": _unescaped(bank),
        "account_number": text(account.at("ACCTID")),
        "account_type": stated(kind, account.value("ACCTTYPE"), account.path) if kind else None,
        "currency": stated(currency, path=f"{one.path}/CURDEF") if currency else None,
        "statement_start": day(rows.at("DTSTART")) if rows else None,
        "statement_end": day(rows.at("DTEND")) if rows else None,
        "closing_balance": _balance(one.at("LEDGERBAL/BALAMT"), currency),
    }
    entries = rows.each("STMTTRN") if rows else ()
    return Statement(header, tuple(_row(entry, currency) for entry in entries))


def _number(written: str) -> Decimal | None:
    """An amount; some banks group its digits, or write a decimal comma."""
    comma, point = written.rfind(","), written.rfind(".")
    if comma > point:
        return decimal_of(written.replace(".", "").replace(",", "."))
    return decimal_of(written.replace(",", ""))


def _balance(node: Node | None, currency: str | None) -> Field | None:
    number = _number(node.text) if node else None
    return stated(amount(number), node.text, node.path, currency) if node and number is not None else None


def _row(entry: Node, currency: str | None) -> Record:
    written = entry.value("TRNAMT")
    number = _number(written)
    if number is None:
        raise FormatDamaged(format=SYNTAX)
    names = (html.unescape(entry.value(name)) for name in ("NAME", "PAYEE/NAME", "MEMO"))
    description = without_repeats(names)
    return record(
        {
            "date": day(entry.at("DTPOSTED")),
            "value_date": day(entry.at("DTAVAIL")),
            "description": stated(description, path=entry.path) if description else None,
            "reference": text(entry.at("REFNUM") or entry.at("FITID")),
            "cheque_number": text(entry.at("CHECKNUM")),
            **movement(number, written, f"{entry.path}/TRNAMT", currency),
        }
    )


def _unescaped(node: Node | None) -> Field | None:
    value = html.unescape(node.text) if node else ""
    return stated(value, node.text, node.path) if node and value else None
