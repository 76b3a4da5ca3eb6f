"""What a person does: correct, approve, split, merge, look."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.domain.document import Reading, Stage, Status
from core.domain.errors import (
    CannotMerge,
    DocumentApproved,
    DocumentUnknown,
    FieldUnknown,
    NothingToSplit,
    PasswordNeeded,
    StageWrong,
    TypeUnknown,
    ValueUnreadable,
)
from core.domain.page import Embedded
from core.domain.record import Evidence, Field, Origin, Record
from core.export.tables import place
from core.ports import Interpretation, Selection
from core.workbench import Workbench, listed, shown
from tests.core.workbench.conftest import Scripted, receipt, zipped

Add = Callable[..., str]


def stood(text: str, page: int | None = None) -> Field:
    """A value as a file's own data or a code on a page gives it."""
    return Field(text, Evidence(text, page), 1.0, Origin.EMBEDDED).accept("embedded", syntax="CII")


def test_a_corrected_value_is_a_persons_and_keeps_its_evidence(bench: Workbench, add: Add) -> None:
    document = add(receipt("12.00", accepted=False))
    bench.correct(document, "total_amount", "€ 1.234,50")
    found = bench.show(document)
    assert found.document.reading is not None
    field = found.document.reading.record.fields["total_amount"]
    assert (field.value, field.origin, field.accepted) == ("1234.50", Origin.HUMAN, True)
    assert field.evidence.text == "12.00"
    assert found.document.reading.status is Status.ACCEPTED
    assert ("corrected", "ann") in {(line.action, line.actor) for line in found.history}


def test_the_checks_run_again(bench: Workbench, add: Add) -> None:
    document = add(receipt("12.00", accepted=False, subtotal="10.00", tax_amount="2.00"))
    bench.correct(document, "total_amount", "13.00")
    reading = bench.show(document).document.reading
    assert reading is not None
    assert any("total_amount" in finding.fields and finding.blocks for finding in reading.findings)
    bench.correct(document, "total_amount", "12.00")
    again = bench.show(document).document.reading
    assert again is not None
    assert not any(finding.blocks for finding in again.findings)


def test_what_makes_no_sense_is_refused_and_nothing_changes(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    before = bench.show(document)
    for name in ("no_such_field", "line_items.2.amount", "line_items.1.no_such", "taxes.x.y", "accounts.1.iban"):
        with pytest.raises(FieldUnknown):
            bench.correct(document, name, "1.00")
    for name, text in (("total_amount", "a lot"), ("receipt_date", "soon"), ("receipt_date", "2025-02-30")):
        with pytest.raises(ValueUnreadable):
            bench.correct(document, name, text)
    for name in ("vendor_phone", "line_items.1", "line_items.1.amount"):
        with pytest.raises(FieldUnknown):
            bench.correct(document, name, "")
    with pytest.raises(DocumentUnknown):
        bench.correct("nobody", "total_amount", "1.00")
    assert bench.show(document) == before


def test_an_empty_value_takes_the_field_away(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False, vendor_phone="12345"))
    bench.correct(document, "vendor_phone", "")
    reading = bench.show(document).document.reading
    assert reading is not None
    assert "vendor_phone" not in reading.record.fields


def actions(bench: Workbench, document: str) -> list[tuple[str, str]]:
    """Who did what to a document."""
    return [(line.actor, line.action) for line in bench.show(document).history]


def test_an_approved_document_is_corrected_once_it_is_reopened(bench: Workbench, add: Add) -> None:
    document = add(receipt(subtotal="10.00", tax_amount="2.00"))
    with pytest.raises(DocumentApproved):
        bench.correct(document, "total_amount", "99.00")
    bench.review.reopen([document], "the total was misread")
    bench.correct(document, "total_amount", "99.00")
    assert bench.show(document).document.stage is Stage.READ
    bench.approve([document])
    assert bench.show(document).document.stage is Stage.APPROVED
    assert actions(bench, document)[-3:] == [("ann", "read"), ("ann", "corrected"), ("ann", "approved")]


def test_what_a_correction_leaves_without_doubt_is_approved_by_rule(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    bench.correct(document, "total_amount", "12.00")
    assert bench.show(document).document.stage is Stage.APPROVED
    assert actions(bench, document)[-2:] == [("ann", "corrected"), ("rule", "approved")]
    assert bench.show(document).history[-1].after["rule"] == "status accepted"


def test_a_value_that_was_not_found_is_given_as_it_is_written_there(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False, currency="EUR"))
    bench.correct(document, "subtotal", "10,00")
    bench.correct(document, "receipt_date", "31 décembre 2025")
    reading = bench.show(document).document.reading
    assert reading is not None
    found = reading.record.fields["subtotal"]
    assert (found.value, found.currency, found.origin) == ("10.00", "EUR", Origin.HUMAN)
    assert reading.record.value("receipt_date") == "2025-12-31"


