import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ocr.decoding import glyphs, tokens

ALPHABET = ("", *"abc0123456789.,", " ")


def answer(classes: list[int]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """A network's sure answer: one class for every column."""
    return np.eye(len(ALPHABET), dtype=np.float32)[classes] if classes else np.zeros((0, len(ALPHABET)), np.float32)


def spelled(text: str) -> list[int]:
    """Columns that spell a text: every character twice, nothing between."""
    return [column for letter in text for column in (ALPHABET.index(letter), ALPHABET.index(letter), 0)]


@given(st.text(alphabet="abc0123456789., ", max_size=30))
def test_a_spelled_line_is_read_and_cut_into_its_words(text: str) -> None:
    columns = spelled(text)
    line = glyphs(answer(columns), ALPHABET)
    assert "".join(glyph.text for glyph in line) == text
    words = list(tokens(line, len(columns)))
    assert [word.text for word in words] == text.split()
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert all(0 <= edge <= len(columns) for edge in edges)
    assert edges == sorted(edges)


@given(st.lists(st.integers(0, len(ALPHABET) - 1), max_size=40))
def test_any_answer_is_some_line(columns: list[int]) -> None:
    line = glyphs(answer(columns), ALPHABET)
    assert all(word.text.strip() for word in tokens(line, len(columns)))


def unsure(text: str, place: int, **chances: float) -> list[str]:
    """The words and other readings of a spelled text, of which one column is unsure."""
    line = answer(spelled(text))
    line[place] = 0
    for letter, chance in chances.items():
        line[place, ALPHABET.index({"nothing": "", "space": " ", "point": "."}.get(letter, letter[-1]))] = chance
    return ["/".join((word.text, *word.alternatives)) for word in tokens(glyphs(line, ALPHABET), len(line))]


def test_what_a_figure_may_be_instead_is_kept() -> None:
    line = answer(spelled("138"))
    line[6:8] = 0
    line[6:8, ALPHABET.index("8")], line[6:8, ALPHABET.index("3")] = 0.7, 0.3
    (word,) = tokens(glyphs(line, ALPHABET), len(line))
    assert (word.text, word.alternatives) == ("138", ("133",))


def test_a_mark_that_may_be_lost_is_kept() -> None:
    assert unsure("1250", 5, nothing=0.8, point=0.2) == ["1250/12.50"]
    assert unsure("1250", 5, nothing=0.95, point=0.05) == ["1250"]


def unsure_throughout(text: str, letter: int, **chances: float) -> list[str]:
    """The same, where both columns of a letter are unsure."""
    line = answer(spelled(text))
    for column in (3 * letter, 3 * letter + 1):
        line[column] = 0
        for other, chance in chances.items():
            line[column, ALPHABET.index(other[-1])] = chance
    return ["/".join((word.text, *word.alternatives)) for word in tokens(glyphs(line, ALPHABET), len(line))]


def test_a_letter_that_one_column_is_sure_of_has_no_other_readings() -> None:
    assert unsure("abc", 1, a=0.6, b=0.4) == ["abc"]


def test_what_a_letter_may_be_instead_is_kept() -> None:
    assert unsure_throughout("abc", 1, b=0.95, c=0.05) == ["abc/acc"]
    assert unsure_throughout("abc", 1, b=0.99, c=0.01) == ["abc"]
    assert unsure_throughout("abc", 1, b=0.7, c=0.25, a=0.05) == ["abc/acc/aac"]


def test_a_figure_among_letters_and_a_letter_among_figures_are_no_other_reading() -> None:
    assert unsure_throughout("abc", 1, b=0.9, _8=0.1) == ["abc"]
    assert unsure_throughout("123", 1, _2=0.9, a=0.1) == ["123"]
    assert unsure_throughout("a2c", 1, _2=0.9, a=0.1) == ["a2c/aac"]


@pytest.mark.parametrize(
    ("text", "chance", "words"), [("abc", 0.3, ["a", "bc"]), ("123", 0.3, ["123"]), ("123", 0.47, ["1", "23"])]
)
def test_a_probable_space_parts_words_and_figures_only_if_it_is_likely(
    text: str, chance: float, words: list[str]
) -> None:
    assert unsure(text, 2, nothing=1 - chance, space=chance) == words
