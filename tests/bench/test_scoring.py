"""What counts as right, accepted wrongly and silent when made papers are scored."""

from typing import Any

import pytest

from bench.scoring import Tally, same, table

LABEL: dict[str, Any] = {
    "file": "a.pdf",
    "type": "invoice",
    "fields": {"invoice_date": "2025-03-04", "total_amount": "1234.50", "vendor_name": "Bäckerei Süß"},
    "line_items": [{"description": "Brot", "amount": "2.00"}, {"description": "Milch", "amount": "1.00"}],
}


def cell(value: str, *, accepted: bool = False) -> dict[str, Any]:
    return {"value": value, "accepted": accepted}


def document(status: str = "accepted", total: str = "1234.5") -> dict[str, Any]:
    fields = {"invoice_date": cell("2025-03-04"), "total_amount": cell(total, accepted=True)}
    rows = [
        {"description": cell("Brot"), "amount": cell("2.00", accepted=True)},
        {"description": cell("Milch"), "amount": cell("1.00", accepted=True)},
    ]
    fields["vendor_name"] = cell("BÄCKEREI SÜSS")
    return {"type": "invoice", "status": status, "fields": fields, "tables": {"line_items": rows}}


@pytest.mark.parametrize(
    ("name", "said", "got", "right"),
    [
        ("invoice_date", "2025-03-04", "2025-03-04T00:00", True),
        ("total_amount", "1234.50", "1234.5", True),
        ("total_amount", "1234.50", "1243.5", False),
        ("vendor_name", "Bäckerei & Co.", "BACKEREI CO", True),
        ("invoice_number", "0012", "12", False),
        ("pay_month", "2025-03", "2025-03-01", True),
        ("vendor_name", "Bäckerei", None, False),
    ],
)
def test_values_are_compared_as_what_they_are(name: str, said: str, got: str | None, right: bool) -> None:  # noqa: FBT001
    assert same(name, said, got) is right


def test_a_paper_read_rightly_goes_straight_through() -> None:
    tally = Tally()
    tally.add(LABEL, [document()])
    assert tally.wrong == []
    assert list(table({"invoice": tally}))[2] == (
        "| invoice | 1 | 100.0 | 100.0 | 100.0 | 3 | 60.0 | 0 | 0.0 | 100.0 | 0 | 0 | 0 |"
    )


def test_an_accepted_wrong_value_counts_and_makes_an_accepted_paper_silent() -> None:
    tally = Tally()
    tally.add(LABEL, [document(total="1.00")])
    assert (tally.fields["wrong"], tally.papers["silent"]) == (1, 1)


def test_a_paper_that_contradicts_itself_is_silent_where_it_is_accepted_at_all() -> None:
    tally = Tally()
    tally.add({**LABEL, "trap": "total altered"}, [document()])
    tally.add({**LABEL, "trap": "total altered"}, [document("review")])
    assert (tally.papers["silent"], tally.papers["traps_accepted"], tally.papers["traps"]) == (1, 1, 2)


def test_a_row_that_the_paper_does_not_have_is_wrong_where_it_is_accepted() -> None:
    tally = Tally()
    more = document("review")
    more["tables"]["line_items"].append({"description": cell("Subtotal"), "amount": cell("3.00", accepted=True)})
    tally.add(LABEL, [more])
    assert tally.rows["wrong"] == 1


def test_of_several_documents_the_one_that_fits_is_counted() -> None:
    tally = Tally()
    tally.add(LABEL, [{"type": "other", "status": "review", "fields": {}}, document()])
    assert tally.papers["typed"] == 1
    assert tally.fields["right"] == 3
