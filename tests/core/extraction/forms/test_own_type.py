"""A type of the user's own: a file and no code give its sorting, fields, table, checks and acceptance."""

import tomllib
from pathlib import Path

from core.catalogue import bundled_types, with_own_types
from core.domain.document import Status
from core.domain.schema import document_type
from tests.core.extraction.forms.drawn import missed, reading

METER_SHEET = """
id = "meter_sheet"
title = { en = "Meter reading sheet", fr = "Relevé de compteurs" }

[fields.property_name]
kind = "party"
required = true
labels = { en = ["property", "building"] }

[fields.read_on]
kind = "date"
required = true
labels = { en = ["date of reading", "read on"] }

[fields.reader]
kind = "text"
labels = { en = ["read by"] }

[fields.utility]
kind = "code"
choices = { water = ["water", "cold water"], power = ["electricity", "power"] }
labels = { en = ["utility"] }

[fields.total_units]
kind = "number"
required = true
labels = { en = ["total consumption", "total units"] }

[tables.meters]
required = true
columns.meter = { kind = "id", labels = { en = ["meter no."] } }
columns.flat = { kind = "text", labels = { en = ["flat"] } }
columns.before = { kind = "number", labels = { en = ["previous reading"] } }
columns.now = { kind = "number", labels = { en = ["current reading"] } }
columns.units = { kind = "number", labels = { en = ["consumption"] } }

[[checks]]
code = "meters.units"
each = "meters"
holds = "now - before == units"
says = { en = "The readings differ by {left}, the sheet says {right}" }

[[checks]]
code = "meters.total"
holds = "sum(meters.units) == total_units"
says = { en = "The meters add up to {left}, the total says {right}" }
"""
SHEET = """
@180 METER READING SHEET
@40 Property: Lantern Court @320 Date of reading: 31/10/2025
@40 Read by: S. Wetherby @320 Utility: Cold water
@40 Meter no. @140 Flat >300 Previous reading >420 Current reading >530 Consumption
@40 WM-1001 @140 Ground left >300 1042.5 >420 1061.0 >530 18.5
@40 WM-1002 @140 Ground right >300 980.0 >420 1002.2 >530 22.2
@40 WM-1003 @140 First floor >300 1510.4 >420 1533.7 >530 23.3
@400 Total consumption >530 64.0
"""


def test_a_users_own_type_sorts_reads_checks_and_accepts(tmp_path: Path) -> None:
    file = tmp_path / "meter_sheet.toml"
    file.write_text(METER_SHEET, encoding="utf-8")
    types = with_own_types(bundled_types(), file)
    found = reading(SHEET, types=types)
    assert found.type == "meter_sheet"
    says = {
        "property_name": "Lantern Court",
        "read_on": "2025-10-31",
        "reader": "S. Wetherby",
        "utility": "water",
        "total_units": "64.0",
        "meters.1.meter": "WM-1001",
        "meters.2.flat": "Ground right",
        "meters.3.units": "23.3",
    }
    assert missed(found, says) == {}
    assert found.status is Status.ACCEPTED


def test_a_wrong_reading_on_it_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "meter_sheet.toml"
    file.write_text(METER_SHEET, encoding="utf-8")
    found = reading(SHEET.replace("1002.2", "1004.2"), types=with_own_types(bundled_types(), file))
    assert "meters.units" in {finding.code for finding in found.findings}
    assert found.status is Status.REVIEW


def test_the_example_of_the_manual_is_a_type() -> None:
    manual = (Path(__file__).parents[4] / "docs" / "types.md").read_text(encoding="utf-8")
    example = manual.split("```toml\n", 1)[1].split("```", 1)[0]
    kind = document_type(tomllib.loads(example), "types.md")
    assert (kind.id, len(kind.fields), len(kind.checks)) == ("meter_sheet", 4, 2)
