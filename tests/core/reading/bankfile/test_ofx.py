"""OFX statements, both generations, with the liberties that banks take."""

import pytest

from core.domain.errors import FormatDamaged
from core.reading.bankfile import read_ofx
from tests.core.reading.samples import OFX


def test_a_bank_statement_gives_header_and_rows() -> None:
    (found,) = read_ofx(OFX.encode())
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "bank_name": "Meadow Bank & Co",
        "account_number": "0004567",
        "account_type": "current",
        "currency": "USD",
        "statement_start": "2025-01-01",
        "statement_end": "2025-01-31",
        "closing_balance": "954.90",
    }
    rows = [{name: cell.value for name, cell in row.fields.items()} for row in found.record.tables["transactions"]]
    assert rows == [
        {
            "row": "1",
            "date": "2025-01-05",
            "description": "Paper & Pens Office",
            "reference": "F1",
            "cheque_number": "1001",
            "debit": "45.10",
            "amount": "-45.10",
        },
        {
            "row": "2",
            "date": "2025-01-07",
            "description": "Sale",
            "reference": "F2",
            "credit": "1000.00",
            "amount": "1000.00",
        },
    ]


def test_the_second_generation_and_card_statements_are_read_alike() -> None:
    xml = """<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?><OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>
    <CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>1234</ACCTID></CCACCTFROM><BANKTRANLIST>
    <STMTTRN><DTPOSTED>20250301</DTPOSTED><TRNAMT>-9,90</TRNAMT><FITID>1</FITID><MEMO>Caf&#233;</MEMO></STMTTRN>
    </BANKTRANLIST><LEDGERBAL><BALAMT>-9.90</BALAMT></LEDGERBAL></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"""
    (found,) = read_ofx(xml.encode())
    assert found.record.value("account_type") == "credit card"
    assert found.record.value("closing_balance") == "-9.90"
    assert found.record.value("transactions.1.amount") == "-9.90"
    assert found.record.value("transactions.1.description") == "Café"


@pytest.mark.parametrize("data", ["", "<OFX>", OFX.replace("-45.10", "lots"), OFX[: OFX.index("<LEDGERBAL>")]])
def test_damage_is_said(data: str) -> None:
    with pytest.raises(FormatDamaged):
        read_ofx(data.encode())
