"""A type of one's own: drafted from a sample, tried, kept, and used at once."""

from collections import ChainMap
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.catalogue import bundled_types
from core.domain.errors import TypeFileInvalid, TypeUnknown
from core.domain.schema import DocumentType
from core.workbench import Kinds, TypeShelf, Workbench
from core.workbench.kinds import parsed
from tests.core.workbench.conftest import Scripted, receipt

Add = Callable[..., str]
SHEET = """Meter sheet
Building: Harbour
Read: 31/12/2025
Reference: AB-17
Total: 120.50
"""


@pytest.fixture
def heard() -> list[Sequence[Path]]:
    return []


@pytest.fixture
def known() -> ChainMap[str, DocumentType]:
    own: dict[str, DocumentType] = {}
    return ChainMap(own, bundled_types())  # type: ignore[arg-type]


@pytest.fixture
def kinds(bench: Workbench, tmp_path: Path, known: ChainMap[str, DocumentType], heard: list[Sequence[Path]]) -> Kinds:
    shelf = TypeShelf(tmp_path / "types", bundled_types(), known, heard.append)
    found = replace(bench, types=known, shelf=shelf).kinds
    assert found is not None
    return found


@pytest.fixture
def sample(add: Add, reader: Scripted) -> str:
    said = receipt(accepted=False)
    reader.texts[repr(said).encode()] = (SHEET,)
    return add(said)


def test_a_draft_is_a_type_that_reads_its_sample(kinds: Kinds, sample: str) -> None:
    text = kinds.draft(sample)
    kind = parsed(text)
    assert {name: one.kind.value for name, one in kind.fields.items()} == {
        "building": "text",
        "read": "date",
        "reference": "id",
        "total": "money",
    }
    reading = kinds.reads(text, sample)
    assert reading.type == kind.id
    assert reading.record.value("read") == "2025-12-31"
    assert reading.record.value("total") == "120.50"


def test_a_saved_type_is_known_at_once_and_goes_again(
    kinds: Kinds, sample: str, known: ChainMap[str, DocumentType], heard: list[Sequence[Path]]
) -> None:
    text = kinds.draft(sample)
    name = parsed(text).id
    kinds.save(text)
    assert known[name] == parsed(text)
    assert kinds.own() == {name: text}
    assert [[path.stem for path in files] for files in heard] == [[name]]
    kinds.remove(name)
    assert name not in known
    assert heard[-1] == ()
    with pytest.raises(TypeUnknown):
        kinds.remove(name)


def test_a_bundled_type_stands_again_where_ones_own_goes(kinds: Kinds, known: ChainMap[str, DocumentType]) -> None:
    kinds.save('id = "receipt"\ntitle = { en = "Mine" }\n[fields.name]\nkind = "text"\n')
    assert known["receipt"].title == {"en": "Mine"}
    kinds.remove("receipt")
    assert known["receipt"] == bundled_types()["receipt"]


@pytest.mark.parametrize("text", ["id = ", 'title = { en = "No id" }', 'id = "../x"\ntitle = { en = "Up" }\n'])
def test_what_is_no_type_is_refused(kinds: Kinds, text: str) -> None:
    with pytest.raises(TypeFileInvalid):
        kinds.save(text)
    assert kinds.own() == {}
