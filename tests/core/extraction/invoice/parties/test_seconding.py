"""A receipt's vendor judged a second time."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.parties.heads import head
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.seconding import seconded
from core.extraction.scoring import scorers
from tests.core.extraction.invoice.drawn import contents, page

TREES = scorers("receipt")
SLIP = paper(
    bundled_types()["receipt"],
    contents(
        page(
            "BLUE HERON RESTAURANT", "12 Mill Road", "Leeds LS2 7QT", "Tel 0113 496 0000", "", "Date: 12.03.2025 18:04",
            ((50.0, "Soup"), (300.0, "4.50")), ((50.0, "Bread"), (300.0, "5.50")), ((50.0, "TOTAL"), (300.0, "10.00")),
        )
    ),
)  # fmt: skip


def found() -> Party:
    party = head(SLIP, TREES)
    assert party is not None
    return replace(party, whole=False, alone=False)


def test_a_name_that_both_judges_find_by_far_is_whole() -> None:
    party = seconded(SLIP, found(), TREES)
    assert party.whole
    assert party.alone


def test_a_name_of_other_lines_or_in_doubt_stays_as_it_was() -> None:
    for doubted in (
        replace(found(), name="BLUE HERON RESTAURANT 12 Mill Road"),
        replace(found(), odds=1.0),
        replace(found(), odds=None),
    ):
        assert seconded(SLIP, doubted, TREES) is doubted
    alone = {name: forest for name, forest in TREES.items() if name != "sender"}
    party = found()
    assert seconded(SLIP, party, alone) is party


@pytest.mark.parametrize(("further", "sure"), [("Tel 0113 496 0000", True), ("Blue Heron Foods Ltd", False)])
def test_of_two_companies_in_a_head_either_may_have_sold(further: str, *, sure: bool) -> None:
    rows = ("Webb Catering Ltd", "5 Elm Row", "Leeds LS6 2AB", "", further, "Date: 12.03.2025 18:04")
    total = ((50.0, "TOTAL"), (300.0, "10.00"))
    fields = extract_invoice(bundled_types()["receipt"], contents(page(*rows, total))).fields
    assert fields["vendor_name"].accepted is sure
