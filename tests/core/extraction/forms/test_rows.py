"""Rows of tables: what belongs to one row, where a table ends, and which cells its totals vouch for."""

import hashlib
import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from core.domain.document import Reading, Source
from core.pipeline import Tools, understand
from core.reading import read
from tests.core.extraction.forms.drawn import TYPES, reading

HEAD = "@40 INTEREST CERTIFICATE\n@40 Period: 01/04/2024 to 31/03/2025\n@40 Customer name: Asha Rao\n"


def ruled(heading: Sequence[str], *rows: Sequence[str]) -> Reading:
    """What is read of an interest certificate with a boxed table whose texts wrap in their cells."""
    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in (heading, *rows)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    title = Paragraph("INTEREST CERTIFICATE for the period from 01/04/2024 to 31/03/2025", style)
    table = Table(cells, colWidths=[90] * len(heading), style=grid)
    SimpleDocTemplate(out, pagesize=A4).build([title, table])
    data = out.getvalue()
    return understand(read(Source("paper.pdf", hashlib.sha256(data).hexdigest(), data)), Tools(TYPES))


def rows(found: Reading, table: str) -> list[dict[str, str]]:
    return [{name: cell.value for name, cell in row.fields.items()} for row in found.record.tables.get(table, ())]


def test_texts_that_wrap_in_ruled_cells_are_one_text() -> None:
    found = ruled(
        ("Deposit account number", "Name of the branch / Branch name", "Interest paid (Rs.)"),
        ("50100011122", "Mahatma Gandhi Road Extension West", "4,500.00"),
        ("50100033344", "Adyar", "1,500.00"),
        ("Total", "", "6,000.00"),
    )
    assert rows(found, "deposits") == [
        {"number": "50100011122", "branch": "Mahatma Gandhi Road Extension West", "interest": "4500.00"},
        {"number": "50100033344", "branch": "Adyar", "interest": "1500.00"},
    ]


def test_cells_are_vouched_for_by_the_total_under_their_column() -> None:
    page = "@40 Account No. @200 Interest accrued\n@40 501000111 @200 450.00\n@40 501000222 @200 150.00\n"
    found = reading(HEAD + page + "@40 Total @200 600.00")
    first = found.record.get("deposits.1.accrued")
    assert first is not None
    assert first.accepted
    assert first.reason is not None
    assert first.reason.facts["equation"] == "450.00 + 150.00 = 600.00"


def test_cells_under_a_total_that_does_not_agree_are_left_to_a_person() -> None:
    page = "@40 Account No. @200 Interest accrued\n@40 501000111 @200 450.00\n@40 501000222 @200 150.00\n"
    found = reading(HEAD + page + "@40 Total @200 610.00")
    first = found.record.get("deposits.1.accrued")
    assert first is not None
    assert not first.accepted


def test_a_line_of_totals_is_known_wherever_its_word_stands() -> None:
    page = "@40 Interest accrued @200 Account No.\n@40 450.00 @200 501000111\n@40 450.00 @200 Total\n"
    assert len(rows(reading(HEAD + page), "deposits")) == 1


TRADES = """
@40 Orchid Broking Ltd
@40 STATEMENT OF REALISED CAPITAL GAINS
@40 Name @150 Latha Ahluwaliya
@40 Scrip @150 ISIN @240 Qty @280 Buy Date >400 Cost >470 Proceeds >550 Profit
@40 Deccan Textiles Ltd @150 INE414B01013 @240 350 @280 02/08/2018 >400 6,47,048.50 >470 3,86,403.50 >550 -2,60,645.00
@40 Grandfathering per section 112A is not applied. Consult your tax adviser before you file your return.
"""


def test_a_sentence_under_a_table_is_no_row() -> None:
    assert [row.value("asset") for row in reading(TRADES).record.tables["trades"]] == ["Deccan Textiles Ltd"]
