"""What the store keeps, and how documents go through their stages."""

from pathlib import Path

import pytest

from core.domain.document import Failure, Stage, Status, Totals
from core.domain.errors import CannotMerge, DiskFull, DocumentChanged, DocumentUnknown, OriginalDamaged, StageWrong
from core.domain.page import Part
from core.ports import Arrival, Dealt, Interpretation, PageImage, Selection, Stamp
from core.vault import Vault
from core.vault.database import transaction
from tests.core.vault.made import ANN, arrival, codes, dealt, inside, new_vault, opened, page, read, reading, taken


def test_a_taken_document_waits(vault: Vault) -> None:
    document = vault.document(taken(vault))
    assert (document.client, document.name, document.stage) == ("acme", "invoice.pdf", Stage.RECEIVED)
    assert document.origins == ("/in/invoice.pdf",)
    assert vault.totals() == Totals(taken=1, waiting=1)


def test_the_original_comes_back_unaltered(vault: Vault) -> None:
    data = bytes(range(256)) * 9000
    source = vault.source(taken(vault, data))
    assert (source.data, source.path, source.part) == (data, "/in/invoice.pdf", None)


def test_the_same_bytes_are_one_document_with_many_origins(vault: Vault) -> None:
    document = taken(vault)
    for path in ("/in/copy.pdf", "/in/copy.pdf"):
        change = vault.take(arrival(path=path), ANN)
        assert (change.documents, change.duplicates, change.nothing) == ((), (document,), True)
    assert vault.document(document).origins == ("/in/invoice.pdf", "/in/copy.pdf")
    assert [line.action for line in vault.history(document)] == ["taken", "taken_again"]


def test_another_client_has_a_document_of_its_own_but_the_original_is_stored_once(vault: Vault) -> None:
    first, second = taken(vault), taken(vault, client="zenith")
    assert first != second
    assert len(list(vault.originals.names())) == 1
    assert vault.document(second).origins == ("/in/invoice.pdf",)


def test_a_taken_file_is_known_by_its_stamp(vault: Vault) -> None:
    taken(vault)
    assert vault.is_taken(Stamp("/in/invoice.pdf", 9, 7))
    assert not vault.is_taken(Stamp("/in/invoice.pdf", 9, 8))
    assert not vault.is_taken(Stamp("/in/other.pdf", 9, 7))


def test_names_that_are_no_text_are_kept(vault: Vault) -> None:
    path = b"/in/caf\xe9.pdf".decode("utf-8", "surrogateescape")
    document = taken(vault, path=path)
    assert vault.is_taken(Stamp(path, 9, 7))
    assert "caf" in vault.document(document).name
    assert codes(vault) == set()


def test_parts_know_the_path_of_their_container(vault: Vault) -> None:
    mail = taken(vault, b"mail", "/in/mail.eml")
    archive = vault.take(Arrival("acme", "papers.zip", b"zip", container=mail), "rule").documents[0]
    paper = vault.take(Arrival("acme", "bill.pdf", b"pdf", container=archive), "rule").documents[0]
    source = vault.source(paper)
    assert (source.path, source.part) == ("/in/mail.eml", "papers.zip/bill.pdf")
    with pytest.raises(DocumentUnknown):
        vault.take(Arrival("acme", "x", b"x", container="none"), "rule")


def test_pages_and_pictures_come_back(vault: Vault) -> None:
    document = taken(vault)
    vault.save_page(document, page(2), PageImage(2, b"picture"))
    assert vault.page(document, 2) == page(2)
    assert vault.image(document, 2) == PageImage(2, b"picture")
    assert vault.page(document, 1) is None
    assert vault.image(document, 1) is None


def test_a_picture_that_is_replaced_leaves_no_file(vault: Vault) -> None:
    document = taken(vault)
    for picture in (b"first", b"second", b"second"):
        vault.save_page(document, page(), PageImage(1, picture))
    vault.save_page(document, page(2), PageImage(2, b"second"))
    assert len(list(vault.images.names())) == 1
    assert vault.image(document, 1) == PageImage(1, b"second")


