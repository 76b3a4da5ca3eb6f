from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.checks import check, status
from core.domain.document import Reading, Status
from core.domain.finding import Finding
from core.domain.layout import Word
from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.statement import extract_statement
from core.extraction.statement.repairing import CONFUSED, alike
from tests.core.extraction.statement.layouts import LEDGER, OPENING, RUNNING
from tests.core.extraction.statement.paper import Paper, us

STATEMENT = bundled_types()["bank_statement"]


def read(contents: Contents) -> tuple[Record, tuple[Finding, ...], Status]:
    record = extract_statement(STATEMENT, contents)
    findings = check(STATEMENT, record, contents)
    return record, findings, status(STATEMENT, Reading("bank_statement", 1.0, record, findings))


def printed(source: TextSource = TextSource.OCR) -> Contents:
    """A statement with a running balance; every date is printed twice, so that only figures are in question."""
    paper = Paper(source=source).text("Harrow Bank plc", "Harrow Bank plc", "Account number 40221987")
    paper.text("01 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Date", 120: "Value date", 220: "Details", -450: "Amount", -550: "Balance"})
    paper.line({220: "Opening balance", -550: us(OPENING)})
    for entry, balance in zip(LEDGER, RUNNING, strict=True):
        day = f"{entry.day}/01/2025"
        paper.line({48: day, 120: day, 220: entry.text, -450: us(entry.amount), -550: us(balance)})
    return paper.line({220: "Closing balance", -550: us(RUNNING[-1])}).contents()


def misread(contents: Contents, text: str, other: str, second: str | None = None) -> Contents:
    """The statement with one word read otherwise, and what another recognizer reads there."""
    words = tuple(_otherwise(word, text, other, second) for word in contents.pages[0].words)
    return replace(contents, pages=(replace(contents.pages[0], words=words),))


def _otherwise(word: Word, text: str, other: str, second: str | None) -> Word:
    return word._replace(text=other, second=second) if word.text == text else word


def confused(text: str) -> str:
    """The amount with one digit read as one that looks like it."""
    pairs = (tuple(pair) for pair in map(sorted, CONFUSED))
    swaps = ((a, b) for pair in pairs for a, b in (pair, pair[::-1]))
    return next(text.replace(a, b, 1) for a, b in swaps if a in text[1:] and a != text[0])


def test_the_balances_of_the_paper_follow() -> None:
    assert read(printed())[2] is Status.ACCEPTED


@pytest.mark.parametrize(("text", "other"), [("250.00", "260.00"), ("-83.17", "-33.17"), ("-60.00", "60.00")])
def test_the_likeliest_repair_of_an_amount_is_named_and_offered(text: str, other: str) -> None:
    record, findings, verdict = read(misread(printed(TextSource.LAYER), text, other))
    (finding,) = [one for one in findings if one.code.startswith("balance.") and one.code != "balance.row_open"]
    assert finding.code == "balance.repair"
    field = record.get(finding.fields[0])
    assert field is not None
    assert not field.accepted
    assert us(field.alternatives[0].value) == text
    assert finding.facts["repaired"] == text
    assert finding.facts["count"] == str(len(LEDGER))
    assert verdict is Status.REVIEW


def test_a_misread_balance_is_named_with_its_repair() -> None:
    good = us(RUNNING[2])
    other = good.replace("7", "1", 1) if "7" in good else good.replace("3", "8", 1)
    _, findings, verdict = read(misread(printed(), good, other))
    (finding,) = [one for one in findings if one.code == "balance.repair"]
    assert finding.fields == ("transactions.3.balance",)
    assert (finding.facts["found"], finding.facts["repaired"]) == (other, good)
    assert verdict is Status.REVIEW


