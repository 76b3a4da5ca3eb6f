"""A register of made-up companies, people, places and goods, composed from parts so that few papers share a name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

_PARTS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_LANGUAGES: Mapping[str, str] = {"FR": "fr", "DE": "de", "CH": "de", "IT": "it", "ES": "es", "NL": "nl"}


class Place(NamedTuple):
    """An address, with the state that its town lies in where the papers say so."""

    lines: tuple[str, ...]
    state_code: str = ""
    state: str = ""


def language(country: str) -> str:
    """The language of a country's papers."""
    return _LANGUAGES.get(country, "en")


def companies(rng: Random, country: str, count: int = 2) -> list[str]:
    """So many companies of a country, all named differently."""
    return [_company(rng, country, head) for head in rng.sample(_PARTS["heads"], count)]


def _company(rng: Random, country: str, head: str) -> str:
    trade = rng.choice(_PARTS["trades"][language(country)])
    return " ".join(part for part in (head, trade, legal_form(rng, country)) if part)


def legal_form(rng: Random, country: str) -> str:
    """What ends a company's name."""
    return str(rng.choice(_PARTS["tails"][country]))


def brand(company: str) -> str:
    """How a company calls itself on its sign: the first words of its name."""
    return " ".join(company.split()[:1]).upper()


def shop(rng: Random, country: str) -> str:
    """The name of a shop: some are companies, some only have a name over the door."""
    tongue = "ms" if country == "MY" else language(country)
    words = [rng.choice(_PARTS["heads"]), rng.choice(_PARTS["shops"][tongue])]
    return " ".join(words + ([rng.choice(_PARTS["tails"][country])] if rng.random() < 0.5 else []))


def person(rng: Random, country: str) -> str:
    """The name of a person."""
    given, family = rng.choice(_PARTS["given"][country]), rng.choice(_PARTS["family"][country])
    return f"{family} {given}" if country == "MY" and rng.random() < 0.5 else f"{given} {family}"


def place(rng: Random, country: str) -> Place:
    """An address as its country writes it."""
    street, number = rng.choice(_PARTS["streets"][country]), rng.randint(1, 240)
    town, *rest = str(rng.choice(_PARTS["towns"][country])).split("|")
    match country:
        case "ES":
            return Place((f"{street}, {number}", town))
        case "DE" | "CH" | "IT" | "NL":
            return Place((f"{street} {number}", town))
        case "FR":
            return Place((f"{number}{rng.choice((' bis', '', '', ','))} {street}", town))
        case "IN":
            first = rng.choice((f"Plot No. {number}", f"{number}/{rng.randint(1, 9)}", f"Shop {number}, Ground Floor"))
            return Place((first, street, town), *rest)
        case "MY":
            first = rng.choice((f"No. {number}, {street}", f"Lot {number}-{rng.randint(1, 5)}, {street}"))
            return Place((first, f"Taman {rng.choice(('Seri Bayu', 'Maju', 'Permata'))}", town))
        case "GB":
            return Place((f"{number} {street}", town, *rest))
    return Place((f"{number} {street}", *_suite(rng), town))


def _suite(rng: Random) -> tuple[str, ...]:
    return (f"Suite {rng.randint(100, 990)}",) if rng.random() < 0.3 else ()


def goods(rng: Random, tongue: str, count: int) -> list[str]:
    """So many goods and services, some twice where many are asked for."""
    choices = _PARTS["goods"][tongue]
    return [
        str(one) for one in (rng.sample(choices, count) if count <= len(choices) else rng.choices(choices, k=count))
    ]


def unit(rng: Random, tongue: str) -> str:
    """What goods are counted in."""
    return str(rng.choice(_PARTS["units"][tongue]))


def groceries(rng: Random, tongue: str, count: int) -> list[str]:
    """So many things that a shop or café sells."""
    return [str(one) for one in rng.sample(_PARTS["groceries"][tongue], count)]


def bank(rng: Random, country: str) -> str:
    """The name of a bank."""
    return str(rng.choice(_PARTS["banks"][country])).format(rng.choice(_PARTS["heads"]).split()[0])


def narration(rng: Random, country: str, *, earned: bool, day: str) -> str:
    """What a bank says of a transaction; some speak of another day or number."""
    tongue = "in" if country == "IN" else language(country)
    said: str = rng.choice(_PARTS["earned" if earned else "spent"][tongue])
    shop = f"{rng.choice(_PARTS['heads'])} {rng.choice(_PARTS['shops']['en'])}".upper()
    who = rng.choice(_PARTS["family"][country]).upper()
    return said.format(shop=shop, person=who, number=rng.randint(10**5, 10**9), day=day)
