"""Good documents of every format with something wrong in them, through a reader."""

import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from PIL import Image
from pillow_heif import register_heif_opener

from core.domain.document import Source
from core.domain.errors import VouchError
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.reading.mupdf import pymupdf
from core.work.pool import ReaderPool

TESTS = Path(__file__).parents[1]
READER = (sys.executable, "-m", "models.reader", "--threads", "1")
BLIND = (*READER, "--engine", "none")
"""a page that is spoilt so that nothing but recognition could tell it is drawn, and ends there"""
SIDES = 2
"""rows of documents that are read side by side"""
WORTH_A_SIDE = 100
"""documents, for the start of its reader"""
LIMITS = Limits(seconds_without_page=60)
MOST_MB = 1200
"""of a reader: its limit of a gigabyte is looked at ten times a second"""
PICTURE_EVERY = 50
"""recognition takes as long as a hundred documents that are written"""
SMALL = (640, 160)
"""pixels of a picture: a few lines of print"""
LENGTHS = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\1", b"\1\0\0\0")
WORDS = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"[[[[",
    b"%s%n",
    b"=",
    b"-",
    b"9" * 400,
    b"1e999",
    b"\r\n\r\n",
    b"../",
)


@cache
def originals() -> tuple[Sequence[bytes], Sequence[bytes]]:
    """The documents that are written, and those that are pictures."""
    folders = (TESTS / "golden", TESTS / "core" / "reading" / "files")
    paths = sorted(path for folder in folders for path in folder.rglob("*.*") if path.suffix not in {".json", ".py"})
    named = {path.suffix: [one.read_bytes() for one in paths if one.suffix == path.suffix] for path in paths}
    pdfs = named.pop(".pdf")
    drawn = [data for data in pdfs if _is_drawn(data)]
    pictures = [
        _small(data) for suffix in (".jpg", ".png", ".webp", ".bmp", ".heic", ".tiff") for data in named.pop(suffix)
    ]
    others = [data for several in named.values() for data in several]
    written = [data for data in pdfs if data not in drawn]
    # as many of all other formats together as there are PDFs, and half of these with their streams in the clear
    clear = [_in_the_clear(data) for data in written[::3]]
    return (*written[::3], *clear, *others), (*pictures, *map(_scan, pictures[:4]))


def _is_drawn(data: bytes) -> bool:
    """Whether a PDF is a scan."""
    document = pymupdf.open(stream=data, filetype="pdf")
    return not document.is_encrypted and not document[0].get_text()


def _small(data: bytes) -> bytes:
    """The head of a picture, in the picture's own format."""
    register_heif_opener()
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as whole:
        kind = whole.format
        whole.crop((0, 0, *SMALL)).save(out, kind)
    return out.getvalue()


def _scan(picture: bytes) -> bytes:
    """A PDF of one page that shows a picture."""
    document = pymupdf.open()
    page = document.new_page(width=SMALL[0] / 2, height=SMALL[1] / 2)
    page.insert_image(page.rect, stream=picture)
    scan: bytes = document.tobytes()
    return scan


def _in_the_clear(data: bytes) -> bytes:
    document = pymupdf.open(stream=data, filetype="pdf")
    clear: bytes = data if document.is_encrypted else document.tobytes(expand=255)
    return clear


def mutated(number: int) -> bytes:
    """The document of this number with one to eight things wrong in it."""
    chance = random.Random(number)
    written, pictures = originals()
    data = chance.choice(pictures if number % PICTURE_EVERY == 0 else written)
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _inside(chance, data)
    return _spoilt(chance, data)


def _inside(chance: random.Random, data: bytes) -> bytes:
    """An archive in which one member is spoilt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        chosen = chance.choice(whole.namelist())
        for name in whole.namelist():
            body = whole.read(name)
            copy.writestr(name, _spoilt(chance, body) if name == chosen else body)
    return out.getvalue()


def _spoilt(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 8)):
        if data:
            data = chance.choice(WAYS)(chance, data)
    return data


def _flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _other(chance: random.Random, data: bytes) -> bytes:
    at, length = chance.randrange(len(data)), chance.randint(1, 16)
    return data[:at] + chance.randbytes(length) + data[at + length :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))] if chance.random() < 0.2 else _flip(chance, data)


def _without(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randint(1, 200) :]


def _twice(chance: random.Random, data: bytes) -> bytes:
    at, length = chance.randrange(len(data)), chance.randint(1, 2_000)
    return data[:at] + data[at : at + length] * chance.randint(2, 20) + data[at:]


def _length(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(LENGTHS) + data[at + 4 :]


def _word(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(WORDS) + data[at:]


def _number(chance: random.Random, data: bytes) -> bytes:
    """A figure of the file's own changed to another."""
    at = chance.randrange(len(data))
    place = next((place for place in range(at, min(at + 200, len(data))) if data[place : place + 1].isdigit()), at)
    return data[:place] + str(chance.choice((0, -1, 1, 65_536, 2**31, 2**32, 10**12))).encode() + data[place + 1 :]


WAYS: Sequence[Callable[[random.Random, bytes], bytes]] = (
    *(_flip, _other, _cut, _without, _twice, _length, _word, _number),
)


def survive(numbers: range, folder: Path) -> Iterator[str]:
    """Each is read or refused with a reason, and our own code says nothing but what it knows."""
    del folder  # nothing is written
    originals()  # before several sides ask for them
    count = SIDES if len(numbers) > WORTH_A_SIDE else 1
    with ThreadPoolExecutor(count) as sides:
        told = list(sides.map(_side, [numbers[side::count] for side in range(count)]))
    yield from (said for place in range(len(told[0])) for said in (side[place] for side in told if place < len(side)))


def _side(numbers: range) -> list[str]:
    """What came of some documents, one after another."""
    with ReaderPool(READER, most=1) as sighted, ReaderPool(BLIND, most=1) as blind:
        return [ended(blind if number % PICTURE_EVERY else sighted, mutated(number), LIMITS) for number in numbers]


def ended(pool: ReaderPool, data: bytes, limits: Limits) -> str:
    """How a reader went wrong over some bytes; "" where it read or refused them."""
    pool.peak_mb = 0.0
    try:
        pool.read(Source("mutated", "00", data), limits, _unwatched, silent)
    except VouchError as refusal:
        if refusal.code in {"reader.protocol", "limit.time"} or "where" in refusal.facts:
            return f"{refusal.code} {refusal.facts.get('where', '')}"
    return f"{pool.peak_mb:.0f} MB" if pool.peak_mb > MOST_MB else ""


def _unwatched(page: Page, image: PageImage | None) -> None:
    """Nobody looks at the pages."""
