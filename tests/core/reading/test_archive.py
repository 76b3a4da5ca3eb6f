"""ZIP archives: their files within limits on count, size and names."""

import base64
import io
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FileEmpty, FormatDamaged, PasswordNeeded, TooLarge
from core.ports import Limits
from core.reading.archive import DIRECTORY_ENTRY, MOST_MEMBERS, read_archive, safe_name
from core.reading.filetype import identify
from tests.core.reading.documents import zipped

LOCKED = base64.b64decode(
    "UEsDBBQAAQAAAAAAIQCMsuviEwAAAAcAAAAFAAAAYS50eHS7MUHb17ZSSC+pIlAKbe1Oqw3VUEsBAhQAFAABAAAAAAAhAIyy6+IT"
    "AAAABwAAAAUAAAAAAAAAAAAAAAAAAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAADYAAAAAAA=="
)
"""one file, encrypted with "sesame" in the traditional way"""


def test_files_are_parts_and_leftovers_are_not() -> None:
    members = {"2025/a.pdf": b"1", "__MACOSX/2025/._a.pdf": b"x", ".DS_Store": b"x", "empty.txt": b"", "b.xml": b"<b/>"}
    contents = read_archive(zipped(members), Limits())
    assert [(part.name, part.data) for part in contents.parts] == [("2025/a.pdf", b"1"), ("b.xml", b"<b/>")]


def test_an_archive_in_an_archive_is_a_part() -> None:
    (part,) = read_archive(zipped({"inner.zip": zipped({"a.pdf": b"1"})}), Limits()).parts
    assert identify(part.data) == "zip"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    started = time.process_time()
    with pytest.raises(TooLarge):
        read_archive(zipped({"zeros": b"\0" * 20_000_000}), Limits(unpacked_mb=10))
    with pytest.raises(TooLarge):
        read_archive(zipped({f"{number}": b"1" for number in range(11)}), Limits(parts=10))
    crowded = zipped({"a": b"1"}) + DIRECTORY_ENTRY * (MOST_MEMBERS + 1)
    assert identify(crowded) == "zip"
    with pytest.raises(TooLarge):
        read_archive(crowded, Limits())
    assert time.process_time() - started < 10


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    honest = zipped({"zeros": b"\0" * 5_000_000})
    size = (5_000_000).to_bytes(4, "little")
    with pytest.raises(FormatDamaged):
        read_archive(honest.replace(size, (1000).to_bytes(4, "little")), Limits(unpacked_mb=1))


def test_a_locked_archive_needs_its_password() -> None:
    data = bytearray(zipped({"a.pdf": b"secret"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(DIRECTORY_ENTRY) + 8] |= 1
    for passwords in ((), ("wrong", "too")):
        with pytest.raises(PasswordNeeded):
            read_archive(bytes(data), Limits(), passwords)


def test_an_archive_is_opened_with_the_password_that_fits() -> None:
    contents = read_archive(LOCKED, Limits(), ("wrong", "sesame"))
    assert [(part.name, part.data) for part in contents.parts] == [("a.txt", b"secret\n")]


@given(st.text(max_size=300))
def test_names_stay_inside(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not safe.startswith("/")
    assert ".." not in safe.split("/")
    assert all(character.isprintable() for character in safe)
    assert len(safe) <= 255


def test_an_archive_without_files_is_empty() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("__MACOSX/._a.pdf", b"x")
    with pytest.raises(FileEmpty):
        read_archive(buffer.getvalue(), Limits())


@pytest.mark.parametrize("name", ["C:\\Windows\\a.pdf", "/etc/a.pdf", "../../a.pdf", "a/../../a.pdf"])
def test_names_that_lead_out_are_cut(name: str) -> None:
    assert safe_name(name) in ("Windows/a.pdf", "etc/a.pdf", "a.pdf", "a/a.pdf")


@given(st.data())
def test_mutations_are_read_or_refused(data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"hello " * 20)
        archive.writestr("b/c.txt", b"x")
    mutated = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FormatDamaged, TooLarge, PasswordNeeded, FileEmpty):
        read_archive(bytes(mutated), Limits(unpacked_mb=10))
