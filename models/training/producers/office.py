"""Papers printed by LibreOffice: many files in one process."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path


def program() -> str:
    """The path of LibreOffice; "" where it is not installed."""
    return shutil.which("soffice") or ""


def printed(pages: Sequence[str]) -> Iterator[bytes]:
    """Each page of HTML as a PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.html" for number in range(len(pages))]
        for file, page in zip(files, pages, strict=True):
            file.write_text(page, encoding="utf-8")
        subprocess.run(  # noqa: S603  # our own arguments
            [program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", name,
             *map(str, files)],
            check=True, capture_output=True,
        )  # fmt: skip
        yield from (file.with_suffix(".pdf").read_bytes() for file in files)