def test_rows_are_added_by_their_cells_and_go_with_the_last_of_them(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    for name, text in (("1.description", "Tea"), ("1.amount", "7,00"), ("2.amount", "5,00"), ("2.quantity", "1")):
        bench.correct(document, f"line_items.{name}", text)
    reading = bench.show(document).document.reading
    assert reading is not None
    assert [row.value("amount") for row in reading.record.tables["line_items"]] == ["7.00", "5.00"]
    bench.correct(document, "line_items.1", "")
    for name in ("amount", "quantity"):
        bench.correct(document, f"line_items.1.{name}", "")
    reading = bench.show(document).document.reading
    assert reading is not None
    assert reading.record.tables["line_items"] == ()


def test_a_person_may_approve_what_contradicts_itself(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    assert bench.approve([document]).documents == (document,)
    again = bench.approve([document])
    assert (again.documents, again.duplicates) == ((), (document,))
    assert [action for _, action in actions(bench, document)].count("approved") == 1


def test_a_duplicate_is_a_finding_in_whichever_way_it_came(bench: Workbench, add: Add) -> None:
    add(receipt(), b"first", "first.pdf")
    second = bench.show(add(receipt(), b"second photo", "second.pdf")).document
    assert second.reading is not None
    assert [finding.code for finding in second.reading.findings] == ["history.same_total"]
    assert second.stage is Stage.READ
    assert bench.words.attention(second.reading)[0].endswith("first.pdf")
    other = bench.show(add(receipt(), b"third", "third.pdf", client="Other")).document
    assert other.stage is Stage.APPROVED


def test_pages_are_split_and_merged_by_hand(bench: Workbench, reader: Scripted, add: Add) -> None:
    reader.texts[b"three"] = ("RECEIPT Total 1.00", "RECEIPT Total 2.00", "RECEIPT Total 3.00")
    whole = add(receipt(accepted=False, pages=(1, 2, 3)), b"three")
    parts = bench.split(whole, [3]).documents
    now = bench.list(Selection())
    assert [one.reading.pages for one in now if one.reading] == [(1, 2), (3,)]
    assert whole not in {one.id for one in now}
    assert {one.id for one in now} <= set(parts)
    bench.merge([one.id for one in now])
    (merged,) = bench.list(Selection())
    assert merged.reading is not None
    assert merged.reading.pages == (1, 2, 3)
    assert bench.overview().agree
    bench.split(merged.id)
    assert len(bench.list(Selection())) == 3


def test_what_stood_in_a_file_is_seen_again_when_its_pages_are_dealt(
    bench: Workbench, reader: Scripted, add: Add
) -> None:
    reader.texts |= {b"two": ("INVOICE", "Payment part"), b"lone": ("INVOICE",)}
    stated = Embedded("CII", "invoice", Record({"invoice_number": stood("BF-17")}), "factur-x.xml")
    code = Embedded("swiss_qr", "invoice", Record({"iban": stood("CH9300762011623852957", page=2)}), whole=False)
    whole = add(replace(receipt(accepted=False, pages=(1, 2)), embedded=(stated, code)), b"two", "two.pdf")
    bench.split(whole)
    first, second = bench.list(Selection())
    assert first.reading is not None
    assert second.reading is not None
    assert (first.reading.type, first.reading.record.value("invoice_number")) == ("invoice", "BF-17")
    kept = bench.show(first.id).document.reading
    assert kept is not None
    assert [one.syntax for one in kept.embedded] == ["CII"]
    assert second.reading.record.value("iban") == "CH9300762011623852957"
    lone = add(receipt("7.00", accepted=False), b"lone", "lone.pdf")
    (merged,) = bench.merge([lone, second.id]).documents
    field = bench.show(merged).document.reading.record.fields["iban"]  # type: ignore[union-attr]
    assert (field.value, field.evidence.page) == ("CH9300762011623852957", 2)


def test_a_wrong_type_is_put_right_by_hand(bench: Workbench, reader: Scripted, add: Add) -> None:
    reader.texts[b"bill"] = ("INVOICE Invoice number: BF-2025-17",)
    document = add(receipt(), b"bill")
    assert bench.show(document).document.stage is Stage.APPROVED
    with pytest.raises(DocumentApproved):
        bench.retype(document, "Invoice")
    bench.review.reopen([document], "it is an invoice")
    bench.retype(document, "Invoice")
    found = bench.show(document)
    assert found.document.reading is not None
    assert (found.document.reading.type, found.document.stage) == ("invoice", Stage.READ)
    assert found.document.reading.record.value("invoice_number") == "BF-2025-17"
    assert found.document.reading.record.value("receipt_date") is None
    line = found.history[-1]
    assert (line.action, line.actor) == ("retyped", "ann")
    assert (line.before["type"], line.after["type"]) == ("receipt", "invoice")
    with pytest.raises(TypeUnknown):
        bench.retype(document, "letter")
    assert bench.check() == ()


def test_amount_debit_and_credit_of_a_transaction_stay_one(bench: Workbench, add: Add) -> None:
    row = Record({"date": stood("2025-04-02"), "amount": stood("-5.00"), "debit": stood("5.00")})
    plain_row = Record({"date": stood("2025-04-03"), "amount": stood("-5.00")})
    record = Record({"currency": stood("EUR")}, {"transactions": (row, plain_row)})
    document = add(Reading("bank_statement", 0.9, record, pages=(1,)))

    def cells(number: int) -> tuple[str | None, ...]:
        reading = bench.show(document).document.reading
        assert reading is not None
        return tuple(reading.record.value(f"transactions.{number}.{name}") for name in ("amount", "debit", "credit"))

    for name, text, expected in (
        ("amount", "-6.50", ("-6.50", "6.50", None)),
        ("Amount", "7.00", ("7.00", None, "7.00")),
        ("debit", "8.00", ("-8.00", "8.00", None)),
        ("credit", "9.00", ("9.00", None, "9.00")),
        ("credit", "", (None, None, None)),
    ):
        bench.correct(document, f"transactions.1.{name}", text)
        assert cells(1) == expected
    bench.correct(document, "Transactions 2, Amount", "4.00")
    assert cells(2) == ("4.00", None, None)


def test_two_sides_in_two_files_make_one_document_and_come_apart_again(
    bench: Workbench, reader: Scripted, add: Add
) -> None:
    reader.texts |= {b"front": ("RECEIPT Blue Fern Ltd",), b"back": ("Total 12.00",)}
    front, back = add(receipt(), b"front", "front.jpg"), add(receipt("5.00", accepted=False), b"back", "back.jpg")
    assert bench.show(front).document.stage is Stage.APPROVED
    with pytest.raises(DocumentApproved):
        bench.merge([front, back])
    bench.review.reopen([front], "its back came later")
    (merged,) = bench.merge([front, back]).documents
    document = bench.show(merged).document
    assert document.reading is not None
    assert document.reading.pages == (1, 2)
    assert not [one for one in document.reading.findings if one.code.startswith("history.")]
    assert [(leaf.name, leaf.page) for leaf in document.leaves] == [("front.jpg", 1), ("back.jpg", 1)]
    assert bench.originals(merged) == (("front.jpg", b"front"), ("back.jpg", b"back"))
    line = shown(bench.show(merged), bench.words)
    assert [(leaf["page"], leaf["file"], leaf["page_of_file"]) for leaf in line["leaves"]] == [
        (1, "front.jpg", 1),
        (2, "back.jpg", 1),
    ]
    assert place(document, (1, 2)) == "front.jpg p. 1, back.jpg p. 1"
    assert line["history"][0]["after"]["from"] == [front, back]
    assert bench.overview().agree
    bench.split(merged)
    found = bench.list(Selection())
    assert [(one.name, one.leaves, one.reading.pages) for one in found if one.reading] == [
        ("front.jpg", (), (1,)),
        ("back.jpg", (), (1,)),
    ]
    assert bench.check() == ()


def test_a_merged_document_is_held_against_the_others(bench: Workbench, reader: Scripted, add: Add) -> None:
    reader.texts |= {b"front": ("RECEIPT Cashier Cash Change Thank you",), b"back": ("RECEIPT Total 12.00",)}
    add(receipt("77.00"), b"earlier", "earlier.pdf")
    sides = [add(receipt(accepted=False), name.encode(), f"{name}.jpg") for name in ("front", "back")]
    (merged,) = bench.merge(sides).documents
    for name, text in (("total_amount", "77.00"), ("vendor_name", "Blue Fern Ltd"), ("receipt_date", "2025-12-31")):
        bench.correct(merged, name, text)
    reading = bench.show(merged).document.reading
    assert reading is not None
    assert "history.same_total" in {finding.code for finding in reading.findings}


def test_what_cannot_be_split_or_merged_says_so(bench: Workbench, reader: Scripted, add: Add) -> None:
    one, two = add(receipt(accepted=False), b"one"), add(receipt("5.00", accepted=False), b"two", client="Other")
    reader.answers[b"inner"] = receipt("6.00")
    container = add(zipped(("inner.pdf", b"inner")), name="all.zip")
    with pytest.raises(NothingToSplit):
        bench.split(one)
    for documents in ([one, two], [one, one], [one, container]):
        with pytest.raises(CannotMerge):
            bench.merge(documents)
    locked = add(PasswordNeeded(), b"locked")
    with pytest.raises(CannotMerge):
        bench.merge([one, locked])


def test_a_container_has_no_values_to_correct_or_approve(bench: Workbench, reader: Scripted, add: Add) -> None:
    reader.answers[b"one"] = receipt()
    container = add(zipped(("one.pdf", b"one")), name="all.zip")
    with pytest.raises(StageWrong):
        bench.correct(container, "total_amount", "1.00")
    with pytest.raises(StageWrong):
        bench.approve([container])


def test_documents_as_plain_objects(bench: Workbench, add: Add) -> None:
    document = add(Interpretation((receipt(accepted=False),)))
    (line,) = listed(bench.list(Selection()), bench.words)
    assert (line["id"], line["type"], line["status"], line["stage"]) == (document, "receipt", "review", "read")
    assert line["look"] == ["Total: the likeliest of what was found; nothing vouches for it"]
    whole = shown(bench.show(document), bench.words)
    assert whole["fields"]["total_amount"]["value"] == "12.00"
    assert [step["action"] for step in whole["history"]] == ["taken", "read"]
