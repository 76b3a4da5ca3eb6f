"""Tags as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import TagInvalid
from core.domain.tag import LONGEST, tag_name


@given(st.text())
def test_a_tag_is_one_short_line_or_none(text: str) -> None:
    try:
        name = tag_name(text)
    except TagInvalid:
        return
    assert 0 < len(name) <= LONGEST
    assert name.isprintable()
    assert tag_name(name) == name


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST + 1)])
def test_nothing_and_too_much_are_no_tags(text: str) -> None:
    with pytest.raises(TagInvalid):
        tag_name(text)
