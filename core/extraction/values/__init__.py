"""Values as papers write them, and what they stand for: amounts, dates, ids, currencies, names."""

from core.extraction.values.parsing import parse

__all__ = ["parse"]
