"""A whole made year in which nothing is wrong gives no alarms, and what is wrong in it is found."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import resources
from core.checks import across
from core.checks.across import Client
from core.domain.facts import Facts
from core.domain.finding import Finding
from tests.core.checks.across.made import findings
from tests.core.checks.across.year import CLIENT, made_year

NORMAL = {"history.paid", "history.paid_together", "history.unpaid", "history.part_paid"}
"""what is to be said of nearly every paper"""


@pytest.fixture(scope="module")
def year() -> list[Facts]:
    return made_year(7)


def found(documents: list[Facts]) -> dict[str, list[Finding]]:
    return findings(*documents, client=Client(CLIENT))


def test_a_year_in_which_nothing_is_wrong_raises_no_alarm(year: list[Facts]) -> None:
    said = [one for notes in found(year).values() for one in notes]
    assert [one for one in said if one.blocks] == []
    others = Counter(one.code for one in said if one.code not in NORMAL)
    assert others.total() <= len(year) / 100


def test_what_is_wrong_in_it_is_found(year: list[Facts]) -> None:
    bill = next(one for one in reversed(year) if one.type == "invoice" and one.value("bank_account"))
    last = {**bill.values, "invoice_number": "ZZ-90417", "invoice_date": "2025-05-02", "total_amount": "4321.09"}
    wrong = {
        "history.same_number": bill.values,
        "history.bank_details": {**last, "bank_account": "99887766554433"},
        "history.near_number": {**last, "invoice_number": "ZZ-9O417", "bank_account": bill.value("bank_account")},
        "history.other_customer": {
            **last,
            "invoice_number": "ZZ-90555",
            "total_amount": "77.01",
            "customer_name": "Cedar Exports Ltd",
            "customer_tax_id": "29AAECC2002Q1Z3",
        },
    }
    said = found([*year, *(replace(bill, values=values) for values in wrong.values())])
    alarms = {name: [one.code for one in notes if one.blocks] for name, notes in said.items()}
    planted = {f"{place}.pdf": [code] for place, code in enumerate(wrong, len(year) + 1)}
    assert {name: codes for name, codes in alarms.items() if codes} == planted


def test_every_finding_has_its_words_and_they_name_its_facts() -> None:
    words = resources.texts("findings")
    folder = Path(across.__file__).parent
    codes = {code for path in folder.glob("*.py") for code in re.findall(r'"(history\.\w+)"', path.read_text("utf-8"))}
    assert len(codes) > 20
    assert codes == {code for code in words if code.startswith("history.")}
    for code in codes:
        gaps = [set(re.findall(r"{(\w+)}", words[code][language])) for language in ("en", "fr")]
        assert gaps[0] == gaps[1], code
