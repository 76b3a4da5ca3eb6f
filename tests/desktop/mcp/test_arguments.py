"""Arguments of tools: what their schema says is what they are held to."""

from typing import Any

import pytest

from desktop.mcp.arguments import Argument, Unfit, amount, day, fitting, schema

ARGUMENTS = {
    "words": Argument("string", "What.", needed=True),
    "form": Argument("string", "How.", choices=("a", "b"), usual="a"),
    "limit": Argument("integer", "Many.", least=1, most=100, usual=20),
    "all": Argument("boolean", "All.", usual=False),
    "after": Argument("array", "Texts.", usual=()),
}
USUAL = {"form": "a", "limit": 20, "all": False, "after": ()}


def test_what_is_not_given_is_as_usual() -> None:
    assert fitting(ARGUMENTS, {"words": "x"}) == {"words": "x", **USUAL}
    assert fitting(ARGUMENTS, {"words": "x", "form": None, "limit": 100, "all": True})["limit"] == 100
    assert fitting(ARGUMENTS, {"words": "x", "after": ["y", "z"]})["after"] == ["y", "z"]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"words": " "},
        {"words": 5},
        {"words": "x" * 1000},
        {"words": "x\0y"},
        {"words": "half \ud83d"},
        {"words": "x", "password": "b"},
        {"words": "x", "form": "c"},
        {"words": "x", "limit": True},
        {"words": "x", "limit": 0},
        {"words": "x", "limit": 101},
        {"words": "x", "limit": 5.0},
        {"words": "x", "all": 1},
        {"words": "x", "after": "y"},
        {"words": "x", "after": [5]},
        {"words": "x", "after": [" "]},
        {"words": "x", "after": ["y\0"]},
        {"words": "x", "after": ["y"] * 21},
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(Unfit):
        fitting(ARGUMENTS, given)


def test_the_schema_says_it_all() -> None:
    said = schema(ARGUMENTS)
    assert (said["required"], said["additionalProperties"]) == (["words"], False)
    assert said["properties"]["limit"] == {
        "type": "integer",
        "description": "Many.",
        "minimum": 1,
        "maximum": 100,
        "default": 20,
    }
    assert said["properties"]["form"]["enum"] == ["a", "b"]
    assert said["properties"]["all"]["default"] is False
    assert said["properties"]["after"] == {
        "type": "array",
        "description": "Texts.",
        "items": {"type": "string"},
        "maxItems": 20,
        "default": (),
    }


def test_days_and_amounts_are_read() -> None:
    assert str(day({"since": "2026-03-31"}, "since")) == "2026-03-31"
    assert day({"since": ""}, "since") is None
    assert str(amount({"least": "12.50"}, "least")) == "12.50"
    for wrong in ("yesterday", "2026-02-30"):
        with pytest.raises(Unfit):
            day({"since": wrong}, "since")
    with pytest.raises(Unfit):
        amount({"least": "much"}, "least")
