"""The engine of invoices and receipts: candidates, scored, decided under the type's checks."""

from core.extraction.invoice.extracting import extract_invoice

__all__ = ["extract_invoice"]
