"""Layout families composed of parts: which there are, and which parts only those kept for testing may use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

_SLOTS: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("parts").joinpath("slots.toml").read_text(encoding="utf-8")
)
KINDS: Mapping[str, str] = {
    "invoice": "trade", "purchase_order": "trade", "receipt": "till", "bank_statement": "account",
    "form_16": "tax_form", "form_16a": "tax_form", "form_26as": "tax_credits", "payslip": "pay",
    "interest_certificate": "certificate", "capital_gains": "gains",
}  # fmt: skip
"""the kind of paper that a type of document is composed as"""
TRAIN, TEST = "train", "test"
COUNTS: Mapping[str, int] = {TRAIN: 48, TEST: 24}
"""families of each type"""
FURTHER: Mapping[str, int] = {TRAIN: 12, TEST: 6}
"""families of each further sort"""
LEAST_UNSEEN = 3
"""parts of a family kept for testing that no other family has, at least, besides its wording"""


@dataclass(frozen=True)
class Composition:
    """One layout family: a part for each slot."""

    type: str
    split: str
    number: int
    parts: Mapping[str, str]

    @property
    def name(self) -> str:
        """As the labels name it."""
        return f"{self.type}/{self.split}-{self.number:02d}"


def slots(kind: str, split: str) -> dict[str, list[str]]:
    """The parts that may fill each slot in families of a split: for testing, only those that no other has."""
    page, own = _SLOTS["page"], _SLOTS[kind]
    taken = {**page[_key(split)], **own.get(_key(split), {})}
    return {
        slot: parts
        for slot, parts in taken.items()
        if split == TRAIN or slot not in own["seen"] or slot in own["unseen"]
    }


def _key(split: str) -> str:
    return "unseen" if split == TEST else "seen"


def compositions(kind: str, split: str) -> list[Composition]:
    """The families of a type of document."""
    return [_composed(kind, split, number) for number in range(COUNTS[split])]


def further(kind: str, split: str) -> list[Composition]:
    """The families of rarer papers of a type: credit notes, papers of further countries."""
    sorts: Mapping[str, Mapping[str, list[str]]] = _SLOTS["further"].get(kind, {})  # type: ignore[assignment]
    return [
        _other(_composed(kind, split, (place + 1) * 100 + number), sort, instead, number)
        for place, (sort, instead) in enumerate(sorts.items())
        for number in range(FURTHER[split])
    ]


def _other(one: Composition, sort: str, instead: Mapping[str, list[str]], number: int) -> Composition:
    """A family with some of its parts taken from others."""
    taken = {slot: _dealt(parts, f"{one.type}/{sort}/{slot}", number) for slot, parts in instead.items()}
    return replace(one, parts={**one.parts, **taken})


def _composed(type_: str, split: str, number: int) -> Composition:
    kind = KINDS[type_]
    seen = {slot: _dealt(parts, f"{type_}/{split}/{slot}", number) for slot, parts in slots(kind, TRAIN).items()}
    parts = {**seen, "wording": f"{_key(split)}/{type_}/{split}/{number}"}
    if split == TEST:
        unseen = slots(kind, TEST)
        rng = Random(f"{type_}/unseen/{number}")
        taken = rng.sample(sorted(unseen), rng.randint(LEAST_UNSEEN, len(unseen)))
        parts |= {slot: _dealt(unseen[slot], f"{type_}/unseen/{slot}", number) for slot in taken}
    return Composition(type_, split, number, parts)


def _dealt(parts: list[str], deck: str, number: int) -> str:
    """The part at a place of a shuffled deck that holds each of them equally often."""
    rounds, place = divmod(number, len(parts))
    return Random(f"{deck}/{rounds}").sample(parts, len(parts))[place]
