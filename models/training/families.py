"""All families of made documents: a content, a layout that draws it, and the countries where it looks so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from models.training.content import invoices, papers, receipts, salaries, savings, statements
from models.training.facts import Facts
from models.training.layouts import (
    form_16,
    indian_invoices,
    long_invoices,
    payslips,
    sectioned_statements,
    swiss,
    tax_papers,
    trade_papers,
)
from models.training.layouts import invoices as invoice_layouts
from models.training.layouts import receipts as receipt_layouts
from models.training.layouts import savings as savings_layouts
from models.training.layouts import statements as statement_layouts
from models.training.made import Made
from models.training.writing import BY_COUNTRY, Writing


@dataclass(frozen=True)
class Family:
    """One family. Training and testing are kept apart by it: no document of a tested family is trained on."""

    content: Callable[[Random, str], Facts]
    draw: Callable[[Facts, Writing, Random], Made]
    countries: tuple[str, ...] = ("IN",)
    days: tuple[str, ...] = ()
    """ways to write a day besides the country's own"""

    def facts(self, rng: Random, country: str = "") -> Facts:
        """What a document of this family says."""
        return self.content(rng, country or rng.choice(self.countries))

    def made(self, seed: str, country: str = "", change: Callable[[Facts], Facts] = lambda facts: facts) -> Made:
        """A document; the same seed gives the same bytes. `change` may make it contradict itself."""
        rng = Random(seed)
        country = country or rng.choice(self.countries)
        facts = change(self.content(rng, country))
        writing = BY_COUNTRY[country]
        return self.draw(facts, replace(writing, day=rng.choice((writing.day, *self.days))), rng)


def _one_rate(rng: Random, country: str) -> Facts:
    return invoices.invoice(rng, country, rng.randint(2, 5), one_rate=True)


def _several_rates(rng: Random, country: str) -> Facts:
    return invoices.invoice(rng, country, rng.randint(2, 6))


def _statement(rng: Random, country: str) -> Facts:
    return statements.statement(rng, country, rng.randint(9, 40))


def _short_statement(rng: Random, country: str) -> Facts:
    return statements.statement(rng, country, rng.randint(9, 24))


def _only(content: Callable[[Random], Facts]) -> Callable[[Random, str], Facts]:
    """A content that knows one country."""
    return lambda rng, _: content(rng)


_SLASHES = ("31/12/2025", "31-12-2025")
FAMILIES: Mapping[str, Family] = {
    "invoice/letter": Family(_several_rates, invoice_layouts.letter, ("FR", "DE", "IT", "GB")),
    "invoice/credit_letter": Family(_one_rate, invoice_layouts.credit_letter, ("GB", "FR")),
    "invoice/blocks": Family(_one_rate, invoice_layouts.blocks, ("US", "GB"), ("December 31, 2025",)),
    "invoice/typed": Family(_one_rate, invoice_layouts.typed, ("GB", "DE", "MY")),
    "invoice/gst_boxed": Family(_several_rates, indian_invoices.boxed, days=_SLASHES),
    "invoice/qr_bill": Family(_only(invoices.qr_bill), swiss.qr_bill, ("CH",)),
    "invoice/carried": Family(invoices.wholesale, long_invoices.carried, ("GB", "US")),
    "receipt/till": Family(receipts.receipt, receipt_layouts.till, ("GB", "DE")),
    "receipt/counter": Family(receipts.receipt, receipt_layouts.counter, ("MY",), ("31-12-2025",)),
    "receipt/cafe": Family(receipts.receipt, receipt_layouts.cafe, ("FR", "GB")),
    "bank_statement/passbook": Family(_statement, statement_layouts.passbook, days=("31/12/25", *_SLASHES)),
    "bank_statement/paid_in_out": Family(_statement, statement_layouts.paid_in_out, ("GB",), ("31 Dec 2025",)),
    "bank_statement/signed": Family(_statement, statement_layouts.signed, ("FR", "DE", "CH")),
    "bank_statement/sections": Family(_short_statement, sectioned_statements.sections, ("US",)),
    "bank_statement/valuta": Family(_statement, sectioned_statements.valuta, ("DE",)),
    "bank_statement/card_list": Family(_only(statements.card), statement_layouts.card_list, ("GB",)),
    "form_16/form16_boxed": Family(_only(salaries.form_16), form_16.boxed),
    "form_16/form16_listed": Family(_only(salaries.form_16), form_16.listed, days=_SLASHES),
    "form_16/form16_typed": Family(_only(salaries.form_16), form_16.typed),
    "payslip/payslip_beside": Family(salaries.payslip, payslips.beside, days=_SLASHES),
    "payslip/payslip_column": Family(salaries.payslip, payslips.column),
    "payslip/payslip_british": Family(salaries.payslip, payslips.british, ("GB",)),
    "interest_certificate/interest_letter": Family(
        _only(savings.interest_certificate), savings_layouts.interest_letter
    ),
    "interest_certificate/interest_box": Family(
        _only(savings.interest_certificate), savings_layouts.interest_box, days=_SLASHES
    ),
    "interest_certificate/loan_letter": Family(_only(savings.home_loan), savings_layouts.loan_letter),
    "capital_gains/gains_wide": Family(_only(savings.capital_gains), savings_layouts.gains_wide, days=_SLASHES),
    "capital_gains/gains_summary": Family(_only(savings.fund_gains), savings_layouts.gains_summary),
    "capital_gains/gains_typed": Family(_only(savings.capital_gains), savings_layouts.gains_typed),
    "form_16a/form16a_boxed": Family(_only(salaries.form_16a), tax_papers.form_16a),
    "form_26as/form26as_table": Family(_only(salaries.form_26as), tax_papers.form_26as),
    "cas/cas_list": Family(_only(savings.cas), tax_papers.cas),
    "investment_proof/premium_receipt": Family(_only(savings.investment_proof), tax_papers.investment_proof),
    "tax_notice/notice_letter": Family(_only(papers.tax_notice), tax_papers.tax_notice),
    "purchase_order/order_form": Family(invoices.purchase_order, trade_papers.purchase_order, ("GB",)),
    "delivery_note/delivery_list": Family(invoices.delivery_note, trade_papers.delivery_note, ("GB",)),
    "contract/contract_clauses": Family(_only(papers.contract), trade_papers.contract, ("GB",)),
    "other/plain_letter": Family(_only(papers.other), trade_papers.letter, ("GB",)),
}
