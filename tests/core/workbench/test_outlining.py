"""A type's file as a form and back: what the form does not show stays."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from core.domain.errors import TypeFileInvalid
from core.domain.schema import Kind
from core.workbench import FieldLine, outline, outlined
from core.workbench.outlining import written

FILES = sorted(Path(str(resources.ROOT)).joinpath("types").glob("*.toml"))
TEXT = """id = "meter"
title = { en = "Meter sheet", fr = "Relevé" }

[fields.total]
kind = "money"
labels = { en = ["total"], fr = ["montant"] }
choices = { a = ["A"] }

[fields.read]
kind = "date"

[[checks]]
code = "positive"
holds = "total >= 0"
says = { en = "nothing was used" }
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_says_the_same(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tomllib.loads(written(data)) == data


LEAVES = st.text() | st.booleans() | st.integers(-(2**40), 2**40) | st.lists(st.text(), max_size=3)
TABLES = st.recursive(LEAVES, lambda inner: st.dictionaries(st.text(min_size=1), inner, max_size=3), max_leaves=12)


@given(st.dictionaries(st.text(min_size=1), TABLES, max_size=4))
def test_any_data_comes_back(data: dict[str, object]) -> None:
    assert tomllib.loads(written(data)) == data


def test_a_form_changes_what_it_shows_and_nothing_else() -> None:
    found = outline(TEXT, "en")
    assert (found.id, found.title) == ("meter", "Meter sheet")
    assert found.fields[0] == FieldLine("total", Kind.MONEY, labels=("total",), was="total")
    total = replace(found.fields[0], labels=("amount due", "total"), required=True, title="Sum")
    wanted = replace(found, title="Meter", fields=(total, FieldLine("building", Kind.TEXT, labels=("building",))))
    text = outlined(TEXT, wanted, "en")
    data, before = tomllib.loads(text), tomllib.loads(TEXT)
    assert outline(text, "en").fields == tuple(replace(one, was=one.name) for one in wanted.fields)
    assert data["title"] == {"en": "Meter", "fr": "Relevé"}
    assert data["fields"]["total"]["labels"]["fr"] == ["montant"]
    assert data["fields"]["total"]["choices"] == {"a": ["A"]}
    assert data["checks"] == before["checks"]
    assert "read" not in data["fields"]


def test_a_renamed_field_keeps_what_the_form_does_not_show() -> None:
    found = outline(TEXT, "fr")
    renamed = replace(found.fields[1], name="day")
    data = tomllib.loads(outlined(TEXT.replace("[[checks]]", "[[other]]"), replace(found, fields=(renamed,)), "fr"))
    assert data["fields"] == {"day": {"kind": "date"}}


def test_a_text_that_is_no_type_is_refused() -> None:
    with pytest.raises(TypeFileInvalid):
        outline("id = ", "en")
