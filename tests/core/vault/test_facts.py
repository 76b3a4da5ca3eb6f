"""What is compared is kept with each reading, and comparisons change what is said of other documents."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.document import Document, Reading, Stage, Status
from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.record import Field, Record
from core.ports import Arrival, History, Interpretation, Moved
from core.vault import Vault
from tests.core.vault.made import ANN, codes, dealt, inside, new_vault, opened, put_back, taken

TWIN = Finding("history.same_total", Severity.WARNING, ("total_amount",), {"other": "a.pdf"})


def bill(number: str, total: str = "12.00", status: Status = Status.ACCEPTED) -> Reading:
    fields = {"vendor_name": "Blue Fern", "invoice_number": number, "total_amount": total, "invoice_date": "2025-03-01"}
    return Reading("invoice", 0.9, Record({name: Field(value) for name, value in fields.items()}), (), (1,), status)


def statement(*rows: tuple[str, str, str]) -> Reading:
    cells = [{"date": day, "amount": amount, "description": text} for day, amount, text in rows]
    table = tuple(Record({name: Field(value) for name, value in row.items()}) for row in cells)
    return Reading("bank_statement", 0.9, Record({"account_number": Field("12")}, {"transactions": table}), (), (1,))


class Watcher:
    """A comparison that keeps what it was asked, and says of each document that bears a mark what it was told to."""

    def __init__(self, said: Mapping[str, tuple[Finding, ...]] | None = None) -> None:
        self.said, self.moved, self.seen = said or {}, Moved(), dict[str, tuple[Facts, ...]]()

    def __call__(self, history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        self.moved = moved
        self.seen = {mark: history.facts([mark]) for mark in ("number:bf17", "total:12.00", "vendor:bluefern")}
        found = {one.document: one for mark in self.seen for one in self.seen[mark]}
        return {name: self.said.get(one.value("invoice_number"), ()) for name, one in found.items()}


def kept(vault: Vault, said: Reading, watcher: Watcher, client: str = "acme") -> str:
    data = repr(said.record).encode()
    (document,) = vault.take(Arrival(client, f"/in/{hash(data)}.pdf", data), ANN).documents
    vault.save_readings(document, Interpretation((said,)), "1", "rule", compare=watcher)
    return document


def status(document: Document) -> Status:
    assert document.reading
    return document.reading.status


def test_documents_are_found_by_their_marks(vault: Vault) -> None:
    watcher = Watcher()
    first = kept(vault, bill("BF-17"), watcher)
    second = kept(vault, bill("BF-18"), watcher)
    kept(vault, bill("BF-17"), Watcher(), client="zenith")
    kept(vault, bill("BF-19", "13.00"), watcher)
    found = {mark: [one.document for one in known] for mark, known in watcher.seen.items()}
    assert found["number:bf17"] == [first]
    assert found["total:12.00"] == [first, second]
    assert [one.value("invoice_number") for one in watcher.moved.come] == ["BF-19"]


def test_what_others_say_is_shown_and_weighs(vault: Vault) -> None:
    first = kept(vault, bill("BF-17"), Watcher())
    kept(vault, bill("BF-18"), Watcher({"BF-17": (TWIN,)}))
    document = vault.document(first)
    assert document.reading
    assert document.reading.findings == (TWIN,)
    assert status(document) is Status.REVIEW
    assert vault.totals().review == 1
    line = vault.history(first)[-1]
    assert (line.action, line.before, line.after["status"]) == ("compared", {"status": "accepted"}, "review")
    kept(vault, bill("BF-20"), Watcher())
    assert status(vault.document(first)) is Status.ACCEPTED
    assert codes(vault) == set()


def test_a_note_changes_neither_status_nor_audit(vault: Vault) -> None:
    first = kept(vault, bill("BF-17"), Watcher())
    before = vault.history(first), vault.document(first).version
    kept(vault, bill("BF-18"), Watcher({"BF-17": (replace(TWIN, severity=Severity.NOTE),)}))
    assert (vault.history(first), vault.document(first).version) == before
    reading = vault.document(first).reading
    assert reading
    assert len(reading.findings) == 1


def test_what_is_approved_is_not_reopened(vault: Vault) -> None:
    first = kept(vault, bill("BF-17"), Watcher())
    watcher = Watcher()
    vault.advance([first], Stage.APPROVED, ANN, {}, compare=watcher)
    assert [one.settled for one in watcher.moved.settled] == [True]
    second = kept(vault, bill("BF-18"), Watcher({"BF-17": (TWIN,)}))
    document = vault.document(first)
    assert document.stage is Stage.APPROVED
    assert document.reading
    assert document.reading.findings == (TWIN,)
    assert vault.document(second).stage is Stage.READ


def test_the_change_names_the_documents_it_touched(vault: Vault) -> None:
    first, second = (kept(vault, bill(number), Watcher()) for number in ("BF-17", "BF-18"))
    watcher = Watcher({"BF-17": (TWIN,)})
    change = vault.change(second, vault.document(second).version, bill("BF-21"), "corrected", ANN, compare=watcher)
    assert (change.documents, change.touched) == ((second,), (first,))
    assert [one.value("invoice_number") for one in (*watcher.moved.gone, *watcher.moved.come)] == ["BF-18", "BF-21"]


def test_what_is_put_aside_is_compared_no_more(vault: Vault) -> None:
    first = kept(vault, bill("BF-17"), Watcher())
    watcher = Watcher()
    vault.supersede([first], [dealt(vault, first, 1)], "split", ANN, compare=watcher)
    assert [one.document for one in watcher.moved.gone] == [first]
    assert watcher.seen["number:bf17"] == ()


class Rows(Watcher):
    """A comparison that looks for rows of statements."""

    def __call__(self, history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        days = date(2025, 3, 1), date(2025, 3, 31)
        self.found = [
            [row.amount for row in history.movements(*days, amounts, words)]
            for amounts, words in (([Decimal("12.00")], []), ([], ["bluefern"]), ([], ["%"]), ([], []))
        ]
        self.owners, self.tally = history.owners("account:12"), history.tally("account")
        return super().__call__(history, moved)


def test_rows_of_statements_are_found_by_amount_and_word(vault: Vault) -> None:
    rows = Rows()
    march = [("2025-03-05", "-12.00", "CHEQUE"), ("2025-03-06", "7.00", "NEFT Blue-Fern"), ("2025-03-07", "8.00", "x")]
    kept(vault, statement(*march, ("2025-04-01", "-12.00", "later")), rows)
    assert rows.found == [[Decimal("-12.00")], [Decimal("7.00")], [], []]
    assert rows.owners == {"acme": 1}
    assert rows.tally == {"12": 1}
    assert len(rows.moved.come[0].movements) == 4


def test_a_vault_from_before_is_filled(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    old = replace(bill("BF-17"), findings=(TWIN,), status=Status.REVIEW)
    first = kept(vault, old, Watcher({"BF-17": (TWIN,)}))
    unread = taken(vault, b"waits")
    vault.close()
    with inside(tmp_path) as connection:
        put_back(connection, 2)
    vault = opened(tmp_path)
    document = vault.document(first)
    assert document.reading
    assert document.reading.findings == (TWIN,)
    watcher = Watcher({"BF-17": (TWIN,)})
    kept(vault, bill("BF-18"), watcher)
    assert [one.document for one in watcher.seen["number:bf17"]] == [first]
    assert vault.document(unread).reading is None
    vault.close()


@pytest.mark.parametrize("said", [(), (TWIN,)])
def test_findings_are_those_of_the_last_comparison(vault: Vault, said: tuple[Finding, ...]) -> None:
    first = kept(vault, replace(bill("BF-17"), findings=(TWIN,)), Watcher({"BF-17": said}))
    reading = vault.document(first).reading
    assert reading
    assert reading.findings == said


@pytest.mark.parametrize(
    "alter",
    [
        """UPDATE facts SET body = replace(body, '12.00', '99.00')""",
        "DELETE FROM facts WHERE position = 1",
        "UPDATE movements SET amount = '-13.00'",
        "DELETE FROM movements",
    ],
)
def test_what_is_compared_is_checked_against_the_readings(tmp_path: Path, alter: str) -> None:
    vault = new_vault(tmp_path)
    kept(vault, bill("BF-17"), Watcher())
    kept(vault, statement(("2025-03-05", "-12.00", "CHEQUE"), ("2025-03-06", "7.00", "NEFT")), Watcher())
    assert codes(vault) == set()
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql(alter)
    vault = opened(tmp_path)
    assert codes(vault) == {"facts.altered"}
    vault.close()
