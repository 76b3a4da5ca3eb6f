"""A first page of blocks that stand where chance puts them: letterhead, field of the address, particulars, goods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from core.domain.page import Contents
from models.training import ids, register
from models.training.scattered.parties import Side, address, addressed, contact, letterhead, plain, sides
from models.training.scattered.sheet import HEIGHT, WIDTH, Line, Sheet
from models.training.teaching.papers import Paper

FAMILIES = 12
"""parts that the papers fall into, so that no paper is in training and test at once"""
Arrangement = Callable[["_Letter"], float]


def scattered(seed: int) -> Paper:
    """The paper of a number, always the same one."""
    rng = Random(seed)
    seller, buyer = sides(rng)
    letter = _Letter(rng, seller, buyer)
    letter.write()
    said = {
        "vendor_name": seller.name, "vendor_address": seller.said, "customer_name": buyer.name,
        "customer_address": buyer.said,
    }  # fmt: skip
    return Paper("invoice", Contents(pages=(letter.sheet.page(),), format="pdf"), said, f"scattered-{seed % FAMILIES}")


class _Letter:
    """One page: who writes, who is addressed, and the sheet that is written on."""

    def __init__(self, rng: Random, seller: Side, buyer: Side) -> None:
        self.rng, self.seller, self.buyer, self.sheet = rng, seller, buyer, Sheet(rng)
        self.head = letterhead(rng, seller)
        self.field, self.label = addressed(rng, buyer, seller)
        self.title: Line = (rng.choice(seller.words["title"]), rng.choice((1.3, 1.8, 2.4)))
        self.top, self.left = rng.uniform(25, 60), rng.uniform(36, 62)
        self.right = WIDTH - self.left

    @property
    def labelled(self) -> list[Line]:
        """The field of the address under its label."""
        label = [(self.label, self.rng.choice((0.85, 1.0, 1.0, 1.15)))] if self.label else []
        return [*label, *self.field]

    def one_of(self, *places: float) -> float:
        """One of several places across the page."""
        return self.rng.choice(places)

    def write(self) -> None:
        """Everything, from the head to the foot."""
        kind = self.rng.choices(tuple(ARRANGEMENTS), (2, 2, 1, 1, 1, 1, 1))[0]
        y = ARRANGEMENTS[kind](self) + self.rng.uniform(8, 25)
        y = self.particulars(self.further(y) + self.rng.uniform(5, 20))
        self.closing(self.goods(y + self.rng.uniform(15, 40)))
        if kind == "footer" or self.rng.random() < 0.2:
            self.footer()

    def further(self, y: float) -> float:
        """Where goods go to or money, a third address that is of neither side's own."""
        if self.rng.random() < 0.25:
            same = self.rng.random() < 0.5
            name = self.buyer.name if same else sides(self.rng)[1].name
            lines = [self.rng.choice(self.seller.words["goods_to"]), *[name] * (self.rng.random() < 0.8)]
            where = self.one_of(WIDTH * self.rng.uniform(0.5, 0.6), self.left)
            y = self.sheet.block(where, y, plain([*lines, *address(self.rng, self.buyer.country)])) + 8
        if self.rng.random() < 0.08:
            payee = self.seller.name if self.rng.random() < 0.4 else register.bank(self.rng, "GB")
            lines = [self.rng.choice(self.seller.words["money_to"]), payee, *address(self.rng, self.seller.country)]
            y = self.sheet.block(self.left, y, plain(lines)) + 8
        return y

    def particulars(self, y: float) -> float:
        """Number, dates, account and clerk: under each other, or in a row over their values."""
        rng, words = self.rng, self.seller.words
        values = {
            "number": rng.choice(("INV-", "", "R-")) + str(rng.randint(100, 99999)), "date": _day(rng),
            "due": rng.choice(("30 days", _day(rng))), "account": str(rng.randint(1000, 99999)),
            "clerk": register.person(rng, self.seller.country),
        }  # fmt: skip
        pairs = [(rng.choice(words[name]), value) for name, value in values.items() if rng.random() < 0.65]
        beside, mark = rng.random() < 0.5, rng.choice((":", ""))
        for index, (label, value) in enumerate(pairs):
            x = self.left if beside else self.left + index * (self.right - self.left) / len(pairs)
            top = y + index * self.sheet.step if beside else y
            self.sheet.put(x, top, (label + mark, 1.0))
            self.sheet.put(*((x + 110, top) if beside else (x, top + self.sheet.step)), (value, 1.0))
        return y + self.sheet.step * (len(pairs) if beside else 2)

    def goods(self, y: float) -> float:
        """A table of what was sold, and what it comes to."""
        rng, columns = self.rng, (self.left, WIDTH * 0.55, WIDTH * 0.72, self.right)
        words, far = self.seller.words, rng.choice((1.2, 1.4, 1.8))
        tongue, total = register.language(self.seller.country), 0.0
        sold = [words["heading"]]
        for good in register.goods(rng, tongue, rng.randint(1, 7)):
            count, price = rng.randint(1, 9), rng.randint(300, 90000) / 100
            total += count * price
            sold.append([good, str(count), f"{price:.2f}", f"{count * price:.2f}"])
        for row in sold:
            for x, cell in zip(columns, row, strict=True):
                self.sheet.put(x, y, (cell, 1.0), "left" if x == self.left else "right")
            y += self.sheet.step * far
        for label, share in zip(words["totals"], (1.0, 0.2, 1.2), strict=True):
            self.sheet.put(WIDTH * 0.6, y, (label, 1.0))
            self.sheet.put(self.right, y, (f"{total * share:.2f}", 1.0), "right")
            y += self.sheet.step
        return y

    def closing(self, y: float) -> None:
        """Sentences below the goods."""
        small = self.seller.words["small"]
        said = self.rng.sample(small, self.rng.randint(0, min(2, len(small))))
        self.sheet.block(self.left, y + self.rng.uniform(10, 40), plain([one.format(self.seller.name) for one in said]))

    def footer(self) -> None:
        """The seller at the foot: on one line, or in columns beside its bank."""
        own, further = (self.seller.name, *self.seller.address), contact(self.rng, self.seller)
        if self.rng.random() < 0.5:
            text = self.rng.choice((" · ", " | ", " - ", ", ")).join((*own, *further))
            self.sheet.put(WIDTH / 2, HEIGHT - self.rng.uniform(27, 52), (text[:115], 0.75), "middle")
            return
        y, bank = HEIGHT - self.rng.uniform(67, 87), (register.bank(self.rng, "DE"), f"IBAN {ids.iban(self.rng, 'DE')}")
        for share, lines in ((0.0, own), (0.4, further), (0.7, bank)):
            self.sheet.block(max(self.left, WIDTH * share), y, [(line, 0.78) for line in lines])