def test_a_misread_opening_balance_is_named_with_its_repair() -> None:
    good = us(OPENING)
    other = confused(good)
    record, findings, verdict = read(misread(printed(), good, other))
    (finding,) = [one for one in findings if one.code.startswith("balance.repair")]
    assert (finding.code, finding.fields) == ("balance.repair_opening", ("opening_balance",))
    assert finding.facts == {"found": other, "repaired": good, "count": str(len(LEDGER))}
    assert us(record.fields["opening_balance"].alternatives[0].value) == good
    assert verdict is Status.REVIEW


def test_a_misread_closing_balance_is_named_with_its_repair() -> None:
    good = us(RUNNING[-1])
    other = confused(good)
    contents = printed()
    *before, last = contents.pages[0].words
    assert last.text == good
    page = replace(contents.pages[0], words=(*before, last._replace(text=other)))
    _, findings, verdict = read(replace(contents, pages=(page,)))
    (finding,) = [one for one in findings if one.code.startswith("balance.repair")]
    assert (finding.code, finding.facts["repaired"]) == ("balance.repair_closing", good)
    assert verdict is Status.REVIEW


def test_a_second_reading_of_the_opening_balance_is_taken() -> None:
    good = us(OPENING)
    record, findings, verdict = read(misread(printed(), good, confused(good), second=good))
    field = record.fields["opening_balance"]
    assert (us(field.value), field.accepted, field.reason and field.reason.code) == (good, True, "second_reading")
    assert verdict is Status.ACCEPTED
    assert not [finding for finding in findings if finding.code.startswith("balance.")]


def test_a_second_reading_under_which_the_balances_follow_is_taken() -> None:
    record, findings, verdict = read(misread(printed(), "-83.17", "-33.17", second="-83.17"))
    field = record.get("transactions.5.amount")
    assert field is not None
    assert (field.value, field.accepted) == ("-83.17", True)
    assert field.reason is not None
    assert field.reason.code == "second_reading"
    assert verdict is Status.ACCEPTED
    assert not [finding for finding in findings if finding.code.startswith("balance.")]


def test_what_only_might_be_read_so_is_never_taken() -> None:
    _, _, verdict = read(misread(printed(), "-83.17", "-33.17"))
    assert verdict is Status.REVIEW
    _, _, verdict = read(misread(printed(), "-83.17", "-33.17", second="-38.17"))
    assert verdict is Status.REVIEW


def test_an_altered_balance_of_a_text_layer_is_not_taken_for_a_misreading() -> None:
    good = us(RUNNING[2])
    _, _, verdict = read(misread(printed(TextSource.LAYER), good, good[:-1] + "9", second=good))
    assert verdict is Status.REVIEW


def test_two_repairs_that_would_do_are_no_offer() -> None:
    paper = Paper().text("Harrow Bank plc", "01 Jan 2025 to 31 Jan 2025").skip()
    paper.line({48: "Date", 120: "Details", -450: "Amount"}).line({120: "Opening balance", -450: "500.00"})
    paper.line({48: "02/01/2025", 120: "Shop", -450: "-30.00"}).line({48: "05/01/2025", 120: "Shop", -450: "-30.00"})
    record, findings, _ = read(paper.line({120: "Closing balance", -450: "390.00"}).contents())
    assert "balance.repair" not in {finding.code for finding in findings}
    assert not any(row.fields["amount"].alternatives for row in record.tables["transactions"])


@given(st.from_regex(r"[1-9][0-9]{0,4}\.[0-9]{2}", fullmatch=True), st.data())
def test_one_confused_digit_is_alike_and_any_other_is_not(text: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([index for index in range(1, len(text)) if text[index].isdigit()]))
    other = data.draw(st.sampled_from("0123456789".replace(text[at], "")))
    changed = text[:at] + other + text[at + 1 :]
    shifted = {Decimal(text).scaleb(power) for power in range(-3, 4)}
    confused = frozenset((text[at], other)) in CONFUSED or Decimal(changed) in shifted
    assert alike(Decimal(text), Decimal(changed)) == confused
