"""Meaning without a model, the nearest of vectors, and orders made one."""

from hypothesis import given
from hypothesis import strategies as some

from core.domain.library import Spot, Vector
from core.search.fusing import fused
from core.search.meaning import SIZE, GramEmbedder, alike, meant
from core.search.nearest import Nearest

EMBEDDER = GramEmbedder()


def nearest(*texts: str) -> Nearest:
    found = Nearest()
    vectors = EMBEDDER.embed(texts)
    found.add([Vector(number, Spot(number, 1), vector) for number, vector in enumerate(vectors, 1)])
    return found


def best(found: Nearest, text: str) -> int:
    return found.find(EMBEDDER.embed([text])[0], 1)[0][0].position


def test_words_of_the_field_are_near_in_other_languages() -> None:
    found = nearest("Loyer du bureau, mars", "Facture d'électricité", "Hotel in Lyon", "Salaire net à payer")
    assert best(found, "electricity bill") == 2
    assert best(found, "office rent") == 1
    assert best(found, "net wages") == 4


def test_misspelled_words_are_near_to_themselves() -> None:
    assert best(nearest("Harbour Power SA", "Old Mill GmbH", "Blue Fern Ltd"), "Harbor Powers") == 1


def test_words_that_mean_the_same_are_found_as_each_other() -> None:
    assert meant("invoices") == meant("factures")
    assert {"electricit", "strom"} <= {one[:10] for one in alike("electricity")}
    assert alike("zorblatt") == ("zorblatt",)


def test_a_document_that_is_learned_again_counts_once() -> None:
    found = nearest("rent", "salary")
    found.add([Vector(9, Spot(1, 1), EMBEDDER.embed(["insurance"])[0])])
    assert (len(found), found.latest) == (2, 9)
    assert best(found, "insurance") == 1


@given(some.lists(some.text(max_size=40), max_size=5))
def test_every_text_has_a_vector_of_one_length(texts: list[str]) -> None:
    assert [len(one) for one in EMBEDDER.embed(texts)] == [SIZE] * len(texts)
    assert EMBEDDER.embed(texts) == EMBEDDER.embed(texts)


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("rent").find(EMBEDDER.embed([""])[0], 5) == ()
    assert Nearest().find(EMBEDDER.embed(["rent"])[0], 5) == ()


@given(some.lists(some.lists(some.integers(0, 9), max_size=8), max_size=4))
def test_fused_orders_hold_everything_once(orders: list[list[int]]) -> None:
    made = fused(orders)
    assert sorted(made) == sorted({one for order in orders for one in order})


def test_what_stands_in_both_orders_comes_first() -> None:
    assert fused([["a", "b", "c"], ["d", "b"]])[0] == "b"
