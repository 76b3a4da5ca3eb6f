"""What is shipped is named with its licence, and its texts go into the package."""

import re
from pathlib import Path

from installer.licences import TABLE, beside, installed, locked, shipped, table, texts

NO_TEXT = {"flatbuffers", "pyside6-essentials", "shiboken6"}
"""distributions that bring no licence file; the table says which licence it is"""


def _named(row: str) -> tuple[str, str]:
    name, version = row.strip("| ").split(" | ")[:2]
    return re.sub(r"[-_.]+", "-", name).casefold(), version


def test_the_committed_table_names_every_version_of_the_lock() -> None:
    rows = {_named(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")}
    everywhere = {(one.name, next(iter(one.specifier)).version) for one in locked() if one.marker is None}
    assert len(everywhere) > 90
    assert everywhere - rows == set()


def test_every_distribution_has_a_licence_and_where_it_is_from() -> None:
    rows = [line.split(" | ") for line in table().splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) > 100
    assert all(row[2].strip() for row in rows)


def test_texts_of_all_that_bring_one_are_shipped() -> None:
    bare = {found.name.casefold().replace("_", "-") for found in installed() if not any(texts(found))}
    assert bare <= NO_TEXT
    assert all(Path(file).is_file() for file, _ in shipped())


def test_what_is_no_distribution_is_named_too() -> None:
    assert {"Inter", "Lucide icons"} <= {part.name for part in beside()}
