from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Word
from core.reading.compared import compared


def row(*texts: str) -> tuple[Word, ...]:
    """Words side by side, ten points a letter, with a gap of ten between two."""
    words, left = [], 0.0
    for text in texts:
        words.append(Word(text, Box(left, 0, left + 10 * len(text), 12)))
        left += 10 * len(text) + 10
    return tuple(words)


def test_each_word_gets_what_was_found_over_it() -> None:
    first = row("Total", "80.00")
    (total,), (amount,) = compared(first, row("Total", "60.00")).values()
    assert (total.second, amount.second) == ("Total", "60.00")
    assert total.confirmed
    assert not amount.confirmed


def test_a_word_over_which_nothing_was_found_has_no_second_reading() -> None:
    (word,) = compared(row("Total"), ())[row("Total")[0]]
    assert word.second is None


def test_lost_spaces_come_back_with_the_same_print() -> None:
    joined = row("TAMANDAYA")
    parts = compared(joined, row("TAMAN", "DAYA"))[joined[0]]
    assert [(part.text, part.second) for part in parts] == [("TAMAN", "TAMAN"), ("DAYA", "DAYA")]
    assert parts[0].box.x1 == parts[1].box.x0
    assert (parts[0].box.x0, parts[1].box.x1) == (joined[0].box.x0, joined[0].box.x1)


def test_a_gap_too_small_for_a_space_parts_no_word() -> None:
    joined, (left, right) = row("Amberley"), (Word("Amber", Box(0, 0, 50, 12)), Word("ley", Box(52, 0, 80, 12)))
    (word,) = compared(joined, (left, right))[joined[0]]
    assert (word.text, word.second) == ("Amberley", "Amberley")
    third = Word("Fenn", Box(84, 0, 124, 12))
    whole = row("AmberleyFenn")
    parts = compared(whole, (left, right, third))[whole[0]]
    assert [(part.text, part.second) for part in parts] == [("Amberley", "Amberley"), ("Fenn", "Fenn")]
    assert parts[0].box.x1 == parts[1].box.x0 == 82


def test_figures_are_not_parted() -> None:
    amount = row("12.50")
    assert [word.text for word in compared(amount, row("12", ".50"))[amount[0]]] == ["12.50"]


@given(st.lists(st.text("ABC1", min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_however_the_same_print_is_parted_no_letter_is_lost(texts: list[str], data: st.DataObject) -> None:
    whole = "".join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(whole) - 1)), max_size=4)))
    again = [piece for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True) if (piece := whole[a:b])]
    words = row(*texts)
    said = compared(words, row(*again))
    assert "".join(word.text for old in words for word in said[old]) == whole
    assert all(word.box.x0 <= word.box.x1 for old in words for word in said[old])
