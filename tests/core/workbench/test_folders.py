"""Folders by client and tax year: counts that agree with what the folder holds."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.selection import Selection
from core.domain.taxyear import USUAL, Beginning
from core.workbench import Workbench
from tests.core.workbench.conftest import receipt

Add = Callable[..., str]
DATES = ("2024-03-31", "2024-04-01", "2024-04-05", "2024-04-06", "2024-12-31", "2025-01-01", "2025-03-31")


@pytest.fixture
def filled(bench: Workbench, add: Add) -> Workbench:
    for number, day in enumerate(DATES):
        add(receipt("1.00", receipt_date=day), day.encode(), f"{number}.pdf")
    return bench


@pytest.mark.parametrize("begins", USUAL)
def test_a_folder_counts_what_is_dated_within_it(filled: Workbench, begins: Beginning) -> None:
    filled.folders.begin("Northwind", begins)
    folder = filled.folders.of("Northwind")
    assert folder.begins == begins
    assert sum(one.documents for one in folder.years) == len(DATES)
    for one in folder.years:
        assert filled.count(Selection("Northwind", since=one.since, until=one.until)) == one.documents
    assert [one.year for one in folder.years] == sorted((one.year for one in folder.years), reverse=True)


def test_another_client_keeps_its_own_years(filled: Workbench, add: Add) -> None:
    add(receipt("1.00", receipt_date="2024-02-01"), b"other", "other.pdf", "Lakeside")
    filled.folders.begin("Northwind", Beginning(4))
    assert [one.name for one in filled.folders.of("Northwind").years] == ["2024-25", "2023-24"]
    assert [one.name for one in filled.folders.of("Lakeside").years] == ["2024"]


def test_the_archive_of_a_year_is_that_of_the_tax_year(filled: Workbench, tmp_path: Path) -> None:
    filled.folders.begin("Northwind", Beginning(4))
    done = filled.exports.bundle("Northwind", 2024, tmp_path / "year.zip")
    assert done.documents == len(DATES) - 1
    with zipfile.ZipFile(done.path) as archive:
        assert "Northwind 2024-25.xlsx" in archive.namelist()
