"""Another program's reading of PDFs, run by its own Python: a path a line comes in, seconds go out."""

import sys
import time
from collections.abc import Callable


def reading(name: str) -> Callable[[str], object]:
    """What turns a PDF into text."""
    if name == "markitdown":
        from markitdown import MarkItDown  # noqa: PLC0415 (each is measured without the other)

        return MarkItDown().convert
    import pymupdf4llm  # noqa: PLC0415

    return pymupdf4llm.to_markdown


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
