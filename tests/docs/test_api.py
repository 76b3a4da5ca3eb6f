"""docs/api.md: its example runs as it stands, and its verbs are those of the code."""

import re
from pathlib import Path

import pytest

from tests.desktop.conftest import invoice_sheet
from tests.docs.surface import API, services, written

TEXT = API.read_text(encoding="utf-8")


def test_the_verbs_are_those_of_the_code() -> None:
    assert written(TEXT) == TEXT, "python -m tests.docs.surface"


def test_every_service_is_there() -> None:
    for name, _, says in services():
        assert f"## `bench.{name}`" in TEXT
        assert says
    assert '### `take(path: Path, client: str = "") -> Change`' in TEXT


def test_the_example_runs_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    invoice_sheet(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    exec(compile(code, str(API), "exec"), {"folder": tmp_path})
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "invoice 12.00 12.00 True"
    assert said[1].startswith("Total: 12")
    assert said[2].startswith("1 Totals(taken=1")
    assert said[3].startswith("document.unknown")
    assert (tmp_path / "books.csv").read_text(encoding="utf-8-sig").count("BF-2025-18") == 1
