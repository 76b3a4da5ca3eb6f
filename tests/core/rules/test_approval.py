"""The first rule that fits decides; what is left empty fits every document."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.domain.codec import decode, encode
from core.rules import Case, Decision, Rule, decided

CASE = Case("Northwind", "invoice", "10000.01", "EUR")
PERSON = Rule("large", Decision.PERSON, above="10000")


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (Rule("all", Decision.PERSON), True),
        (Rule("client", Decision.PERSON, client="Northwind"), True),
        (Rule("other client", Decision.PERSON, client="Acme"), False),
        (Rule("type", Decision.APPROVE, type="receipt"), False),
        (PERSON, True),
        (Rule("above", Decision.PERSON, above="10000.01"), False),
        (Rule("up to", Decision.APPROVE, up_to="10000.01"), True),
        (Rule("up to", Decision.APPROVE, up_to="10000"), False),
        (Rule("between", Decision.APPROVE, above="10000", up_to="20000", currency="EUR"), True),
        (Rule("currency", Decision.PERSON, above="1", currency="USD"), False),
        (Rule("off", Decision.PERSON, active=False), False),
    ],
)
def test_conditions(rule: Rule, fits: bool) -> None:  # noqa: FBT001
    assert rule.fits(CASE) is fits


def test_an_unknown_total_is_above_every_threshold_and_within_none() -> None:
    unknown = CASE._replace(total="")
    assert PERSON.fits(unknown)
    assert not Rule("small", Decision.APPROVE, up_to="50").fits(unknown)


def test_a_credit_note_is_as_large_as_what_it_takes_back() -> None:
    assert PERSON.fits(CASE._replace(total="-12000.00"))


def test_the_first_rule_that_fits_decides() -> None:
    own = Rule("ours", Decision.APPROVE, client="Northwind")
    assert decided([own, PERSON], CASE) is own
    assert decided([PERSON, own], CASE) is PERSON
    assert decided([], CASE) is None


@given(some.builds(Rule, decision=some.sampled_from(Decision)))
def test_rules_are_kept_as_they_are(rule: Rule) -> None:
    assert decode(Rule, encode(rule)) == rule
