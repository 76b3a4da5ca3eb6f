"""A file's own data against what its pages show."""

from core.checks.disagreement import disagreement_findings, hidden_findings
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Field, Origin, Record

NOISE = "word " * 24


def shown(text: str, source: TextSource = TextSource.LAYER) -> Contents:
    words = tuple(Word(part, Box(0, 0, 1, 1)) for part in (NOISE + text).split())
    return Contents(pages=(Page(1, 595, 842, words, source),))


def stated(**values: str) -> Record:
    return Record({name: Field(value, origin=Origin.EMBEDDED) for name, value in values.items()})


def codes(record: Record, contents: Contents) -> list[str]:
    return [finding.fields[0] for finding in disagreement_findings(record, contents)]


def test_a_page_that_shows_the_data_is_quiet() -> None:
    record = stated(total_amount="1234.50", iban="DE89370400440532013000")
    text = "Rechnung Summe 1.234,50 EUR IBAN DE89 3704 0044 0532 0130 00"
    assert codes(record, shown(text)) == []


def test_a_changed_total_is_noticed() -> None:
    assert codes(stated(total_amount="1234.50"), shown("Summe 9.234,50 EUR")) == ["total_amount"]


def test_a_changed_account_is_noticed() -> None:
    record = stated(iban="DE89370400440532013000")
    assert codes(record, shown("IBAN DE02 1203 0000 0000 2020 51")) == ["iban"]


def test_data_without_pages_is_quiet() -> None:
    assert codes(stated(total_amount="5.00"), Contents()) == []
    assert codes(stated(total_amount="5.00"), shown("", TextSource.SHEET)) == []


def test_values_read_from_the_page_are_not_compared() -> None:
    assert codes(Record({"total_amount": Field("5.00")}), shown("6.00")) == []


def test_hidden_text_is_a_note() -> None:
    (finding,) = hidden_findings(Contents(hidden_text=True))
    assert not finding.blocks
    assert not list(hidden_findings(Contents()))
