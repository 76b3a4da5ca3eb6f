"""Which Vouch this is, and which reader: what names the readings that need not be made again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READING = ("core/domain", "core/reading", "core/sorting", "core/extraction", "core/checks", "models", "resources")
ALSO = ("core/pipeline.py", "core/catalogue.py", "core/headings.py", "core/identifiers.py", "core/ports.py")
PROGRAMS = ("tesseract",)
"""what else reads, where the machine has it"""
UNREAD = frozenset({".pyc", ".md"})


def product_version() -> str:
    """The version of the product."""
    try:
        return version("vouch")
    except PackageNotFoundError:
        return "0"


def reader_version(own_types: Iterable[Path] = ()) -> str:
    """The product's version and a digest of everything that takes part in reading.

    The user's own types are in it, and the programs that this machine has or lacks: readings differ by them.
    """
    digest = hashlib.sha256()
    for program in PROGRAMS:
        digest.update(_state(program))
    for path in (*_files(), *own_types):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"{product_version()}+{digest.hexdigest()[:12]}"


def _state(program: str) -> bytes:
    """Which program a machine has, told without starting it: another version is another file."""
    found = shutil.which(program)
    if found is None:
        return b"-"
    file = Path(found).stat()
    return f"{found} {file.st_size} {file.st_mtime_ns}".encode()


def _files() -> Iterable[Path]:
    yield from (ROOT / name for name in ALSO)
    for folder in READING:
        for path in sorted((ROOT / folder).rglob("*")):
            aside = {"training", "samples", "texts", "__pycache__"} & set(path.relative_to(ROOT).parts)
            if path.is_file() and path.suffix not in UNREAD and not aside:
                yield path
