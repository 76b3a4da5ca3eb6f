"""Every golden document is read as it says; papers that contradict themselves are never accepted."""

from collections import Counter, defaultdict

import pytest

from core.domain.document import Reading, Status
from tests.golden.reading import Golden, documents, read_all
from tests.golden.score import best, by_family
from tests.golden.scoring import Score

COMMON = ("invoice", "receipt", "bank_statement", "form_16", "payslip", "interest_certificate", "capital_gains")
ENOUGH = 0.9
PICTURES = {".png", ".jpg", ".tiff", ".webp", ".heic", ".bmp"}
OFFICE = {".docx", ".pptx", ".xlsx", ".xls", ".ods", ".csv", ".html"}
SUFFIXES = {".pdf", *PICTURES, *OFFICE, ".eml", ".msg", ".zip", ".xml", ".ofx", ".sta"}
THOSE = documents()
HONEST = [one for one in THOSE if "trap" not in one.labels]
TRAPS = [one for one in THOSE if "trap" in one.labels]


@pytest.fixture(scope="module")
def readings() -> dict[str, list[Reading]]:
    return read_all(THOSE)


@pytest.fixture(scope="module")
def scores(readings: dict[str, list[Reading]]) -> dict[str, Score]:
    return by_family(HONEST, readings)


def test_each_common_type_has_three_layouts_of_three_documents_and_each_format_one() -> None:
    layouts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in HONEST:
        layouts[one.labels["type"]][one.labels["layout"]] += 1
    for kind in COMMON:
        assert sum(count >= 3 for count in layouts[kind].values()) >= 3, kind
    suffixes = {one.path.suffix for one in HONEST}
    assert suffixes >= SUFFIXES
    assert len(TRAPS) >= 12


@pytest.mark.parametrize("family", sorted({one.family for one in HONEST}))
def test_a_layout_is_read(family: str, scores: dict[str, Score]) -> None:
    found = scores[family]
    assert found.field_rate >= ENOUGH, "\n".join(found.wrong)
    assert found.cell_rate >= ENOUGH, "\n".join(found.wrong)


def test_no_accepted_value_is_wrong(scores: dict[str, Score]) -> None:
    assert [wrong for found in scores.values() for wrong in found.accepted_wrong] == []


@pytest.mark.parametrize("one", TRAPS, ids=lambda one: one.name)
def test_a_contradiction_is_never_accepted(one: Golden, readings: dict[str, list[Reading]]) -> None:
    assert [reading.status for reading in readings[one.name] if reading.status is Status.ACCEPTED] == []
    assert best(one, readings[one.name]).fields_right > 0, "a paper that nobody could read proves nothing"
