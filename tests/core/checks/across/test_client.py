"""The wrong client's paper, and those that are only addressed unusually."""

from collections.abc import Sequence

import pytest

from core.checks.across import Client
from core.domain.facts import Facts
from core.domain.finding import Severity
from tests.core.checks.across.made import codes, facts, findings, invoice, statement

KNOWN = Client("Northwind", frozenset({"GB 123 456 789"}))
OWN, FOREIGN = "GB123456789", "GB999999999"


def addressed(name: str, tax_id: str = "", number: str = "A1", **values: str) -> Facts:
    return invoice(
        number, f"2025-03-{len(number):02d}", f"{len(number)}7.13", customer_name=name, customer_tax_id=tax_id, **values
    )


def several(name: str, tax_id: str = "", count: int = 6) -> list[Facts]:
    return [addressed(name, tax_id, "A" * (n + 2), vendor_name=f"Supplier {'abcdefgh'[n]}") for n in range(count)]


@pytest.mark.parametrize(
    ("client", "before", "paper", "expected"),
    [
        (KNOWN, [], addressed("Southwind", FOREIGN), ["other_customer"]),
        (KNOWN, [], addressed("Northwind", OWN), []),
        (KNOWN, [], addressed("Southwind", "", vendor_tax_id=OWN), []),
        (KNOWN, [], addressed("Southwind", FOREIGN, vendor_tax_id=OWN), []),
        (Client("Northwind"), [], addressed("Southwind", FOREIGN), []),
        (Client("Northwind"), several("Northwind", OWN), addressed("Southwind", FOREIGN), ["other_customer"]),
        (Client("Northwind"), several("Northwind", OWN, 3), addressed("Southwind", FOREIGN), []),
        (Client("Northwind"), several("Northwind", "27AAACN1234F1Z5"), addressed("Northwind", "29AAACN1234F1Z3"), []),
    ],
    ids=["known number", "own", "own sale", "own sale to a business", "not known", "usual number", "too few",
         "another state's number of one company"],
)  # fmt: skip
def test_a_paper_made_out_to_somebody_else(
    client: Client, before: Sequence[Facts], paper: Facts, expected: list[str]
) -> None:
    assert codes(*before, paper, client=client) == expected


def test_another_number_under_the_clients_own_name_is_only_told() -> None:
    found = findings(*several("Northwind Ltd", OWN), addressed("Northwind Ltd", FOREIGN))["7.pdf"]
    assert [(one.code, one.severity) for one in found] == [("history.other_customer", Severity.NOTE)]


def test_a_paper_that_names_another_client() -> None:
    holding = several("Northwind Holding Ltd", count=4)
    assert codes(addressed("Northwind Holding Ltd"), client=Client("Northwind Trading"), Holding=holding) == [
        "other_client"
    ]
    assert codes(addressed("Northwind Trading Ltd"), client=Client("Northwind Trading"), Holding=holding) == []


def test_a_client_sells_to_another_client() -> None:
    sales = [
        addressed(name, "", number, vendor_name="Alder Works")
        for name, number in (("Elm Ltd", "S"), ("Oak Ltd", "SSS"), ("Willow Ltd", "SSSSS"))
    ]
    willow = several("Willow Ltd", count=4)
    assert codes(*sales, client=Client("0042"), Willow=willow) == []


def test_a_statement_of_another_clients_account() -> None:
    theirs = [statement("2025-01-01", "2025-01-31")]
    assert codes(statement("2025-02-01", "2025-02-28"), Southwind=theirs) == ["other_client"]
    assert codes(statement("2025-02-01", "2025-02-28", account="77"), Southwind=theirs) == []


def certificates(pan: str, count: int) -> list[Facts]:
    years = [f"20{14 + n}-{15 + n}" for n in range(count)]
    return [facts("form_16", employee_pan=pan, employee_name=pan, assessment_year=year) for year in years]


def test_a_persons_paper_among_another_persons() -> None:
    own = certificates("ABCPV1234F", 6)
    stray = certificates("XYZPV1234F", 1)
    assert [one.severity for one in findings(*own, *stray)["7.pdf"]] == [Severity.NOTE]
    assert codes(*own, *stray, Rohit=certificates("XYZPV1234F", 4)) == ["other_client"]


def test_an_employer_keeps_the_papers_of_many() -> None:
    staff = [one for letter in "ABCDEF" for one in certificates(f"ABCPV123{letter}F", 1)]
    assert codes(*staff, Rohit=certificates("ABCPV123FF", 4)) == []
