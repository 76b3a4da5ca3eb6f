"""A type is made from data, and wrong data is refused by name."""

import pytest

from core.domain.errors import TypeFileInvalid
from core.domain.schema import Kind, document_type

METER = {
    "id": "meter_reading",
    "title": {"en": "Meter reading", "fr": "Relevé"},
    "fields": {
        "used": {"kind": "number", "required": True, "labels": {"en": ["units used"]}},
        "credit": {"kind": "money", "zero": True},
    },
    "tables": {"rows": {"columns": {"units": {"kind": "number"}, "waste": {"kind": "number", "zero": True}}}},
    "checks": [{"code": "sum.units", "holds": "sum(rows.units) == used", "says": {"en": "e", "fr": "f"}}],
}


def test_a_type_holds_what_its_file_says() -> None:
    kind = document_type(METER, "meter.toml")
    assert kind.fields["used"].kind is Kind.NUMBER
    assert kind.fields["used"].required
    assert kind.fields["used"].all_labels == ("units used",)
    assert kind.zero == {"credit", "rows.waste"}
    assert kind.checks[0].rule.names == ("rows.units", "used")


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": {"a": {"kind": "colour"}}},
        {"fields": {"a": {}}},
        {"checks": [{"code": "x", "holds": "import os", "says": {}}]},
        {"id": None, "title": 3},
        {"fields": {"used": {"kind": "number", "labels": {"en": "units used"}}}},
        {"fields": {"used": {"kind": "id", "format": "[A-"}}},
        {"checks": [{"code": "c", "holds": "gone == used", "says": {"en": "e"}}]},
        {"checks": [{"code": "c", "holds": "units == waste", "each": "gone", "says": {"en": "e"}}]},
        {"checks": [{"code": "c", "holds": "used == credit", "says": {"en": "{total} is wrong"}}]},
        {"checks": [{"code": "c", "holds": "used == credit", "says": {"en": "{0} is wrong"}}]},
    ],
)
def test_a_wrong_type_file_is_refused_by_name(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeFileInvalid) as refused:
        document_type({**METER, **wrong}, "meter.toml")
    assert refused.value.facts["file"] == "meter.toml"


def test_a_field_may_name_its_choices_and_the_issuer() -> None:
    data = {
        "id": "sheet",
        "title": {"en": "Sheet"},
        "fields": {
            "utility": {"kind": "code", "choices": {"water": ["cold water"]}},
            "landlord": {"kind": "party", "issuer": True},
        },
    }
    kind = document_type(data, "sheet.toml")
    assert kind.fields["utility"].choices == {"water": ("cold water",)}
    assert kind.fields["landlord"].issuer
    assert not kind.fields["utility"].issuer
