"""A vault that was written on several days, with a copy of how it stood at the end of each."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.domain.document import Stage
from core.domain.errors import VouchError
from core.domain.finding import Severity
from core.ports import Interpretation, PageImage, Selection, silent
from core.vault import Vault
from tests.core.vault.made import ANN, new_vault, opened, page, reading, taken

DAYS = 4
EACH_DAY = 8
DATABASE = "vault.db"
LOG = "vault.db-wal"


@dataclass(frozen=True)
class Past:
    """The vault of a folder as it stands now, and as it stood on each day."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def day(self, number: int) -> Path:
        """A copy of the vault's folder as it stood in the evening of a day."""
        return self.folder / f"day {number}"

    def reset(self) -> None:
        """Puts the vault and its receipt back to how they stand on the last day."""
        for name in ("home", "state"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(self.folder / f"last {name}", self.folder / name)


def lived(folder: Path) -> Past:
    """A vault that was written for some days."""
    past = Past(folder)
    vault = new_vault(folder)
    for day in range(DAYS):
        _worked(vault, day)
        shutil.copytree(past.home, folder / f"open day {day}")
        vault.close()
        shutil.copytree(past.home, past.day(day))
        vault = opened(folder)
    vault.close()
    for name in ("home", "state"):
        shutil.copytree(folder / name, folder / f"last {name}")
    return past


def _worked(vault: Vault, day: int) -> None:
    """A day's work: documents taken, some read, some corrected and approved; a setting, a password."""
    vault.save_setting(f"folder {day % 2}", [f"/in/{day}"], ANN)
    vault.add_password("acme", f"secret {day}", ANN)
    for number in range(EACH_DAY):
        data = hashlib.sha256(f"{day} {number}".encode()).digest() * 40
        document = taken(vault, data, f"/in/{day}-{number}.pdf", "acme" if number % 2 else "zenith")
        if number == EACH_DAY - 1:
            continue
        text = f"Invoice {day} {number} of Fern {number} Ltd " + data.hex()[:600]
        vault.save_page(document, page(text=text), PageImage(1, b"picture of " + data))
        said = reading(f"{day}{number}.00")
        vault.save_readings(document, Interpretation((said,)), "1", "rule")
        if number % 3 == 0:
            vault.change(document, vault.document(document).version, reading(f"{day}{number}.50"), "corrected", ANN)
        if number % 2:
            vault.advance([document], Stage.APPROVED, ANN, {})
    for one in vault.documents(Selection(stage=Stage.APPROVED, limit=3)):
        vault.advance([one.id], Stage.EXPORTED, ANN, {"file": f"{day}.csv"})


def noticed(folder: Path) -> set[str]:
    """What is said of a vault that something was done to: why it does not open, or what a check finds."""
    try:
        vault = opened(folder)
    except VouchError as problem:
        return {problem.code}
    try:
        return {one.code for one in vault.check(silent) if one.severity is not Severity.NOTE}
    finally:
        vault.close()


def given(folder: Path) -> dict[str, str]:
    """By document what its original is, or the error that is said instead; nothing where the vault does not open."""
    with suppress(VouchError):
        vault = opened(folder, read_only=True)
        try:
            return {one.id: _original(vault, one.id) for one in vault.documents(Selection(limit=10**6))}
        finally:
            vault.close()
    return {}


def _original(vault: Vault, document: str) -> str:
    try:
        return hashlib.sha256(vault.source(document).data).hexdigest()
    except VouchError as problem:
        return problem.code


def files(folder: Path) -> list[Path]:
    """Every file of a folder in a stable order, but the lock, which says nothing."""
    found = (Path(place) / name for place, _, names in os.walk(folder) for name in names)
    return sorted(path for path in found if path.name != "vault.lock")
