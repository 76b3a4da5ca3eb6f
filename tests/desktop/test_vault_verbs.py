"""Every verb over a vault, on real files and real readers."""

import csv
import json
import shutil
from pathlib import Path

import pymupdf
import pytest

from core.domain.errors import (
    DocumentUnknown,
    NothingToExport,
    NothingWatched,
    PassphraseFileMissing,
    PassphraseMissing,
    PassphraseWrong,
    RecoveryKeyWrong,
    ValueUnreadable,
    VaultExists,
    VaultMissing,
)
from core.workbench import WatchedFolder
from desktop.session import session
from tests.desktop.conftest import PASSPHRASE, Vouch, invoice_sheet, run_program


@pytest.fixture
def key(vouch: Vouch) -> str:
    """A vault, and its recovery key."""
    done = vouch("init")
    assert done.exit_code == 0, done.stderr
    return done.stdout.strip()


def added(vouch: Vouch, path: Path, client: str = "Northwind") -> str:
    done = vouch("add", path, "--client", client)
    assert done.exit_code == 0, done.stderr
    return done.stdout.split()[0]


def test_from_a_file_to_a_spreadsheet(vouch: Vouch, key: str, home: Path) -> None:
    document = added(vouch, invoice_sheet(home))
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert (line["id"], line["client"], line["type"]) == (document, "Northwind", "invoice")
    assert document in vouch("list", "--client", "Northwind", "--type", "invoice").stdout
    assert json.loads(vouch("list", "--client", "Nobody", "--format", "json").stdout) == []

    assert "BF-2025-17" in vouch("show", document).stdout
    assert "given the tag “late”" in vouch("tag", "late", document).stderr
    assert json.loads(vouch("list", "--tag", "Late", "--format", "json").stdout)[0]["id"] == document
    assert "late" in vouch("tag").stdout
    assert "taken off 1" in vouch("tag", "late", document, "--off").stderr
    assert "late" not in vouch("tag").stdout
    vouch("tag", "[to] ask [/first]", document)
    assert "[to] ask [/first]" in vouch("tag").stdout

    assert vouch("reopen", document, "--why", "the total is wrong").exit_code == 0
    assert vouch("correct", document, "total_amount", "13.00").exit_code == 0
    shown = json.loads(vouch("show", document, "--format", "json").stdout)
    assert shown["fields"]["total_amount"]["origin"] == "human"
    assert shown["history"][-1]["action"] == "corrected"
    assert shown["history"][-1]["actor"] == "ann"

    assert vouch("approve", document).exit_code == 0
    assert vouch("export", "--format", "csv", "--to", "out.csv").exit_code == 0
    with (home / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["document"], row["total_amount"], row["stage"]) == (document, "13.00", "approved")
    assert (
        "To be reversed: 1"
        in vouch("reopen", document, "--why", "again").stderr + vouch("export", "--format", "csv", "--all").stderr
    )
    assert vouch("periods", "close", "2099-12-31", "--client", "Northwind").exit_code == 0
    assert "Northwind" in vouch("periods", "list").stdout
    assert vouch("periods", "open", "--client", "Northwind", "--why", "a late paper").exit_code == 0
    assert "taken back in it: 1" in vouch("export", "--format", "csv", "--reversals").stderr
    (home / "office.pem").write_text("-----BEGIN CERTIFICATE-----\nbWFkZSB1cA==\n-----END CERTIFICATE-----\n")
    assert vouch("trust", "add", home / "office.pem").exit_code == 0
    assert vouch("trust", "list").stdout.split() == ["office.pem"]
    assert vouch("trust", "remove", "office.pem").exit_code == 0
    assert vouch("export", "--format", "xlsx", "--all").exit_code == 0
    assert (home / "export.xlsx").exists()

    assert vouch("original", document, "--to", "back").exit_code == 0
    assert (home / "back" / "invoice.csv").read_bytes() == (home / "invoice.csv").read_bytes()
    assert vouch("original", document, "--to", "back").exit_code == 1

    assert vouch("status").stdout.startswith("Taken 1 = read 0 + in review 1 + failed 0")
    assert vouch("check").exit_code == 0


def test_the_same_file_twice_is_one_document(vouch: Vouch, key: str, home: Path) -> None:
    path = invoice_sheet(home)
    assert added(vouch, path) == added(vouch, path)
    assert "already" in vouch("add", path, "--client", "Northwind").stderr


def test_what_cannot_be_read_is_listed_with_its_reason(vouch: Vouch, key: str, home: Path) -> None:
    (home / "noise.bin").write_bytes(bytes(range(256)) * 9)
    done = vouch("add", "noise.bin", "gone.pdf")
    assert done.exit_code == 1
    assert "gone.pdf" in done.stderr
    status = vouch("status").stdout
    assert "failed 1" in status
    assert "noise.bin" in status
    figures = json.loads(vouch("status", "--format", "json").stdout)
    assert (figures["taken"], figures["failed"], figures["agree"]) == (1, 1, True)
    assert figures["failures"][0]["file"] == "noise.bin"
    assert "noise.bin" in vouch("list", "--status", "failed").stdout


