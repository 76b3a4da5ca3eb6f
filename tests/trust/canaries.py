"""T30: a word that a document, its name, its client or a correction holds stands nowhere on the disk in the clear."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pymupdf

from tests.trust.code import ROOT

PASSPHRASE = "canary in a coal mine"
CLIENT = -1
"""whose papers they are; the number of its canary"""
NO_KEYCHAIN = "keyring.backends.null.Keyring"
OPEN_BOOKS = ("papers", "exports")
"""folders that are the person's own: what came in, and what was written out on wish"""


def canary(number: int) -> str:
    """A word that is nowhere else."""
    return f"zq{hashlib.sha256(str(number).encode()).hexdigest()[:14]}"


def leave_no_words(numbers: range, folder: Path) -> Iterator[str]:
    """Works with papers that hold a canary each, is killed in between, and looks for every canary in every file."""
    office = _Office(folder)
    office.run("init")
    for number in numbers:
        WAYS[number % len(WAYS)](office.papers, number)
    office.killed("add", office.papers)
    office.run("add", office.papers, "--client", canary(CLIENT))
    office.correct([number for number in numbers if WAYS[number % len(WAYS)] is _to_correct])
    office.unlock([number for number in numbers if WAYS[number % len(WAYS)] is _locked])
    office.run("list", "--text", canary(numbers[0]))
    office.run("export", "--format", "json", "--all", "--to", folder / "exports" / "all.json")
    lying = dict(_on_disk(folder))
    kept = (folder / "exports" / "all.json").read_text()
    always = _found(canary(CLIENT), lying) or _found(PASSPHRASE, lying)
    for number in numbers:
        came = "" if canary(number) in kept else "never came into the vault"
        yield _found(canary(number), lying) or always or came


def _text(canaries: str) -> str:
    return f"INVOICE\nInvoice No: {canaries}\nDate: 2025-01-02\n{canaries} Ltd\nTotal: 12.00 EUR\n"


def _as_text(papers: Path, number: int) -> None:
    (papers / f"{number}.txt").write_text(_text(canary(number)))


def _as_csv(papers: Path, number: int) -> None:
    (papers / f"{number}.csv").write_text(_text(canary(number)).replace(": ", ";"))


def _as_mail(papers: Path, number: int) -> None:
    word = canary(number)
    head = f"From: {word}@fern.example\nTo: books@fern.example\nSubject: {word}\nContent-Type: text/plain\n\n"
    (papers / f"{number}.eml").write_text(head + _text(word))


def _as_page(papers: Path, number: int) -> None:
    lines = "".join(f"<p>{line}</p>" for line in _text(canary(number)).splitlines())
    (papers / f"{number}.html").write_text(f"<html><body>{lines}</body></html>")


def _as_pdf(papers: Path, number: int) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), _text(canary(number)))
        document.set_metadata({"title": canary(number)})
        document.save(papers / f"{number}.pdf")


def _as_name(papers: Path, number: int) -> None:
    (papers / f"{canary(number)}.txt").write_text(_text(str(number)))


def _to_correct(papers: Path, number: int) -> None:
    (papers / f"correct-{number}.txt").write_text(_text(f"A-{number}"))


def _locked(papers: Path, number: int) -> None:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), _text(canary(number)))
        secret = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": canary(number), "owner_pw": canary(number)}
        document.save(papers / f"{number}.pdf", **secret)


WAYS: Sequence[Callable[[Path, int], None]] = (
    _as_text,
    _as_csv,
    _as_mail,
    _as_page,
    _as_pdf,
    _as_name,
    _to_correct,
    _locked,
)


class _Office:
    """The command line on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.papers = folder / "papers"
        for name in ("papers", "exports", "temporary", "work"):
            (folder / name).mkdir()
        (folder / "papers" / ".passphrase").write_text(PASSPHRASE)

    def run(self, *arguments: object, typed: str = "") -> str:
        """What a verb prints; a document that could not be read is no failure here."""
        command = self._command(*arguments)
        done = subprocess.run(command, **self._surroundings(), input=typed, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise AssertionError(done.stderr)
        return str(done.stdout)

    def killed(self, *arguments: object) -> None:
        """Begins a verb and aborts it as soon as it says something, so that a core file would be left."""
        with subprocess.Popen(self._command(*arguments), **self._surroundings(), stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            process.send_signal(signal.SIGABRT)

    def correct(self, numbers: Sequence[int]) -> None:
        """Corrects the vendor of the papers made for that."""
        ids = {one["file"]: one["id"] for one in json.loads(self.run("list", "--format", "json"))}
        for number in numbers:
            self.run("correct", ids[f"correct-{number}.txt"], "vendor_name", canary(number))

    def unlock(self, numbers: Sequence[int]) -> None:
        """Says the passwords of the papers made for that."""
        for number in numbers:
            self.run("passwords", "add", "--client", canary(CLIENT), typed=canary(number))

    def _command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "desktop.main", *map(str, arguments)]

    def _surroundings(self) -> dict[str, Any]:
        said = {
            "VOUCH_HOME": self._folder / "home",
            "VOUCH_STATE": self._folder / "state",
            "VOUCH_PASSPHRASE_FILE": self._folder / "papers" / ".passphrase",
            "VOUCH_LANGUAGE": "en",
            "PYTHON_KEYRING_BACKEND": NO_KEYCHAIN,
            "HOME": self._folder / "work",
            "TMPDIR": self._folder / "temporary",
            "PYTHONPATH": ROOT,
        }
        return {"env": os.environ | {name: str(value) for name, value in said.items()}, "cwd": self._folder / "work"}


def _on_disk(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file that the program left behind: its name and its bytes, in small letters."""
    for path in folder.rglob("*"):
        within = path.relative_to(folder)
        if path.is_file() and within.parts[0] not in OPEN_BOOKS:
            yield within, str(within).encode().lower() + path.read_bytes().lower()


def _found(word: str, lying: Mapping[Path, bytes]) -> str:
    """In which file a word stands, in any of the ways that text is written; "" in none."""
    said = word.lower()
    ways = [said.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    ways += [base64.b64encode(said.encode())[:-4].lower()]
    return next((f"stands in {path}" for path, data in lying.items() if any(way in data for way in ways)), "")
