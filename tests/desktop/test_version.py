"""The reader's version: readings are made again where anything that made them changed."""

from pathlib import Path

import pytest

from desktop.version import ALSO, READING, ROOT, reader_version
from tests.test_house import imports


def test_all_that_the_line_imports_is_in_its_version() -> None:
    core = [path for room in READING if room.startswith("core/") for path in (ROOT / room).rglob("*.py")]
    used = {name.replace(".", "/") for path in core for name in imports(path) if name.startswith("core.")}
    known = {*READING, *(name.removesuffix(".py") for name in ALSO)}
    assert {name for name in used if not any(name == one or name.startswith(f"{one}/") for one in known)} == set()


def test_a_type_of_ones_own_is_in_it(tmp_path: Path) -> None:
    own = tmp_path / "ticket.toml"
    own.write_text("id = 'ticket'")
    assert reader_version([own]) != reader_version()


def test_what_another_program_of_the_machine_reads_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = reader_version()
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    first = reader_version()
    program.write_text("#!/bin/sh\nexit 0\n")
    assert len({without, first, reader_version()}) == 3
