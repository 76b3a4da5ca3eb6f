"""How many words of made scans and photos are read as they are printed.

    python -m bench.words [--count N] [--seed SEED] [--types TYPE ...]

Papers of train families are worn as for training. Words count without case, accents and marks, in whatever order.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

import pymupdf

from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.folding import folded
from core.domain.page import Page
from core.pipeline import Tools, interpret
from core.ports import PageImage
from models.ocr import recognizer, second
from models.training.compositions import TRAIN
from models.training.corpus import composed
from models.training.made import Made
from models.training.wear import WAYS, worn

COUNT, SEED = 40, "words"


def tallied(made: Iterable[Made], seed: str) -> Counter[str]:
    """How many words are printed, read, and both."""
    tools = Tools(bundled_types(), recognizer(), second())
    counts: Counter[str] = Counter()
    for number, paper in enumerate(made):
        rng = Random(f"{seed}/{number}")  # noqa: S311 (the same papers each time, no secret)
        printed = _bag(_printed(paper.data))
        said = _bag(_read(worn(paper, rng.choice(WAYS), rng), tools))
        counts.update(printed=printed.total(), read=said.total(), right=(printed & said).total())
    return counts


def _printed(pdf: bytes) -> Iterator[str]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        yield from (word[4] for page in document for word in page.get_text("words"))


def _read(paper: Made, tools: Tools) -> Iterator[str]:
    """The words of a paper's pages as they are when all is done."""
    pages: dict[int, Page] = {}

    def keep(page: Page, _image: PageImage | None) -> None:
        pages[page.number] = page

    interpret(Source(f"paper{paper.suffix}", hashlib.sha256(paper.data).hexdigest(), paper.data), tools, keep)
    return (word.text for page in pages.values() for word in page.words)


def _bag(words: Iterable[str]) -> Counter[str]:
    return Counter(said for word in words if (said := folded(word)))


def main(arguments: Sequence[str]) -> int:
    """Prints recall and precision."""
    wishes = argparse.ArgumentParser(prog="bench.words", description=(__doc__ or "").splitlines()[0])
    wishes.add_argument("--count", type=int, default=COUNT)
    wishes.add_argument("--seed", default=SEED)
    wishes.add_argument("--types", nargs="*", default=[], help="all types where none is named")
    given = wishes.parse_args(arguments)
    made = (paper for _, paper in composed(TRAIN, given.count, given.seed, given.types, scans=0.0))
    counts = tallied(made, given.seed)
    recall, precision = (counts["right"] / max(counts[name], 1) for name in ("printed", "read"))
    print(f"{counts['printed']} words: recall {recall:.4f}, precision {precision:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
