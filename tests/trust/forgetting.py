"""T30: five seconds after the vault is locked, its keys and its passphrase stand nowhere in the process's memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from core.vault import create_vault
from core.vault.keys import Cost, key_by_passphrase, read_key_file
from core.vault.sealing import derive
from tests.trust.canaries import canary
from tests.trust.code import ROOT

SECONDS = 5.0
PART = 8
"""bytes that are told as a part of a key: what is freed is overwritten at its beginning at times, and not behind"""
CHEAP = Cost(1, 64, 1)
OFFICE = """
import sys
from pathlib import Path
from core.domain.selection import Selection
from core.ports import Arrival, silent
from core.vault import open_vault
from core.vault.ring import wipe

home, state = map(Path, sys.argv[1:])
for line in sys.stdin.buffer:
    passphrase = line.rstrip(b"\\n").decode()
    vault = open_vault(home, state, passphrase)
    for number in range(5):
        change = vault.take(Arrival("acme", f"/in/{number}.txt", b"paper %d" % number), "ann")
        vault.source((change.documents or change.duplicates)[0])
    vault.documents(Selection())
    vault.check(silent)
    print("open", flush=True)
    sys.stdin.buffer.readline()
    vault.close()
    wipe(passphrase, line)
    del vault, passphrase, line
    print("locked", flush=True)
"""


def memory_is_hidden() -> str:
    """Why another process's memory cannot be looked at here."""
    return "" if sys.platform == "linux" else "only Linux shows the memory of a process as a file"


def forget(numbers: range, folder: Path) -> Iterator[str]:
    """Opens a vault in a process of its own, works, locks it, and looks through all that the process may write to."""
    for number in numbers:
        passphrase = f"{canary(number)} opens it"
        home, state = folder / str(number) / "home", folder / str(number) / "state"
        create_vault(home, state, passphrase, cost=CHEAP)[0].close()
        key = key_by_passphrase(read_key_file(home), passphrase)
        command = [sys.executable, "-c", OFFICE, str(home), str(state)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as office:
            assert office.stdin
            assert office.stdout
            office.stdin.write(f"{passphrase}\n".encode())
            office.stdin.flush()
            office.stdout.readline()
            seen = found(office.pid, {"passphrase": passphrase.encode(), "key": key})
            office.stdin.write(b"lock\n")
            office.stdin.flush()
            office.stdout.readline()
            yield _in_time(office.pid, _secrets(passphrase, key)) or ("" if seen else "was never there")


def _secrets(passphrase: str, key: bytes) -> Mapping[str, bytes]:
    """Every form in which the passphrase, or a part of a key, could stand there."""
    keys = {"key": key} | {purpose: derive(key, purpose) for purpose in ("database", "originals", "audit", "imprint")}
    keys |= {f"{name} in letters": one.hex().encode() for name, one in keys.items()}
    parts = {f"{name} from {at}": one[at : at + PART] for name, one in keys.items() for at in range(0, len(one), PART)}
    said = {coding: passphrase.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-32-le")}
    return parts | said


def _in_time(process: int, secrets: Mapping[str, bytes]) -> str:
    """What still stands there when the time is over; "" as soon as nothing does."""
    until = time.monotonic() + SECONDS
    while left := found(process, secrets):
        if time.monotonic() > until:
            return f"still there: {left}"
        time.sleep(0.2)
    return ""


def found(process: int, secrets: Mapping[str, bytes]) -> str:
    """Which of some secrets stand in a process's memory."""
    there = set()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for begin, end in _regions(process):
            try:
                memory.seek(begin)
                held = memory.read(end - begin)
            except (OSError, ValueError):  # what the system keeps for itself
                continue
            there |= {name for name, secret in secrets.items() if secret in held}
    return ", ".join(sorted(there))


def _regions(process: int) -> Iterator[tuple[int, int]]:
    """Where a process may write."""
    for line in Path(f"/proc/{process}/maps").read_text().splitlines():
        place, rights, *_ = line.split()
        if rights.startswith("rw"):
            begin, end = place.split("-")
            yield int(begin, 16), int(end, 16)
