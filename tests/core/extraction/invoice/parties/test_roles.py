"""What trained trees say of who is who, and of which lines are a name and its address."""

from dataclasses import replace

import numpy as np
import pytest

from core.catalogue import bundled_types
from core.domain.page import Contents, TextSource
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import Paper, paper
from core.extraction.invoice.parties.advising import advised
from core.extraction.invoice.parties.entries import entry
from core.extraction.invoice.parties.extents import FEATURES as EXTENT
from core.extraction.invoice.parties.extents import described, measured
from core.extraction.invoice.parties.naming import both_sides, both_told, party_fields
from core.extraction.invoice.parties.party import Party, party_of
from core.extraction.invoice.parties.roles import FEATURES, ROLES, Told, seen, told
from core.extraction.scoring import Forest, scorers
from tests.core.extraction.invoice.drawn import contents, page

INVOICE = bundled_types()["invoice"]
PARTIES = ("vendor", "customer")
SELLER = ("Norwood Supplies Limited", "4 Quay Street", "Bristol BS1 4AB", "Phone 0117 496 0000", "", "")
BUYER = ("Bill to:", "Harrow Foods Ltd", "9 Mill Road", "York YO1 7HH", "", "Invoice 4711", "Date 3 May 2024", "")
GOODS = (
    ((50.0, "Description"), (250.0, "Quantity"), (350.0, "Price"), (450.0, "Amount")),
    ((50.0, "Oak board"), (250.0, "2"), (350.0, "10.00"), (450.0, "20.00")),
)
LETTER = contents(page(*SELLER, *BUYER, *GOODS))


def view(document: Contents = LETTER) -> Paper:
    return paper(INVOICE, document)


def party(shown: Paper, name: str, *, whole: bool = True, labelled: bool = False) -> Party:
    one = next(one for one in seen(shown, PARTIES).starts if one.text == name)
    found = party_of(entry(one.block, one.at, shown.headings), one.block, one.at, labelled=labelled)
    return replace(found, whole=whole, complete=True)


def odds(shown: Paper, sender: str, addressee: str, lead: float = 6.0) -> Told:
    starts = seen(shown, PARTIES).starts
    wanted = dict(zip(ROLES, (sender, addressee), strict=True))
    told = {role: np.array([lead if one.text == name else 0.0 for one in starts]) for role, name in wanted.items()}
    return Told(starts, told)


def test_every_line_that_may_name_somebody_is_described() -> None:
    shown = view()
    starts, features = seen(shown, PARTIES)
    assert features.shape == (len(starts), len(FEATURES))
    assert {"Norwood Supplies Limited", "Harrow Foods Ltd"} <= {one.text for one in starts}
    assert not any("Oak" in one.text for one in starts)
    rows, lines = described(shown, starts[0])
    assert lines.shape == (len(rows), len(EXTENT))


def test_a_plain_letter_is_from_its_head_and_to_who_is_billed() -> None:
    shown = view()
    known = told(shown, PARTIES, scorers("invoice"))
    assert known is not None
    assert [one.text for one in known.likeliest()] == ["Norwood Supplies Limited", "Harrow Foods Ltd"]
    assert told(shown, PARTIES, {}) is None


def test_what_trees_and_rules_find_alike_stays_as_it_is() -> None:
    shown = view()
    own, other = party(shown, "Norwood Supplies Limited"), party(shown, "Harrow Foods Ltd", labelled=True)
    assert advised(shown, own, other, odds(shown, own.name, other.name)) == (replace(own, left=True), other)


@pytest.mark.parametrize(
    ("other_told", "lead", "left"), [(True, 6.0, True), (True, 2.5, False), (True, -1.0, False), (False, 6.0, False)]
)
def test_who_is_left_where_the_other_side_is_told_needs_no_label(*, other_told: bool, lead: float, left: bool) -> None:
    shown = view()
    own, other = party(shown, "Norwood Supplies Limited"), party(shown, "Harrow Foods Ltd", labelled=other_told)
    first, second = advised(shown, own, other, odds(shown, own.name, other.name, lead))
    assert first is not None
    assert second is not None
    assert (first.left, second.left) == (left, False)
    fields = party_fields("vendor", first, {})
    assert {field.accepted for field in fields.values()} == {left}
    assert {field.reason and field.reason.code for field in fields.values()} == (
        {"left", "under_name"} if left else {"guess"}
    )


@pytest.mark.parametrize(("addressed", "reason"), [(False, "head"), (True, "addressed")])
def test_a_side_without_a_label_says_by_what_place_it_is_believed(*, addressed: bool, reason: str) -> None:
    alone = replace(party(view(), "Harrow Foods Ltd"), alone=True)
    fields = party_fields("customer", alone, {}, addressed=addressed)
    reasons = {name: field.reason.code for name, field in fields.items() if field.reason and field.accepted}
    assert reasons == {"customer_name": reason, "customer_address": "under_name"}


def test_a_name_that_trees_surely_find_elsewhere_is_exchanged_and_left_to_a_person() -> None:
    shown = view()
    own, other = party(shown, "Harrow Foods Ltd"), party(shown, "Norwood Supplies Limited")
    first, second = advised(shown, own, other, odds(shown, other.name, own.name))
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("Norwood Supplies Limited", "Harrow Foods Ltd")
    assert {first.whole, second.whole} == {False}


@pytest.mark.parametrize(("labelled", "lead", "whole"), [(True, 6.0, False), (True, 2.5, True), (False, 1.5, True)])
def test_a_name_told_by_a_label_is_doubted_and_no_other_taken(*, labelled: bool, lead: float, whole: bool) -> None:
    shown = view()
    own, other = party(shown, "Harrow Foods Ltd", labelled=labelled), party(shown, "Norwood Supplies Limited")
    first, _ = advised(shown, own, other, odds(shown, "Norwood Supplies Limited", "Harrow Foods Ltd", lead))
    assert first is not None
    assert (first.name, first.whole) == ("Harrow Foods Ltd", whole)


