"""Statements as banks send them to programs: OFX, CAMT.053, MT940."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lxml import etree
from lxml.builder import ElementMaker

from models.training.facts import Facts, Row, normal

CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"


def _day(facts: Facts, name: str) -> date:
    day = facts.fields[name]
    assert isinstance(day, date)
    return day


def _movement(row: Row) -> tuple[date, Decimal, str]:
    day, amount = row["date"], row["amount"]
    assert isinstance(day, date)
    assert isinstance(amount, Decimal)
    return day, amount, normal(row["description"])


def ofx(facts: Facts) -> bytes:
    """An OFX 1.0.2 file."""
    start, end = (f"{_day(facts, name):%Y%m%d}" for name in ("statement_start", "statement_end"))
    rows = "".join(
        f"<STMTTRN><TRNTYPE>{'CREDIT' if amount > 0 else 'DEBIT'}<DTPOSTED>{day:%Y%m%d}<TRNAMT>{amount}"
        f"<FITID>{normal(row['reference'])}<NAME>{text}</STMTTRN>\n"
        for row in facts.tables["transactions"]
        for day, amount, text in (_movement(row),)
    )
    header = (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n"
        "OLDFILEUID:NONE\nNEWFILEUID:NONE\n\n"
    )
    status = "<STATUS><CODE>0<SEVERITY>INFO</STATUS>"
    return (
        f"{header}<OFX><SIGNONMSGSRSV1><SONRS>{status}<DTSERVER>{end}<LANGUAGE>ENG<FI><ORG>{facts.text('bank_name')}<FID>1</FI>"
        f"</SONRS></SIGNONMSGSRSV1>\n<BANKMSGSRSV1><STMTTRNRS><TRNUID>1{status}<STMTRS><CURDEF>{facts.text('currency')}"
        f"<BANKACCTFROM><BANKID>000000001<ACCTID>{facts.text('account_number')}<ACCTTYPE>CHECKING</BANKACCTFROM>\n"
        f"<BANKTRANLIST><DTSTART>{start}<DTEND>{end}\n{rows}</BANKTRANLIST>"
        f"<LEDGERBAL><BALAMT>{facts.amount('closing_balance')}<DTASOF>{end}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
    ).encode("ascii")


def camt(facts: Facts) -> bytes:
    """An ISO 20022 end-of-day statement."""
    make = ElementMaker(namespace=CAMT, nsmap={None: CAMT})
    currency = facts.text("currency")

    def signed(amount: Decimal) -> Iterator[object]:
        yield make.Amt(str(abs(amount)), Ccy=currency)
        yield make.CdtDbtInd("CRDT" if amount >= 0 else "DBIT")

    def balance(code: str, name: str, day: str) -> object:
        kind = make.Tp(make.CdOrPrtry(make.Cd(code)))
        return make.Bal(kind, *signed(facts.amount(name)), make.Dt(make.Dt(normal(facts.fields[day]))))

    def entry(row: Row) -> object:
        day, amount, text = _movement(row)
        detail = make.NtryDtls(make.TxDtls(make.RmtInf(make.Ustrd(text))))
        return make.Ntry(*signed(amount), make.Sts("BOOK"), make.BookgDt(make.Dt(day.isoformat())), detail)

    ends = make.FrToDt(*(make(tag, f"{_day(facts, name)}T00:00:00") for tag, name in _ENDS))
    owner = make.Ownr(make.Nm(facts.text("account_holder")))
    bank = make.Svcr(make.FinInstnId(make.Nm(facts.text("bank_name"))))
    account = make.Acct(make.Id(make.IBAN(facts.text("iban"))), make.Ccy(currency), owner, bank)
    statement = make.Stmt(
        make.Id("MADE-1"), make.CreDtTm("2025-12-01T06:00:00"), ends, account,
        balance("OPBD", "opening_balance", "statement_start"), balance("CLBD", "closing_balance", "statement_end"),
        *map(entry, facts.tables["transactions"]),
    )  # fmt: skip
    head = make.GrpHdr(make.MsgId("MADE"), make.CreDtTm("2025-12-01T06:00:00"))
    root = make.Document(make.BkToCstmrStmt(head, statement))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


_ENDS = (("FrDtTm", "statement_start"), ("ToDtTm", "statement_end"))


def mt940(facts: Facts) -> bytes:
    """A SWIFT statement message."""
    currency = facts.text("currency")

    def balance(tag: str, name: str, day: str) -> str:
        amount = facts.amount(name)
        return f":{tag}:{'C' if amount >= 0 else 'D'}{_day(facts, day):%y%m%d}{currency}{_comma(amount)}"

    rows = [line for row in facts.tables["transactions"] for line in _mt940_row(row)]
    head = [":20:MADEUP", f":25:{facts.text('iban')}", ":28C:1/1", balance("60F", "opening_balance", "statement_start")]
    return "\r\n".join([*head, *rows, balance("62F", "closing_balance", "statement_end"), "-", ""]).encode("ascii")


def _mt940_row(row: Row) -> tuple[str, str]:
    day, amount, text = _movement(row)
    side = "C" if amount > 0 else "D"
    return f":61:{day:%y%m%d}{day:%m%d}{side}{_comma(amount)}NMSC{normal(row['reference'])}", f":86:{text}"


def _comma(amount: Decimal) -> str:
    return f"{abs(amount):.2f}".replace(".", ",")
