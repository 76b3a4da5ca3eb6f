"""Begins a reader: it is confined first, and only then loads the libraries that foreign bytes will meet.

`--types FILE` adds types of a user's own, `--threads N` bounds recognition, `--engine NAME` has pages read by that
engine, or pictures by none, `--trust FOLDER` has signatures judged by the certificates there, which are read before
it is confined; `--look NAME` reads one picture from the input instead of tasks.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from core.domain.codec import encode
from core.ports import Limits
from core.work.confining import Room, confine
from core.work.limits import ROOT

OURS = ("core", "models", "resources", "desktop")
TRUSTED = frozenset({".pem", ".cer", ".crt"})
LARGEST_TRUSTED, MOST_TRUSTED = 64 * 1024, 500


def main(arguments: Sequence[str]) -> int:
    """Serve what comes in until the input ends."""
    tasks, answers = _pipes()
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    types = tuple(Path(path) for name, path in zip(arguments[::2], arguments[1::2], strict=True) if name == "--types")
    trusted = tuple(_trusted(Path(given["--trust"]))) if "--trust" in given else ()
    confinement = confine(Limits(), _room(types, os.environ))
    if "--look" in given:
        return _look(given["--look"], tasks, answers)
    from models.ocr import DEFAULT  # noqa: PLC0415 (its threads are confined only where they start after it)
    from models.reader.serving import Wanted, serve  # noqa: PLC0415

    engine, threads = given.get("--engine", DEFAULT), int(given.get("--threads", 0))
    serve(tasks, answers, Wanted(types, threads, engine, confinement, trusted))
    return 0


def _trusted(folder: Path) -> Iterator[bytes]:
    """The certificates and keys of a folder; none where it is not there."""
    for path in sorted(folder.glob("*"))[:MOST_TRUSTED]:
        if path.suffix in TRUSTED and path.is_file() and path.stat().st_size <= LARGEST_TRUSTED:
            yield path.read_bytes()


def _room(types: tuple[Path, ...], environment: Mapping[str, str]) -> Room:
    """The product's own folders and what recognition needs; Tesseract is the only program that is started."""
    words = [Path(environment[name]) for name in ("TESSDATA_PREFIX",) if name in environment]
    tesseract = shutil.which("tesseract")
    return Room(
        temporary=Path(tempfile.gettempdir()),
        reads=(*types, *words, *(ROOT / name for name in OURS)),
        lists=(ROOT,),
        runs=(Path(tesseract).resolve(),) if tesseract else (),
    )


def _look(engine: str, tasks: BinaryIO, answers: BinaryIO) -> int:
    """Writes what an engine reads of the picture that is the input."""
    from models.ocr.looking import look  # noqa: PLC0415 (its libraries are heavy)

    with answers:
        answers.write(encode(look(engine, tasks.read())))
    return 0


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Input and output for ourselves; what foreign code reads is empty, what it prints is lost."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return tasks, answers


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
