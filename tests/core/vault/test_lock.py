from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.errors import VaultBusy
from core.vault.lock import LOCK_FILE, WriterLock, writer_of

HOLDER = """
import subprocess, sys, time
from pathlib import Path
from core.vault.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
if len(sys.argv) > 2:
    subprocess.Popen(["sleep", sys.argv[2]], pass_fds=[lock._handle])
print("held", flush=True)
time.sleep(60)
"""


def held(home: Path, *left_over: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", HOLDER, str(home), *left_over]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    process.stdout.close()
    return process


def test_a_second_writer_is_told_who_holds_the_vault(tmp_path: Path) -> None:
    with held(tmp_path) as holder:
        with pytest.raises(VaultBusy) as told:
            WriterLock(tmp_path)
        assert told.value.facts["process"] == str(holder.pid) == writer_of(tmp_path)
        holder.kill()
    assert writer_of(tmp_path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="handles are not passed on there")
def test_what_a_killed_process_was_just_beginning_is_waited_for(tmp_path: Path) -> None:
    with held(tmp_path, "0.3") as holder:
        holder.send_signal(signal.SIGKILL)
    WriterLock(tmp_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="handles are not passed on there")
def test_but_not_for_ever(tmp_path: Path) -> None:
    with held(tmp_path, "4") as holder:
        holder.send_signal(signal.SIGKILL)
    with pytest.raises(VaultBusy) as told:
        WriterLock(tmp_path)
    assert told.value.facts["process"] == str(holder.pid)


def test_a_number_that_no_process_has_is_only_told(tmp_path: Path) -> None:
    with held(tmp_path) as holder:
        (tmp_path / LOCK_FILE).write_text("9" * 20, encoding="ascii")
        assert writer_of(tmp_path) == "9" * 20
        holder.kill()
