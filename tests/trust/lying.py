"""Readers that lie over their pipe: `python -m tests.trust.lying START STOP` hears lies and says what came of each."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from core.domain.errors import ReadingError
from core.work.protocol import MARKS, MOST_VALUES, Frame, Kind
from tests.core.work.conversation import bytes_of, heard, lies
from tests.trust.code import ROOT

SWOLLEN_EVERY = 500
MOST_MB = 800
"""that one answer may take of the application"""
MEGABYTE = 1024 * 1024
FILLINGS = (b"[],", b'{"a":1},', b"1.5,", b'"ab",', b'{"text":""},', b"12345678901,")
SAID = {
    Kind.PAGE: b'{"number":1,"width":1.0,"height":1.0,"words":[%s0]}',
    Kind.END: b'{"readings":[%s0]}',
}


def hear_lies(numbers: range, folder: Path) -> Iterator[str]:
    """What the parent made of each lie: nothing but a document, or an error of a reader, in bounded memory."""
    del folder  # nothing is written
    command = [sys.executable, "-m", "tests.trust.lying", str(numbers.start), str(numbers.stop)]
    yield from subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def _told(numbers: range) -> Iterator[bytes]:
    """The lies of these numbers; now and then one as large as may be listened to."""
    for number, lie in zip(numbers, lies(numbers), strict=True):
        yield _swollen(number) if number % SWOLLEN_EVERY == SWOLLEN_EVERY - 1 else lie


def _swollen(number: int) -> bytes:
    """One frame with as many values as are taken for an honest reader's, and what takes most memory in them."""
    luck = random.Random(number)
    kind, filling = luck.choice(list(SAID)), luck.choice(FILLINGS)
    each = sum(map(filling.count, MARKS))
    return bytes_of([Frame(kind, SAID[kind] % (filling * (MOST_VALUES[kind] // each - 10)))])


def _came_of(lie: bytes) -> str:
    try:
        heard(lie)
    except ReadingError:
        return ""
    except Exception as problem:  # noqa: BLE001 (any other is what is looked for)
        return type(problem).__name__
    return ""


def main(start: int, stop: int) -> None:
    """Hears the lies of some numbers, a line for each: nothing, or what went wrong."""
    peak = _peak_mb()
    for lie in _told(range(start, stop)):
        said, before, peak = _came_of(lie), peak, _peak_mb()
        taken = peak - before
        sys.stdout.write(f"{said or (f'{taken:.0f} MB' if taken > MOST_MB else '')}\n")


def _peak_mb() -> float:
    """The most that this process held at any time."""
    return float(psutil.Process().memory_info().peak_wset if sys.platform == "win32" else _resident_peak()) / MEGABYTE


def _resident_peak() -> int:
    import resource  # noqa: PLC0415 (Windows has none)

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
