"""T9: backups killed at any step, damaged anywhere, and restored elsewhere: what comes back is what was there, or said.

Run as a process it makes or restores a backup and ends by a kill at one call of the file system.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from core.domain.backup import Manifest
from core.domain.errors import BackupError
from core.domain.finding import Severity
from core.ports import silent
from core.vault import audit, open_vault
from core.vault.backup import VaultBackups
from core.vault.backup_restoring import Place, Secret, restore
from core.vault.backup_verifying import verify
from core.vault.database import transaction
from core.vault.receipt import Head
from tests.core.vault.made import ANN, PASSPHRASE
from tests.trust.code import ROOT
from tests.trust.history import given, lived

STEPS = 900
"""more calls of the file system than a backup or its restoring makes"""
CALLS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir")
Held = dict[str, str]
"""by document the hash of its original"""


def backups(numbers: range, folder: Path) -> Iterator[str]:
    """Attempts of four kinds in turn."""
    past = lived(folder)
    (folder / "early").mkdir()
    shutil.copytree(past.day(1), folder / "early" / "home")
    _back_up(folder / "early", folder / "first")
    past.reset()
    expected = {0: given(folder / "early"), 1: given(folder)}
    for number in numbers:
        luck = random.Random(number)
        for name in ("drive", "other"):
            shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(folder / "first", folder / "drive")
        past.reset()
        yield KINDS[number % len(KINDS)](folder, luck, expected)


def _whole(folder: Path, luck: random.Random, expected: dict[int, Held]) -> str:
    """Made and restored."""
    del luck
    _back_up(folder, folder / "drive")
    return _broken(folder) or _compared(folder, expected)


def _killed(folder: Path, luck: random.Random, expected: dict[int, Held]) -> str:
    """Killed while a backup is added; then what is there is whole, and the next backup is."""
    _kill("back_up", folder, luck.randrange(STEPS))
    lost = _broken(folder) or _compared(folder, expected)
    if lost:
        return f"after a kill: {lost}"
    shutil.rmtree(folder / "other")
    _back_up(folder, folder / "drive")
    return _broken(folder) or _compared(folder, expected)


def _killed_restoring(folder: Path, luck: random.Random, expected: dict[int, Held]) -> str:
    """Killed while a backup is restored; then there is no vault, or a whole one, and restoring again gives one."""
    _back_up(folder, folder / "drive")
    _kill("restore", folder, luck.randrange(STEPS))
    home = folder / "other" / "home"
    return _same(folder, expected[1]) if (home / "vault.json").exists() else _compared(folder, expected)


def _damaged(folder: Path, luck: random.Random, expected: dict[int, Held]) -> str:
    """A file altered, cut or removed: it is named, and what comes back is right or said to be missing."""
    _back_up(folder, folder / "drive")
    path = luck.choice(sorted(one for one in (folder / "drive").rglob("*") if one.is_file()))
    _damage(path, luck)
    name = path.relative_to(folder / "drive").as_posix()
    found = verify(folder / "drive", silent)
    if name not in {one.file for one in found.wrong} and not _is_gone(folder, path, found.backups):
        return f"{name} is not noticed"
    try:
        back = restore(folder / "drive", _place(folder), Secret(PASSPHRASE), silent)
    except BackupError:
        return "" if "backups/" in name else f"not restored for {name}"
    (early,) = verify(folder / "first", silent).backups
    want = expected[int(back.backup != early)]  # where its manifest is what was damaged, the later one is left
    held = given(folder / "other")
    wrong = [one for one, sha256 in held.items() if sha256 != want.get(one)]
    if set(held) != set(want) or len(wrong) > len(back.missing):
        return f"{name}: {wrong} differ, {back.missing} said"
    return ""


def _is_gone(folder: Path, path: Path, left: tuple[Manifest, ...]) -> bool:
    """Whether a backup is without its manifest, so that it counts as one that was never finished."""
    return path.name == "backup.json" and not path.exists() and len(left) == 1 and folder.exists()


def _damage(path: Path, luck: random.Random) -> None:
    data = bytearray(path.read_bytes())
    match luck.randrange(3):
        case 0:
            data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
            path.write_bytes(data)
        case 1:
            path.write_bytes(data[: luck.randrange(len(data))])
        case _:
            path.unlink()


def _broken(folder: Path) -> str:
    found = verify(folder / "drive", silent)
    return f"not whole: {found.wrong}" if found.wrong or not found.backups else ""


def _compared(folder: Path, expected: dict[int, Held]) -> str:
    """Restores the latest backup; what differs from the vault that it was made of."""
    back = restore(folder / "drive", _place(folder), Secret(PASSPHRASE), silent)
    backups = verify(folder / "drive", silent).backups
    if back.missing:
        return f"missing: {back.missing}"
    return _same(folder, expected[int(len(backups) > 1)], back.backup)


def _same(folder: Path, expected: Held, backup: Manifest | None = None) -> str:
    held = given(folder / "other")
    if held != expected:
        return f"originals differ: {set(held.items()) ^ set(expected.items())}"
    with closing(open_vault(_place(folder).home, _place(folder).state, PASSPHRASE)) as vault:
        if vault.rolled_back:
            return "a false alarm"
        if found := [one.code for one in vault.check(silent) if one.severity is not Severity.NOTE]:
            return f"the restored vault is not well: {found}"
        with transaction(vault.engine) as connection:
            if backup and not audit.contains(connection, Head(backup.line, backup.hash)):
                return "another audit head"
    return ""


def _place(folder: Path) -> Place:
    return Place(folder / "other" / "home", folder / "other" / "state", ANN)


def _back_up(folder: Path, drive: Path) -> None:
    with closing(open_vault(folder / "home", folder / "state", PASSPHRASE)) as vault:
        VaultBackups(vault, folder / "home").back_up(drive, silent)


def _kill(what: str, folder: Path, step: int) -> None:
    command = [sys.executable, "-m", "tests.trust.backups", what, str(folder), str(step)]
    ended = subprocess.run(command, cwd=ROOT, check=False).returncode
    assert ended in (0, -signal.SIGKILL), ended


def main(what: str, folder: Path, last: int) -> None:
    """Makes or restores a backup; the call of that number is the last one that is begun."""
    numbers, begun = count(), False

    def end(event: str, _: object) -> None:
        if begun and event in CALLS and next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(end)
    with closing(open_vault(folder / "home", folder / "state", PASSPHRASE)) as vault:
        begun = True
        if what == "back_up":
            VaultBackups(vault, folder / "home").back_up(folder / "drive", silent)
        begun = what == "restore"
    if what == "restore":
        restore(folder / "drive", _place(folder), Secret(PASSPHRASE), silent)


Kind = Callable[[Path, random.Random, dict[int, Held]], str]
KINDS: tuple[Kind, ...] = (_whole, _killed, _damaged, _killed_restoring)

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
