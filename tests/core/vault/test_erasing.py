"""What is erased is gone: from every table, page, file and index; and the trail still holds."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import update

from core.domain.change import Change
from core.domain.document import Dismissal, Reading, Stage
from core.domain.erasing import Erased, Wanted
from core.domain.errors import DocumentUnknown, VaultBusy
from core.domain.finding import Finding, Severity
from core.domain.lesson import Booking, Lesson
from core.domain.page import Part
from core.domain.record import Field, Record
from core.ports import Arrival, History, Interpretation, Moved, PageImage, Selection, Trail, apart, silent
from core.vault import Vault
from core.vault.erasing import VaultErasures
from core.vault.scrubbing import CLEAN, due
from core.vault.tables import AUDIT
from tests.core.vault.made import ANN, codes, dealt, inside, new_vault, opened, page, read, reading, taken
from tests.core.vault.traces import traces

CANARY = "quetzalcoatl"
"""a word that stands nowhere else"""
WHY = "she asked for it"


def erase(vault: Vault, folder: Path, *documents: str, client: str | None = None) -> Erased:
    return VaultErasures(vault, folder / "home").erase(Wanted(documents, client), WHY, ANN, apart, silent)


def said(word: str, *, dismissed: tuple[Dismissal, ...] = ()) -> Reading:
    fields = {"total_amount": Field("12.00"), "vendor_name": Field(word)}
    record = Record(fields, {"line_items": (Record({"description": Field(word)}),)})
    return Reading("invoice", 0.9, record, pages=(1,), dismissed=dismissed)


def kept(vault: Vault, word: str = CANARY, client: str = "acme") -> str:
    """A document that says a word in every place that there is for words."""
    document = taken(vault, f"{word} bytes of {client}".encode(), f"/in/{word}.pdf", client)
    vault.save_page(document, page(1, f"{word} printed"), PageImage(1, f"picture of {word} {client}".encode()))
    vault.save_readings(document, Interpretation((said(f"{word} read"),)), "1", "rule")
    now = vault.document(document).version
    by_model = {"model": "small", "said": json.dumps({"small": {"vendor_name": f"{word} by a model"}})}
    vault.change(document, now, said(f"{word} doubted"), "model_asked", "rule", told=by_model)
    vault.change(document, now + 1, said(f"{word} corrected"), "corrected", ANN)
    vault.annotate(document, f"a note on {word}", ANN)
    vault.tag([document], f"tag {word}", ANN, worn=True)
    taught = Lesson(word[:8], "invoice", values={"vendor_name": word}, documents=(document,))
    vault.save_lesson(taught, "learned", ANN)
    return document


def test_nothing_of_an_erased_document_is_found_anywhere(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    other = kept(vault, "tezcatlipoca")
    document = kept(vault)
    vault.close()
    assert {"table documents", "table audit", "table words_content", "table lessons", "sealed originals"} <= traces(
        tmp_path, CANARY
    )
    vault = opened(tmp_path)
    done = erase(vault, tmp_path, document)
    assert done.change == Change("erased", (document,))
    assert done.clean
    assert traces(tmp_path, CANARY) == set()
    assert codes(vault) == set()
    with pytest.raises(DocumentUnknown):
        vault.document(document)
    assert [one.id for one in vault.documents(Selection(text="tezcatlipoca"))] == [other]
    assert not vault.documents(Selection(text=CANARY))
    vault.close()
    assert traces(tmp_path, CANARY) == set()
    vault = opened(tmp_path)
    assert codes(vault) == set()
    assert vault.source(other).data.startswith(b"tezcatlipoca")
    vault.close()


def test_before_the_traces_are_removed_they_are_there(tmp_path: Path) -> None:
    """So that the look for them is known to see pages and what is packed on them."""
    vault = new_vault(tmp_path)
    document = kept(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        for name in ("documents", "versions", "audit", "pages"):
            connection.exec_driver_sql(f"DELETE FROM {name}")
    found = traces(tmp_path, CANARY)
    assert document
    assert any(one.startswith("page") for one in found)


def test_the_trail_says_who_erased_and_why_and_no_more(vault: Vault, tmp_path: Path) -> None:
    document = kept(vault)
    erase(vault, tmp_path, document)
    *earlier, last = vault.activity(Trail(document=document))[::-1]
    assert (last.action, last.actor, last.after["because"]) == ("erased", ANN, WHY)
    assert {line.action for line in earlier} >= {"taken", "read", "corrected", "noted", "tagged"}
    assert not any(line.before or line.after for line in earlier)
    assert vault.activity(Trail(action=CLEAN))


@pytest.mark.parametrize(
    "forged", [{"actor": "Bob"}, {"action": "noted"}, {"after": '{"client":"x"}'}, {"hash": "0" * 64}, {"at": "2020"}]
)
def test_a_bared_line_that_is_altered_is_noticed(tmp_path: Path, forged: Mapping[str, str]) -> None:
    vault = new_vault(tmp_path)
    erase(vault, tmp_path, kept(vault))
    vault.close()
    with inside(tmp_path) as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == 3).values(forged))
    vault = opened(tmp_path)
    assert "audit.broken" in codes(vault)
    vault.close()


def test_a_line_bared_by_another_hand_is_noticed(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    kept(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == 3).values(before="{}", after="{}", state=""))
    vault = opened(tmp_path)
    assert "audit.broken" in codes(vault)
    vault.close()


def test_a_document_that_vanishes_without_being_erased_is_lost(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    erase(vault, tmp_path, kept(vault))
    gone = kept(vault, "other")
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("DELETE FROM jobs")
        connection.exec_driver_sql("DELETE FROM documents WHERE id = ?", (gone,))
    vault = opened(tmp_path)
    assert "document.lost" in codes(vault)
    vault.close()


def test_a_file_of_two_documents_goes_with_the_last(vault: Vault, tmp_path: Path) -> None:
    first, second = read(vault, b"two in one", reading(), reading("13.00"))
    preview = VaultErasures(vault, tmp_path / "home").preview(Wanted((first,)))
    assert (preview.originals, preview.shared) == (0, (vault.document(first).name,))
    erase(vault, tmp_path, first)
    assert codes(vault) == set()
    assert vault.source(second).data == b"two in one"
    assert vault.image(second, 1)
    assert vault.cached(vault.document(second).source, "1") is None, "what was read of it says the other too"
    erase(vault, tmp_path, second)
    assert codes(vault) == set()
    assert not list(vault.originals.names())
    assert not list(vault.images.names())


def test_the_same_bytes_of_another_client_stay(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    mine, theirs = (taken(vault, b"same bytes", f"/in/{who}/paper.pdf", who) for who in ("ann & co", "bob & co"))
    for one in (mine, theirs):
        vault.save_page(one, page(), PageImage(1, b"picture"))
        vault.save_readings(one, Interpretation((reading(),)), "1", "rule")
    done = erase(vault, tmp_path, client="ann & co")
    assert done.change.documents == (mine,)
    assert codes(vault) == set()
    assert vault.source(theirs).data == b"same bytes"
    vault.close()
    assert traces(tmp_path, "ann & co") == set()


def test_what_stood_in_a_documents_place_goes_with_it(vault: Vault, tmp_path: Path) -> None:
    (document,) = read(vault, b"to be cut", reading(pages=(1,)))
    vault.save_page(document, page(2), None)
    halves = vault.supersede([document], [dealt(vault, document, 1), dealt(vault, document, 2)], "split", ANN)
    done = erase(vault, tmp_path, halves.documents[0])
    assert set(done.change.documents) == {document, halves.documents[0]}
    assert codes(vault) == set()
    assert vault.document(halves.documents[1])
    erase(vault, tmp_path, halves.documents[1])
    assert codes(vault) == set()
    assert vault.totals().taken == 0


def in_archive(vault: Vault, *names: str) -> tuple[str, list[str]]:
    """An archive that was read, and the files in it."""
    container = taken(vault, b"zip of " + "".join(names).encode(), "/in/all.zip")
    parts = [Part(name, name.encode()) for name in names]
    inner = [vault.take(Arrival("acme", one.name, one.data, container=container), "rule") for one in parts]
    vault.save_readings(container, Interpretation((), tuple(parts)), "1", "rule")
    for change in inner:
        vault.save_readings(change.documents[0], Interpretation((reading(),)), "1", "rule")
    return container, [change.documents[0] for change in inner]


def test_files_of_an_archive_go_with_it_and_it_with_the_last_of_them(vault: Vault, tmp_path: Path) -> None:
    container, (first, second) = in_archive(vault, "a.pdf", "b.pdf")
    preview = VaultErasures(vault, tmp_path / "home").preview(Wanted((first,)))
    assert preview.shared == ("all.zip",), "the archive holds its bytes"
    erase(vault, tmp_path, first)
    assert codes(vault) == set()
    assert vault.document(container)
    done = erase(vault, tmp_path, second)
    assert set(done.change.documents) == {container, second}
    assert vault.totals().taken == 0
    container, inner = in_archive(vault, "c.pdf", "d.pdf")
    assert set(erase(vault, tmp_path, container).change.documents) == {container, *inner}
    assert codes(vault) == set()
    assert not list(vault.originals.names())


def test_a_client_goes_with_all_that_names_it(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document, other = kept(vault, "paper", CANARY), kept(vault, "else", "acme")
    vault.add_password(CANARY, "secret of it", ANN)
    vault.save_setting("clients", {CANARY: {"tax_ids": ["FR1"]}, "acme": {}}, ANN)
    vault.save_setting("exports", {CANARY: {"folder": "x"}}, ANN)
    vault.save_setting("exports", {"acme": {"folder": "y"}}, ANN)
    vault.save_setting("rules", [{"name": "r", "decision": "person", "client": CANARY}], ANN)
    vault.save_setting("reversed", {document: 2, other: 3}, ANN)
    vault.save_setting("backup", {"folder": f"/backups/{CANARY}"}, ANN)
    vault.note("period_closed", {"client": CANARY, "until": "2025-12-31"}, ANN)
    erase(vault, tmp_path, client=CANARY)
    assert codes(vault) == set()
    assert vault.setting("clients") == {"acme": {}}
    assert vault.setting("exports") == {"acme": {"folder": "y"}}
    assert vault.setting("rules") == []
    assert vault.setting("reversed") == {other: 3}
    assert not vault.passwords(CANARY)
    assert vault.document(other)
    vault.save_setting("backup", {"folder": "/backups"}, ANN)
    vault.close()
    assert traces(tmp_path, "secret of it") == set()
    found = {one for one in traces(tmp_path, CANARY) if not one.startswith("page")}
    assert found <= {"table audit", "table settings"}, "only the folder that a person chose for backups"


def test_what_others_say_of_it_is_said_no_more(vault: Vault, tmp_path: Path) -> None:
    document = kept(vault)
    speaks = Finding("history.duplicate", Severity.WARNING, facts={"other": f"{CANARY}.pdf"})
    (other,) = read(vault, b"the other", said("fern"))
    passed = said("fern", dismissed=(Dismissal(speaks, "it is another"),))
    for reading_now in (passed, said("fern"), passed):  # so that an earlier version lets it pass too
        vault.change(other, vault.document(other).version, reading_now, "dismissed", ANN)

    def beside(history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        return {one.document: (speaks,) for one in moved.settled}

    vault.compare_again([other], ANN, compare=beside)
    assert speaks.facts in [one.facts for one in vault.document(other).reading.findings]  # type: ignore[union-attr]

    def anew(history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:
        return {one.document: () for one in moved.settled}

    VaultErasures(vault, tmp_path / "home").erase(Wanted((document,)), WHY, ANN, anew, silent)
    now = vault.document(other).reading
    assert now is not None
    assert not now.findings
    assert not now.dismissed
    assert codes(vault) == set()
    vault.close()
    assert traces(tmp_path, CANARY) == set()


def test_lessons_that_it_taught_are_forgotten(vault: Vault, tmp_path: Path) -> None:
    document, other = kept(vault), kept(vault, "other")
    both = Lesson("both", "invoice", documents=(document, other))
    booked = Lesson("booked", "invoice", bookings=(Booking("line_items", "tax_code", "", "V1", (document,)),))
    for lesson in (both, booked):
        vault.save_lesson(lesson, "learned", ANN)
    assert VaultErasures(vault, tmp_path / "home").preview(Wanted((document,))).lessons == 3
    assert erase(vault, tmp_path, document).taught == (other,)
    assert [one.id for one in vault.lessons()] == ["other"]


def test_a_waiting_or_failed_document_is_erased_too(vault: Vault, tmp_path: Path) -> None:
    waiting = taken(vault, b"waits")
    erase(vault, tmp_path, waiting)
    assert codes(vault) == set()
    assert vault.lease(1e12) is None
    assert vault.totals().waiting == 0


def test_one_who_only_looks_erases_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document = kept(vault)
    looking = opened(tmp_path, read_only=True)
    with pytest.raises(VaultBusy):
        erase(looking, tmp_path, document)
    assert VaultErasures(looking, tmp_path / "home").preview(Wanted((document,))).originals == 1
    looking.close()
    with pytest.raises(DocumentUnknown):
        erase(vault, tmp_path, document, "nobody")
    assert vault.document(document)
    vault.close()


def test_what_was_interrupted_is_ended_when_the_vault_opens(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document = kept(vault)

    class Killed(BaseException):
        pass

    def killed(step: str, done: int, total: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        VaultErasures(vault, tmp_path / "home").erase(Wanted((document,)), WHY, ANN, apart, killed)
    assert due(vault)
    vault.abandon()
    assert traces(tmp_path, CANARY)
    vault = opened(tmp_path)
    assert not due(vault)
    assert codes(vault) == set()
    vault.close()
    assert traces(tmp_path, CANARY) == set()


def test_the_last_line_that_erased_is_known(vault: Vault, tmp_path: Path) -> None:
    erasures = VaultErasures(vault, tmp_path / "home")
    assert erasures.last() == 0
    line = erase(vault, tmp_path, kept(vault)).line
    assert erasures.last() == line
    assert vault.activity(Trail(action="erased"))[0].sequence == line


def test_an_exported_document_is_shown_as_such(vault: Vault, tmp_path: Path) -> None:
    document = kept(vault)
    vault.advance([document], Stage.APPROVED, ANN, {})
    vault.advance([document], Stage.EXPORTED, ANN, {"file": "a.csv"})
    (going,) = VaultErasures(vault, tmp_path / "home").preview(Wanted((document,))).documents
    assert (going.stage, going.past, going.client) == (Stage.EXPORTED, False, "acme")
    erase(vault, tmp_path, document)
    assert not vault.left_exported("")
    assert codes(vault) == set()
