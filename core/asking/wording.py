"""Queries and what they found, in sentences of the user's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from core.asking.figures import Total, Totals, by_currency
from core.asking.periods import BEGINNING, END
from core.domain.asking import Found, Group, Period, Query, Row, Want
from core.domain.money import CENT
from core.words import Words

GROUPS = 24
"""groups that are named"""
MARKS = {"en": (",", "."), "fr": ("\u202f", ",")}
DISTINCT = 12
"""documents that a sentence lists"""


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences in one language."""

    words: Words

    def query(self, query: Query, shown: str = "") -> str:
        """A query in words: what, of which documents, from when."""
        what = self.words.say(f"ask.query.{query.want}", what=self.what(query, shown), limit=str(query.limit))
        return " · ".join([what, *self._which(query), self.words.say("ask.query.verified")])

    def what(self, query: Query, shown: str = "") -> str:
        """What the asked field is called."""
        names = [(target.type, shown or target.field) for target in query.targets if shown or target.field]
        said = dict.fromkeys(self.words.field(name, kind) for kind, name in names)
        return next(iter(said), "") or self.words.say("ask.query.list")

    def _which(self, query: Query) -> Iterator[str]:
        say = self.words.say
        kinds = dict.fromkeys(target.type for target in query.targets if target.type)
        if kinds:
            yield ", ".join(self.words.type(kind) for kind in kinds) + (
                f" ({query.subtype.replace('_', ' ')})" if query.subtype else ""
            )
        if query.document:
            yield say("ask.query.document", name=query.document)
        if query.client:
            yield say("ask.query.client", name=query.client)
        if query.parties:
            yield say("ask.query.parties", names=", ".join(query.parties[:4]) + ("…" if len(query.parties) > 4 else ""))
        yield from (self.period(one) for one in query.periods)
        yield from self._how(query)

    def _how(self, query: Query) -> Iterator[str]:
        say = self.words.say
        if query.dated_by:
            yield say("ask.query.dated_by", field=self.words.field(query.dated_by, query.targets[0].type))
        for amount, side in ((query.least, "least"), (query.most, "most")):
            if amount is not None:
                yield say(f"ask.query.{side}_amount", amount=self.number(amount))
        if query.currency:
            yield say("ask.query.currency", currency=query.currency)
        if query.text:
            alike = any(len(ways) > 1 for ways in query.words)
            yield say("ask.query.text.alike" if alike else "ask.query.text", text=query.text)
        if query.without:
            yield say("ask.query.without")
        if query.group:
            yield say(f"ask.query.by.{query.group}")

    def period(self, period: Period) -> str:
        """A period by its days."""
        since, until = (day.isoformat() for day in period)
        if period.until == END:
            return self.words.say("ask.query.since", since=since)
        if period.since == BEGINNING:
            return self.words.say("ask.query.until", until=until)
        return self.words.say("ask.query.period", since=since, until=until)

    def span(self, period: Period) -> str:
        """A period as the name of what lies in it."""
        return self.words.say("ask.span", since=period.since.isoformat(), until=period.until.isoformat())

    def added_up(self, query: Query, found: Totals, what: str) -> list[str]:
        """Sums, averages or counts, each currency by itself."""
        if query.group:
            return self._groups(query, found)
        if query.want is Want.COUNT:
            count = sum(one.documents for one in found.totals)
            return [self.words.say("ask.count", documents=self.documents(count))]
        lines = [self._one(query, one, what) for one in found.totals]
        if len(lines) > 1:
            lines.append(self.words.say("ask.currencies"))
        return lines

    def _one(self, query: Query, one: Total, what: str) -> str:
        code = "ask.average" if query.want is Want.AVERAGE else "ask.sum"
        facts = {"what": what, "documents": self.documents(one.documents)}
        return self.words.say(code, amount=self.amount(one.amount, one.currency), **facts)

    def _groups(self, query: Query, found: Totals) -> list[str]:
        timed = query.group in (Group.MONTH, Group.YEAR)
        counts = query.want is Want.COUNT
        size: Callable[[Total], Decimal] = lambda one: Decimal(one.documents) if counts else one.amount  # noqa: E731
        lines: list[str] = []
        for ones in by_currency(found).values():
            ordered = sorted(ones, key=lambda one: one.group) if timed else sorted(ones, key=size, reverse=True)
            lines += [self._group(query, one) for one in ordered[:GROUPS]]
            if len(ordered) > GROUPS:
                lines.append(self.words.say("ask.groups.more", count=str(len(ordered) - GROUPS)))
        return lines

    def _group(self, query: Query, one: Total) -> str:
        called = self.words.type(one.group) if query.group is Group.TYPE and one.group else one.group
        facts = {"group": called or self.words.say("ask.group.none"), "documents": self.documents(one.documents)}
        if query.want is Want.COUNT:
            return self.words.say("ask.group.count", **facts)
        return self.words.say("ask.group", amount=self.amount(one.amount, one.currency), **facts)

    def compared(self, query: Query, sides: Sequence[tuple[str, Totals]]) -> list[str]:
        """Two periods or more beside each other, and the difference of the last from the first."""
        lines: list[str] = []
        counts = query.want is Want.COUNT
        for called, found in sides:
            for one in found.totals or (Total(called, ""),):
                facts = {"group": called, "documents": self.documents(one.documents)}
                code = "ask.group.count" if counts else "ask.group"
                lines.append(self.words.say(code, amount=self.amount(one.amount, one.currency), **facts))
        if counts:
            return lines
        first, last = ({one.currency: one.amount for one in found.totals} for _, found in (sides[0], sides[-1]))
        shared = [currency for currency in first if currency in last]
        return lines + [self.difference(first[one], last[one], one) for one in shared]

    def difference(self, first: Decimal, last: Decimal, currency: str) -> str:
        """By how much the second is more than the first."""
        by = self.amount(last - first, currency)
        if not first:
            return self.words.say("ask.difference", amount=by)
        share = ((last - first) / abs(first) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return self.words.say("ask.difference.share", amount=by, share=self.number(share))

    def notes(self, found: Sequence[Found], counted: Sequence[Totals]) -> list[str]:
        """What was taken off, and what was left out and why."""
        numbers: Mapping[str, int] = {
            "taken_off": sum(total.taken_off for one in counted for total in one.totals),
            "left_out": sum(one.left_out for one in counted),
            "unverified": sum(one.unverified for one in found),
            "foreign": sum(one.foreign for one in found),
            "undated": max((one.undated for one in found), default=0),
            "lacking": sum(one.lacking for one in found),
        }
        return [self._note(code, number) for code, number in numbers.items() if number]

    def _note(self, code: str, number: int) -> str:
        return self.words.say(f"ask.{code}" if number == 1 else f"ask.{code}.many", count=str(number))

    def listed(self, rows: Sequence[Row], count: int) -> list[str]:
        """Documents one below the other."""
        facts = {"documents": self.documents(count)}
        shown = min(len(rows), DISTINCT)
        code = "ask.list" if shown >= count else "ask.list.shown"
        return [self.words.say(code, shown=str(shown), **facts), *(self.row(one) for one in rows[:DISTINCT])]

    def values(self, what: str, rows: Sequence[Row]) -> list[str]:
        """A value with the document that says it; several ones beside each other."""
        if len({(one.value, one.currency) for one in rows}) == 1:
            first = rows[0]
            where = ", ".join(part for part in (first.party, first.name, first.date) if part)
            return [self.words.say("ask.value", what=what, value=self.value(first), where=where)]
        said = self.words.say("ask.values", what=what, count=str(len({one.value for one in rows})))
        return [said, *(self.row(one) for one in rows[:DISTINCT])]

    def row(self, one: Row) -> str:
        """One document with its value."""
        parts = (one.party or one.name, one.date, one.name if one.party else "", self.value(one))
        return ", ".join(part for part in parts if part)

    def value(self, one: Row) -> str:
        """The value of a row as the language writes it."""
        return self.written(one.value, one.currency)

    def written(self, value: str, currency: str) -> str:
        """A normalised value as the language writes it."""
        number = None if value[4:5] == "-" else _number(value)
        return value if number is None else self.amount(number, currency)

    def documents(self, count: int) -> str:
        """So many documents."""
        return self.words.say("ask.document" if count == 1 else "ask.documents", count=self.number(Decimal(count)))

    def amount(self, number: Decimal, currency: str) -> str:
        """An amount with its cents and its currency."""
        exact = number.quantize(CENT, ROUND_HALF_UP) if currency or number % 1 else number
        return f"{self.number(exact)} {currency}".strip()

    def number(self, number: Decimal) -> str:
        """A number with the marks of the language."""
        group, mark = MARKS.get(self.words.language, MARKS["en"])
        return f"{number:,f}".replace(",", "\0").replace(".", mark).replace("\0", group)


def _number(text: str) -> Decimal | None:
    """The number of a value that is written as one with cents, so no number of a paper."""
    whole, _, cents = text.partition(".")
    return Decimal(text) if cents.isdigit() and whole.lstrip("-").isdigit() else None
