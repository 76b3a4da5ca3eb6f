"""Grammars of answers, and what answers say."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.domain.schema import DocumentType
from core.extraction.tiers.grammar import answered, grammar, longest

TYPES = bundled_types()
every_type = pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))


@every_type
def test_every_rule_that_is_named_is_there(kind: DocumentType) -> None:
    said = grammar(kind, list(kind.fields))
    rules = set(re.findall(r"^([a-z0-9-]+) ::=", said, re.MULTILINE))
    bare = re.sub(r'"(?:\\.|[^"\\])*"|\[[^\]]*\]+', "", said)
    assert set(re.findall(r"\b(?:value-\d+|letter|root)\b", bare)) == rules
    assert len([rule for rule in rules if rule.startswith("value")]) == len(kind.fields)


@every_type
def test_the_longest_answer_is_within_its_length(kind: DocumentType) -> None:
    names = list(kind.fields)
    full = {name: max(kind.fields[name].choices, key=len, default="") or "x" * 40 for name in names}
    said = json.dumps(full, separators=(",", ":"), ensure_ascii=False)
    assert len(said) <= longest(kind, names)
    assert answered(said, names) == full


@given(st.text())
def test_any_text_is_an_answer_or_none(text: str) -> None:
    assert answered(text, ["a"]) is None or answered(text, ["a"]) is not None


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_an_answer_gives_texts_for_the_names_asked_for_only(value: object) -> None:
    said = answered(json.dumps({"a": value, "b": "x"}), ["a", "b"])
    assert said is not None
    assert set(said) <= {"a", "b"}
    assert all(isinstance(one, str) and one.strip() for one in said.values())
    assert answered(json.dumps({"a": value}), ["a", "b"]) is None


def test_deep_and_strange_answers_are_none() -> None:
    for text in ("[" * 100_000, "", "null", "[]", '{"a": NaN', '{"a": 1}{"a": 2}'):
        assert answered(text, ["a"]) is None
