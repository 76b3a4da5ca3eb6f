"""What rows may be booked on: by the like of what they describe, with the reason, and never by itself."""

from collections.abc import Callable
from dataclasses import replace

from core.catalogue import bundled_types
from core.domain.lesson import Booking, Lesson
from core.domain.record import Field, Record
from core.words import Words
from core.workbench import Workbench
from core.workbench.suggesting import suggestions
from tests.core.workbench.conftest import Scripted, receipt

INVOICE = bundled_types()["invoice"]


def lesson(issuer: str, *bookings: tuple[str, str], papers: int = 1) -> Lesson:
    teachers = tuple(f"d{number}" for number in range(papers))
    kept = tuple(Booking("line_items", "ledger_account", said, value, teachers) for said, value in bookings)
    return Lesson(issuer, "invoice", issuer=issuer, bookings=kept)


def offered(description: str, vendor: str, *lessons: Lesson) -> list[tuple[str, str]]:
    rows = (Record({"description": Field(description)}),)
    record = Record({"vendor_name": Field(vendor)}, {"line_items": rows})
    found = suggestions(INVOICE, record, "line_items.1.ledger_account", lessons)
    return [(one.value, one.reason.code) for one in found]


def test_rows_that_describe_the_like_come_first_then_what_the_sender_is_mostly_booked_on() -> None:
    own = lesson("Blue Fern", ("office paper white", "606400"), ("delivery by van", "624100"), papers=3)
    other = lesson("Old Mill", ("recycled paper sheets", "606500"), ("machine repair", "615500"))
    said = offered("Office paper A4 recycled", "Blue Fern", own, other)
    assert said[0] == ("606400", "choice.alike")
    assert ("624100", "choice.usual") in said
    assert "615500" not in [value for value, _ in said]


def test_other_senders_help_where_a_sender_is_new_and_languages_do_not_matter() -> None:
    other = lesson("Harbour Power", ("consommation électricité mars", "606100"))
    assert offered("Electricity consumption April", "New Power Ltd", other) == [("606100", "choice.alike")]
    assert offered("Copper pipe", "New Power Ltd", other) == []
    assert offered("Electricity consumption", "New Power Ltd", replace(other, active=False)) == []


def test_the_reason_names_whose_row_it_was() -> None:
    other = lesson("Old Mill", ("office paper white", "606400"))
    record = Record({}, {"line_items": (Record({"description": Field("Office paper")}),)})
    (found,) = suggestions(INVOICE, record, "line_items.1.ledger_account", [other])
    assert Words("en").reason(found.reason) == "“office paper white” of Old Mill was booked so"
    assert Words("fr").reason(found.reason) == "« office paper white » de Old Mill a été imputé ainsi"
    assert suggestions(INVOICE, record, "line_items.1.amount", [other]) == ()
    assert suggestions(INVOICE, record, "total_amount", [other]) == ()


def test_what_is_offered_is_taken_by_nobody_but_a_person(
    bench: Workbench, reader: Scripted, add: Callable[..., str]
) -> None:
    def take(vendor: str, text: str) -> str:
        reading = receipt("12.00", vendor_name=vendor)
        rows = (Record({"description": Field(text).accept("label")}),)
        data = f"{vendor} {text}".encode()
        reader.texts[data] = (f"{vendor} RECEIPT Total 12.00",)
        return add(replace(reading, record=replace(reading.record, tables={"line_items": rows})), data, f"{text}.pdf")

    first = take("Tin Roof Supplies", "Copper pipe 22 mm")
    bench.review.reopen([first], "to be booked")
    bench.correct(first, "line_items.1.ledger_account", "601100")
    second = take("Grey Heron Ltd", "Copper pipe 15 mm")
    record = bench.show(second).document.reading
    assert record
    assert record.record.get("line_items.1.ledger_account") is None
    bench.review.reopen([second], "to be booked")
    (offer,) = bench.review.choices(second, "line_items.1.ledger_account")
    assert (offer.value, offer.reason.code) == ("601100", "choice.alike")
