"""Figures stay as they are printed, whatever a model makes of the words around them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.translating import masked, restored


@pytest.mark.parametrize(
    ("sentence", "text", "figures"),
    [
        ("Total due 4,950.00 EUR.", "Total due [1].", ("4,950.00 EUR",)),
        ("Rent of 1 250,00 € from 2025-03-01 on", "Rent of [1] from [2] on", ("1 250,00 €", "2025-03-01")),
        (
            "IBAN FR76 3000 6000 0112, invoice BF-2025-17",
            "IBAN [1], invoice [2]",
            ("FR76 3000 6000 0112", "BF-2025-17"),
        ),
        ("Paid on 31 December 2025 (10%).", "Paid on [1] December [2].", ("31", "2025 (10%)")),
        (
            "Write to post@bluefern.example or see www.bluefern.example",
            "Write to [1] or see [2]",
            ("post@bluefern.example", "www.bluefern.example"),
        ),
        ("Dear Ms Green,", "Dear Ms Green,", ()),
        ("See note [3]", "See note [1]", ("[3]",)),
        ("USD 12.00", "[1]", ("USD 12.00",)),
        ("-5,00", "[1]", ("-5,00",)),
    ],
)
def test_figures_are_cut_out_as_they_stand(sentence: str, text: str, figures: tuple[str, ...]) -> None:
    assert masked(sentence) == (text, figures)


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        ("Loyer de [1] à partir du [2]", "Loyer de 1 250,00 € à partir du 2025-03-01"),
        ("À partir du [2], loyer de [ 1 ]", "À partir du 2025-03-01, loyer de 1 250,00 €"),
        ("Loyer à partir du [2]", None),
        ("Loyer de [1] et [1] à partir du [2]", None),
        ("Loyer de [1], 3 mois, à partir du [2]", None),
        ("Loyer de [1] € à partir du [2]", None),
        ("Loyer de [1] à partir du [2] et du [3]", None),
        ("[1] [2]", None),
        ("", None),
        ("Loyer de [1] à partir du [2]" + " encore" * 40, None),
        ("Loyer de [1] à partir du [2] ٣", None),
    ],
)
def test_a_translation_has_every_figure_once_and_no_other(answer: str, whole: str | None) -> None:
    assert restored(answer, masked("Rent of 1 250,00 € from 2025-03-01 on")) == whole


def digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d", text))


@given(st.text(max_size=200))
def test_what_is_cut_out_and_put_back_is_the_same(sentence: str) -> None:
    cut = masked(sentence)
    assert not re.search(r"\d", re.sub(r"\[\d+\]", "", cut.text))
    back = restored(cut.text, cut)
    if back is not None:
        assert digits(back) == digits(sentence)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_answer_brings_a_figure_in_or_loses_one(sentence: str, answer: str) -> None:
    cut = masked(sentence)
    back = restored(answer, cut)
    if back is not None:
        assert digits(back) == digits("".join(cut.figures)) == digits(sentence)
