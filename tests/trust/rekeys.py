"""T29: another key for a vault, killed at any of its calls: it opens with the old key file or the new, all is there."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from core.domain.errors import VouchError
from core.ports import silent
from core.vault import open_vault
from tests.core.vault.made import PASSPHRASE, new_vault, read
from tests.trust.code import ROOT

CALLS = 130
"""more than a vault of three documents makes"""
OFFICE = """
import os, signal, sys
from pathlib import Path
from core.vault.rekeying import rekey_vault
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE
folder, last, calls = Path(sys.argv[1]), int(sys.argv[2]), 0

def counted(event, given):
    global calls
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir") and str(folder) in str(given[0]):
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(counted)
rekey_vault(folder / "home", folder / "state", PASSPHRASE, actor=ANN, cost=CHEAP)
"""


def killed_rekeys(numbers: range, folder: Path) -> Iterator[str]:
    """Begins to give a vault another key, is killed, and looks whether everything is there and well."""
    for number in numbers:
        place = folder / str(number)
        papers = (b"one", b"two", b"three")
        vault = new_vault(place)
        documents = {read(vault, data)[0]: data for data in papers}
        vault.close()
        last = random.Random(number).randrange(1, CALLS)
        command = [sys.executable, "-c", OFFICE, str(place), str(last)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        said = "" if done.returncode in (0, -signal.SIGKILL) else done.stderr.decode()[-200:]
        yield said or _missing(place, documents)
        shutil.rmtree(place)


def _missing(place: Path, documents: dict[str, bytes]) -> str:
    """What is not as it was; "" where all is."""
    try:
        vault = open_vault(place / "home", place / "state", PASSPHRASE)
    except VouchError as error:
        return f"does not open: {error.code}"
    try:
        found = [finding.code for finding in vault.check(silent)]
        whole = all(vault.source(document).data == data for document, data in documents.items())
    finally:
        vault.close()
    return f"check says {found}" if found else "" if whole else "originals are not as they were"
