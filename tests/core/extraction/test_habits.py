"""How an issuer writes days and amounts: shown by vouched values, used where a paper leaves it open."""

from core.catalogue import bundled_types
from core.domain.record import Evidence, Field, Origin, Record
from core.extraction.habits import habits, in_habit

INVOICE = bundled_types()["invoice"]


def field(value: str, text: str, *, accepted: bool = True) -> Field:
    made = Field(value, Evidence(text))
    return made.accept("label") if accepted else made.doubt("date_order")


def test_vouched_values_show_how_an_issuer_writes() -> None:
    record = Record({"invoice_date": field("2025-04-03", "03/04/2025"), "total_amount": field("1234.56", "1.234,56")})
    assert habits(INVOICE, record) == {"day": "dmy", "mark": ","}


def test_values_that_read_the_same_both_ways_show_nothing() -> None:
    assert habits(INVOICE, Record({"invoice_date": field("2025-04-13", "13 April 2025")})) == {}
    doubtful = Record({"invoice_date": field("2025-04-03", "03/04/2025", accepted=False)})
    assert habits(INVOICE, doubtful) == {}


def test_values_that_contradict_each_other_show_nothing() -> None:
    record = Record({"invoice_date": field("2025-04-03", "03/04/2025"), "due_date": field("2025-05-06", "05/06/2025")})
    assert habits(INVOICE, record) == {}


def test_an_open_day_is_read_as_the_issuer_writes_it_and_accepted_once_two_papers_showed_it() -> None:
    record = Record({"invoice_date": field("2025-04-03", "03/04/2025", accepted=False)})
    once = in_habit(INVOICE, record, {"day": "mdy"}, 1).fields["invoice_date"]
    twice = in_habit(INVOICE, record, {"day": "mdy"}, 2).fields["invoice_date"]
    assert (once.value, once.accepted, once.origin) == ("2025-03-04", False, Origin.TEMPLATE)
    assert (twice.value, twice.accepted, twice.reason and twice.reason.code) == ("2025-03-04", True, "learned_habit")


def test_amounts_wait_for_arithmetic_and_vouched_values_stay() -> None:
    open_one = Field("1.23", Evidence("1.234")).doubt("guess")
    record = Record({"total_amount": open_one, "invoice_date": field("2025-04-03", "03/04/2025")})
    said = in_habit(INVOICE, record, {"day": "mdy", "mark": ","}, 5)
    assert (said.value("total_amount"), said.fields["total_amount"].accepted) == ("1234.00", False)
    assert said.fields["invoice_date"] == record.fields["invoice_date"]
