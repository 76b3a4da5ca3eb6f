from decimal import Decimal

from core.checks.balances import balance_findings
from core.checks.mending import offers
from core.domain.record import Alternative, Evidence, Field, Record


def field(value: str, *others: str, accepted: bool = False) -> Field:
    alternatives = tuple(Alternative(other, Evidence(), 0.4) for other in others)
    return Field(value, accepted=accepted, alternatives=alternatives)


def statement(*rows: tuple[Field, Field]) -> Record:
    records = tuple(
        Record({"date": field("2025-01-02", accepted=True), "amount": amount, "balance": balance})
        for amount, balance in rows
    )
    ends = {"opening_balance": field("100.00"), "closing_balance": field("70.00")}
    return Record(ends, {"transactions": records})


def codes(record: Record) -> list[str]:
    return [finding.code for finding in balance_findings(record) if finding.code != "balance.row_open"]


def test_only_a_doubtful_cell_offers_its_other_reading() -> None:
    record = statement((field("-10.00", "-70.00"), field("90.00", "96.00", accepted=True)))
    (offer,) = offers(record)
    assert (offer.row, offer.name, offer.found, offer.wanted) == (1, "amount", Decimal("-10.00"), Decimal("-70.00"))


def test_a_repair_after_which_everything_follows_is_named_instead_of_the_break() -> None:
    record = statement((field("-10.00"), field("90.00")), (field("-80.00", "-20.00"), field("70.00")))
    finding = next(one for one in balance_findings(record) if one.code == "balance.repair")
    assert finding.fields == ("transactions.2.amount",)
    assert finding.facts == {"row": "2", "found": "-80.00", "repaired": "-20.00", "count": "2"}
    assert finding.blocks
    assert codes(record) == ["balance.repair"]


def test_a_repair_that_does_not_mend_everything_is_not_named() -> None:
    record = statement((field("-10.00"), field("90.00")), (field("-80.00", "-30.00"), field("70.00")))
    assert codes(record) == ["balance.broken", "balance.closing"]


def test_a_misread_balance_is_named_where_its_step_and_the_next_want_the_same() -> None:
    record = statement((field("-10.00"), field("96.00", "90.00")), (field("-20.00"), field("70.00")))
    assert codes(record) == ["balance.repair"]
