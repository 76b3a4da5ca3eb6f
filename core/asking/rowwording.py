"""Queries of rows and what they found, and what was paid, in sentences of the user's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.asking.figures import Totals
from core.asking.rows import AMOUNT, IN, LINES, MOVES, OUT, QUANTITY, Hit, RowQuery, Settling
from core.asking.wording import DISTINCT, Wording
from core.domain.asking import Found, Query, Row
from core.domain.finding import Finding


@dataclass(frozen=True, slots=True)
class RowWording(Wording):
    """Sentences about rows."""

    asked: RowQuery

    def said(self) -> str:
        """The query in words."""
        about, say = self.asked.about, self.words.say
        rows = self.words.field(self.asked.table, self.asked.kinds[0])
        what = say(f"ask.query.rows.{about.want}", what=self.column(), rows=rows, limit=str(about.limit))
        parts = [what, *self._which(replace(about, text="", words=(), group=None))]
        return " · ".join([*parts, *self._of_rows(), say("ask.query.rows.verified")])

    def column(self) -> str:
        """What the asked column is called."""
        table, kind = self.asked.table, self.asked.kinds[0]
        return f"{self.words.field(table, kind)}, {self.words.column(table, self.asked.column, kind)}"

    def _of_rows(self) -> Iterator[str]:
        about, say = self.asked.about, self.words.say
        if self.asked.sort:
            yield say(f"ask.query.sort.{self.asked.sort}")
        if self.asked.side:
            yield say(f"ask.query.side.{self.asked.side}")
        if about.text:
            alike = any(len(ways) > 1 for ways in about.words)
            yield say("ask.query.rows.text.alike" if alike else "ask.query.rows.text", text=about.text)
        if self.asked.at:
            yield say("ask.query.at", day=self.asked.at.isoformat())
        if about.group:
            yield say(f"ask.query.by.{about.group}")

    def documents(self, count: int) -> str:
        """So many rows."""
        return self.words.say("ask.row" if count == 1 else "ask.rows", count=self.number(Decimal(count)))

    def amount(self, number: Decimal, currency: str) -> str:
        """An amount with its currency; a quantity with its unit."""
        if self.asked.column == QUANTITY:
            return f"{self.number(number.normalize() + 0)} {currency}".strip()
        return super(RowWording, self).amount(number, currency)

    def added_up(self, query: Query, found: Totals, what: str) -> list[str]:
        """Sums, averages or counts; of money that came in and went out apart."""
        sided = self.asked.table == MOVES and not query.group
        if sided and {one.group for one in found.totals} & {IN, OUT}:
            facts = [(one, self.words.say(f"ask.side.{one.group}")) for one in found.totals]
            return [
                self.words.say(
                    "ask.group",
                    group=side,
                    amount=self.amount(abs(one.amount), one.currency),
                    documents=self.documents(one.documents),
                )
                for one, side in sorted(facts, key=lambda pair: (pair[0].group, pair[0].currency))
            ]
        lines = super(RowWording, self).added_up(query, found, what)
        several = self.asked.column == QUANTITY and not query.group and len(found.totals) > 1
        return [*lines[:-1], self.words.say("ask.units")] if several else lines

    def rows_notes(self, found: Sequence[Found], counted: Sequence[Totals], more: Mapping[str, int]) -> list[str]:
        """What was taken off, what was left out and why; `more` by the codes of its words."""
        numbers = {
            "rows.taken_off": sum(total.taken_off for one in counted for total in one.totals),
            "rows.left_out": sum(one.left_out for one in counted),
            "rows.unverified": sum(one.unverified for one in found),
        }
        said = [self._note(code, number) for code, number in (numbers | dict(more)).items() if number]
        printed = self.asked.table == LINES and self.asked.column == AMOUNT and any(one.totals for one in counted)
        return [self.words.say("ask.rows.printed"), *said] if printed else said

    def balances(self, found: Sequence[Hit]) -> list[str]:
        """A balance of each account, with the day of its last row."""
        return [
            self.words.say(
                "ask.balance",
                account=one.account or one.document.name,
                amount=self.amount(one.number, one.currency),
                day=one.day,
                name=one.document.name,
            )
            for one in found
        ]


PAID, PART, OPEN, UNKNOWN = "paid", "part", "open", "unknown"
STATES = {"history.paid": PAID, "history.paid_together": PAID, "history.part_paid": PART, "history.unpaid": OPEN}
"""what a finding across documents says of the payment of a paper"""


@dataclass(frozen=True, slots=True)
class SettledWording(Wording):
    """Sentences about what was paid, by the rows of the bank."""

    def said(self, asked: Settling) -> str:
        """The question in words."""
        parts = [self.words.say(f"ask.query.settled.{asked.state}"), *self._which(asked.about)]
        return " · ".join([*parts, self.words.say("ask.query.settled")])

    def answer(self, rows: Sequence[Row], sums: dict[str, Decimal], state: str) -> list[str]:
        """How many there are, what they come to, and each of them."""
        if not rows:
            return [self.words.say(f"ask.settled.none.{state}")]
        lines = [self.words.say(f"ask.settled.{state}", documents=self.documents(len(rows)))]
        lines += [self.words.say("ask.settled.sum", amount=self.amount(sums[one], one)) for one in sums]
        return lines + [self.row(one) for one in rows[:DISTINCT]]

    def each(self, name: str, found: Finding | None) -> str:
        """What the bank's rows say of one document."""
        said = self.words.finding(found, "") if found else self.words.say("ask.settled.unknown")
        return self.words.say("ask.settled.each", name=name, said=said)

    def settled_notes(self, **numbers: int) -> list[str]:
        """Papers of which the rows say something else, or nothing."""
        return [self._note(f"settled.{code}", number) for code, number in numbers.items() if number]
