"""What a person does: correct, approve, split, merge, look."""

from collections.abc import Callable

import pytest

from core.domain.document import Stage, Status
from core.domain.errors import (
    CannotMerge,
    DocumentUnknown,
    FieldUnknown,
    NothingToSplit,
    StageWrong,
    ValueUnreadable,
)
from core.domain.record import Origin
from core.ports import Interpretation, Selection
from core.workbench import Workbench, listed, shown
from tests.core.workbench.conftest import Scripted, receipt, zipped

Add = Callable[..., str]


def test_a_corrected_value_is_a_persons_and_keeps_its_evidence(bench: Workbench, add: Add) -> None:
    document = add(receipt("12.00", accepted=False))
    bench.correct(document, "total_amount", "€ 1.234,50")
    found = bench.show(document)
    assert found.document.reading is not None
    field = found.document.reading.record.fields["total_amount"]
    assert (field.value, field.origin, field.accepted) == ("1234.50", Origin.HUMAN, True)
    assert field.evidence.text == "12.00"
    assert found.document.reading.status is Status.ACCEPTED
    assert (found.history[-1].action, found.history[-1].actor) == ("corrected", "ann")


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
    for name in ("no_such_field", "line_items.1.amount", "line_items.1.no_such", "taxes.x.y"):
        with pytest.raises(FieldUnknown):
            bench.correct(document, name, "1.00")
    with pytest.raises(ValueUnreadable):
        bench.correct(document, "total_amount", "a lot")
    with pytest.raises(DocumentUnknown):
        bench.correct("nobody", "total_amount", "1.00")
    assert bench.show(document) == before


def test_an_empty_value_takes_the_field_away(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False, vendor_phone="12345"))
    bench.correct(document, "vendor_phone", "")
    reading = bench.show(document).document.reading
    assert reading is not None
    assert "vendor_phone" not in reading.record.fields


def test_correcting_an_approved_document_puts_it_back_to_review(bench: Workbench, add: Add) -> None:
    document = add(receipt())
    bench.correct(document, "total_amount", "99.00")
    assert bench.show(document).document.stage is Stage.READ
    bench.approve([document])
    assert bench.show(document).document.stage is Stage.APPROVED
    assert bench.show(document).history[-1].actor == "ann"


def test_a_person_may_approve_what_contradicts_itself(bench: Workbench, add: Add) -> None:
    document = add(receipt(accepted=False))
    assert bench.approve([document]).documents == (document,)
    with pytest.raises(StageWrong):
        bench.approve([document])


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


def test_what_cannot_be_split_or_merged_says_so(bench: Workbench, add: Add) -> None:
    one, two = add(receipt(accepted=False), b"one"), add(receipt("5.00", accepted=False), b"two")
    with pytest.raises(NothingToSplit):
        bench.split(one)
    with pytest.raises(CannotMerge):
        bench.merge([one, two])
    with pytest.raises(CannotMerge):
        bench.merge([one, one])


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
    assert line["look"] == ["total_amount: the likeliest of what was found; nothing vouches for it"]
    whole = shown(bench.show(document), bench.words)
    assert whole["fields"]["total_amount"]["value"] == "12.00"
    assert [step["action"] for step in whole["history"]] == ["taken", "read"]
