"""Values as they are read and typed, figures in line, texts found on pages, choices and history."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from core.catalogue import bundled_types
from core.domain.change import HistoryLine
from core.domain.document import Reading
from core.domain.finding import Finding, Severity
from core.domain.layout import Box, Word
from core.domain.record import Field, Reason, Record
from core.domain.schema import FieldType, Kind
from core.words import Words
from core.workbench.choosing import Choice
from desktop.window.review.aligning import FIGURE_SPACE, MARK_SPACE, aligned, places
from desktop.window.review.choices import KEYS, offered
from desktop.window.review.searching import matches
from desktop.window.review.telling import told
from desktop.window.review.writing import LONGEST, SPLIT, amount, breakable, localised, reasoned, typed, written

EN, FR = QLocale("en_GB"), QLocale("fr_FR")


@pytest.mark.parametrize(
    ("value", "kind", "locale", "said"),
    [
        ("8310.00", Kind.MONEY, EN, "8,310.00 EUR"),
        ("-8310.5", Kind.MONEY, EN, "−8,310.50 EUR"),
        ("2025-12-31", Kind.DATE, EN, "31 Dec 2025"),
        ("2025-12-31", Kind.DATE, FR, "31 déc. 2025"),
        ("soon", Kind.DATE, EN, "soon"),
        ("20", Kind.PERCENT, EN, "20 %"),
        ("FR 40", Kind.ID, EN, "FR 40"),
        ("dear", Kind.MONEY, EN, "dear"),
    ],
)
def test_values_in_the_language_of_the_window(value: str, kind: Kind, locale: QLocale, said: str) -> None:
    assert written(value, kind, locale, "EUR" if kind is Kind.MONEY and said != "dear" else None) == said


def test_what_is_offered_for_typing_has_the_mark_of_the_language() -> None:
    money = FieldType("total_amount", Kind.MONEY)
    assert typed(Field("8310.00"), money, FR) == "8310,00"
    assert typed(Field("2025-12-31"), FieldType("d", Kind.DATE), FR) == "2025-12-31"
    assert typed(None, money, FR) == ""


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_an_amount_keeps_every_figure(number: Decimal) -> None:
    said = amount(number, EN).replace(",", "").replace("−", "-")
    assert Decimal(said) == number


@given(st.text(alphabet="AB 0", max_size=60))
def test_long_words_may_be_broken_and_say_the_same(text: str) -> None:
    assert breakable(text).replace(SPLIT, "") == text
    assert all(len(piece) <= LONGEST for word in breakable(text).split() for piece in word.split(SPLIT))


def test_findings_speak_the_language_of_amounts_and_days() -> None:
    found = Finding("x", Severity.WARNING, (), {"left": "29641.45", "date": "2025-08-09", "row": "5", "other": "a.pdf"})
    facts = localised(found, EN).facts
    assert facts == {"left": "29,641.45", "date": "9 Aug 2025", "row": "5", "other": "a.pdf"}


def test_marks_stand_in_line() -> None:
    most = places(["1.25", "3", "4.5000"])
    assert most == 4
    assert aligned("1.25", ".", most) == "1.25" + 2 * FIGURE_SPACE
    assert aligned("3", ".", most) == "3" + MARK_SPACE + 4 * FIGURE_SPACE
    assert aligned("4.5000", ".", most) == "4.5000"
    assert places([]) == 0


def test_text_is_found_across_the_words_of_a_line() -> None:
    words = [Word(text, Box(10 + 50 * n, 10, 50 + 50 * n, 20)) for n, text in enumerate(("Grand", "Total", "Total"))]
    assert matches(words, "grand  TOTAL") == (Box(10, 10, 100, 20),)
    assert len(matches(words, "total")) == 2
    assert matches(words, "absent") == matches(words, " ") == ()


def test_what_findings_say_is_offered_first_and_each_value_once() -> None:
    finding = Finding(
        "balance.broken", Severity.WARNING, ("t.1.balance",), {"expected": "1,250.00", "found": "1,520.00"}
    )
    record = Record({}, {"t": (Record({"balance": Field("1520.00")}),)})
    found = [Choice("1250.00", Reason("choice.second")), Choice("1520.00", Reason("choice.second"))]
    made = offered(Reading("x", 1.0, record, (finding,)), "t.1.balance", found)
    assert [(one.value, one.reason.code) for one in made] == [("1250.00", "choice.sum")]
    many = [Choice(str(n), Reason("choice.second")) for n in range(20)]
    assert len(offered(Reading("x", 1.0, record), "t.1.balance", many)) == KEYS


def test_likely_ids_are_offered() -> None:
    finding = Finding("id.likely", Severity.WARNING, ("iban",), {"value": "GB1", "likely": "GB2"})
    made = offered(Reading("x", 1.0, Record({"iban": Field("GB1")}), (finding,)), "iban", ())
    assert [(one.value, one.reason.code) for one in made] == [("GB2", "check_digit")]


def test_history_is_told_latest_first_with_each_value() -> None:
    was, now = {"total_amount": {"value": "1.00"}}, {"total_amount": {"value": "2.00"}, "status": "accepted"}
    lines = (
        HistoryLine(1, "2026-01-01T10:00:00", "rule", "read", "d"),
        HistoryLine(2, "", "ann", "corrected", "d", was, now),
    )
    said = list(told(lines, Words("en", bundled_types())))
    assert [(one.actor, one.name, one.before, one.after) for one in said] == [
        ("ann", "total_amount", "1.00", "2.00"),
        ("rule", "", "", ""),
    ]


def test_equations_speak_the_language_of_amounts() -> None:
    said = reasoned(Reason("sum", {"equation": "4500.00 + 450.00 = 4950.00"}), QLocale("fr"))
    assert said is not None
    assert " ".join(said.facts["equation"].split()) == "4 500,00 + 450,00 = 4 950,00"
    assert reasoned(None, QLocale("fr")) is None
