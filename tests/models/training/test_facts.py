"""Made papers add up before anybody makes them contradict themselves, and their ids check."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.ch import esr, uid
from stdnum.de import vat as german_vat
from stdnum.fr import tva
from stdnum.gb import vat as british_vat
from stdnum.in_ import gstin, pan
from stdnum.it import iva

from models.training import ids
from models.training.content import invoices, receipts, salaries, savings, statements
from models.training.facts import Facts, Row, altered, altered_cell, normal, without_row

SEEDS = st.integers(0, 10**9)


def number(row: Row, name: str) -> Decimal:
    value = row[name]
    assert isinstance(value, Decimal)
    return value


def summed(facts: Facts, table: str, column: str) -> Decimal:
    return sum((number(row, column) for row in facts.tables[table]), Decimal(0))


@given(SEEDS)
def test_ids_carry_right_check_digits(seed: int) -> None:
    rng = Random(seed)
    assert gstin.is_valid(ids.gstin(rng, "27"))
    assert pan.is_valid(ids.pan(rng))
    assert all(iban.is_valid(ids.iban(rng, country)) for country in ("FR", "DE", "IT", "CH", "GB"))
    assert iban.is_valid(ids.qr_iban(rng))
    assert esr.is_valid(ids.qr_reference(rng))
    rules = {"FR": tva, "DE": german_vat, "IT": iva, "CH": uid, "GB": british_vat}
    assert all(rule.is_valid(ids.vat(rng, country)) for country, rule in rules.items())


@pytest.mark.parametrize("country", ["GB", "US", "FR", "DE", "CH", "IT", "IN", "MY"])
@given(seed=SEEDS)
def test_invoices_add_up(country: str, seed: int) -> None:
    facts = invoices.invoice(Random(seed), country)
    rounding = facts.amount("round_off") if "round_off" in facts.fields else Decimal(0)
    assert summed(facts, "line_items", "amount") == facts.amount("subtotal")
    assert summed(facts, "taxes", "amount") == facts.amount("tax_amount")
    assert facts.amount("subtotal") + facts.amount("tax_amount") + rounding == facts.amount("total_amount")


@given(SEEDS)
def test_an_indian_tax_is_split_exactly_within_a_state(seed: int) -> None:
    facts = invoices.invoice(Random(seed), "IN")
    within = facts.text("vendor_tax_id")[:2] == facts.text("customer_tax_id")[:2]
    assert {row["name"] for row in facts.tables["taxes"]} == ({"CGST", "SGST"} if within else {"IGST"})


@pytest.mark.parametrize("country", ["GB", "US", "FR", "DE", "MY"])
@given(seed=SEEDS)
def test_receipts_add_up(country: str, seed: int) -> None:
    facts = receipts.receipt(Random(seed), country)
    rounding = facts.amount("rounding") if "rounding" in facts.fields else Decimal(0)
    assert facts.amount("subtotal") + facts.amount("tax_amount") + rounding == facts.amount("total_amount")


@given(SEEDS)
def test_balances_follow_from_the_rows(seed: int) -> None:
    for facts in (statements.statement(Random(seed), "IN"), statements.card(Random(seed))):
        balance = facts.amount("opening_balance")
        for row in facts.tables["transactions"]:
            balance += number(row, "amount")
            assert row["balance"] == balance
        assert facts.amount("closing_balance") == balance
        assert facts.fields["statement_start"] <= facts.tables["transactions"][0]["date"]  # type: ignore[operator]


@given(SEEDS)
def test_form_16_follows_its_lines(seed: int) -> None:
    facts = salaries.form_16(Random(seed))
    line = facts.amount
    assert line("gross_salary") == line("salary_17_1") + line("perquisites_17_2") + line("profits_17_3")
    assert line("income_from_salary") == line("gross_salary") - line("total_exempt") - line("total_deductions_16")
    assert line("gross_total_income") == line("income_from_salary") + line("other_sources")
    assert line("taxable_income") == line("gross_total_income") - line("total_chapter_via")
    assert line("net_tax_payable") == line("tax_on_income") - line("rebate_87a") + line("surcharge") + line("cess")
    assert summed(facts, "quarters", "tax_deducted") == line("total_tax_deducted") == line("net_tax_payable")
    assert summed(facts, "quarters", "amount_paid") == line("salary_17_1")


@pytest.mark.parametrize("country", ["IN", "GB"])
@given(seed=SEEDS)
def test_pay_is_what_was_earned_less_what_was_taken(country: str, seed: int) -> None:
    facts = salaries.payslip(Random(seed), country)
    assert summed(facts, "earnings", "current") == facts.amount("gross_earnings")
    assert facts.amount("gross_earnings") - summed(facts, "deductions", "current") == facts.amount("net_pay")


@given(SEEDS)
def test_gains_and_interest_add_up(seed: int) -> None:
    gains = savings.fund_gains(Random(seed))
    assert summed(gains, "trades", "gain") == gains.amount("short_term_gain") + gains.amount("long_term_gain")
    interest = savings.interest_certificate(Random(seed))
    assert summed(interest, "deposits", "interest") == interest.amount("total_interest")


def test_contradictions_change_one_thing_and_say_so() -> None:
    facts = statements.statement(Random(1), "GB")
    assert altered(facts, "closing_balance", "5.00").amount("closing_balance") == facts.amount("closing_balance") + 5
    assert len(without_row(facts, "transactions", 0).tables["transactions"]) == len(facts.tables["transactions"]) - 1
    changed = altered_cell(facts, "transactions", 3, "balance", "1.00")
    assert (
        number(changed.tables["transactions"][3], "balance") == number(facts.tables["transactions"][3], "balance") + 1
    )
    assert changed.trap == "transactions 4 balance altered"


def test_labels_are_normalised() -> None:
    assert [normal(value) for value in (date(2025, 3, 1), Decimal("12.50"), ("1 Row", "Town"), "x")] == [
        "2025-03-01", "12.50", "1 Row, Town", "x",
    ]  # fmt: skip
