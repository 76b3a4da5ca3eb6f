"""Structured files of the project's own making; all names, numbers and figures in them are made up."""

from pathlib import Path

FILES = Path(__file__).parent / "files"


def _text(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


CII = _text("factur-x.xml")
ZUGFERD_1 = _text("zugferd-1.xml")
UBL = _text("peppol.xml")
FATTURAPA = _text("fatturapa.xml")
CAMT = _text("camt053.xml")
MT940 = _text("statement.mt940")
OFX = _text("statement.ofx")
