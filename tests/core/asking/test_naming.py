"""Whom a question names, and where it says that it may be somebody else."""

import pytest

from core.asking.naming import Named, spoken, told_apart
from core.asking.tokens import Question, tokens

CLIENT, NORTH, SUPPLIER, MILL = "Bluefern SARL", "Northwind", "Bluefern Technologies Ltd", "Old Mill GmbH"
CLIENTS, PARTIES = (spoken(names, frozenset()) for names in ((CLIENT, NORTH), (SUPPLIER, MILL)))


def named(text: str) -> Named:
    return told_apart(Question(tokens(text)), CLIENTS, PARTIES)


@pytest.mark.parametrize(
    ("text", "clients", "parties", "also"),
    [
        ("how much did we pay Bluefern in March", (CLIENT,), (), (SUPPLIER,)),
        ("how much did Bluefern SARL pay", (CLIENT,), (), ()),
        ("how much did we pay Bluefern Technologies", (), (SUPPLIER,), ()),
        ("how much did Northwind pay Old Mill", (NORTH,), (MILL,), ()),
    ],
)
def test_a_client_goes_before_a_supplier_and_more_words_before_fewer(
    text: str, clients: tuple[str, ...], parties: tuple[str, ...], also: tuple[str, ...]
) -> None:
    found = named(text)
    assert [one for names in found.clients for one in names] == list(clients)
    assert [one for names in found.parties for one in names] == list(parties)
    assert found.also == also


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("how much did we spend with Old Bill", (MILL,)),
        ("how much did we spend with Old Mill", ()),
        ("how much did we spend with Old March 2026", ()),
        ("how much did we spend with Old VAT", ()),
        ("how much did we spend with Old in March", ()),
        ("how much did Northwind Old pay", ()),
        ("Total Spent With Old Bill", ()),
    ],
)
def test_one_word_of_a_name_before_another_name_is_not_sure(text: str, unsure: tuple[str, ...]) -> None:
    assert named(text).unsure == unsure
