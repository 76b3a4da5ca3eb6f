"""Two made-up parties, and the lines that a paper may print of each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from models.training import ids, register
from models.training.scattered.sheet import Line

WORDING: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_name("wording.toml").read_text(encoding="utf-8")
)
HEADS = WORDING["names"]
COUNTRIES = ("GB", "US", "FR", "DE", "CH", "IT", "ES", "NL", "IN", "MY")
ROOMS = ("Unit 4", "2nd Floor", "Building C", "Postfach 1203", "PO Box 118", "BP 40", "Block B, Level 3")
ENDINGS = (".com", ".net", ".example", ".de", ".fr", ".co.uk")
SIZES = (1.0, 1.0, 1.0, 1.15, 1.3, 1.6, 2.0)


@dataclass(frozen=True)
class Side:
    """One party: its country, its name, and the lines of its address."""

    country: str
    name: str
    address: tuple[str, ...]

    @property
    def words(self) -> Mapping[str, Any]:
        """What its papers call things."""
        return WORDING[register.language(self.country)]

    @property
    def said(self) -> str:
        """Its address as a label says it."""
        return ", ".join(line.rstrip(",") for line in self.address)


def sides(rng: Random) -> tuple[Side, Side]:
    """A seller and a buyer, mostly of one country, neither with the other's name."""
    home = rng.choice(COUNTRIES)
    away = home if rng.random() < 0.8 else rng.choice(COUNTRIES)
    name, other = _name(rng, home), _name(rng, away)
    while name.casefold() in other.casefold() or other.casefold() in name.casefold():
        other = _name(rng, away)
    return Side(home, name, address(rng, home)), Side(away, other, address(rng, away))


def _name(rng: Random, country: str) -> str:
    """A company, a trade under an invented name, a person, or two partners."""
    trades, form = WORDING[register.language(country)]["trades"], register.legal_form(rng, country)
    match rng.choices(("company", "trade", "person", "partners"), (45, 35, 10, 10))[0]:
        case "company":
            name = register.companies(rng, country, 1)[0]
        case "trade":
            words = rng.sample(HEADS["words"], rng.randint(1, 2)) + [rng.choice(trades)] * (rng.random() < 0.7)
            name = " ".join([*words, form] if rng.random() < 0.65 else words)
        case "person":
            name = register.person(rng, country)
        case _:
            first, second = (register.person(rng, country).split()[-1] for _ in range(2))
            name = f"{first} {rng.choice(('&', 'und', 'et', 'and'))} {second}{f' {form}' * (rng.random() < 0.5)}"
    return name.upper() if rng.random() < 0.15 else name


def address(rng: Random, country: str) -> tuple[str, ...]:
    """An address as papers print it: with a room or a country, in capitals, on fewer lines, with commas behind them."""
    lines = list(register.place(rng, country).lines)
    if rng.random() < 0.12:
        lines.insert(0, rng.choice(ROOMS))
    if rng.random() < 0.12:
        lines[-1] = lines[-1].upper()
    land = WORDING[register.language(country)]["countries"].get(country)
    if land and rng.random() < 0.3:
        lines.append(land.upper() if rng.random() < 0.3 else land)
    match rng.choices(("lines", "one", "two", "commas"), (72, 10, 10, 8))[0]:
        case "one":
            lines = [", ".join(lines)]
        case "two":
            lines = [", ".join(lines[:2]), *lines[2:]]
        case "commas":
            lines = [*(f"{line}," for line in lines[:-1]), lines[-1]]
    return tuple(lines)


def contact(rng: Random, side: Side) -> list[str]:
    """Telephone, mail and web address of a party, or some of them."""
    plain = "".join(letter for letter in side.name.casefold() if letter.isascii() and letter.isalpha())[:14]
    domain = plain + rng.choice(ENDINGS)
    phone = f"{rng.choice(side.words['phone'])}{rng.choice((':', '.', ''))} {ids.phone(rng, '+44 ')}"
    mail, web = rng.choice(("info@", "office@", "accounts@", "E-mail: info@")), rng.choice(("www.", ""))
    found = [one for one in (phone, mail + domain, web + domain) if rng.random() < 0.5]
    return [rng.choice((" | ", " · ", "  ")).join(found)] if len(found) > 1 and rng.random() < 0.2 else found


def tax_id(rng: Random, side: Side) -> str:
    """A line with a number that offices gave a party."""
    return (
        f"{rng.choice(side.words['tax_id'])}{rng.choice((':', ''))} {rng.choice(('GB', 'DE', ''))}{ids.digits(rng, 9)}"
    )


def letterhead(rng: Random, side: Side) -> list[Line]:
    """What a seller prints of itself: its sign, name, slogan, owner, address, telephone, tax and register numbers."""
    above, below, behind = list[Line](), list[str](), contact(rng, side)
    if rng.random() < 0.12:
        above.append((register.brand(side.name), rng.choice((1.8, 2.5))))
    if rng.random() < 0.1:
        below.append(rng.choice(side.words["slogan"]))
    if rng.random() < 0.08:
        below.append(register.person(rng, side.country))
    if rng.random() < 0.4:
        behind.insert(rng.randint(0, len(behind)), tax_id(rng, side))
    if rng.random() < 0.15:
        behind.append(rng.choice(side.words["register"]) + ids.digits(rng, 7))
    lines = [*above, (side.name, rng.choice(SIZES)), *plain((*below, *side.address, *behind))]
    match rng.choices(("over", "inline", ""), (20, 6, 74))[0]:
        case "over":
            return [(rng.choice(side.words["seller"]) + rng.choice((":", "")), 1.0), *lines]
        case "inline":
            return [(f"{rng.choice(side.words['seller'])}: {side.name}", 1.0), *plain((*side.address, *behind))]
    return lines


def addressed(rng: Random, side: Side, seller: Side) -> tuple[list[Line], str]:
    """What stands in the field of the one addressed, and the label of that field or nothing."""
    reader = rng.choices(("", "named", "person", "department"), (70, 12, 8, 10))[0]
    person, before = register.person(rng, side.country), rng.random() < 0.3
    words = side.words
    within = {"named": f"{rng.choice(words['person'])} {person}", "person": person}
    read = plain([within.get(reader, rng.choice(words["department"]))] if reader else [])
    tail = [tax_id(rng, side)] * (rng.random() < 0.15)
    tail += [f"{rng.choice(seller.words['account'])}: {rng.randint(1000, 99999)}"] * (rng.random() < 0.12)
    tail += contact(rng, side)[:1] * (rng.random() < 0.12)
    name = (side.name, rng.choice((1.0, 1.0, 1.0, 1.15)))
    lines = [*(read if before else []), name, *([] if before else read), *plain((*side.address, *tail))]
    label = rng.choice(seller.words["buyer"])
    match rng.choices(("over", "inline", ""), (50, 8, 42))[0]:
        case "over":
            return lines, label + rng.choice((":", ""))
        case "inline" if not (before and read):
            return [(f"{label}: {side.name}", 1.0), *lines[1:]], ""
    return lines, ""


def plain(lines: Sequence[str]) -> list[Line]:
    """Lines in letters of the paper's own size."""
    return [(line, 1.0) for line in lines]
