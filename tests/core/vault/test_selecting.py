"""Documents are found by filters and by words."""

import pytest

from core.domain.document import Stage, Status
from core.ports import Interpretation, Selection
from core.vault import Vault
from tests.core.vault.made import ANN, dealt, page, read, reading, taken


@pytest.fixture
def several(vault: Vault) -> Vault:
    read(vault, b"one", reading("1.00"))
    read(vault, b"two", reading("2.00", status=Status.ACCEPTED, kind="receipt"))
    taken(vault, b"three", "/in/three.pdf", "zenith")
    return vault


@pytest.mark.parametrize(
    ("selection", "number"),
    [
        (Selection(), 3),
        (Selection(client="acme"), 2),
        (Selection(type="receipt"), 1),
        (Selection(stage=Stage.RECEIVED), 1),
        (Selection(status=Status.REVIEW), 1),
        (Selection(client="zenith", stage=Stage.READ), 0),
        (Selection(text="grand tot"), 2),
        (Selection(text="GRAND", type="receipt"), 1),
        (Selection(text="2.00"), 1),
        (Selection(text="nowhere"), 0),
        (Selection(text='"*( NEAR -x'), 0),
        (Selection(text="   "), 3),
    ],
)
def test_filters(several: Vault, selection: Selection, number: int) -> None:
    assert several.count(selection) == len(several.documents(selection)) == number


def test_pages_of_a_list_follow_each_other(several: Vault) -> None:
    every = [one.id for one in several.documents(Selection())]
    assert [several.documents(Selection(offset=at, limit=1))[0].id for at in range(3)] == every
    assert [one.id for one in several.documents(Selection(descending=True))] == every[::-1]
    assert several.count(Selection(limit=1)) == 3


def test_the_best_match_comes_first(vault: Vault) -> None:
    for data, text in ((b"one", "rent " + "other words " * 30), (b"two", "rent rent rent")):
        document = taken(vault, data, f"/in/{data.decode()}.pdf")
        vault.save_page(document, page(text=text), None)
        vault.save_readings(document, Interpretation((reading(),)), "1", "rule")
    assert [one.name for one in vault.documents(Selection(text="rent"))] == ["two.pdf", "one.pdf"]


def test_accents_do_not_matter(vault: Vault) -> None:
    document = taken(vault)
    vault.save_page(document, page(text="Crédit Sociétaire"), None)
    vault.save_readings(document, Interpretation((reading(),)), "1", "rule")
    assert vault.count(Selection(text="credit societaire")) == 1


def test_a_corrected_value_is_found_and_the_old_one_is_not(several: Vault) -> None:
    (document,) = several.documents(Selection(text="1.00"))
    several.change(document.id, document.version, reading("77.00"), "corrected", ANN)
    assert several.count(Selection(text="77.00")) == 1
    assert several.count(Selection(text="1.00")) == 0


def test_split_documents_are_found_by_their_own_pages(vault: Vault) -> None:
    document = taken(vault)
    for number, text in ((1, "alpha"), (2, "omega")):
        vault.save_page(document, page(number, text), None)
    vault.save_readings(document, Interpretation((reading(pages=(1, 2)),)), "1", "rule")
    first, second = vault.supersede(
        [document], [dealt(vault, document, 1), dealt(vault, document, 2)], "split", ANN
    ).documents
    assert [one.id for one in vault.documents(Selection(text="alpha"))] == [first]
    assert [one.id for one in vault.documents(Selection(text="omega"))] == [second]
