"""Lists of documents: any order, any filter, counts that agree, and old vaults that have them too."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.document import Failure, Reading, Stage, Status
from core.domain.finding import Finding, Severity
from core.domain.record import Field, Record
from core.domain.summary import Facets, Summary
from core.ports import Interpretation, Order, Selection, silent
from core.vault import Vault
from tests.core.vault.made import ANN, dealt, inside, new_vault, opened, page, put_back, read, taken

PAPERS = (
    ("acme", "a.pdf", "Zoo Ltd", "120.00", "2024-12-31", "EUR"),
    ("acme", "B.pdf", "alpha SA", "9.50", "2025-01-01", "USD"),
    ("zenith", "c.pdf", "Alpha SA", "-40.00", "2025-06", "EUR"),
    ("zenith", "d.pdf", "", "10000.01", "", ""),
)


def paper(supplier: str, total: str, day: str, currency: str, *, accepted: bool = False) -> Reading:
    said = {"vendor_name": supplier, "invoice_date": day}
    fields = {name: Field(value, accepted=True) for name, value in said.items() if value}
    fields |= {"total_amount": Field(total, currency=currency or None, accepted=accepted)}
    return Reading("invoice", 0.9, Record(fields), pages=(1,), status=Status.ACCEPTED if accepted else Status.REVIEW)


@pytest.fixture
def papers(vault: Vault) -> Iterator[Vault]:
    for number, (client, name, *said) in enumerate(PAPERS):
        document = taken(vault, name.encode(), f"/in/{name}", client)
        vault.save_page(document, page(text=f"paper {name[0]}"), None)
        vault.save_readings(document, Interpretation((paper(*said, accepted=number == 0),)), "1", "rule")
    taken(vault, b"waits", "/in/e.pdf", "acme")
    yield vault
    assert vault.check(silent) == ()


def names(vault: Vault, selection: Selection) -> str:
    return "".join(one.name[0] for one in vault.summaries(selection))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.TAKEN, "aBcde"),
        (Order.CLIENT, "aBecd"),
        (Order.NAME, "aBcde"),
        (Order.SUPPLIER, "deBca"),
        (Order.TYPE, "eaBcd"),
        (Order.STAGE, "aBcde"),
        (Order.STATUS, "eaBcd"),
        (Order.TOTAL, "ecBad"),
        (Order.CURRENCY, "deacB"),
        (Order.DATE, "deaBc"),
        (Order.DOUBTS, "aeBcd"),
        (Order.PAGES, "eaBcd"),
    ],
)
def test_every_order_goes_both_ways_and_by_page(papers: Vault, order: Order, expected: str) -> None:
    assert names(papers, Selection(order=order)) == expected
    assert names(papers, Selection(order=order, descending=True)) == expected[::-1]
    assert "".join(names(papers, Selection(order=order, offset=at, limit=2)) for at in (0, 2, 4)) == expected
    assert "".join(one.name[0] for one in papers.documents(Selection(order=order))) == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(client="zenith"), "cd"),
        (Selection(type="invoice", stage=Stage.READ), "aBcd"),
        (Selection(status=Status.ACCEPTED), "a"),
        (Selection(look=True), "aBcd"),
        (Selection(supplier="alpha sa"), "Bc"),
        (Selection(since=date(2025, 1, 1)), "Bc"),
        (Selection(until=date(2024, 12, 31)), "a"),
        (Selection(since=date(2025, 6, 1), until=date(2025, 6, 30)), "c"),
        (Selection(least=Decimal(10)), "ad"),
        (Selection(most=Decimal("9.50"), client="acme"), "B"),
        (Selection(text="paper", order=Order.TOTAL), "cBad"),
        (Selection(text="paper d"), "d"),
        (Selection(supplier="nobody"), ""),
    ],
)
def test_filters_counts_and_facets_agree(papers: Vault, selection: Selection, expected: str) -> None:
    assert sorted(names(papers, selection)) == sorted(expected)
    assert papers.count(selection) == len(expected)
    facets = papers.facets(selection)
    if selection.client:
        assert facets.clients[selection.client] == len(expected)
    else:
        assert sum(facets.clients.values()) == len(expected)


def test_a_line_says_what_a_list_shows(papers: Vault) -> None:
    first, *_, last = papers.summaries(Selection())
    assert (first.supplier, first.total, first.currency, first.date) == (
        "Zoo Ltd",
        Decimal("120.00"),
        "EUR",
        "2024-12-31",
    )
    assert (first.stage, first.status, first.doubts, first.pages) == (Stage.READ, Status.ACCEPTED, 0, 1)
    assert (last.stage, last.status, last.total, last.needs_look) == (Stage.RECEIVED, None, None, False)
    assert [one.doubts for one in papers.summaries(Selection(look=True))] == [0, 1, 1, 1]


def test_facets_count_each_under_the_other_filters(papers: Vault) -> None:
    assert papers.facets(Selection(client="zenith")) == Facets(
        clients={"acme": 3, "zenith": 2},
        types={"invoice": 2},
        stages={"read": 2},
        statuses={"review": 2},
        years={"2025": 1},
    )
    assert papers.facets(Selection(least=Decimal(100))).years == {"2024": 1}


def test_suppliers_are_proposed_by_their_beginning(papers: Vault) -> None:
    assert papers.suppliers("al", "", 8) == ("Alpha SA", "alpha SA")
    assert papers.suppliers("al", "acme", 8) == ("alpha SA",)
    assert papers.suppliers("", "", 1) == ("Alpha SA",)
    assert papers.suppliers("%", "", 8) == ()


def line(vault: Vault, document: str) -> Summary:
    return next(one for one in vault.summaries(Selection()) if one.id == document)


def test_lines_follow_their_documents(papers: Vault) -> None:
    first, second, _, _, waiting = (one.id for one in papers.summaries(Selection()))
    papers.advance([first], Stage.APPROVED, ANN, {})
    assert line(papers, first).stage is Stage.APPROVED
    papers.fail(waiting, Failure("limit.time"), "rule")
    assert line(papers, waiting).failure == Failure("limit.time")
    version = papers.document(second).version
    papers.change(second, version, paper("Omega", "1.00", "2023-02-01", "EUR"), "corrected", ANN)
    assert line(papers, second).supplier == "Omega"
    assert papers.count(Selection(stage=Stage.APPROVED)) == 1
    assert papers.facets(Selection()).years == {"2023": 1, "2024": 1, "2025": 1}


def test_a_document_that_was_split_stands_in_no_list(vault: Vault) -> None:
    (document,) = read(vault)
    parts = vault.supersede([document], [dealt(vault, document, 1)], "split", ANN).documents
    assert tuple(one.id for one in vault.summaries(Selection())) == parts
    assert vault.check(silent) == ()


def test_what_other_documents_say_is_a_doubt(vault: Vault) -> None:
    document = taken(vault)
    said = (Finding("history.duplicate", Severity.WARNING),)
    reading = paper("Zoo", "1.00", "2025-01-01", "EUR", accepted=True)
    vault.save_readings(
        document, Interpretation((reading,)), "1", "rule", compare=lambda history, moved: {document: said}
    )
    assert line(vault, document).doubts == 1
    assert line(vault, document).needs_look
    assert vault.check(silent) == ()


def test_a_vault_from_before_is_filled(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    taken(vault, b"waits")
    before = vault.summaries(Selection()), vault.facets(Selection())
    vault.close()
    with inside(tmp_path) as connection:
        put_back(connection, 4)
    vault = opened(tmp_path)
    assert (vault.summaries(Selection()), vault.facets(Selection())) == before
    assert vault.check(silent) == ()
    vault.close()


@pytest.mark.parametrize(
    "alter",
    [
        "UPDATE summaries SET supplier = 'Nobody'",
        "UPDATE summaries SET doubts = 0",
        "DELETE FROM summaries",
        "UPDATE tallies SET documents = documents + 1",
    ],
)
def test_lists_are_checked_against_the_documents(tmp_path: Path, alter: str) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql(alter)
    vault = opened(tmp_path)
    assert {one.code for one in vault.check(silent)} == {"summary.altered"}
    vault.close()


def test_a_vault_with_lists_and_without_charts_is_filled(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    before = vault.figures(Selection())
    vault.close()
    with inside(tmp_path) as connection:
        put_back(connection, 6)
        connection.exec_driver_sql("ALTER TABLE summaries DROP COLUMN seconds")
    vault = opened(tmp_path)
    assert vault.figures(Selection()) == before
    assert before.causes == {"unsaid": 2}
    assert vault.check(silent) == ()
    vault.close()
