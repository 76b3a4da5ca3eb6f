from decimal import Decimal

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Status
from core.domain.record import Record
from core.extraction.statement import extract_statement
from tests.core.extraction.statement.layouts import AMOUNTS, CLOSING, LEDGER, OPENING, RUNNING
from tests.core.extraction.statement.paper import Paper, us

STATEMENT = bundled_types()["bank_statement"]


def heads(paper: Paper, by: int) -> Paper:
    return paper.line({48: "Date", 110: "Details", -(330 + by): "Out", -(420 + by): "In", -(550 - by): "Balance"})


def entries(paper: Paper, first: int, last: int, by: int) -> Paper:
    """Some rows of the ledger, the columns of amounts moved by so many points."""
    for entry, balance in list(zip(LEDGER, RUNNING, strict=True))[first:last]:
        amount = Decimal(entry.amount)
        side = -(330 + by) if amount < 0 else -(420 + by)
        paper.line({48: f"{entry.day}/01/2025", 110: entry.text, side: us(abs(amount)), -(550 - by): us(balance)})
    return paper


def read(paper: Paper) -> tuple[Record, Status]:
    contents = paper.contents()
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def printed(by: int) -> Paper:
    """A statement of two pages, the columns of the second elsewhere."""
    paper = Paper().text("Harrow Bank plc", "Account number 40221987", "01 Jan 2025 to 31 Jan 2025").skip()
    heads(paper, 0).line({110: "Opening balance", -550: us(OPENING)})
    half = len(LEDGER) // 2
    entries(paper, 0, half, 0).line({48: "Page 1 of 2"}).turn()
    entries(heads(paper, by), half, len(LEDGER), by)
    return paper.line({110: "Closing balance", -(550 - by): us(CLOSING)}).line({48: "Page 2 of 2"})


def test_columns_that_stand_elsewhere_on_the_next_page_are_followed() -> None:
    for by in (0, 25, 45):
        record, verdict = read(printed(by))
        assert [row.number("amount") for row in record.tables["transactions"]] == [Decimal(one) for one in AMOUNTS]
        assert verdict is Status.ACCEPTED


def test_the_number_of_a_page_is_no_part_of_a_narration() -> None:
    record, _ = read(printed(45))
    assert not any("Page" in (row.value("description") or "") for row in record.tables["transactions"])
