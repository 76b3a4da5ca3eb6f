"""Another program's reading of PDFs, run by its own Python: a path a line comes in, seconds go out."""

import sys
import time
from importlib import import_module
from typing import Any


def reading(name: str) -> Any:
    """What turns a PDF into text."""
    module = import_module(name)
    return module.MarkItDown().convert if name == "markitdown" else module.to_markdown


def main(name: str) -> None:
    """Serve until the input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr
    read = reading(name)
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        started = time.perf_counter()
        read(line.rstrip("\n"))
        answers.write(f"{time.perf_counter() - started}\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
