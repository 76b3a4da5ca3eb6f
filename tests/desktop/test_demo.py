"""The demo, on two small papers."""

import csv
from pathlib import Path

import pytest

from desktop.demo import main
from tests.desktop.conftest import invoice_sheet


def test_from_a_watched_folder_to_the_exports_and_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = home / "samples"
    invoice_sheet(samples / "Blue Fern", "one.csv")
    (samples / "Red Oak").mkdir()
    (samples / "Red Oak" / "noise.bin").write_bytes(bytes(range(256)))
    for _ in range(2):
        assert main(home / "vouch-demo", samples=samples, picture=home / "demo.svg") == 0
    printed = capsys.readouterr().out
    assert "one.csv" in printed
    assert "Taken 2" in printed
    with (home / "vouch-demo" / "export.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["client"], row["type"]) for row in rows} == {("Blue Fern", "invoice"), ("Red Oak", "")}
    assert (home / "vouch-demo" / "export.xlsx").stat().st_size > 1000
    picture = (home / "demo.svg").read_text(encoding="utf-8")
    assert "font-face" not in picture
    assert not (home / "home").exists()
    assert not (home / "state").exists()
