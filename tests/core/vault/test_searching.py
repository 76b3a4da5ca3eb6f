"""What questions and search are answered from goes with its documents, and comes to vaults from before."""

from pathlib import Path

from sqlalchemy import select

from core.domain.asking import Query, Target, Want
from core.domain.document import Stage
from core.domain.erasing import Wanted
from core.domain.library import Scope, Spot
from core.ports import apart, silent
from core.vault import Vault
from core.vault.database import transaction
from core.vault.erasing import VaultErasures
from core.vault.searching import VaultLibrary
from core.vault.tables import FIGURES
from tests.core.vault.made import codes, dealt, inside, new_vault, opened, put_back, read, reading

TOTALS = Query(Want.SUM, (Target("invoice", "total_amount"),))


def figures(vault: Vault) -> list[tuple[str, int]]:
    with transaction(vault.engine) as connection:
        rows = connection.execute(select(FIGURES.c.field, FIGURES.c.amount).order_by(FIGURES.c.field))
        return [(row.field, row.amount) for row in rows]


def test_what_nobody_vouches_for_is_counted_but_not_added_up(vault: Vault) -> None:
    (document,) = read(vault)
    found = VaultLibrary(vault).ask(TOTALS, None)
    assert (found.sums, found.rows, found.unverified) == ((), (), 1)
    vault.advance([document], Stage.APPROVED, "ann", {})
    found = VaultLibrary(vault).ask(TOTALS, None)
    assert [(str(one.amount), one.documents) for one in found.sums] == [("12", 1)]
    assert found.rows[0].document == document


def test_figures_and_vectors_go_with_a_document_that_is_put_aside(vault: Vault) -> None:
    (document,) = read(vault, b"two pages", reading("7.00", pages=(1,)))
    library = VaultLibrary(vault)
    (due,) = library.due("s", 10)
    assert set(due.pages) == {0, 1}
    library.learn("s", {Spot(due.position, 1): b"\1\2"}, [due])
    assert library.due("s", 10) == ()
    assert [one.vector for one in library.vectors("s", 0)] == [b"\1\2"]
    assert [one.position for one in library.due("another", 10)] == [due.position]
    vault.supersede([document], [dealt(vault, document, 1)], "split", "ann")
    assert library.vectors("s", 0) == ()
    assert len(library.due("s", 10)) == 1
    assert [amount for field, amount in figures(vault) if field] == [120_000]


def test_vectors_of_what_went_or_says_something_else_meanwhile_are_not_kept(vault: Vault, tmp_path: Path) -> None:
    (gone,) = read(vault, b"gone", reading("7.00"))
    (other,) = read(vault, b"other", reading("8.00"))
    library = VaultLibrary(vault)
    due = library.due("s", 10)
    vectors = {Spot(one.position, page): b"\1\2" for one in due for page in one.pages}
    library.learn("s", vectors, due)
    made_long_ago = library.due("slow", 10)
    VaultErasures(vault, tmp_path / "home").erase(Wanted((gone,)), "asked to", "ann", apart, silent)
    found = vault.document(other)
    vault.change(other, found.version, reading("9.00"), "corrected", "ann")
    library.learn("slow", vectors, made_long_ago)
    assert library.vectors("slow", 0) == ()
    assert [one.position for one in library.due("s", 10)] == [library.spots(["9.00"], Scope(), 1)[0].position]


def test_pages_are_found_within_a_scope(vault: Vault) -> None:
    (document,) = read(vault)
    library = VaultLibrary(vault)
    assert {spot.page for spot in library.spots(["grand"], Scope(), 10)} == {1}
    assert library.spots(["grand"], Scope("acme", document), 10)
    assert library.spots(["grand"], Scope("nobody"), 10) == ()
    assert library.spots([], Scope(), 10) == ()


def test_a_vault_from_before_has_its_figures_when_it_is_opened(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    before = figures(vault)
    vault.close()
    with inside(tmp_path) as connection:
        put_back(connection, 9)
    vault = opened(tmp_path)
    assert figures(vault) == before
    assert len(VaultLibrary(vault).due("s", 10)) == 1
    vault.close()


def test_figures_that_no_reading_says_are_found_out(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("UPDATE figures SET amount = amount + 1 WHERE field != ''")
    vault = opened(tmp_path)
    assert codes(vault) == {"summary.altered"}
    vault.close()


def test_the_largest_figures_are_added_up_exactly(vault: Vault) -> None:
    papers = [read(vault, bytes([number]), reading("99999999999999.01"))[0] for number in range(12)]
    papers += read(vault, b"less", reading("-0.02"))
    vault.advance(papers, Stage.APPROVED, "ann", {})
    found = VaultLibrary(vault).ask(TOTALS, None)
    assert [(str(one.amount), one.documents) for one in found.sums] == [("1199999999999988.1", 13)]
