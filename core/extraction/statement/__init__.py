"""Bank statements: the record in which the balances follow, accepted only as far as they do."""

from core.extraction.statement.extracting import extract_statement

__all__ = ["extract_statement"]