def test_two_files_make_one_document_and_come_apart_again(vouch: Vouch, key: str, home: Path) -> None:
    sides = [added(vouch, invoice_sheet(home, name, total)) for name, total in (("a.csv", "12.00"), ("b.csv", "13.00"))]
    assert vouch("reopen", sides[0], "--why", "two sides of one").exit_code == 0
    assert vouch("merge", *sides).exit_code == 0
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert line["file"] == "a.csv + b.csv"
    whole = json.loads(vouch("show", line["id"], "--format", "json").stdout)
    assert [(leaf["page"], leaf["file"]) for leaf in whole["leaves"]] == [(1, "a.csv"), (2, "b.csv")]
    places = {field["path"].split(" ")[0] for field in whole["fields"].values() if "path" in field}
    assert places <= {"a.csv", "b.csv"}
    assert "there already" not in vouch("show", line["id"]).stdout
    assert vouch("original", line["id"], "--to", "back").exit_code == 0
    assert sorted(path.name for path in (home / "back").iterdir()) == ["a.csv", "b.csv"]
    assert vouch("split", line["id"]).exit_code == 0
    assert {one["file"] for one in json.loads(vouch("list", "--format", "json").stdout)} == {"a.csv", "b.csv"}
    assert "1 more" in vouch("list", "--limit", "1").stderr
    assert vouch("check").exit_code == 0


def test_an_earlier_vault_takes_nothing_until_a_person_says_so(vouch: Vouch, key: str, home: Path) -> None:
    shutil.copytree(home / "home", home / "earlier")
    added(vouch, invoice_sheet(home))
    shutil.rmtree(home / "home")
    shutil.copytree(home / "earlier", home / "home")
    assert vouch("check").exit_code == 1
    done = vouch("add", home / "invoice.csv")
    assert done.exit_code == 1
    assert "put back" in done.stderr
    assert vouch("check", "--accept-earlier").exit_code == 0
    assert vouch("add", home / "invoice.csv").exit_code == 0


def test_reading_may_wait_and_a_watch_goes_on_with_it(vouch: Vouch, key: str, home: Path) -> None:
    vouch("add", invoice_sheet(home), "--no-wait")
    assert "waiting 1" in vouch("status").stdout
    invoice_sheet(home / "inbox" / "Blue Fern", "late.csv", "44.00")
    assert vouch("watch", "inbox", "--once", "--originals", "move").exit_code == 0
    found = {line["client"]: line["stage"] for line in json.loads(vouch("list", "--format", "json").stdout)}
    assert set(found) == {"", "Blue Fern"}
    assert "received" not in found.values()
    assert (home / "inbox" / "taken" / "Blue Fern" / "late.csv").exists()


def test_a_watch_without_folders_takes_those_of_the_vault(vouch: Vouch, key: str, home: Path) -> None:
    assert isinstance(vouch("watch", "--once").exception, NothingWatched)
    invoice_sheet(home / "theirs", "one.csv", "44.00")
    with session().open() as bench:
        bench.workbench.automation.save_folders([WatchedFolder(str(home / "theirs"), "Blue Fern")])
    assert vouch("watch", "--once").exit_code == 0
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert (line["client"], line["file"]) == ("Blue Fern", "one.csv")


def test_a_list_is_ordered_and_narrowed(vouch: Vouch, key: str, home: Path) -> None:
    for name, total in (("b.csv", "44.00"), ("a.csv", "9.00"), ("c.csv", "120.00")):
        added(vouch, invoice_sheet(home, name, total))

    def files(*wishes: str) -> list[str]:
        return [one["file"] for one in json.loads(vouch("list", "--format", "json", *wishes).stdout)]

    assert files("--order", "total", "--descending") == ["c.csv", "b.csv", "a.csv"]
    assert files("--order", "name", "--least", "9", "--most", "44.00") == ["a.csv", "b.csv"]
    assert files("--until", "1999-12-31") == []
    assert len(files("--since", "1999-12-31")) == 3
    assert files("--supplier", "Nobody Ltd") == []
    waiting = {one["file"] for one in json.loads(vouch("list", "--format", "json").stdout) if one["stage"] == "read"}
    assert set(files("--look")) == waiting
    assert vouch("list", "--least", "many").exit_code == 2


def test_a_vault_is_made_once_and_opened_by_its_passphrase_alone(vouch: Vouch, key: str, home: Path) -> None:
    assert isinstance(vouch("init").exception, VaultExists)
    (home / "passphrase").write_text("something else\n", encoding="utf-8")
    assert isinstance(vouch("list").exception, PassphraseWrong)
    (home / "passphrase").write_text("\n", encoding="utf-8")
    assert isinstance(vouch("list").exception, PassphraseMissing)
    (home / "passphrase").unlink()
    assert isinstance(vouch("list").exception, PassphraseFileMissing)


