"""A second command line beside a process that holds the vault: one writer, and the writes of others done by it."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.domain.change import Change
from core.domain.errors import (
    DocumentApproved,
    DocumentUnknown,
    EraseHeld,
    FieldUnknown,
    NameUnknown,
    NothingToExport,
    NotProved,
    PersonUnknown,
    ReasonMissing,
    RoleNotAllowed,
    VaultBusy,
    VouchError,
)
from core.domain.profile import Role
from core.workbench import Work
from desktop.compose import Bench
from desktop.door import in_front, knock
from desktop.handing import UNANSWERED, Holding, holder
from desktop.session import session
from tests.desktop.conftest import PASSPHRASE, Vouch, invoice_sheet, run_program


@dataclass
class Held:
    """A vault that another process holds, and what it heard."""

    bench: Bench
    holding: Holding
    changes: list[Change] = field(default_factory=list)

    @property
    def actions(self) -> list[str]:
        return [one.action for one in self.changes]


@pytest.fixture
def held(vouch: Vouch) -> Iterator[Held]:
    """What a window is to others, with readers at work."""
    assert vouch("init").exit_code == 0
    now = session()
    with now.open() as bench:
        made = Held(bench, Holding(now.settings))
        with Work(bench.workbench.processing, lambda outcome: None, 1) as work:

            def hear(change: Change) -> None:
                made.changes.append(change)
                work.wake()

            made.holding.hold(bench.workbench, hear)
            yield made
            made.holding.close()


def test_files_are_taken_and_read_by_the_one_that_holds_the_vault(vouch: Vouch, held: Held, home: Path) -> None:
    done = vouch("add", invoice_sheet(home), "--client", "Northwind")
    assert (done.exit_code, held.actions) == (0, ["taken"]), done.stderr
    document = done.stdout.strip()
    assert "invoice.csv: Invoice" in done.stderr
    again = vouch("add", home / "invoice.csv", "--client", "Northwind")
    assert "already" in again.stderr
    assert again.stdout.strip() == document
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert (line["id"], line["client"], line["stage"]) == (document, "Northwind", "approved")
    assert vouch("status").stdout.startswith("Taken 1 = read 1")
    assert held.bench.workbench.show(document).history[0].actor == "ann"


def test_a_path_is_meant_from_where_it_was_said(vouch: Vouch, held: Held, home: Path) -> None:
    invoice_sheet(home)
    done = run_program("add", "invoice.csv", "--no-wait")
    assert (done.returncode, held.actions) == (0, ["taken"]), done.stderr


def test_what_cannot_be_taken_or_read_is_told_as_ever(vouch: Vouch, held: Held, home: Path) -> None:
    (home / "noise.bin").write_bytes(bytes(range(256)) * 9)
    done = vouch("add", "noise.bin", "gone.pdf")
    assert done.exit_code == 1
    assert "gone.pdf" in done.stderr
    assert "noise.bin: " in done.stderr
    assert held.actions == ["taken"]


def test_a_document_is_corrected_approved_and_exported(vouch: Vouch, held: Held, home: Path) -> None:
    assert isinstance(vouch("export", "--format", "csv").exception, NothingToExport)
    document = vouch("add", invoice_sheet(home)).stdout.strip()
    assert isinstance(vouch("correct", document, "nothing", "13.00").exception, FieldUnknown)
    assert isinstance(vouch("approve", "nobody").exception, DocumentUnknown)
    assert isinstance(vouch("correct", document, "Total", "13.00").exception, DocumentApproved)
    assert vouch("reopen", document, "--why", "the total is wrong").exit_code == 0
    assert "13.00" in vouch("correct", document, "Total", "13.00").stderr
    assert vouch("retype", document, "receipt").exit_code == 0
    assert vouch("retype", document, "invoice").exit_code == 0
    assert vouch("approve", document).exit_code == 0
    assert isinstance(vouch("correct", document, "Total", "14.00").exception, DocumentApproved)
    assert vouch("reopen", document, "--why", "misread").exit_code == 0
    assert vouch("approve", document).exit_code == 0
    assert vouch("export", "--format", "csv", "--to", "out.csv", "--delimiter", ";").exit_code == 0
    with (home / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert row["document"] == document
    assert held.actions == [
        "taken",
        "read",
        "corrected",
        "retyped",
        "retyped",
        "approved",
        "read",
        "approved",
        "exported",
    ]
    assert held.bench.workbench.check() == ()


def test_documents_are_merged_and_split(vouch: Vouch, held: Held, home: Path) -> None:
    sides = [
        vouch("add", invoice_sheet(home, name, total)).stdout.strip()
        for name, total in (("a.csv", "12.00"), ("b.csv", "13.00"))
    ]
    assert vouch("reopen", sides[0], "--why", "two sides of one").exit_code == 0
    assert vouch("merge", *sides).exit_code == 0
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert vouch("split", line["id"], "--before", "2").exit_code == 0
    assert {one["file"] for one in json.loads(vouch("list", "--format", "json").stdout)} == {"a.csv", "b.csv"}


def test_data_are_erased_given_out_and_kept_by_the_one_that_holds_the_vault(
    vouch: Vouch, held: Held, home: Path
) -> None:
    sheet = invoice_sheet(home / "in")
    document = vouch("add", sheet, "--client", "Northwind").stdout.strip()
    sheet.unlink()
    assert held.bench.workbench.processing.learning.lessons() == ()
    assert vouch("person", "Blue Fern Ltd", "given").exit_code == 0
    assert json.loads((home / "given" / "manifest.json").read_text(encoding="utf-8"))["documents"] == [document]
    assert isinstance(vouch("person", "Nobody", "other").exception, PersonUnknown)
    assert vouch("retention", "set", "60", "--client", "Northwind").exit_code == 0
    assert isinstance(vouch("erase", document, "--why", "asked for", "--yes").exception, EraseHeld)
    assert vouch("retention", "remove", "--client", "Northwind").exit_code == 0
    assert vouch("erase", document, "--why", "asked for").exit_code == 1
    assert isinstance(vouch("erase", document, "--yes").exception, ReasonMissing)
    done = vouch("erase", document, "--why", "asked for", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "nothing of it is left" in done.stderr
    assert isinstance(vouch("show", document).exception, DocumentUnknown)
    gone = held.changes[-1]
    assert (gone.action, gone.documents, gone.aside) == ("erased", (), (document,))
    assert held.bench.workbench.check() == ()


def test_what_others_do_not_do_says_that_the_vault_is_held(vouch: Vouch, held: Held, home: Path) -> None:
    done = run_program("passwords", "add", "--client", "Northwind", typed="tiger-lily-42\n")
    assert done.returncode == 1
    assert "vault.busy" in done.stderr
    assert "beside" in done.stderr
    assert held.changes == []


def test_a_vault_that_is_let_go_is_written_by_whoever_opens_it(vouch: Vouch, held: Held, home: Path) -> None:
    now = session()
    assert holder(now.settings)
    held.holding.let_go()
    assert holder(now.settings) is None
    assert isinstance(vouch("add", invoice_sheet(home)).exception, VaultBusy)


def test_nothing_of_a_document_is_told_at_the_door(vouch: Vouch, held: Held, home: Path) -> None:
    document = vouch("add", invoice_sheet(home)).stdout.strip()
    own = session().settings
    ask = holder(own)
    assert ask
    for verb, given in (("show", [document]), ("list", []), ("originals", [document]), ("take", [1]), ("store", [])):
        with pytest.raises(VouchError) as refused:
            ask(verb, given, held.bench.workbench)
        assert (refused.value.code, refused.value.facts) == (VouchError.code, {"where": "door"})
    asked = ["exe", "x", False, False, "", "", [",", ".", False], False]
    with pytest.raises(VouchError) as wrong:
        ask("export", asked, held.bench.workbench)
    assert wrong.value.facts == {"where": "ValueError"}
    assert held.actions == ["taken"]


@pytest.mark.parametrize(
    "asked",
    [
        {"verb": "take", "given": ["x", ""]},
        {"verb": "take", "given": ["x", ""], "who": {"name": "ann", "role": "administrator"}},
        {"said": '{"verb": "take", "given": ["x", ""]}', "to": "0" * 16, "proof": "0" * 64},
        {"said": "{", "to": 1, "proof": None},
        {"verb": "challenge", "given": ["ann"]},
        {},
    ],
)
def test_what_nobody_proved_to_ask_for_is_not_done(held: Held, asked: dict[str, object]) -> None:
    answer = knock(session().settings, asked)
    assert answer == {"error": NotProved.code, "facts": {}}
    assert held.actions == []


def test_a_proof_is_for_these_words_and_for_once(held: Held) -> None:
    own, access = session().settings, held.bench.workbench.access
    assert access
    said = json.dumps({"verb": "retype", "given": ["nobody", "invoice"]})
    for other in (said, said.replace("nobody", "anybody")):
        token, sealed = (knock(own, {"verb": "challenge", "given": "ann"}) or {})["done"]
        proof = access.answer(bytes.fromhex(sealed), said.encode()).hex()
        answers = [knock(own, {"said": other, "to": token, "proof": proof}) or {} for _ in range(2)]
        assert [one["error"] for one in answers] == [
            DocumentUnknown.code if other == said else NotProved.code,
            NotProved.code,
        ]


def test_those_who_never_answer_are_forgotten(held: Held) -> None:
    own = session().settings
    for _ in range(UNANSWERED + 5):
        assert knock(own, {"verb": "challenge", "given": "ann"})
    assert len(held.holding._challenges) == UNANSWERED


def test_a_role_is_that_of_the_passphrase_whatever_is_said(vouch: Vouch, home: Path) -> None:
    assert vouch("init").exit_code == 0
    assert vouch("keys", "name", "Ann", typed=f"{PASSPHRASE}\n").exit_code == 0
    assert vouch("keys", "add", "Ben", "--role", "preparer", typed="ben's own secret\n").exit_code == 0
    now = session()
    with now.open() as ann:
        holding = Holding(now.settings)
        holding.hold(ann.workbench, lambda change: None)
        (home / "passphrase").write_text("ben's own secret\n", encoding="utf-8")
        document = vouch("add", invoice_sheet(home), "--no-wait").stdout.strip()
        assert ann.workbench.show(document).history[0].actor == "Ben"
        assert isinstance(vouch("approve", document).exception, RoleNotAllowed)
        with now.look() as ben:
            ask = holder(now.settings)
            assert ask
            for said in (replace(ben.workbench, role=Role.ADMINISTRATOR), replace(ben.workbench, actor="Ann")):
                with pytest.raises((RoleNotAllowed, NotProved)):
                    ask("approve", [document], said)
            with pytest.raises(NameUnknown):
                ask("approve", [document], replace(ben.workbench, actor="Eve"))
        assert {line.actor for line in ann.workbench.show(document).history} <= {"Ben", ""}
        holding.close()


def test_a_watch_takes_for_others_and_there_is_one_door(vouch: Vouch, held: Held) -> None:
    now = session()
    assert not in_front(now.settings)
    second = Holding(now.settings)
    second.close()
    assert holder(now.settings)


def test_the_window_comes_to_front_whether_or_not_it_is_locked(home: Path) -> None:
    own, asked = session().settings, list[str]()
    holding = Holding(own, asked.append)
    assert in_front(own)
    assert in_front(own, "4bde221be2")
    assert holder(own) is None
    holding.close()
    assert not in_front(own)
    assert asked == ["", "4bde221be2"]
