"""T3, T5: the Nth call of the file system fails, once or from then on, for the database as for files."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from core.domain.document import Stage
from core.ports import Selection, silent
from tests.core.vault.made import new_vault, opened
from tests.trust.code import ROOT
from tests.trust.faulty import WRITTEN

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
KINDS = 8
"""four errors, each once and from then on"""
CALLS = 400
"""more than one course of the work makes"""
STRIDE = 101
COMPILER = shutil.which("cc")


def no_compiler() -> str:
    """Why no call can be made to fail here."""
    if sys.platform != "linux":
        return "calls of the file system are made to fail on Linux only"
    return "" if COMPILER else "there is no C compiler"


def failing(numbers: range, folder: Path) -> Iterator[str]:
    """One failing call for each number: any call in the course of the work, each of eight kinds, in mixed order."""
    new_vault(folder).close()
    library = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    command = [sys.executable, "-m", "tests.trust.faulty", str(folder)]
    surroundings = {**os.environ, "LD_PRELOAD": str(library)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, bufsize=1, env=surroundings, **pipes) as process:  # type: ignore[call-overload]
        for number in numbers:
            after, kind = divmod(number * STRIDE % (CALLS * KINDS), KINDS)
            process.stdin.write(f"{number} {after} {ERRORS[kind // 2]} {kind % 2}\n")
            yield "; ".join(_lost(folder, list(_said(process))))
        process.stdin.close()


def _said(process: subprocess.Popen[str]) -> Iterator[list[str]]:
    """What the process that works says, until it ends."""
    assert process.stdout
    for line in process.stdout:
        if line.startswith("ended"):
            return
        yield line.split()
    message = "the process that works cannot be begun"
    raise RuntimeError(message)


def _lost(folder: Path, said: list[list[str]]) -> Iterator[str]:
    """What is not as it was said to be, once nothing fails any more."""
    yield from (" ".join(words) for words in said if words[0] == "broke")
    vault = opened(folder)
    yield from (f"{one.code} {dict(one.facts)}" for one in vault.check(silent))
    there = {one.id: one for one in vault.documents(Selection(limit=10**6))}
    names = [one.name for one in there.values()]
    if len(set(names)) < len(names):
        yield "a document is there twice"
    for deed, *about in said:
        if deed == "exported" and (folder / "exports" / about[0]).read_bytes() != WRITTEN:
            yield "exported and not whole"
        if deed in ("taken", "read", "approved") and about[0] not in there:
            yield f"{deed} and lost"
        elif deed == "read" and there[about[0]].reading is None:
            yield "read and not kept"
        elif deed == "approved" and there[about[0]].stage is not Stage.APPROVED:
            yield "approved and not kept"
    vault.close()
    for path in (folder / "exports").glob("*.csv"):
        if path.read_bytes() != WRITTEN:
            yield f"half an export: {path.name}"
