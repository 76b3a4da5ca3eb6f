"""The start of the packaged application: the command line, and its own reader processes by the same program."""

import subprocess
import sys
from pathlib import Path

from core.ports import Limits, silent
from core.work.pool import ReaderPool
from desktop import compose
from desktop.version import product_version
from desktop.window.anew import command
from tests.core.reading.papers import pdf, source, written

ROOT = Path(__file__).resolve().parents[2]
START = (sys.executable, str(ROOT / "installer" / "start.py"))


def test_it_is_the_command_line() -> None:
    done = subprocess.run([*START, "--version"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == f"vouch {product_version()}"


def test_its_readers_are_the_same_program_called_as_python_would_be() -> None:
    python, *arguments = compose.reader_command()
    assert python == sys.executable
    with ReaderPool([*START, *arguments], most=1) as pool:
        said = pool.read(source(pdf(written)), Limits(), lambda *page: None, silent)
    assert said.readings


def test_a_new_start_is_called_as_this_one_was() -> None:
    assert command() == [sys.executable, *sys.orig_argv[1:]]
