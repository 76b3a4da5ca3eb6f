"""The real reader process: what it reads, what it refuses, and that nothing kills the line."""

import random
import sys
import zlib
from collections.abc import Iterator

import pytest

from core.domain.document import Source
from core.domain.errors import FormatUnknown, PasswordNeeded, ReaderCrashed, ReaderLied, ReadingError
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.reading.mupdf import pymupdf
from core.work.confining.landlock import version
from core.work.pool import ReaderPool
from tests.core.reading.papers import encoded, pdf, picture, scanned, source, texts, written

WITHOUT_OCR_MB, WITH_OCR_MB = 250, 1024


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool([sys.executable, "-m", "models.reader"], most=1) as pool:
        yield pool


class Kept:
    """A sink that keeps what comes."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.images: list[PageImage] = []

    def __call__(self, page: Page, image: PageImage | None) -> None:
        self.pages.append(page)
        self.images.extend([image] if image else [])


def test_a_document_is_read_checked_and_drawn(pool: ReaderPool) -> None:
    kept = Kept()
    said = pool.read(source(pdf(written, written)), Limits(picture_dpi=60), kept, silent)
    assert [page.number for page in kept.pages] == [1, 2]
    assert [image.number for image in kept.images] == [1, 2]
    assert "1,416.00" in texts(kept.pages[0])
    assert said.readings[0].type in {"invoice", "receipt", "other"}
    assert pool.peak_mb < WITHOUT_OCR_MB


def test_a_locked_file_is_told_from_a_broken_one(pool: ReaderPool) -> None:
    locked = pdf(written, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="sesame", owner_pw="other")
    with pytest.raises(PasswordNeeded):
        pool.read(source(locked), Limits(), Kept(), silent)
    kept = Kept()
    pool.read(source(locked, "sesame"), Limits(), kept, silent)
    assert kept.pages
    with pytest.raises(FormatUnknown):
        pool.read(source(bytes(range(256)) * 9), Limits(), Kept(), silent)


def flate_bomb() -> bytes:
    """A page whose drawing unpacks to a gigabyte."""
    packed = zlib.compress(zlib.compress(b"0 0 m 9 9 l S\n" * 8_000_000, 9), 9)
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "text")
    number = page.get_contents()[0]
    document.update_stream(number, packed, compress=False)
    document.xref_set_key(number, "Filter", "[/FlateDecode /FlateDecode]")
    data: bytes = document.tobytes()
    return data


def tree_loop() -> bytes:
    """A page tree that contains itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def huge_picture() -> bytes:
    """A PNG that says it has a billion pixels."""
    data = bytearray(encoded(picture()))
    data[16:24] = (40_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def mutations() -> Iterator[bytes]:
    """Good files with some bytes changed, and cut short."""
    chance = random.Random(7)
    for whole in (pdf(written), pdf(scanned), encoded(picture(), "JPEG")):
        for _ in range(2):
            data = bytearray(whole)
            for _ in range(12):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
            yield bytes(data)
        yield whole[: len(whole) // 2]


@pytest.mark.skipif(sys.platform != "linux", reason="tried on Linux only")
def test_a_reader_says_what_the_system_holds_it_to(pool: ReaderPool) -> None:
    held = pool.confinement()
    assert held.memory
    assert held.processor_time
    assert held.open_files
    assert held.files is (version() > 0)


@pytest.mark.hostile
def test_hostile_files_end_read_or_refused(pool: ReaderPool) -> None:
    for data in (flate_bomb(), tree_loop(), huge_picture(), *mutations()):
        try:
            pool.read(Source("hostile", "00", data), Limits(seconds_without_page=30), Kept(), silent)
        except (ReaderCrashed, ReaderLied):
            raise
        except ReadingError:
            continue
    assert pool.peak_mb < WITH_OCR_MB
