"""From bytes to saved readings: read, compared, approved by rule, tried again, given up."""

import threading
import time
from collections.abc import Callable

import pytest

from core.domain.document import Source, Stage, Status
from core.domain.errors import AuditRolledBack, FormatUnknown, PasswordNeeded, ReaderCrashed
from core.domain.job import Job
from core.ports import Arrival, Interpretation, Progress, Selection
from core.work.queue import Patience, Queue
from core.workbench import Outcome, Work, Workbench
from tests.core.workbench.conftest import Answer, Scripted, receipt, work_off, zipped

Add = Callable[..., str]


def test_an_accepted_document_is_approved_by_rule_and_the_audit_says_so(bench: Workbench, add: Add) -> None:
    shown = bench.show(add(receipt()))
    assert shown.document.stage is Stage.APPROVED
    assert [(line.action, line.actor) for line in shown.history] == [
        ("taken", "ann"),
        ("read", "rule"),
        ("approved", "rule"),
    ]


def test_a_doubtful_one_waits_for_a_person(bench: Workbench, add: Add) -> None:
    document = bench.show(add(receipt(accepted=False))).document
    assert document.stage is Stage.READ
    assert document.reading is not None
    assert document.reading.status is Status.REVIEW


def test_the_same_bytes_are_one_document_per_client_and_read_once(bench: Workbench, reader: Scripted, add: Add) -> None:
    first = add(receipt(), b"same", "a.pdf")
    assert add(receipt(), b"same", "b.pdf") == first
    other = add(receipt(), b"same", "c.pdf", client="Other")
    assert other != first
    assert len(reader.asked) == 1
    assert bench.show(other).document.stage is Stage.APPROVED


def test_files_inside_become_documents_of_their_container(bench: Workbench, reader: Scripted, add: Add) -> None:
    reader.answers |= {b"one": receipt("1.00"), b"two": receipt("2.00", receipt_date="2025-01-01")}
    container = add(zipped(("one.pdf", b"one"), ("deep/two.pdf", b"two")), name="all.zip")
    parts = [one for one in bench.list(Selection()) if one.container == container]
    assert [one.name.rpartition("/")[2] for one in parts] == ["one.pdf", "two.pdf"]
    assert {one.stage for one in parts} == {Stage.APPROVED}
    assert bench.originals(parts[1].id) == (("two.pdf", b"two"),)


def test_files_inside_files_are_opened_to_a_depth_and_then_left_to_a_person(
    bench: Workbench, reader: Scripted, add: Add
) -> None:
    for depth in range(20):
        reader.answers[f"mail {depth}".encode()] = zipped((f"mail {depth + 1}.eml", f"mail {depth + 1}".encode()))
    add(reader.answers[b"mail 0"], b"mail 0")
    mails = bench.list(Selection())
    assert len(mails) == bench.limits.depth + 1
    assert [one.failure.code for one in mails if one.failure] == ["limit.depth"]
    assert mails[-1].failure


def test_a_source_of_several_documents_gives_several(bench: Workbench, add: Add) -> None:
    add(Interpretation((receipt("1.00"), receipt("2.00", receipt_date="2025-01-01", accepted=False))))
    assert [one.stage for one in bench.list(Selection())] == [Stage.APPROVED, Stage.READ]


@pytest.mark.parametrize(
    ("error", "code"), [(FormatUnknown(), "format.unknown"), (PasswordNeeded(), "file.password_needed")]
)
def test_what_cannot_be_read_fails_with_its_reason_and_keeps_the_original(
    bench: Workbench, add: Add, error: Answer, code: str
) -> None:
    document = add(error, b"bytes", "x.pdf")
    found = bench.show(document).document
    assert found.stage is Stage.FAILED
    assert found.failure is not None
    assert found.failure.code == code
    assert bench.originals(document) == (("x.pdf", b"bytes"),)
    overview = bench.overview()
    assert overview.agree
    assert [one.id for one in overview.failed] == [document]


def test_a_password_added_later_has_the_file_read_again(bench: Workbench, reader: Scripted, add: Add) -> None:
    document = add(PasswordNeeded(), b"locked")
    assert bench.add_password("Other", "x").nothing
    reader.answers[b"locked"] = receipt()
    assert bench.add_password("Northwind", "secret").documents == (document,)
    work_off(bench)
    assert reader.asked[-1].passwords == ("secret",)
    assert bench.show(document).document.stage is Stage.APPROVED


