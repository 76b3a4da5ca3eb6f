"""T28: weights with a wrong hash, cut short, crafted, or pickled: refused before anything parses them."""

from __future__ import annotations

import hashlib
import pickle
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.domain.model_errors import ModelDamaged, ModelFormat, PackDamaged, PackUntrusted
from core.domain.weights import Wish
from models.catalogue import ModelShelf
from models.training.tiny.llama import Shape, llama

REFUSALS = (ModelDamaged, ModelFormat, PackDamaged, PackUntrusted)
WAYS = (
    "wrong hash",
    "cut",
    "flipped",
    "pickled",
    "pickled in place",
    "flipped in place",
    "cut in place",
    "pack",
    "signer",
)


@cache
def _weights() -> bytes:
    return llama(Shape(width=16, heads=2, layers=1, inner=16))


def weights(numbers: range, folder: Path) -> Iterator[str]:
    """One attempt to have weights used that are not what they should be, for each number."""
    for number in numbers:
        chance, place = random.Random(number), folder / str(number)
        place.mkdir()
        way = chance.choice(WAYS)
        try:
            _attempt(way, place, chance)
        except REFUSALS:
            yield ""
        else:
            yield f"{way}: taken"


def _attempt(way: str, place: Path, chance: random.Random) -> None:
    """Raises a refusal where all is well."""
    good, digest = _weights(), hashlib.sha256(_weights()).hexdigest()
    file, shelf = place / "model.gguf", ModelShelf(place / "models")
    match way:
        case "wrong hash":
            file.write_bytes(good)
            shelf.add(file, Wish(sha256=hashlib.sha256(good + b"x").hexdigest()))
        case "cut" | "flipped" | "pickled":
            file.write_bytes(_spoilt(way, good, chance))
            shelf.add(file, Wish(sha256=digest))
        case "pack" | "signer":
            file.write_bytes(good)
            shelf.add(file, Wish("model"))
            signer = shelf.pack(["model"], place / "all.pack")
            packed = (place / "all.pack").read_bytes()
            (place / "all.pack").write_bytes(_spoilt("flipped", packed, chance) if way == "pack" else packed)
            ModelShelf(place / "elsewhere").unpack(place / "all.pack", signer if way == "pack" else "0000")
        case _:
            file.write_bytes(good)
            shelf.add(file, Wish("model", sha256=digest))
            kept = place / "models" / "model" / "model.gguf"
            kept.chmod(0o600)
            kept.write_bytes(_spoilt(way.removesuffix(" in place"), good, chance))
            shelf.verify("model")


def _spoilt(way: str, data: bytes, chance: random.Random) -> bytes:
    """The same bytes with something wrong."""
    match way:
        case "cut":
            return data[: chance.randrange(len(data))]
        case "flipped":
            at = chance.randrange(len(data))
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case _:
            return pickle.dumps({"weights": chance.random()}, protocol=chance.randrange(6))
