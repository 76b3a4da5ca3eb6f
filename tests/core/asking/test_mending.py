"""Slips of a letter in names and key words: put right where one thing alone is meant, and never in figures."""

import random
from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st

from core.asking.lexicon import lexicon
from core.asking.mending import Mended, mended
from core.asking.naming import spoken
from core.asking.tokens import tokens
from core.catalogue import bundled_types

LEXICON = lexicon(bundled_types())
NAMES = ("Blue Fern Ltd", "Harbour Power SA", "Crédit Sud SARL", "Orangerie", "Supplier 17 Ltd", "Supplier 18 Ltd")
KNOWN = spoken(NAMES, LEXICON.common)


def taken(text: str) -> Mended | None:
    return mended(text, LEXICON, KNOWN)


def slip(word: str, at: int, how: int, letter: str) -> str:
    """A word with one letter that lacks, is another, is too many, or has changed places."""
    at %= len(word) - 1
    return (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )[how % 4]


@given(
    st.sampled_from(("harbour", "orangerie")), st.integers(0, 8), st.integers(0, 3), st.sampled_from(ascii_lowercase)
)
def test_one_letter_is_put_right_and_said(word: str, at: int, how: int, letter: str) -> None:
    written = slip(word, at, how, letter)
    found = taken(f"How much did we spend with {written.capitalize()} in 2026?")
    if written == word:
        assert found is None
    else:
        assert found
        assert found.slips[0][0].casefold().split()[-1] == written
        assert found.text.casefold().startswith(f"how much did we spend with {word}")


def test_two_letters_two_names_or_a_figure_are_left_alone() -> None:
    assert taken("How much did we spend with Hrbur?") is None
    assert taken("the total of BF-1009 from Supplier 19") is None
    known = spoken(("Fernhill", "Fernhall"), LEXICON.common)
    assert mended("How much with Fernhxll?", LEXICON, known) is None
    assert taken("Fren") is None


def test_a_short_word_with_another_letter_may_be_another_name_and_is_asked_about() -> None:
    known = spoken(("Old Mill GmbH",), LEXICON.common)
    unsure = mended("How much did we spend with Old Mull in 2026?", LEXICON, known)
    assert unsure
    assert (unsure.slips, unsure.sure) == ((("Old Mull", "Old Mill"),), False)
    for written in ("Old Mlil", "Old Mil", "Oldmill", "Old Milll"):
        found = mended(f"How much did we spend with {written} in 2026?", LEXICON, known)
        assert found
        assert found.sure


def test_a_question_is_otherwise_read_as_it_was() -> None:
    written = "Combien de TVA d'Harbuor l'an dernier, plus de 1 500,50 € ou jusqu'au 12/05/2026 ?"
    found = taken(written)
    assert found
    assert found.slips == (("Harbuor", "Harbour"),)
    put = {"harbuor": "harbour"}
    assert [put.get(one.folded, one.folded) for one in tokens(written)] == [one.folded for one in tokens(found.text)]


def test_what_is_known_is_never_touched() -> None:
    chance = random.Random(1)
    said = ["How much did we spend with Blue Fern in March 2026?", "Combien de factures de Crédit Sud ?"]
    for text in said:
        words = text.split()
        chance.shuffle(words)
        assert taken(" ".join(words)) is None