def test_where_the_rules_find_nobody_the_likeliest_line_is_offered() -> None:
    shown = view()
    _, other = advised(shown, None, None, odds(shown, "Norwood Supplies Limited", "Harrow Foods Ltd"))
    assert other is not None
    assert (other.name, other.address, other.whole) == ("Harrow Foods Ltd", "9 Mill Road, York YO1 7HH", False)
    unlikely = Told(
        seen(shown, PARTIES).starts, {role: np.full(len(seen(shown, PARTIES).starts), -1.0) for role in ROLES}
    )
    assert advised(shown, None, None, unlikely) == (None, None)


def test_the_lines_of_a_plain_entry_are_surely_its_own() -> None:
    shown = view()
    own = party(shown, "Norwood Supplies Limited")
    found = measured(shown, own, scorers("invoice"))
    assert found == own
    assert measured(shown, None, scorers("invoice")) is None


@pytest.mark.parametrize(("part", "still"), [("name_line", (False, True)), ("address_line", (True, False))])
def test_lines_of_which_the_trees_are_not_sure_are_left_to_a_person(part: str, still: tuple[bool, bool]) -> None:
    shown, trees = view(), scorers("invoice")
    doubting = replace(trees[part], slope=trees[part].slope / 20, offset=trees[part].offset / 20)
    found = measured(shown, party(shown, "Norwood Supplies Limited"), {**trees, part: doubting})
    assert found is not None
    assert (found.whole, found.complete) == still


@pytest.mark.parametrize(
    ("parts", "sure"),
    [
        (("sender", "addressee", "name_line"), True),
        (("addressee", "sender", "name_line"), False),
        (("sender", "addressee", "address_line"), False),
    ],
)
def test_both_judgements_are_asked_of_every_paper(parts: tuple[str, str, str], *, sure: bool) -> None:
    trees = dict(scorers("invoice"))
    judges = {**trees, **{name: trees[part] for name, part in zip((*ROLES, "name_line"), parts, strict=True)}}
    own, _ = both_sides(view(), judges)
    assert own is not None
    assert own.whole == sure


def test_a_person_between_a_name_and_its_street_is_of_no_sure_address() -> None:
    shown = view(contents(page(SELLER[0], "Elena Marchetti, DDS", *SELLER[1:], *BUYER, *GOODS)))
    own = replace(party(shown, SELLER[0]), address="Elena Marchetti, DDS, 4 Quay Street, Bristol BS1 4AB")
    found = measured(shown, own, scorers("invoice"))
    assert found is not None
    assert not found.complete


def test_a_name_does_not_run_on_into_its_address() -> None:
    shown = view()
    own = replace(party(shown, "Harrow Foods Ltd"), name="Harrow Foods Ltd 9 Mill Road")
    found = measured(shown, own, scorers("invoice"))
    assert found is not None
    assert (found.name, found.whole) == ("Harrow Foods Ltd", False)


def test_a_plain_letter_still_goes_without_a_person() -> None:
    fields = extract_invoice(INVOICE, LETTER).fields
    names = ("vendor_name", "vendor_address", "customer_name", "customer_address")
    assert all(fields[name].accepted for name in names)


@pytest.mark.parametrize(("source", "accepted"), [(TextSource.LAYER, False), (TextSource.SHEET, True)])
def test_trees_judge_nothing_that_the_product_laid_out_itself(source: TextSource, *, accepted: bool) -> None:
    nodes = (np.array([FEATURES.index("own.depth"), 0, 0], np.int32), np.array([0.055, 0.0, 0.0]))
    ways = (np.array([1, 1, 2], np.int32), np.array([2, 1, 2], np.int32))
    lower = Forest(FEATURES, *nodes, *ways, np.array([0.0, -5.0, 5.0]), np.zeros(1, np.int32), 1)
    cells = (((50.0, "Seller:"), (150.0, SELLER[0])), ((50.0, "Bill to:"), (150.0, "Harrow Foods Ltd")))
    document = contents(page(*cells, *BUYER[5:], *GOODS, source=source))
    fields = extract_invoice(INVOICE, document, dict.fromkeys(ROLES, lower)).fields
    assert (fields["vendor_name"].value, fields["vendor_name"].accepted) == (SELLER[0], accepted)


def test_one_name_for_both_sides_is_left_to_a_person() -> None:
    again = ("Seller:", *BUYER[1:4], "", *BUYER)
    fields = extract_invoice(INVOICE, contents(page(*again, *GOODS)), scorers("invoice")).fields
    assert not any(fields[name].accepted for name in ("vendor_name", "customer_name") if name in fields)


def test_a_department_is_no_companys_name() -> None:
    buyer = ("Bill to:", "Accounts Payable", *BUYER[2:])
    field = extract_invoice(INVOICE, contents(page(*SELLER, *buyer, *GOODS)), scorers("invoice")).fields[
        "customer_name"
    ]
    assert not field.accepted


@pytest.mark.parametrize("sure", [True, False])
def test_who_is_left_is_open_where_the_other_side_is(*, sure: bool) -> None:
    shown = view()
    own, other = party(shown, SELLER[0], labelled=sure), replace(party(shown, BUYER[1]), left=True)
    fields = both_told({**party_fields("vendor", own, {}), **party_fields("customer", other, {}, addressed=True)})
    assert [fields[f"{role}_name"].accepted for role in ("vendor", "customer")] == [sure, sure]