def _day(rng: Random) -> str:
    mark = rng.choice("./-")
    return mark.join((f"{rng.randint(1, 28):02d}", f"{rng.randint(1, 12):02d}", "2025"))


def _left(letter: _Letter) -> float:
    """Letterhead on the left, the title on the right, the one addressed below."""
    below = letter.sheet.block(letter.left, letter.top, letter.head)
    right, align = letter.rng.choice(((letter.right, "right"), (WIDTH * 0.58, "left"), (WIDTH * 0.62, "left")))
    beside = letter.sheet.block(right, letter.top, [letter.title], align)
    x = letter.one_of(letter.left, letter.left, WIDTH * 0.55)
    return letter.sheet.block(x, max(below, beside) + letter.rng.uniform(8, 40), letter.labelled)


def _right(letter: _Letter) -> float:
    """Letterhead on the right, the one addressed on the left, beside it or below."""
    rng = letter.rng
    align = rng.choice(("left", "right", "right"))
    x = letter.right if align == "right" else WIDTH * rng.uniform(0.55, 0.68)
    below = letter.sheet.block(x, letter.top, letter.head, align)
    if rng.random() < 0.5:
        letter.sheet.put(letter.left, letter.top + rng.uniform(0, 20), letter.title)
    y = below + rng.uniform(5, 30) if rng.random() < 0.6 else letter.top + rng.uniform(40, 60)
    return max(letter.sheet.block(letter.left, y, letter.labelled), below)


def _middle(letter: _Letter) -> float:
    """Letterhead and title in the middle."""
    y = letter.sheet.block(WIDTH / 2, letter.top, letter.head, "middle") + letter.rng.uniform(6, 25)
    y = letter.sheet.block(WIDTH / 2, y, [letter.title], "middle") + letter.rng.uniform(5, 20)
    return letter.sheet.block(letter.one_of(letter.left, letter.left, WIDTH * 0.55), y, letter.labelled)


def _window(letter: _Letter) -> float:
    """An envelope's window: the seller on one small line, right under it the one addressed; perhaps a letterhead."""
    rng, sheet, seller = letter.rng, letter.sheet, letter.seller
    y = max(letter.top, 90) + rng.uniform(5, 30)
    text = rng.choice((" · ", " • ", ", ", " - ", " | ")).join(
        (seller.name, *(one.rstrip(",") for one in seller.address))
    )
    sheet.put(letter.left, y, (text, 0.72))
    below = sheet.block(letter.left, y + sheet.size * rng.uniform(1.3, 2.2), letter.field)
    if rng.random() < 0.7:
        beside = sheet.block(WIDTH * rng.uniform(0.6, 0.68), y - rng.uniform(0, 50), letter.head)
        return max(below, beside)
    return below


def _footer(letter: _Letter) -> float:
    """No letterhead: the seller stands at the foot alone."""
    y = letter.sheet.block(letter.left, letter.top + letter.rng.uniform(0, 20), [letter.title]) + 10
    return letter.sheet.block(letter.one_of(letter.left, letter.left, WIDTH * 0.55), y, letter.labelled)


def _beside(letter: _Letter) -> float:
    """Both parties side by side, either on the left."""
    y = letter.sheet.block(letter.left, letter.top, [letter.title]) + letter.rng.uniform(8, 25)
    places = [letter.left, WIDTH * letter.rng.uniform(0.48, 0.56)]
    if letter.rng.random() < 0.2:
        places.reverse()
    return max(letter.sheet.block(x, y, lines) for x, lines in zip(places, (letter.head, letter.labelled), strict=True))


def _below(letter: _Letter) -> float:
    """The one addressed at the top, the letterhead below."""
    y = letter.sheet.block(letter.left, letter.top, letter.labelled) + letter.rng.uniform(10, 30)
    return letter.sheet.block(letter.one_of(letter.left, WIDTH * 0.55), y, letter.head)


ARRANGEMENTS: Mapping[str, Arrangement] = {
    "left": _left, "right": _right, "middle": _middle, "window": _window, "footer": _footer, "beside": _beside,
    "below": _below,
}  # fmt: skip
