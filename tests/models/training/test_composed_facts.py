"""What composed papers say adds up, by the rules of each type and with the rounding of each country."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.content import accounts, pay, tax_forms, till, trade, yields
from models.training.facts import Facts

SEEDS = st.integers(0, 10**9)
NOTHING = Decimal(0)


def amount(facts: Facts, name: str) -> Decimal:
    return facts.amount(name) if name in facts.fields else NOTHING


def summed(facts: Facts, table: str, column: str) -> Decimal:
    values = [row.get(column, NOTHING) for row in facts.tables[table]]
    return sum((value for value in values if isinstance(value, Decimal)), NOTHING)


@pytest.mark.parametrize("country", ["GB", "US", "IN", "MY", "FR", "DE", "CH", "IT"])
@given(seed=SEEDS)
def test_invoices_add_up(country: str, seed: int) -> None:
    facts = trade.invoice(Random(seed), country)
    goods = summed(facts, "line_items", "amount")
    if "lines_total" in facts.fields:
        assert goods == facts.amount("lines_total")
    net = goods - amount(facts, "discount_total") + amount(facts, "charges_total")
    assert net == facts.amount("subtotal")
    assert summed(facts, "taxes", "amount") == facts.amount("tax_amount")
    whole = facts.amount("subtotal") + facts.amount("tax_amount") + amount(facts, "round_off")
    assert whole == facts.amount("total_amount")
    if "amount_due" in facts.fields:
        assert whole - amount(facts, "amount_paid") == facts.amount("amount_due")
    steps = {"IN": Decimal(1), "CH": Decimal("0.05")}
    assert whole % steps.get(country, Decimal("0.01")) == 0


@pytest.mark.parametrize("country", ["GB", "US", "IN", "MY", "FR", "DE", "CH"])
@given(seed=SEEDS)
def test_receipts_add_up_and_were_paid(country: str, seed: int) -> None:
    facts = till.receipt(Random(seed), country)
    parts = ("subtotal", "tax_amount", "tip", "rounding")
    assert sum((amount(facts, name) for name in parts), NOTHING) == facts.amount("total_amount")
    if "amount_tendered" in facts.fields:
        assert facts.amount("amount_tendered") - facts.amount("change_given") == facts.amount("total_amount")
        assert facts.amount("change_given") >= 0


@pytest.mark.parametrize("owed", [False, True])
@given(seed=SEEDS)
def test_balances_follow_row_by_row(*, owed: bool, seed: int) -> None:
    facts = accounts.account(Random(seed), "GB", owed=owed)
    balance = facts.amount("opening_balance")
    for row in facts.tables["transactions"]:
        value = row["amount"]
        assert isinstance(value, Decimal)
        balance += value
        assert row["balance"] == balance
    assert balance == facts.amount("closing_balance")


@given(SEEDS)
def test_a_salary_certificate_follows_its_lines(seed: int) -> None:
    facts = tax_forms.form_16(Random(seed), "IN")
    line = facts.amount
    assert line("gross_salary") == line("salary_17_1") + line("perquisites_17_2") + line("profits_17_3")
    assert line("salary_from_current_employer") == line("gross_salary") - line("total_exempt")
    assert line("income_from_salary") == line("salary_from_current_employer") - line("total_deductions_16")
    assert line("gross_total_income") == line("income_from_salary") + line("total_other_income")
    assert line("taxable_income") == line("gross_total_income") - line("total_chapter_via")
    taxed = line("tax_on_income") - line("rebate_87a") + line("surcharge") + line("cess")
    assert line("tax_payable") == taxed
    assert line("net_tax_payable") == taxed - line("relief_89") == summed(facts, "quarters", "tax_deducted")
    assert ("tax_year" in facts.fields) == (facts.fields["form_version"] == "130")


@given(SEEDS)
def test_other_tax_certificates_add_up(seed: int) -> None:
    quarter, year = tax_forms.form_16a(Random(seed), "IN"), tax_forms.form_26as(Random(seed), "IN")
    assert summed(quarter, "payments", "amount_paid") == quarter.amount("total_paid")
    assert summed(quarter, "challans", "tax_deposited") == quarter.amount("total_tax_deducted")
    assert summed(year, "deductors", "tax_deducted") == year.amount("total_tax_deducted")


@pytest.mark.parametrize("country", ["IN", "GB", "US", "FR", "DE", "MY"])
@given(seed=SEEDS)
def test_pay_is_what_was_earned_less_what_was_taken(country: str, seed: int) -> None:
    facts = pay.payslip(Random(seed), country)
    assert summed(facts, "earnings", "current") == facts.amount("gross_earnings")
    assert facts.amount("gross_earnings") - summed(facts, "deductions", "current") == facts.amount("net_pay")


@given(SEEDS)
def test_yields_add_up(seed: int) -> None:
    interest = yields.interest(Random(seed), "IN")
    assert summed(interest, "deposits", "interest") == interest.amount("total_interest")
    for facts in (yields.gains(Random(seed), "IN"), yields.fund_gains(Random(seed), "IN")):
        assert summed(facts, "trades", "gain") == facts.amount("short_term_gain") + facts.amount("long_term_gain")
        for row in facts.tables["trades"]:
            sold, bought = row["sell_value"], row["buy_value"]
            assert isinstance(sold, Decimal)
            assert isinstance(bought, Decimal)
            assert row["gain"] == sold - bought
