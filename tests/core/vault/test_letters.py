"""The key that a connection is given in letters stands nowhere in the process's memory once it has it."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trust.code import ROOT
from tests.trust.forgetting import found, memory_is_hidden

PART = 16
OPEN = """
import sys
from pathlib import Path
from core.vault.database import open_database

key = sys.stdin.buffer.read(32)
with open_database(Path(sys.argv[1]), key, read_only=False).connect() as connection:
    print("open", flush=True)
    sys.stdin.buffer.read(1)
"""


@pytest.mark.skipif(bool(memory_is_hidden()), reason=memory_is_hidden())
def test_the_letters_of_the_key_are_gone_while_the_database_is_open(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    letters = key.hex().encode()
    parts = {str(at): letters[at : at + PART] for at in range(0, len(letters), PART)}
    command = [sys.executable, "-c", OPEN, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as office:
        assert office.stdin
        assert office.stdout
        office.stdin.write(key)
        office.stdin.flush()
        assert office.stdout.readline() == b"open\n"
        assert "key" in found(office.pid, {"key": key})
        assert not found(office.pid, parts)
        office.stdin.write(b".")
