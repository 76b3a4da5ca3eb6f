"""The power fails: writes that were not flushed are dropped, kept, torn or reordered, and nothing promised is lost."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.domain.document import Document, Stage
from core.ports import Selection, silent
from core.vault import Vault
from tests.core.vault.made import inside, new_vault, opened, put_back, read
from tests.trust.code import ROOT
from tests.trust.failing import COMPILER
from tests.trust.platter import Platter, deeds
from tests.trust.recorded import DOCUMENTS, paper, table

EARLIER = 4
"""the form of the vault that is first brought to the present one"""


def cut(numbers: range, folder: Path) -> Iterator[str]:
    """One power cut for each number, at any call of a course of work in a vault of an earlier form."""
    disk, begun, crashed = folder / "disk", folder / "begun", folder / "crashed"
    _made(disk)
    shutil.copytree(disk, begun)
    course = list(deeds(_recorded(disk, folder), disk))
    for number in numbers:
        luck = random.Random(number)
        done = course[: luck.randint(0, len(course))]
        platter = Platter(begun)
        for deed in done:
            platter.do(deed)
        platter.lay_out(crashed, luck)
        promised = [deed.data.decode().split() for deed in done if deed.sort == "p"]
        lost = "; ".join(_lost(crashed, promised))
        shutil.rmtree(crashed)
        yield f"after {len(done)} calls of {len(course)}: {lost}" if lost else ""


def _made(disk: Path) -> None:
    """A vault of an earlier form with a few documents, and an inbox with more."""
    (disk / "inbox").mkdir(parents=True)
    vault = new_vault(disk)
    for number in range(3):
        read(vault, b"earlier %d" % number)
    vault.close()
    with inside(disk) as connection:
        put_back(connection, EARLIER)
    for number in range(DOCUMENTS):
        (disk / "inbox" / f"{number}.pdf").write_bytes(paper(number))


def _recorded(disk: Path, folder: Path) -> bytes:
    """The record of a course of work."""
    library, record = folder / "recorder.so", folder / "record"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], check=True)
    command = [sys.executable, "-m", "tests.trust.recorded", str(disk), str(record)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "LD_PRELOAD": str(library)}, check=True)
    return record.read_bytes()


def _lost(folder: Path, promised: Sequence[Sequence[str]]) -> Iterator[str]:
    """What is not as it was promised, once the vault is opened again."""
    vault = opened(folder)
    try:
        yield from (f"{one.code} {dict(one.facts)}" for one in vault.check(silent))
        yield from _not_there(vault, folder, promised)
    finally:
        vault.close()
    yield from (f"left over: {path.name}" for place in ("home", "state") for path in (folder / place).rglob("*.part"))


def _not_there(vault: Vault, folder: Path, promised: Sequence[Sequence[str]]) -> Iterator[str]:
    there = {one.id: one for one in vault.documents(Selection(limit=10**6))}
    sources = [one.source for one in there.values()]
    if len(set(sources)) < len(sources):
        yield "a document is there twice"
    for promise in promised:
        if not _kept(vault, folder, there, *promise):
            yield f"{promise[0]} and lost: {promise[1]}"
    for number in range(DOCUMENTS):
        lies = (folder / "inbox" / f"{number}.pdf").exists()
        if not lies and hashlib.sha256(paper(number)).hexdigest() not in sources:
            yield f"lost: {number}.pdf"


def _kept(vault: Vault, folder: Path, there: dict[str, Document], *promise: str) -> bool:
    match promise:
        case "taken", document, digest:
            return document in there and there[document].source == digest
        case "approved", document:
            return document in there and there[document].stage is Stage.APPROVED
        case "exported", name, number:
            path = folder / "exports" / name
            return path.exists() and path.read_bytes() == table(int(number))
    return int(vault.setting("last") or 0) >= int(promise[1])
