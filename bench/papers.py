"""Small papers of every kind, no two alike, written into a folder as they are asked for.

    python -m bench.papers FOLDER [--light]

Each line of the input is a number of papers to write. Light ones are read in a few milliseconds.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pymupdf

SCAN_EVERY = 40
"""one of so many papers is a scan: what takes longest, and most memory"""
CLIENTS = 41
"""of an office; no divisor of what else goes round"""
SMALL = pymupdf.Rect(0, 0, 320, 240)


def written(folder: Path, number: int, *, light: bool = False) -> Path:
    """The paper of a number, whole from its first moment under its name."""
    kinds = LIGHT if light else KINDS
    kind, make = (".pdf", _scan) if number % SCAN_EVERY == 0 and not light else kinds[number % len(kinds)]
    own = folder / f"client-{number % CLIENTS}"
    own.mkdir(exist_ok=True)
    path, part = own / f"paper-{number:06}{kind}", own / f"paper-{number:06}.part"
    part.write_bytes(make(number))
    part.rename(path)
    return path


def _lines(number: int) -> Sequence[str]:
    """An invoice whose figures add up."""
    net = 100 + number % 900
    tax = net * 20
    return (
        f"Supplier {number % 60} Ltd",
        "INVOICE",
        f"Invoice No: S-{number}",
        f"Date: {1 + number % 28:02}/03/2025",
        "To: Example Traders",
        f"Subtotal: {net}.00",
        f"VAT 20%: {tax // 100}.{tax % 100:02}",
        f"Total: {(net * 100 + tax) // 100}.{tax % 100:02} GBP",
    )


def _text(number: int) -> bytes:
    return "\n".join(_lines(number)).encode()


def _html(number: int) -> bytes:
    return f"<!doctype html><html><body>{''.join(f'<p>{line}</p>' for line in _lines(number))}</body></html>".encode()


def _mail(number: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@supplier.example", "b@office.example", f"Invoice S-{number}"
    mail.set_content("Please find our invoice attached.")
    mail.add_attachment(_pdf(number), maintype="application", subtype="pdf", filename=f"invoice-{number}.pdf")
    return mail.as_bytes()


def _rows(number: int) -> list[list[str]]:
    """Movements of an account."""
    head = ["Date", "Description", "Debit", "Credit", "Balance"]
    rows = [[f"2025-03-{day:02}", f"Payment {number}-{day}", f"{day}.00", "", f"{1000 - day}.00"] for day in (3, 9, 17)]
    return [head, *rows]


def _csv(number: int) -> bytes:
    return "\n".join(";".join(row) for row in _rows(number)).encode()


def _sheet(number: int) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in _rows(number):
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


def _xml(number: int) -> bytes:
    balance = (
        "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
    )
    entry = (
        f"<Ntry><Amt Ccy='EUR'>10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>"
        f"<BookgDt><Dt>2025-03-04</Dt></BookgDt><AddtlNtryInf>Rent {number}</AddtlNtryInf></Ntry>"
    )
    account = "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>"
    stated = f"{account}{balance.format('OPBD', number + 10)}{balance.format('CLBD', number)}{entry}"
    name = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
    return f'<Document xmlns="{name}"><BkToCstmrStmt><Stmt>{stated}</Stmt></BkToCstmrStmt></Document>'.encode()


def _mt940(number: int) -> bytes:
    rows = "".join(f":61:2503{day}D{day},00NTRFS-{number}\r\n:86:Rent {number}\r\n" for day in (10, 20))
    head = f":20:S{number}\r\n:25:DE89370400440532013000\r\n:28C:{number % 999}/1\r\n:60F:C250301EUR1000,00\r\n"
    return f"{head}{rows}:62F:C250331EUR970,00\r\n-".encode()


def _pdf(number: int) -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        for place, line in enumerate(_lines(number)):
            page.insert_text((60, 60 + 20 * place), line)
        made: bytes = document.tobytes()
    return made


def _scan(number: int) -> bytes:
    with pymupdf.open(stream=_pdf(number), filetype="pdf") as text, pymupdf.open() as document:
        picture = text[0].get_pixmap(dpi=150, clip=SMALL, colorspace=pymupdf.csGRAY)
        page = document.new_page(width=SMALL.width, height=SMALL.height)
        page.insert_image(page.rect, stream=picture.tobytes("jpeg"))
        made: bytes = document.tobytes()
    return made


KINDS: Sequence[tuple[str, Callable[[int], bytes]]] = (
    (".pdf", _pdf),
    (".txt", _text),
    (".html", _html),
    (".eml", _mail),
    (".csv", _csv),
    (".xlsx", _sheet),
    (".xml", _xml),
    (".sta", _mt940),
)
LIGHT = tuple((kind, make) for kind, make in KINDS if kind in (".txt", ".html", ".csv", ".xml", ".sta"))


def main(folder: Path, *, light: bool) -> None:
    """Writes as many papers as each line of the input asks for."""
    number = 0
    for line in sys.stdin:
        for _ in range(int(line)):
            number += 1
            written(folder, number, light=light)


if __name__ == "__main__":
    main(Path(sys.argv[1]), light="--light" in sys.argv[2:])