def test_the_recovery_key_opens_it_again(vouch: Vouch, key: str, home: Path) -> None:
    document = added(vouch, invoice_sheet(home))
    (home / "passphrase").write_text("quite another one\n", encoding="utf-8")
    assert isinstance(vouch("recover", typed="AAAAA-AAAAA\n").exception, RecoveryKeyWrong)
    done = vouch("recover", typed=key + "\n")
    assert done.exit_code == 0, done.exception
    assert document in vouch("list").stdout
    (home / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    assert isinstance(vouch("list").exception, PassphraseWrong)


@pytest.mark.parametrize("verb", [("periods", "close", "31.03.2026"), ("list", "--since", "2026-02-30")])
def test_what_is_no_day_is_said_in_words(vouch: Vouch, verb: tuple[str, ...]) -> None:
    done = vouch(*verb)
    assert done.exit_code == 2
    assert f"{verb[-1]} is no day: write it as 2026-03-31." in " ".join(done.stderr.replace("│", " ").split())


def test_what_is_not_there_says_so(vouch: Vouch, home: Path) -> None:
    assert isinstance(vouch("list").exception, VaultMissing)
    vouch("init")
    assert isinstance(vouch("show", "nobody").exception, DocumentUnknown)
    assert isinstance(vouch("export", "--format", "csv").exception, NothingToExport)


def test_a_short_passphrase_is_refused(vouch: Vouch, home: Path) -> None:
    (home / "passphrase").write_text("short\n", encoding="utf-8")
    assert vouch("init").exit_code == 2
    assert not (home / "home").exists()


def test_a_damaged_original_fails_the_check(vouch: Vouch, key: str, home: Path) -> None:
    added(vouch, invoice_sheet(home))
    (original,) = [path for path in (home / "home" / "originals").rglob("*") if path.is_file()]
    data = bytearray(original.read_bytes())
    data[-1] ^= 1
    original.chmod(0o600)
    original.write_bytes(data)
    done = vouch("check")
    assert done.exit_code == 1
    assert done.stdout


def test_passwords_are_asked_for_and_kept_encrypted(vouch: Vouch, key: str, home: Path) -> None:
    done = vouch("passwords", "add", "--client", "Northwind", typed="tiger-lily-42\n")
    assert done.exit_code == 0, done.exception
    kept = b"".join(path.read_bytes() for path in (home / "home").rglob("*") if path.is_file())
    assert b"tiger-lily-42" not in kept


def test_a_password_opens_the_files_that_wait_for_it(vouch: Vouch, key: str, home: Path) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), ["INVOICE", "Invoice number: BF-2025-17"])
        document.save(home / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="tiger", owner_pw="lily")
    assert vouch("add", "locked.pdf", "--client", "Northwind").exit_code == 1
    done = vouch("passwords", "add", "--client", "Northwind", typed="tiger\n")
    assert "locked.pdf: Invoice" in done.stderr
    (line,) = json.loads(vouch("list", "--format", "json").stdout)
    assert (line["type"], line["stage"], line["status"]) == ("invoice", "read", "review")


def test_a_type_is_put_right_and_a_value_named_as_it_is_shown(
    vouch: Vouch, key: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = added(vouch, invoice_sheet(home))
    monkeypatch.setenv("VOUCH_LANGUAGE", "fr")
    assert vouch("reopen", document, "--why", "ceci est un ticket").exit_code == 0
    assert "Ticket de caisse" in vouch("retype", document, "ticket de caisse").stderr
    assert "Total" in vouch("correct", document, "Total", "13,00").stderr
    assert isinstance(vouch("correct", document, "Date du ticket", "bientôt").exception, ValueUnreadable)
    page = vouch("show", document).stdout
    assert "Total: 12.00 → 13.00" in page
    assert "Ticket de caisse" in page
    assert "total_amount" not in page
    assert vouch("check").exit_code == 0


def test_a_second_writer_is_refused_and_looking_is_not(vouch: Vouch, key: str, home: Path) -> None:
    now = session()
    with now.open():
        done = run_program("add", invoice_sheet(home))
        assert done.returncode == 1
        assert "Another Vouch" in done.stderr
        assert run_program("status").returncode == 0


def test_the_log_tells_ids_and_never_a_word_of_a_document(vouch: Vouch, key: str, home: Path) -> None:
    document = added(vouch, invoice_sheet(home))
    lines = [json.loads(line) for line in (home / "state" / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert document in {line.get("document") for line in lines}
    written = json.dumps(lines)
    assert "Blue Fern" not in written
    assert "12.00" not in written
