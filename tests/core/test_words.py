"""Codes in words."""

from core.domain.document import Failure
from core.domain.errors import FormatDamaged
from core.domain.finding import Finding, Severity
from core.domain.record import Reason
from core.words import Words, filled


def test_an_error_and_the_failure_it_left_say_the_same() -> None:
    words = Words("en")
    assert words.error(FormatDamaged(format="PDF")) == words.error(Failure("format.damaged", {"format": "PDF"}))
    assert words.error(Failure("from a newer version")).code == "from a newer version"
    assert Words("fr").error(FormatDamaged(format="PDF")).message.endswith("comme PDF.")


def test_a_fact_that_is_not_known_leaves_a_gap() -> None:
    assert filled("{one} of {two}", {"one": "1"}) == "1 of …"


def test_codes_without_words_speak_for_themselves() -> None:
    words = Words("en")
    assert words.finding(Finding("new.code", Severity.NOTE)) == "new.code"
    assert words.reason(Reason("new.code")) == "new.code"
    assert words.reason(None) == ""
    assert words.type("unknown") == "unknown"