def test_what_a_failing_disk_may_have_kept_goes_when_the_vault_is_opened(tmp_path: Path) -> None:
    """SQLite may find in its log what it said to have failed: its files must still be there then."""
    vault = new_vault(tmp_path)
    document = taken(vault)
    with transaction(vault.engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with vault.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        vault.save_page(document, page(text="word " * 50_000), PageImage(1, b"picture"))
    assert len(list(vault.images.names())) == 1
    vault.close()
    again = opened(tmp_path)
    assert (list(again.images.names()), codes(again)) == ([], set())
    again.close()


def test_a_page_that_was_looked_at_again_keeps_its_picture(vault: Vault) -> None:
    document = taken(vault)
    vault.save_page(document, page(), PageImage(1, b"picture"))
    vault.save_page(document, page(text="Looked at again"), None)
    assert vault.page(document, 1) == page(text="Looked at again")
    assert vault.image(document, 1) == PageImage(1, b"picture")


def test_a_source_with_several_readings_is_several_documents(vault: Vault) -> None:
    first, second = read(vault, b"scan", reading("1.00", pages=(1,)), reading("2.00", pages=(2,)))
    assert [vault.document(one).reading for one in (first, second)] == [
        reading("1.00", pages=(1,)),
        reading("2.00", pages=(2,)),
    ]
    assert vault.take(arrival(b"scan"), ANN).duplicates == (first, second)
    assert codes(vault) == set()


def test_a_container_is_read_without_a_reading(vault: Vault) -> None:
    archive = taken(vault, b"zip", "/in/papers.zip")
    vault.take(Arrival("acme", "bill.pdf", b"pdf", container=archive), "rule")
    vault.save_readings(archive, Interpretation((), (Part("bill.pdf", b"pdf"),)), "1", "rule")
    assert vault.totals() == Totals(taken=2, waiting=1, read=1)
    assert codes(vault) == set()


def test_a_container_of_files_that_were_there_already_is_no_riddle(vault: Vault) -> None:
    taken(vault, b"pdf")
    archive = taken(vault, b"zip", "/in/papers.zip")
    assert vault.take(Arrival("acme", "bill.pdf", b"pdf", container=archive), "rule").nothing
    vault.save_readings(archive, Interpretation((), (Part("bill.pdf", b"pdf"),)), "1", "rule")
    assert codes(vault) == set()
    empty = taken(vault, b"empty", "/in/empty.zip")
    vault.save_readings(empty, Interpretation(()), "1", "rule")
    assert codes(vault) == {"document.unread"}


def test_the_same_bytes_are_not_read_again_by_the_same_version(vault: Vault) -> None:
    archive = taken(vault, b"zip", "/in/papers.zip")
    vault.take(Arrival("acme", "bill.pdf", b"pdf", container=archive), "rule")
    said = Interpretation((reading(),), (Part("bill.pdf", b"pdf"),))
    vault.save_readings(archive, said, "1", "rule")
    sha256 = vault.document(archive).source
    assert vault.cached(sha256, "1") == said
    assert vault.cached(sha256, "2") is None
    assert vault.document(archive).reading == reading()


def test_what_cannot_be_given_back_whole_is_read_again(vault: Vault) -> None:
    archive = taken(vault, b"zip", "/in/papers.zip")
    vault.save_readings(archive, Interpretation((), (Part("never taken", b"pdf"),)), "1", "rule")
    assert vault.cached(vault.document(archive).source, "1") is None


def test_a_document_is_read_once(vault: Vault) -> None:
    (document,) = read(vault)
    with pytest.raises(StageWrong):
        vault.save_readings(document, Interpretation((reading(),)), "1", "rule")
    with pytest.raises(StageWrong):
        vault.fail(document, Failure("format.damaged"), "rule")


def test_a_failure_is_kept_with_its_facts(vault: Vault) -> None:
    document = taken(vault)
    vault.fail(document, Failure("format.damaged", {"format": "PDF"}), "rule")
    failed = vault.document(document)
    assert (failed.stage, failed.failure) == (Stage.FAILED, Failure("format.damaged", {"format": "PDF"}))
    assert vault.totals() == Totals(taken=1, failed=1)


def test_a_failed_document_can_wait_again(vault: Vault) -> None:
    document = taken(vault)
    vault.fail(document, Failure("file.password_needed"), "rule")
    vault.advance([document], Stage.RECEIVED, ANN, {"why": "a password was added"})
    vault.save_readings(document, Interpretation((reading(),)), "1", "rule")
    assert vault.document(document).failure is None
    assert vault.totals() == Totals(taken=1, review=1)


def test_reading_again_replaces_the_documents_of_the_same_bytes(vault: Vault) -> None:
    first, second = read(vault, b"scan", reading("1.00"), reading("2.00"))
    vault.advance([first], Stage.RECEIVED, ANN, {})
    vault.save_readings(first, Interpretation((reading("3.00"),)), "2", "rule")
    assert [one.id for one in vault.documents(Selection())] == [first]
    assert vault.history(second)[-1].action == "superseded"
    assert codes(vault) == set()


def test_documents_are_not_read_again_beside_approved_ones(vault: Vault) -> None:
    first, second = read(vault, b"scan", reading("1.00"), reading("2.00"))
    vault.advance([second], Stage.APPROVED, ANN, {})
    with pytest.raises(StageWrong):
        vault.advance([first], Stage.RECEIVED, ANN, {})


def test_a_correction_stands_in_the_history(vault: Vault) -> None:
    (document,) = read(vault)
    version = vault.document(document).version
    corrected = reading("13.00", status=Status.ACCEPTED)
    vault.change(document, version, corrected, "corrected", ANN)
    last = vault.history(document)[-1]
    assert (last.actor, last.action) == (ANN, "corrected")
    assert last.before["line_items.1.amount"]["value"] == "12.00"
    assert last.after["total_amount"]["value"] == "13.00"
    assert last.after["status"] == "accepted"
    assert vault.document(document).reading == corrected
    with pytest.raises(DocumentChanged):
        vault.change(document, version, reading(), "corrected", ANN)


def test_stages_follow_each_other(vault: Vault) -> None:
    (document,) = read(vault)
    with pytest.raises(StageWrong):
        vault.advance([document], Stage.EXPORTED, ANN, {})
    vault.advance([document], Stage.APPROVED, "rule", {"rule": "status accepted"})
    with pytest.raises(StageWrong):
        vault.change(document, 9, reading(), "corrected", ANN)
    vault.advance([document], Stage.EXPORTED, ANN, {"file": "export.csv", "sha256": "00"})
    assert vault.document(document).stage is Stage.EXPORTED
    assert vault.history(document)[-1].after["sha256"] == "00"
    vault.advance([document], Stage.READ, ANN, {"why": "reopened"})
    assert vault.totals() == Totals(taken=1, review=1)


def test_a_move_of_several_is_all_or_none(vault: Vault) -> None:
    (ready,), waiting = read(vault), taken(vault, b"other")
    with pytest.raises(StageWrong):
        vault.advance([ready, waiting], Stage.APPROVED, ANN, {})
    assert vault.document(ready).stage is Stage.READ
    assert [line.action for line in vault.history(ready)] == ["taken", "read"]


def test_split_documents_stand_in_the_place_of_the_one(vault: Vault) -> None:
    (whole,) = read(vault, b"scan", reading(pages=(1, 2)))
    change = vault.supersede([whole], [dealt(vault, whole, 1), dealt(vault, whole, 2)], "split", ANN)
    assert {one.id for one in vault.documents(Selection())} == set(change.documents)
    with pytest.raises(DocumentUnknown):
        vault.document(whole)
    assert vault.history(change.documents[0])[0].after["from"] == [whole]
    merged = vault.supersede(change.documents, [dealt(vault, change.documents[0], 1, 2)], "merged", ANN)
    assert len(merged.documents) == 1
    assert vault.totals() == Totals(taken=1, review=1)
    assert codes(vault) == set()


def merged(vault: Vault) -> str:
    """The id of a document whose pages stand in two files."""
    (front,), (back,) = read(vault, b"front"), read(vault, b"back")
    leaves = tuple(vault.document(one).leaf(1) for one in (front, back))
    return vault.supersede([front, back], [Dealt(reading(pages=(1, 2)), leaves)], "merged", ANN).documents[0]


def test_pages_of_several_files_make_one_document(vault: Vault) -> None:
    document = vault.document(merged(vault))
    assert document.name == "66726f6e74.pdf + 6261636b.pdf"
    assert [leaf.page for leaf in document.leaves] == [1, 1]
    assert document.origins == ("/in/66726f6e74.pdf", "/in/6261636b.pdf")
    for number in (1, 2):
        found = vault.page(document.id, number)
        assert found is not None
        assert found.number == number
    assert [picture.data for n in (1, 2) if (picture := vault.image(document.id, n))] == [
        b"picture of front",
        b"picture of back",
    ]
    assert vault.page(document.id, 3) is None
    assert vault.image(document.id, 0) is None
    assert vault.originals_of(document.id) == (("66726f6e74.pdf", b"front"), ("6261636b.pdf", b"back"))
    assert vault.history(document.id)[0].after["files"] == ["66726f6e74.pdf", "6261636b.pdf"]
    assert vault.totals() == Totals(taken=1, review=1)
    assert vault.count(Selection(source=document.leaves[1].source)) == 1
    assert codes(vault) == set()


def test_a_file_of_a_merged_document_is_not_taken_anew(vault: Vault) -> None:
    document = merged(vault)
    assert vault.take(arrival(b"back", "/again.pdf"), ANN).duplicates == (document,)
    assert vault.take(arrival(b"back", "/again.pdf", "other"), ANN).documents
    assert vault.history(document)[-1].action == "taken_again"


def test_a_merged_document_is_not_read_again_as_one_of_its_files(vault: Vault) -> None:
    with pytest.raises(StageWrong):
        vault.advance([merged(vault)], Stage.RECEIVED, ANN, {})


def test_a_merged_document_is_taken_apart_into_what_it_was(vault: Vault) -> None:
    document = vault.document(merged(vault))
    parts = [Dealt(reading(pages=(leaf.page,)), (leaf,)) for leaf in document.leaves]
    first, second = (vault.document(one) for one in vault.supersede([document.id], parts, "split", ANN).documents)
    assert (first.name, second.name) == ("66726f6e74.pdf", "6261636b.pdf")
    assert (first.leaves, second.leaves) == ((), ())
    assert vault.source(second.id).data == b"back"
    assert codes(vault) == set()


def test_an_exchanged_page_of_a_merged_document_is_found_out(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    merged(vault)
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("UPDATE documents SET leaves = replace(leaves, ',1]]', ',2]]') WHERE leaves != ''")
    vault = opened(tmp_path)
    assert codes(vault) == {"document.altered"}
    vault.close()


def test_pages_of_other_clients_or_other_documents_are_not_merged(vault: Vault) -> None:
    (first,), (second,) = read(vault, b"one"), read(vault, b"two")
    other = taken(vault, b"three", client="other")
    vault.save_readings(other, Interpretation((reading(),)), "1", "rule")
    with pytest.raises(CannotMerge):
        vault.supersede([first], [dealt(vault, second, 1)], "merged", ANN)
    with pytest.raises(CannotMerge):
        vault.supersede([first, other], [dealt(vault, first, 1)], "merged", ANN)
    with pytest.raises(CannotMerge):
        vault.supersede([first], [Dealt(reading(), ())], "split", ANN)


def test_an_unknown_document_is_said_so(vault: Vault) -> None:
    for call in (vault.document, vault.source, vault.history):
        with pytest.raises(DocumentUnknown):
            call("nothing")


def test_passwords_are_remembered_per_client(vault: Vault) -> None:
    for password in ("old", "new", "old"):
        vault.add_password("acme", password, ANN)
    assert vault.passwords("acme") == ("new", "old")
    assert vault.passwords("zenith") == ()
    assert vault.source(taken(vault)).passwords == ("new", "old")


def test_settings_are_remembered(vault: Vault, tmp_path: Path) -> None:
    folders = [{"path": "/in", "client": "", "originals": "leave"}]
    assert vault.setting("folders") is None
    vault.save_setting("folders", [], ANN)
    vault.save_setting("folders", folders, ANN)
    vault.close()
    again = opened(tmp_path)
    assert again.setting("folders") == folders
    again.close()


def test_a_damaged_original_is_not_given_out(vault: Vault) -> None:
    document = taken(vault)
    (name,) = vault.originals.names()
    path = vault.originals.path(name)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(OriginalDamaged):
        vault.source(document)
    path.unlink()
    with pytest.raises(OriginalDamaged):
        vault.source(document)


def test_what_was_refused_leaves_no_file(vault: Vault) -> None:
    with pytest.raises(DocumentUnknown):
        vault.take(Arrival("acme", "x", b"never kept", container="none"), "rule")
    with pytest.raises(DocumentUnknown):
        vault.save_page("none", page(), PageImage(1, b"never kept"))
    assert not [*vault.originals.names(), *vault.images.names()]


def test_what_was_refused_is_not_taken_from_others(vault: Vault) -> None:
    document = taken(vault)
    with pytest.raises(DocumentUnknown):
        vault.take(Arrival("acme", "x", b"the bytes", container="none"), "rule")
    assert vault.source(document).data == b"the bytes"
