"""Codes in words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import resources
from core.catalogue import bundled_types
from core.checks import judged, status
from core.domain.document import Failure, Reading, Stage, Status
from core.domain.errors import FormatDamaged, StageWrong, ValueUnreadable
from core.domain.finding import Finding, Severity
from core.domain.record import Field, Reason, Record
from core.domain.schema import DocumentType, Kind, document_type
from core.domain.summary import doubts
from core.words import Words, filled


def test_an_error_and_the_failure_it_left_say_the_same() -> None:
    words = Words("en")
    assert words.error(FormatDamaged(format="PDF")) == words.error(Failure("format.damaged", {"format": "PDF"}))
    assert words.error(Failure("from a newer version")).code == "from a newer version"
    assert Words("fr").error(FormatDamaged(format="PDF")).message.endswith("comme PDF.")


def test_a_fact_that_is_not_known_leaves_a_gap() -> None:
    assert filled("{one} of {two}", {"one": "1"}) == "1 of …"
    assert filled("{count:file is|files are} missing", {}) == "files are missing"


@pytest.mark.parametrize(("count", "said"), [("0", "0 files are"), ("1", "1 file is"), ("21", "21 files are")])
def test_one_thing_is_said_of_in_the_singular(count: str, said: str) -> None:
    assert filled("{count} {count:file is|files are} missing: {count:>4}", {"count": count}) == (
        f"{said} missing: {count:>4}"
    )


def test_a_backup_of_one_document_is_said_of_so() -> None:
    facts = {"count": 1, "files": 1, "name": "monday", "line": 7, "folder": "safe"}
    assert Words("en").say("backed_up", **facts) == "Backed up 1 document to safe (monday)."
    assert Words("fr").say("backup.line.wrong", **facts).startswith("monday  1 document, 1 fichier, ligne d'audit 7")
    assert Words("fr").say("erase.done", count=1).startswith("1 document est effacé ;")
    assert Words("en").say("erase.done", count=2).startswith("2 documents are erased; nothing of them")


def test_codes_without_words_speak_for_themselves() -> None:
    words = Words("en")
    assert words.finding(Finding("new.code", Severity.NOTE)) == "new.code"
    assert words.reason(Reason("new.code")) == "new.code"
    assert words.reason(None) == ""
    assert words.type("unknown") == "unknown"


def names(kind: DocumentType) -> Iterator[str]:
    """Every field, table and cell of a type, cells as those of a row."""
    yield from kind.fields
    for table in kind.tables.values():
        yield table.name
        yield from (f"{table.name}.2.{column}" for column in table.columns)


def test_every_field_has_words_in_both_languages() -> None:
    words, known = resources.texts("fields"), bundled_types()
    wanted = {part for kind in known.values() for name in names(kind) for part in name.split(".") if not part.isdigit()}
    assert wanted <= words.keys(), "resources/texts/fields.toml lacks words"
    assert all(set(said) == {"en", "fr"} for said in words.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_person_may_name_a_value_as_it_is_shown(language: str) -> None:
    words = Words(language, bundled_types())
    for kind in bundled_types().values():
        for name in names(kind):
            assert words.named(words.field(name, kind.id), kind.id) == name
            assert words.named(name, kind.id) == name


def test_names_of_cells() -> None:
    words = Words("fr", bundled_types())
    assert words.field("line_items.2.amount", "invoice") == "Lignes 2, Montant"
    assert words.field("accounts.1.transactions.4.amount", "bank_statement") == "Comptes 1, Opérations 4, Montant"
    assert words.named("lignes 2, montant", "invoice") == "line_items.2.amount"
    assert words.named("Lignes.2.Montant", "invoice") == "line_items.2.amount"
    assert words.named("Lignes 2", "invoice") == "line_items.2"
    assert words.named("Nonsense 2, amount", "invoice") == "Nonsense 2, amount".replace(" 2, amount", ".2.amount")
    assert words.named("Nonsense", "invoice") == "Nonsense"


def test_a_type_of_the_users_own_names_its_fields() -> None:
    stays = {"title": {"en": "Stays"}, "columns": {"from": {"kind": "date", "title": {"en": "In"}}}}
    ticket = document_type(
        {
            "id": "parking",
            "title": {"en": "Parking ticket"},
            "fields": {"plate": {"kind": "id", "title": {"en": "Number plate"}}, "paid_until": {"kind": "date"}},
            "tables": {"stays": stays},
        },
        "parking.toml",
    )
    words = Words("en", {"parking": ticket})
    assert words.field("plate", "parking") == "Number plate"
    assert words.field("paid_until", "parking") == "Paid until"
    assert words.field("stays.1.from", "parking") == "Stays 1, In"
    assert words.named("stays 1, in", "parking") == "stays.1.from"
    assert words.type_named("parking TICKET") == "parking"
    assert words.type_named("else") == "else"


def test_facts_that_are_codes_have_their_words() -> None:
    assert Words("fr").error(ValueUnreadable(kind="money")).message == "La valeur ne peut être lue comme montant."
    assert Words("en").error(StageWrong(stage="received")).message.endswith("that is waiting.")
    messages = resources.texts("messages")
    for prefix, codes in (("kind", Kind), ("stage", Stage), ("status", Status), ("severity", Severity)):
        assert {f"{prefix}.{one.value}" for one in codes} <= messages.keys()


def test_a_watched_value_in_doubt_that_keeps_a_paper_in_review_is_said() -> None:
    known = bundled_types()
    wanted = {name: Field("1").accept("label") for name in known["invoice"].wanted(Record())}
    rows = (Record({"description": Field("Paper").accept("label"), "amount": Field("9.00")}),)
    reading = Reading("invoice", 1.0, Record({**wanted, "subtotal": Field("9.00")}, {"line_items": rows}))
    assert status(known["invoice"], reading) is Status.REVIEW
    assert Words("en", known).attention(reading) == ("Subtotal: in doubt", "Lines 1, Amount: in doubt")


def test_a_list_counts_what_it_says_of_a_paper() -> None:
    known = bundled_types()
    rows = (Record({"description": Field("Paper"), "amount": Field("9.00"), "quantity": Field("1")}),)
    said = (Finding("sum.total", Severity.WARNING), Finding("type.doubtful", Severity.NOTE))
    record = Record({"subtotal": Field("9.00"), "due_date": Field("2025-01-01")}, {"line_items": rows})
    for kind in (known["invoice"], known["receipt"], known["bank_statement"]):
        reading = judged(kind, Reading(kind.id, 1.0, record, said))
        assert doubts(reading) == len(Words("en", known).attention(reading)) > 1
    duplicate = (Finding("history.duplicate", Severity.WARNING),)
    assert doubts(reading.beside(duplicate)) == doubts(reading, alone=True) + 1


def test_a_reading_from_before_values_were_counted_counts_all_that_is_in_doubt() -> None:
    reading = Reading("invoice", 1.0, Record({"subtotal": Field("9.00"), "due_date": Field("2025-01-01")}))
    assert doubts(reading) == 2
    assert doubts(replace(reading, status=Status.ACCEPTED)) == 0
