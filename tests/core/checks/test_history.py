"""A document against the client's others."""

from dataclasses import replace

import pytest

from core.checks.history import Client, history_findings
from core.domain.document import Document, Reading, Stage
from core.domain.record import Field, Record


def read(kind: str = "invoice", **values: str) -> Reading:
    return Reading(kind, 1.0, Record({name: Field(value) for name, value in values.items()}))


def photo(*hashes: str) -> Reading:
    return Reading("other", 1.0, Record(), page_hashes=hashes)


def kept(reading: Reading, name: str = "earlier.pdf") -> Document:
    return Document("d1", "Northwind", "ab", name, Stage.READ, 1, "2026-01-01", reading)


def codes(reading: Reading, *others: Reading, client: Client | None = None) -> list[str]:
    found = history_findings(reading, [kept(other, f"{n}.pdf") for n, other in enumerate(others)], client)
    return [finding.code.removeprefix("history.") for finding in found]


INVOICE = {
    "vendor_name": "Blue Fern Ltd",
    "invoice_number": "BF-17",
    "invoice_date": "2025-12-31",
    "total_amount": "12.00",
}


def test_alone_there_is_nothing_to_say() -> None:
    assert codes(read(**INVOICE)) == []


@pytest.mark.parametrize("writing", ["Blue Fern Limited", "BLUE FERN LTD.", "Blue-Fern Ltd"])
def test_the_same_vendor_and_number_in_another_writing(writing: str) -> None:
    assert codes(read(**INVOICE), read(**{**INVOICE, "vendor_name": writing, "invoice_number": "bf 17"})) == [
        "same_number"
    ]


def test_another_vendors_number_says_nothing() -> None:
    assert codes(read(**INVOICE), read(**{**INVOICE, "vendor_name": "Red Oak Ltd"})) == []


def test_tax_ids_tell_vendors_of_one_name_apart() -> None:
    one = {**INVOICE, "vendor_tax_id": "GB111"}
    assert codes(read(**one), read(**{**INVOICE, "vendor_tax_id": "GB222"})) == []
    assert codes(read(**one), read(**{**one, "vendor_name": "BF Trading"})) == ["same_number"]


def test_a_receipt_of_the_same_day_and_total_as_an_invoice() -> None:
    receipt = read("receipt", vendor_name="Blue Fern", receipt_date="2025-12-31", total_amount="12.00")
    assert codes(receipt, read(**INVOICE)) == ["same_total"]
    assert (
        codes(
            read("receipt", vendor_name="Blue Fern", receipt_date="2025-12-30", total_amount="12.00"), read(**INVOICE)
        )
        == []
    )


def test_two_numbers_of_one_day_and_total_are_two_invoices() -> None:
    assert codes(read(**INVOICE), read(**{**INVOICE, "invoice_number": "BF-18"})) == []


def test_a_supplier_that_wants_its_money_elsewhere() -> None:
    known = read(**INVOICE, iban="DE02120300000000202051")
    again = {**INVOICE, "invoice_number": "BF-18", "total_amount": "1.00"}
    assert codes(read(**again, iban="FR7630006000011234567890189"), known) == ["bank_details"]
    assert codes(read(**again, iban="DE02 1203 0000 0000 2020 51"), known) == []
    assert codes(read(**again), known) == []


def test_a_paper_made_out_to_somebody_else() -> None:
    northwind = Client("Northwind", frozenset({"GB 123 456"}))
    assert codes(read(**INVOICE, customer_tax_id="GB999"), client=northwind) == ["other_customer"]
    assert codes(read(**INVOICE, customer_tax_id="GB123456"), client=northwind) == []
    assert codes(read(**INVOICE, customer_tax_id="GB999"), client=Client("Northwind")) == []


def test_the_same_page_photographed_twice() -> None:
    assert codes(photo("ff00ff00ff00ff00"), photo("ff00ff00ff00ff03")) == ["same_page"]
    assert codes(photo("ff00ff00ff00ff00"), photo("00ff00ff00ff00ff")) == []
    assert codes(photo("not hex"), photo("not hex")) == ["same_page"]


@pytest.mark.parametrize(("changed", "found"), [({}, ["same_page"]), ({"total_amount": "13.00", "tax": "2.00"}, [])])
def test_papers_of_one_form_look_alike_and_say_different_things(changed: dict[str, str], found: list[str]) -> None:
    said = {"date": "2025-12-31", "total_amount": "12.00", "tax": "1.00", "note": "paid"}
    one, other = (
        replace(read("other", **values), page_hashes=("ff00ff00ff00ff00",)) for values in (said, said | changed)
    )
    assert codes(one, other) == found


def statement(start: str, end: str, opening: str = "1.00", closing: str = "1.00", account: str = "0012") -> Reading:
    dates = {"statement_start": start, "statement_end": end, "account_number": account}
    return read("bank_statement", **dates, opening_balance=opening, closing_balance=closing)


JANUARY = statement("2025-01-01", "2025-01-31", "0.00", "100.00")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (statement("2025-02-01", "2025-02-28", "100.00"), []),
        (statement("2025-01-31", "2025-02-28", "100.00"), []),
        (statement("2025-02-01", "2025-02-28", "99.00"), ["opening_balance"]),
        (statement("2025-03-01", "2025-03-31", "100.00"), ["months_missing"]),
        (statement("2025-01-15", "2025-02-14", "100.00"), ["months_overlap"]),
        (statement("2025-02-01", "2025-02-28", "99.00", account="9999"), []),
        (statement("unknown", "2025-02-28", "99.00"), []),
    ],
)
def test_statements_follow_each_other(now: Reading, expected: list[str]) -> None:
    assert codes(now, JANUARY) == expected


def test_a_statement_follows_the_latest_before_it() -> None:
    february = statement("2025-02-01", "2025-02-28", "100.00", "50.00")
    assert codes(statement("2025-03-01", "2025-03-31", "50.00"), february, JANUARY) == []


@pytest.mark.parametrize("writing", ["SOCIÉTÉ BLEUE SA", "Societe Bleue", "société-bleue s.a."])
def test_names_are_compared_by_their_letters(writing: str) -> None:
    invoice = {**INVOICE, "vendor_name": "Société Bleue S.A."}
    assert codes(read(**invoice), read(**{**invoice, "vendor_name": writing})) == ["same_number"]


def test_a_number_that_looks_like_a_legal_form_is_a_number() -> None:
    assert codes(read(**{**INVOICE, "invoice_number": "SA-17"}), read(**{**INVOICE, "invoice_number": "CO-17"})) == []
