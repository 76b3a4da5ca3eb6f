"""Names and addresses found on paper in spite of a recognizer's slips."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word
from core.learning.spelling import NEAR, printed


def lines(*texts: str) -> list[Line]:
    """Lines of text under each other, each word in a box of its own."""
    return [
        Line(
            tuple(Word(word, Box(40 * n, 20 * row, 40 * n + 30, 20 * row + 10)) for n, word in enumerate(text.split()))
        )
        for row, text in enumerate(texts)
    ]


HEAD = lines("Tin Roof Supplies (778213-K)", "12, Jalan Mawar 3,", "Taman Indah, 81200 Larkin", "Tel: 07-5551234")


def test_a_name_is_found_within_its_line() -> None:
    found = printed("TIN ROOF SUPPLIES", HEAD)
    assert found is not None
    assert (found.text, found.same, found.closeness) == ("Tin Roof Supplies", True, 1.0)


def test_an_address_runs_over_lines() -> None:
    found = printed("12, JALAN MAWAR 3, TAMAN INDAH 81200 LARKIN", HEAD)
    assert found is not None
    assert found.evidence(1).box == Box(0, 20, 150, 50)


def test_slips_of_a_recognizer_are_forgiven() -> None:
    found = printed("Tin Roof Supplies", lines("Tin Rcof Supplie5"))
    assert found is not None
    assert found.same


def test_another_branch_in_the_same_lines_says_something_else() -> None:
    head = lines("Lot P.T. 2811, Jalan Angsa,", "Taman Berkali, 41150 Klang, Selangor", "1379-Kota Baiduri")
    found = printed("Lot P.T. 2811, Jalan Angsa, Taman Berkali, 41150 Klang, Selangor 1245-Desa Melati", head)
    assert found is not None
    assert not found.same
    assert found.text.endswith("1379-Kota Baiduri")


def test_what_is_not_there_is_not_found() -> None:
    assert printed("Copper Kettle Trading", HEAD) is None


@given(st.lists(st.text("abcdefgh123", min_size=1, max_size=8), min_size=1, max_size=6), st.text(max_size=30))
def test_what_is_found_is_near_and_what_stands_there_whole_is_found(words: list[str], text: str) -> None:
    among = lines(" ".join(words))
    found = printed(text, among)
    assert found is None or found.closeness >= NEAR
    if len(folded(" ".join(words))) > 3:
        whole = printed(" ".join(words), among)
        assert whole is not None
        assert whole.closeness == 1.0
