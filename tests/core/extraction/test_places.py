"""Where a second look is taken first."""

from core.catalogue import bundled_types
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Record
from core.extraction.places import doubted

STATEMENT = bundled_types()["bank_statement"]


def cell(text: str, y: float, *, accepted: bool = False) -> Field:
    return Field(text, Evidence(text, 1, Box(0, y, 10, y + 10)), accepted=accepted)


def test_days_of_all_rows_are_looked_at_before_their_amounts_and_texts() -> None:
    rows = tuple(
        Record({"description": cell("RENT", y), "amount": cell("5.00", y), "date": cell("1 May", y)})
        for y in (10.0, 30.0)
    )
    asked = [one.text for one in doubted(STATEMENT, Record({}, {"transactions": rows}))]
    assert asked == ["1 May", "1 May", "5.00", "5.00", "RENT", "RENT"]


def test_words_that_say_for_what_are_looked_at_before_the_numbering_of_their_rows() -> None:
    row = Record({"line": cell("1", 10.0), "code": cell("A-7", 10.0), "description": cell("Toner", 10.0)})
    asked = [one.text for one in doubted(bundled_types()["invoice"], Record({}, {"line_items": (row,)}))]
    assert asked == ["Toner", "1", "A-7"]


def test_what_is_accepted_is_not_looked_at_again() -> None:
    row = Record({"date": cell("1 May", 10.0, accepted=True), "amount": cell("5.00", 10.0)})
    assert [one.text for one in doubted(STATEMENT, Record({}, {"transactions": (row,)}))] == ["5.00"]
