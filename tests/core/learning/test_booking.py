"""What rows are booked on: learned from a person's cells, said of the rows of the issuer's next paper."""

from core.catalogue import bundled_types
from core.domain.lesson import Booking, Lesson
from core.domain.record import Field, Origin, Record
from core.learning import booked, entered, used
from core.learning.booking import joined

INVOICE, STATEMENT = (bundled_types()[name] for name in ("invoice", "bank_statement"))
VENDOR = "Tin Roof Supplies Ltd"


def row(description: str, account: str = "", origin: Origin = Origin.HUMAN, **more: str) -> Record:
    fields = {"description": Field(description), **{name: Field(text) for name, text in more.items()}}
    return Record(fields | ({"ledger_account": Field(account, origin=origin)} if account else {}))


def paper(*rows: Record) -> Record:
    return Record({"vendor_name": Field(VENDOR)}, {"line_items": rows})


def lesson(*bookings: Booking, issuer: str = VENDOR) -> Lesson:
    return Lesson("a", "invoice", issuer=issuer, bookings=bookings)


def accounts(record: Record) -> list[str | None]:
    return [one.value("ledger_account") for one in record.tables["line_items"]]


def test_a_paper_booked_on_one_account_teaches_it_for_every_row() -> None:
    taught = booked(paper(row("Copper pipe 12", "606400"), row("Tap", "606400")), "d1", confirmed=False)
    record = entered(INVOICE, paper(row("Elbow"), row("Copper pipe 15")), [lesson(*taught)])
    assert accounts(record) == ["606400", "606400"]
    cell = record.tables["line_items"][0].fields["ledger_account"]
    assert (cell.origin, cell.accepted, cell.reason and cell.reason.code) == (Origin.TEMPLATE, False, "booked")


def test_goods_booked_apart_are_known_by_their_words() -> None:
    taught = booked(paper(row("Copper pipe 12 mm", "606400"), row("Delivery", "624100")), "d1", confirmed=False)
    record = entered(INVOICE, paper(row("Delivery"), row("Tap"), row("Copper pipe 15 mm")), [lesson(*taught)])
    assert accounts(record) == ["624100", None, "606400"]


def test_rows_of_the_same_words_booked_differently_teach_nothing() -> None:
    taught = booked(paper(row("Tap 1", "606400"), row("Tap 2", "624100")), "d1", confirmed=False)
    assert taught == ()


def test_a_movement_of_an_account_is_booked_for_itself() -> None:
    rows = (row("RENT MARCH", "613200", balance="10.00"), row("RENT APRIL", "613200", balance="5.00"))
    account = Record({}, {"transactions": rows})
    record = Record({"bank_name": Field("Saptarishi Bank")}, {"accounts": (account,)})
    taught = booked(record, "d1", confirmed=False)
    assert {one.about for one in taught} == {"rent march", "rent april"}
    blank = Record({}, {"transactions": (row("RENT MARCH"), row("CARD 12"))})
    again = Record({"bank_name": Field("Saptarishi Bank")}, {"accounts": (blank,)})
    said = entered(STATEMENT, again, [Lesson("a", "bank_statement", issuer="Saptarishi Bank", bookings=taught)])
    assert said.value("accounts.1.transactions.1.ledger_account") == "613200"
    assert said.value("accounts.1.transactions.2.ledger_account") is None


def test_what_was_suggested_counts_only_once_a_person_confirmed_the_paper() -> None:
    suggested = paper(row("Tap", "606400", Origin.TEMPLATE))
    assert booked(suggested, "d2", confirmed=False) == ()
    assert {one.value for one in booked(suggested, "d2", confirmed=True)} == {"606400"}


def test_three_papers_booked_alike_vouch_and_another_account_begins_anew() -> None:
    held: tuple[Booking, ...] = ()
    for name in ("d1", "d2", "d3"):
        held = joined(held, booked(paper(row("Tap", "606400")), name, confirmed=False))
    cell = entered(INVOICE, paper(row("Tap")), [lesson(*held)]).tables["line_items"][0].fields["ledger_account"]
    assert cell.accepted
    held = joined(held, booked(paper(row("Tap", "624100")), "d4", confirmed=False))
    cell = entered(INVOICE, paper(row("Tap")), [lesson(*held)]).tables["line_items"][0].fields["ledger_account"]
    assert (cell.value, cell.accepted) == ("624100", False)


def test_papers_of_others_and_booked_cells_are_left_alone() -> None:
    known = lesson(Booking("line_items", "ledger_account", "", "606400", ("d1",)))
    other = lesson(Booking("line_items", "ledger_account", "", "999", ("d1",)), issuer="Copper Kettle")
    record = paper(row("Tap", "624100"), row("Elbow"))
    assert accounts(entered(INVOICE, record, [other])) == ["624100", None]
    assert accounts(entered(INVOICE, record, [other, known])) == ["624100", "606400"]


def test_what_was_used_is_offered_the_most_used_first() -> None:
    one = lesson(Booking("line_items", "ledger_account", "tap", "606400", ("d1",)))
    two = lesson(Booking("line_items", "ledger_account", "pipe", "624100", ("d1", "d2")))
    assert used([one, two], "line_items", "ledger_account") == ("624100", "606400")
    assert used([one, two], "line_items", "tax_code") == ()