def test_a_reader_that_breaks_is_tried_again_and_then_given_up(bench: Workbench, reader: Scripted) -> None:
    reader.answers[b"x"] = ReaderCrashed()
    document = bench.store.take(Arrival("Northwind", "x.pdf", b"x"), "ann").documents[0]
    outcomes: list[Outcome] = []
    with Work(bench.processing, outcomes.append, queue=Queue(bench.store, Patience(first_wait=0.0))) as work:
        work.wait()
    assert [outcome.again for outcome in outcomes] == [True, True, False]
    assert bench.show(document).document.stage is Stage.FAILED


def test_a_fault_of_our_own_costs_one_document_and_no_more(bench: Workbench, reader: Scripted, add: Add) -> None:
    def fault(source: Source, progress: Progress) -> None:
        if source.data == b"bad":
            raise ZeroDivisionError

    reader.before = fault
    bad, good = add(receipt(), b"bad", "bad.pdf"), add(receipt(), b"good", "good.pdf")
    failure = bench.show(bad).document.failure
    assert failure is not None
    assert failure.code == "internal"
    assert bench.show(good).document.stage is Stage.APPROVED


def test_ending_the_work_leaves_what_was_being_read_for_next_time(bench: Workbench, reader: Scripted, add: Add) -> None:
    begun = threading.Event()

    def slow(source: Source, progress: Progress) -> None:
        begun.set()
        while True:
            progress("reading", 0, 1)

    reader.before = slow
    reader.answers[b"x"] = receipt()
    document = bench.store.take(Arrival("Northwind", "x.pdf", b"x"), "ann").documents[0]
    with Work(bench.processing, lambda outcome: None):
        assert begun.wait(20)
    assert bench.show(document).document.stage is Stage.RECEIVED
    assert bench.totals().waiting == 1


def test_what_a_crash_left_unapproved_is_approved_at_the_next_start(bench: Workbench, reader: Scripted) -> None:
    reader.answers[b"x"] = receipt()
    document = bench.store.take(Arrival("Northwind", "x.pdf", b"x"), "ann").documents[0]
    assert Queue(bench.store).next(time.time()) is not None
    bench.store.save_readings(document, Interpretation((receipt(),)), "1", "rule")
    bench.store.take(Arrival("Northwind", "copy of x.pdf", b"x"), "ann")
    assert bench.show(document).history[-1].action == "taken_again"
    work_off(bench)
    assert bench.show(document).document.stage is Stage.APPROVED


def test_what_a_person_took_back_is_not_approved_by_rule_again(bench: Workbench, add: Add) -> None:
    document = add(receipt())
    bench.store.advance([document], Stage.READ, "ann", {})
    bench.store.take(Arrival("Northwind", "copy.pdf", bench.store.source(document).data), "ann")
    work_off(bench)
    assert bench.show(document).document.stage is Stage.READ


def test_a_document_read_again_is_no_duplicate_of_itself(bench: Workbench, add: Add) -> None:
    both = Interpretation((receipt("1.00"), receipt("2.00", receipt_date="2025-01-01")))
    first = add(both)
    bench.store.advance([one.id for one in bench.list(Selection())], Stage.READ, "ann", {})
    bench.store.advance([first], Stage.RECEIVED, "ann", {})
    work_off(bench)
    found = bench.list(Selection())
    assert [one.stage for one in found] == [Stage.APPROVED, Stage.APPROVED]
    assert not any(one.reading.findings for one in found if one.reading)


class Unwritable(Queue):
    """A queue over a vault that was put back to an earlier state."""

    def next(self, now: float) -> Job | None:
        raise AuditRolledBack


def test_work_on_a_vault_that_takes_nothing_ends_and_says_why(bench: Workbench) -> None:
    bench.store.take(Arrival("Northwind", "x.pdf", b"x"), "ann")
    with Work(bench.processing, lambda outcome: None, queue=Unwritable(bench.store)) as work:
        with pytest.raises(AuditRolledBack):
            work.wait()
        with pytest.raises(AuditRolledBack):
            assert not work.idle
