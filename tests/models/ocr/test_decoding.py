import numpy as np
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
