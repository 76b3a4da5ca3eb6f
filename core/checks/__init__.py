"""What the checks notice in a document's record, and what the product says of its reading."""

from __future__ import annotations

from core.checks.balances import balance_findings
from core.checks.disagreement import disagreement_findings, hidden_findings
from core.checks.exchange import exchange_findings
from core.checks.genuine import genuine_findings
from core.checks.identity import id_findings
from core.checks.mentions import mention_findings
from core.checks.pages import page_findings
from core.checks.rules import rule_findings
from core.checks.sorted import sorting_findings
from core.checks.taxes import tax_findings
from core.checks.terms import terms_findings
from core.checks.unread import unread_findings
from core.checks.verdict import judged, status
from core.domain.finding import Finding
from core.domain.page import Contents
from core.domain.record import Record
from core.domain.schema import DocumentType

__all__ = ["check", "judged", "sorting_findings", "status"]


def check(kind: DocumentType, record: Record, contents: Contents) -> tuple[Finding, ...]:
    """All that is to be said of a record: its type's rules, its ids, taxes and balances, its pages."""
    return (
        *rule_findings(kind, record),
        *page_findings(contents),
        *hidden_findings(contents),
        *genuine_findings(kind, record, contents),
        *id_findings(kind, record, contents),
        *tax_findings(record, contents),
        *exchange_findings(record, contents),
        *disagreement_findings(record, contents),
        *terms_findings(record),
        *mention_findings(kind, record, contents),
        *unread_findings(kind, record, contents),
        *(balance_findings(record) if kind.id == "bank_statement" else ()),
    )
