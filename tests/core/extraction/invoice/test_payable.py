"""The day that a paper is due by in its sentences, and at its labels without a year."""

from __future__ import annotations

import pytest

from core.domain.record import Record
from tests.core.extraction.invoice.drawn import Row
from tests.core.extraction.invoice.test_misled import goods, read

TOTAL: Row = ((350.0, "Total"), (450.0, "60.00"))


def due(*rows: str) -> str | None:
    """The day accepted as due on an invoice of 3 May 2024 with these lines below its total."""
    record: Record = read(*goods("60.00"), "", TOTAL, "", *rows)
    field = record.fields.get("due_date")
    return field.value if field is not None and field.accepted else None


@pytest.mark.parametrize(
    "rows",
    [
        ("Zahlbar ohne Abzug bis 17.05.2024.",),
        ("Bitte überweisen Sie den Betrag bis zum 17.05. unter Angabe der Nummer.",),
        ("Please transfer the amount by Friday 17 May 2024",),
        ("Nous vous prions de régler la somme avant le 17 mai 2024.",),
        ("Bitte überweisen Sie den Rechnungsbetrag von 60,00 EUR bis zum", "17.05.2024 auf unser Konto"),
        ("Gelieve het totaalbedrag vóór 17 mei 2024 over te maken.",),
        ("Due 17 May",),
        ("Due: May 17th",),
        ("Zahlbar bis 17.05. netto",),
        ("Bitte überweisen Sie den Betrag bis zum 17.05. auf mein Konto IBAN DE92 3705 0198 (Sparkasse",),
        ("Payment terms: payable in full on or before 17 May 2024, quoting the invoice number.",),
        ("Zahlungsbedingungen: Zahlbar bis spätestens 17.05.2024 ohne Abzug. Es gelten unsere Bedingungen.",),
        ("Invoice A-1001 of 03/05/2024 - Due 17/05/2024",),
    ],
)
def test_a_sentence_or_a_label_tells_the_day_by_which_to_pay(rows: tuple[str, ...]) -> None:
    assert due(*rows) == "2024-05-17"


@pytest.mark.parametrize(
    "rows",
    [
        ("Bei Zahlung der Summe bis 17.05.2024 2 % Skonto",),
        ("Please pay the amount by 17 May 2024 less 2 %",),
        ("Zahlbar bis 17.05.2024 abzgl. 2 % Skonto = 58,80",),
        ("If you have not paid the amount by 17 May 2024 we charge interest.",),
        ("Please pay the first instalment by 17 May 2024",),
        ("Please pay one half by 17 May 2024", "Please pay the rest by 17 June 2024"),
        ("We deliver by 17 May 2024",),
        ("Paid by card. Delivered by 17 May 2024",),
        ("Please transfer the amount by 17 May 2023",),
        ("Please pay all outstanding amounts of your account by 17 May 2024 to keep the supply.",),
        ("Your next payment will be taken by 17 May 2024",),
        ("Prices are for orders paid by 17 May 2024",),
        ("Please note that VAT is payable to HMRC by 17 May 2024",),
        ("Renewal payment is due by 17 May 2024",),
        ("Half is payable by 17 May 2024",),
        ("Please pay 30.00 EUR by 17 May 2024",),
        ("Please settle the total by 17 May 2024 to take part in our prize draw",),
        ("Please settle the total by 17 May 2024", "to take part in our prize draw"),
        ("Votre paiement de mai pour le 17 mai 2024 nous est parvenu",),
        ("Zahlbar bis 17.05.2024 mit 2 % Abzug, bis 02.06.2024 netto",),
        ("Due 17 May 25",),
        ("Due 4 May 1",),
    ],
)
def test_no_other_day_is_the_one_by_which_to_pay(rows: tuple[str, ...]) -> None:
    assert due(*rows) is None


def test_a_day_without_a_year_is_the_first_after_that_of_the_paper() -> None:
    assert due("Due 17 Aug") == "2024-08-17"
    assert due("Due 17 Jan") is None
