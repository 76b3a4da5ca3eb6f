"""Whose signatures are believed, from the command line to what a reader says of a signed PDF."""

import json
from pathlib import Path

from core.reading.mupdf import pymupdf
from tests.core.reading.genuine.signing import Signatory, signatory, signed
from tests.desktop.conftest import Vouch


def paper(folder: Path, number: int, by: Signatory) -> Path:
    """A signed receipt, a different one for each number."""
    made = pymupdf.open()
    page = made.new_page()
    lines = ("RECEIPT", "Blue Fern Ltd", f"Receipt number R-{number}", "Date 2025-12-31", f"Total EUR {number}.00")
    for at, text in enumerate(lines):
        page.insert_text((72, 72 + 24 * at), text)
    path = folder / f"{number}.pdf"
    path.write_bytes(signed(made.tobytes(), by))
    return path


def test_a_certificate_is_trusted_from_when_it_is_added_until_it_is_removed(vouch: Vouch, home: Path) -> None:
    assert vouch("init").exit_code == 0
    by = signatory()
    (home / "root.pem").write_bytes(by.authority)

    def findings(number: int) -> set[str]:
        assert vouch("add", "--client", "Northwind", paper(home, number, by)).exit_code == 0
        listed = json.loads(vouch("list", "--format", "json").stdout)
        (one,) = (one for one in listed if one["file"] == f"{number}.pdf")
        shown = json.loads(vouch("show", one["id"], "--format", "json").stdout)
        return {found["code"] for found in shown["findings"] if found["code"].startswith("signature.")}

    assert findings(1) == {"signature.untrusted"}
    assert vouch("trust", "add", home / "root.pem").exit_code == 0
    assert vouch("trust", "list").stdout == "root.pem\n"
    assert findings(2) == {"signature.trusted"}
    assert vouch("trust", "remove", "root.pem").exit_code == 0
    assert findings(3) == {"signature.untrusted"}
    assert vouch("check").exit_code == 0
