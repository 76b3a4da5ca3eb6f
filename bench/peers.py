"""The programs we are measured against, where `make bench` installed them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
PYTHON = ROOT / ".venv-bench" / "bin" / "python"


class Peer(Protocol):
    """Reads a PDF and says how many seconds that took."""

    def __call__(self, path: Path) -> float:
        """Seconds, start-up excluded where the program can be kept running."""


@contextmanager
def text_peer(name: str) -> Iterator[Peer | None]:
    """pymupdf4llm or markitdown, kept warm in a process of its own; None where it is not installed."""
    if not PYTHON.exists():
        yield None
        return
    command = [str(PYTHON), str(ROOT / "bench" / "peer.py"), name]
    with subprocess.Popen(  # noqa: S603 (our own script)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, told = process.stdin, process.stdout

        def read(path: Path) -> float:
            asked.write(f"{path}\n")
            asked.flush()
            return float(told.readline())

        yield read if told.readline() == "ready\n" else None
        asked.close()


def scan_peer() -> Peer | None:
    """Tesseract via ocrmypdf, a run for each scan; None where either is not installed."""
    program = PYTHON.parent / "ocrmypdf"
    if not program.exists() or not shutil.which("tesseract") or not shutil.which("gs"):
        return None

    def read(path: Path) -> float:
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            subprocess.run(  # noqa: S603 (our own arguments)
                [str(program), "-q", "--force-ocr", "--output-type", "pdf", "-j", "2", str(path), f"{folder}/out.pdf"],
                check=True,
                capture_output=True,
            )
            return time.perf_counter() - started

    return read
