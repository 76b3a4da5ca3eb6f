import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codec import Malformed, decode, encode, plain, restore
from core.domain.document import Failure, Reading, Source, Status
from core.domain.finding import Finding, Severity
from core.domain.layout import Box, Word
from core.domain.page import Code, Embedded, Page, Part, TextSource
from core.domain.record import Alternative, Evidence, Field, Origin, Reason, Record
from core.ports import Interpretation, PageImage

texts = st.text(st.characters(exclude_categories=()), max_size=12)
names = st.sampled_from(["total_amount", "line_items", "vendor_name"])
floats = st.floats(allow_nan=False, allow_infinity=False)
maybe = texts | st.none()
facts = st.dictionaries(names, texts, max_size=2)
boxes = st.builds(Box, floats, floats, floats, floats)
words = st.builds(Word, texts, boxes, floats, maybe, maybe)
evidence = st.builds(Evidence, texts, st.integers(1, 9) | st.none(), boxes | st.none(), maybe)
alternatives = st.lists(st.builds(Alternative, texts, evidence, floats), max_size=2).map(tuple)
fields = st.builds(
    Field,
    texts,
    evidence,
    floats,
    st.sampled_from(Origin),
    maybe,
    st.booleans(),
    st.builds(Reason, names, facts) | st.none(),
    alternatives,
)
flat = st.builds(Record, st.dictionaries(names, fields, max_size=2))
records = st.recursive(
    flat,
    lambda rows: st.builds(
        Record,
        st.dictionaries(names, fields, max_size=2),
        st.dictionaries(names, st.lists(rows, max_size=2).map(tuple), max_size=1),
    ),
    max_leaves=3,
)
findings = st.builds(Finding, names, st.sampled_from(Severity), st.tuples(names), facts)
readings = st.builds(
    Reading,
    type=texts,
    type_confidence=floats,
    record=records,
    findings=st.tuples(findings),
    pages=st.lists(st.integers(1, 9), max_size=3).map(tuple),
    status=st.sampled_from(Status),
    failure=st.builds(Failure, names, facts) | st.none(),
)
pages = st.builds(
    Page,
    st.integers(1, 9),
    floats,
    floats,
    st.lists(words, max_size=3).map(tuple),
    st.sampled_from(TextSource),
    st.lists(boxes, max_size=2).map(tuple),
)
sources = st.builds(Source, texts, texts, st.binary(), maybe, st.tuples(texts))
interpretations = st.builds(
    Interpretation, st.lists(readings, max_size=2).map(tuple), st.lists(st.builds(Part, texts, st.binary())).map(tuple)
)
values = st.one_of(
    readings,
    pages,
    sources,
    interpretations,
    st.builds(PageImage, st.integers(), st.binary()),
    st.builds(Code, texts, texts, st.integers(), boxes),
    st.builds(Embedded, texts, texts, flat),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | floats | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names | st.just("words"), inner, max_size=3),
)


@given(values)
def test_what_is_encoded_comes_back(value: Any) -> None:
    assert decode(type(value), encode(value)) == value


@given(values)
def test_the_stored_form_is_ordinary_json(value: Any) -> None:
    assert restore(type(value), json.loads(encode(value))) == value


@given(st.sampled_from([Page, Reading, Word, Interpretation, Source]), anything)
def test_other_json_is_malformed_or_a_value_of_the_type(kind: type, parsed: Any) -> None:
    with suppress(Malformed):
        assert isinstance(restore(kind, parsed), kind)


@given(st.binary())
def test_other_bytes_are_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(Page, data)


@pytest.mark.parametrize(
    "text",
    [
        '{"number":1,"width":NaN,"height":1.0}',
        '{"number":1,"width":1e999,"height":1.0}',
        '{"number":1,"width":1.0,"height":1.0,"words":[["a",[0.0,0.0,1e999,0.0]]]}',
        '{"number":1.0,"width":1.0,"height":1.0}',
        '{"number":true,"width":1.0,"height":1.0}',
        '{"number":1,"width":1.0}',
        '{"number":1,"width":1.0,"height":1.0,"more":1}',
        '{"number":1,"width":1.0,"height":1.0,"source":"guessed"}',
        '{"number":1,"width":1.0,"height":1.0,"words":[["a",[0,0,1]]]}',
        '{"number":1,"width":' + "9" * 400 + ',"height":1.0}',
        "[" * 100_000,
    ],
)
def test_a_page_that_is_none_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        decode(Page, text.encode())


def test_numbers_without_a_value_are_not_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode(Page(1, float("nan"), 1.0))


def test_defaults_are_left_out() -> None:
    assert plain(Finding("sum.total", Severity.NOTE)) == {"code": "sum.total", "severity": "note"}
