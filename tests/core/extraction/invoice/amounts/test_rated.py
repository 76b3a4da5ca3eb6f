"""Taxes that their rates vouch for."""

from __future__ import annotations

from core.domain.record import Field, Record
from core.extraction.invoice.amounts.rated import with_rates, with_sum

TOTAL = Field("120.00").accept("label")


def row(amount: str, rate: str, base: str | None = None) -> Record:
    cells = {"amount": Field(amount), "rate": Field(rate)}
    return Record(cells | {"base": Field(base)} if base else cells)


def accepted(tax: str, *rows: Record, total: Field = TOTAL) -> bool:
    return with_rates({"tax_amount": Field(tax), "total_amount": total}, rows)["tax_amount"].accepted


def test_all_that_is_taxed_and_the_taxes_make_the_total() -> None:
    assert accepted("20.00", row("20.00", "20", "100.00"))
    assert accepted("15.00", row("10.00", "20", "50.00"), row("5.00", "9.09", "55.00"))


def test_a_rate_leads_from_the_total_to_the_tax_in_it() -> None:
    assert accepted("20.00", row("20.00", "20"))
    assert not accepted("19.00", row("19.00", "20"))


def test_what_leaves_something_untaxed_or_one_of_the_taxes_out_proves_nothing() -> None:
    assert not accepted("10.00", row("10.00", "20", "50.00"))
    assert not accepted("10.00", row("10.00", "20", "50.00"), row("5.00", "9.09", "55.00"))
    assert not accepted("20.00")


def test_a_total_that_nobody_stands_for_vouches_for_nothing() -> None:
    assert not accepted("20.00", row("20.00", "20", "100.00"), total=Field("120.00"))


def test_taxes_that_make_an_accepted_tax_are_accepted_with_it() -> None:
    rows = (row("12.00", "20"), row("8.00", "8"))
    assert all(one.fields["amount"].accepted for one in with_sum(rows, Field("20.00").accept("label")))
    assert with_sum(rows, Field("20.00")) == rows


def test_on_a_picture_several_rates_with_what_each_is_on_prove_their_taxes() -> None:
    rows = (row("0.56", "7", "8.04"), row("0.65", "19", "3.45"))
    fields = {"tax_amount": Field("1.21"), "total_amount": Field("12.70").accept("sum")}
    assert with_rates(fields, rows, printed=False)["tax_amount"].accepted
    misread = (rows[0], row("0.65", "19", "3.46"))
    assert not with_rates(fields, misread, printed=False)["tax_amount"].accepted
