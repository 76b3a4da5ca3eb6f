"""Papers that people drew as other issuers print them: what was read of them and what they say, in one packed file.

    python -m models.training.teaching.drawn --cache FOLDER HAND=FOLDER ...

packs folders of labelled papers. Papers of one hand are never in training and test at once.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import models.training
from core.catalogue import bundled_types
from core.domain.codec import decode, encode
from core.domain.page import Contents
from models.ocr import second
from models.training.teaching.papers import Paper, Shelf, said

PACKED = Path(models.training.__file__).parent / "drawn" / "papers.jsonl.xz"
SUFFIXES = frozenset({".pdf", ".jpg", ".jpeg", ".png"})
DECIMALS = 2
"""of coordinates, in points"""
LABELS = ("file", "type", "fields", "line_items", "transactions", "trades", "quarters", "trap")
"""what is kept of a paper's labels"""


def drawn(type_: str, packed: Path = PACKED) -> Iterator[Paper]:
    """The drawn papers of one type that do not contradict themselves."""
    for entry in entries(packed):
        if entry["type"] == type_ and not entry.get("trap"):
            yield Paper(type_, contents_of(entry), said(type_, entry.get("fields", {})), entry["hand"], real=True)


def entries(packed: Path = PACKED) -> Iterator[dict[str, Any]]:
    """All that is kept of each paper: hand, file, labels, and what was read."""
    with lzma.open(packed, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def contents_of(entry: Mapping[str, Any]) -> Contents:
    """What was read of a kept paper."""
    return decode(Contents, json.dumps(entry["contents"]).encode())


def pack(hands: Sequence[tuple[str, Path]], shelf: Shelf, packed: Path = PACKED) -> int:
    """Write the papers in the folders of some hands; how many."""
    entries = [entry for hand, folder in sorted(hands) for entry in _entries(hand, folder, shelf)]
    text = "".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n" for entry in entries)
    packed.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    return len(entries)


def _entries(hand: str, folder: Path, shelf: Shelf) -> Iterator[dict[str, Any]]:
    """What is kept of each paper of a folder with labels.jsonl."""
    for label in map(json.loads, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
        file = folder / label["file"]
        if file.suffix.casefold() in SUFFIXES and label["type"] in bundled_types():
            contents = json.loads(encode(shelf.contents(file, label["type"])), parse_float=_rounded)
            yield {name: label[name] for name in LABELS if label.get(name)} | {"hand": hand, "contents": contents}


def _rounded(number: str) -> float:
    return round(float(number), DECIMALS)


def main() -> None:
    """Writes the packed file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", metavar="HAND=FOLDER", help="folders with labels.jsonl")
    parser.add_argument("--cache", type=Path, required=True, help="where what was read of papers is kept")
    options = parser.parse_args()
    hands = [(hand, Path(folder)) for hand, _, folder in (one.partition("=") for one in options.folders)]
    sys.stderr.write(f"{pack(hands, Shelf(options.cache, second()))} papers in {PACKED.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
