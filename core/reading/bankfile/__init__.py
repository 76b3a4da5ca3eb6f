"""Statements as banks send them to programs: CAMT.053, MT940, OFX."""

from core.reading.bankfile.camt import read_camt
from core.reading.bankfile.mt940 import read_mt940
from core.reading.bankfile.ofx import read_ofx

__all__ = ["read_camt", "read_mt940", "read_ofx"]
