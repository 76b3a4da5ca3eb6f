"""Labels where they stand, and the values beside and below them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.domain.schema import FieldType, Kind
from core.extraction.page.labels import lexicon
from core.extraction.page.neighbours import Marked, below, beside, marked
from core.extraction.page.stretches import PageText

FIELDS = {
    name: FieldType(name, Kind.TEXT, labels={"en": labels})
    for name, labels in {
        "total": ("Total",),
        "grand": ("Grand total",),
        "name": ("Name of the employee",),
        "pan": ("PAN", "Permanent account number"),
        "salary": ("Salary as per provisions contained in section 17(1)",),
        "net": ("Net à payer",),
        "hindi": ("कुल कटौती",),
    }.items()
}


def page(text: str, source: TextSource = TextSource.LAYER) -> Page:
    """A page from lines in which two and more spaces part stretches; a letter is five points wide."""
    words = tuple(
        Word(found[0], Box(5.0 * found.start(), 14.0 * row, 5.0 * found.end(), 14.0 * row + 10))
        for row, line in enumerate(text.splitlines())
        for found in re.finditer(r"\S+", line)
    )
    return Page(1, 600, 800, words, source)


def found(text: str, source: TextSource = TextSource.LAYER) -> Marked:
    return marked(PageText(page(text, source)), lexicon(FIELDS))


def labels(text: str, source: TextSource = TextSource.LAYER) -> list[str]:
    return [place.label for place in found(text, source).places]


def value_beside(text: str, source: TextSource = TextSource.LAYER) -> list[str]:
    seen = found(text, source)
    return [line.text for line in beside(seen, seen.places[0])]


def test_case_accents_punctuation_and_lost_spaces_do_not_matter() -> None:
    assert labels("NET A PAYER : 12,00") == ["Net à payer"]
    assert value_beside("Name of theEmployee : Asha Rao") == ["Asha Rao"]
    assert labels("कुल कटौती    500") == ["कुल कटौती"]


def test_the_longest_label_wins() -> None:
    assert labels("Grand Total    45.00") == ["Grand total"]


def test_number_is_found_as_no() -> None:
    assert labels("Permanent Account No.  ABCDE1234F") == ["Permanent account number"]


def test_a_value_glued_to_its_label_comes_apart() -> None:
    assert value_beside("PAN:ABCDE1234F") == ["ABCDE1234F"]
    assert value_beside("Total45.00", TextSource.OCR) == ["45.00"]


def test_a_label_is_no_part_of_a_longer_word() -> None:
    assert labels("Totally different") == []
    assert labels("PANORAMA view") == []


def test_a_label_that_runs_on_below_is_one_label_with_its_value_beside() -> None:
    text = "Salary as per provisions contained in         12,00,000.00\nsection 17(1)"
    assert labels(text) == ["Salary as per provisions contained in section 17(1)"]
    assert value_beside(text) == ["12,00,000.00"]


def test_a_wrapped_label_does_not_reach_into_a_value() -> None:
    assert labels("Permanent account         PAN\nnumber9 of street") == ["PAN"]


def test_a_slip_of_the_recognizer_is_forgiven_in_long_labels_only() -> None:
    assert labels("Narne of the ernployee  Asha", TextSource.OCR) == []
    assert labels("Name of the empl0yee  Asha", TextSource.OCR) == ["Name of the employee"]
    assert labels("Name of the emplyee  Asha", TextSource.OCR) == ["Name of the employee"]
    assert labels("Name of the emplyee  Asha") == []


def test_a_value_ends_where_the_next_label_begins() -> None:
    assert value_beside("Name of the employee: Asha Rao PAN: ABCDE1234F") == ["Asha Rao"]


def test_a_value_stands_below_within_its_column() -> None:
    seen = found("Name of the employee      PAN\nAsha Rao                  ABCDE1234F\nPune")
    name, pan = seen.places
    assert [line.text for line in below(seen, name)] == ["Asha Rao", "Pune"]
    assert [line.text for line in below(seen, pan)] == ["ABCDE1234F"]


def test_words_of_a_sentence_neither_lead_nor_close() -> None:
    place = found("in all the total of it").places[0]
    assert not place.leads
    assert not place.closed


@given(st.text(max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    for source in (TextSource.LAYER, TextSource.OCR):
        seen = found(text, source)
        for place in seen.places:
            assert all(line.words for line in (*beside(seen, place), *below(seen, place)))


def test_labels_above_each_other_with_flush_figures_beside_each_are_two() -> None:
    assert labels("Permanent    1184\naccount number    ABCDE1234F") == ["Permanent account number"]
    pair = {**FIELDS, "order": FieldType("order", Kind.TEXT, labels={"en": ("Order",)})}
    pair["day"] = FieldType("day", Kind.TEXT, labels={"en": ("Order date",)})
    seen = marked(PageText(page("Order    1184\nDate     6 March 2025")), lexicon(pair))
    assert [place.label for place in seen.places] == ["Order"]
