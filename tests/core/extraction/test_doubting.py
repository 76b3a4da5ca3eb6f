"""Ids that cannot be right are left to a person."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Field, Origin, Record
from core.extraction.doubting import unsided, with_doubts

TYPES = bundled_types()


def told(kind: str, **values: str) -> Record:
    return with_doubts(TYPES[kind], Record({name: Field(value).accept("label") for name, value in values.items()}))


def test_an_id_with_wrong_check_digits_is_doubted_and_its_one_repair_offered() -> None:
    found = told("invoice", iban="DE89370400440532O13000").fields["iban"]
    assert not found.accepted
    assert [one.value for one in found.alternatives] == ["DE89370400440532013000"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [("invoice", ("vendor_tax_id", "customer_tax_id")), ("form_16", ("employer_pan", "employee_pan"))],
)
def test_a_number_that_two_parties_are_given_is_surely_one_partys(kind: str, names: tuple[str, str]) -> None:
    """Check digits say that it was read rightly, not whose it is."""
    same = told(kind, **dict.fromkeys(names, "DE129273398" if kind == "invoice" else "ABCPK1234L"))
    assert [same.fields[name].accepted for name in names] == [False, False]
    other = told(kind, **dict(zip(names, ("DE129273398", "DE136695976"), strict=True)))
    assert [other.fields[name].accepted for name in names] == [True, True]


def test_what_the_file_itself_says_stays() -> None:
    stated = Field("DE129273398", origin=Origin.EMBEDDED).accept("embedded")
    record = Record({"vendor_tax_id": stated, "customer_tax_id": Field("DE129273398").accept("check_digit")})
    found = with_doubts(TYPES["invoice"], record).fields
    assert (found["vendor_tax_id"].accepted, found["customer_tax_id"].accepted) == (True, False)


@pytest.mark.parametrize(
    ("kind", "confidence", "left"), [("invoice", 0.65, False), ("invoice", 0.9, True), ("receipt", 0.65, True)]
)
def test_who_is_who_on_a_paper_of_a_doubtful_type_is_left_to_a_person(
    kind: str, confidence: float, *, left: bool
) -> None:
    record = Record({name: Field("1").accept("label") for name in ("vendor_name", "total_amount")})
    found = unsided(TYPES[kind], record, confidence).fields
    assert (found["vendor_name"].accepted, found["total_amount"].accepted) == (left, True)


def test_what_the_data_of_a_file_says_of_its_parties_stays() -> None:
    record = Record({"vendor_name": Field("1", origin=Origin.EMBEDDED).accept("embedded")})
    assert unsided(TYPES["invoice"], record, 0.5).fields["vendor_name"].accepted


@pytest.mark.parametrize("name", ["Sch\ufffdfer GmbH", "D E L O R M E"])
def test_a_name_that_lost_letters_or_whose_letters_stand_apart_is_left_to_a_person(name: str) -> None:
    assert not told("invoice", vendor_name=name).fields["vendor_name"].accepted
    assert told("invoice", vendor_name="J C B Delorme").fields["vendor_name"].accepted
