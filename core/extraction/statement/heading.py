"""The header values of one account of a statement, and the balances that its header names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.domain.folding import folded
from core.domain.layout import Word
from core.domain.page import TextSource
from core.domain.record import Evidence, Field
from core.domain.schema import DocumentType, Kind
from core.extraction.statement import bank, cells, header, holder, sorts
from core.extraction.statement.dating import BACK, Calendar, day_order
from core.extraction.statement.figures import Figure
from core.extraction.statement.header import Spoken, is_mark
from core.extraction.statement.naming import first_headings, named_above
from core.extraction.statement.row import Outside, Place, Row
from core.extraction.statement.rows import OUTSIDE, Rows
from core.extraction.statement.stamps import Stamp
from core.extraction.statement.titled import sole, titled
from core.extraction.values.ids import valid

PARTIES = frozenset({"bank_name", "account_holder"})
MONEY_FIELDS = frozenset({"total_debits", "total_credits"})
PLAIN_TOTAL = re.compile(r"total|summe|gesamt|jumlah|合计|总|totale")
CUT = ("-", "/", ".", "X", "x", "*", "•", "#")
"""ends a number that goes on in the next line, a masked one too: "4929 xxxx xxxx" above "0412\""""
SHORT = 6
"""words of a title"""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header of one account says."""

    fields: dict[str, Field]
    openings: tuple[Row, ...]
    closings: tuple[Row, ...]
    sort: str
    """the sort of account: "credit_card", "card?" where it may be one, "savings", "current" or "" """
    currency: str | None
    calendar: Calendar
    sums: tuple[tuple[str, Row], ...] = ()
    """what the header names as the sum of a part of the statement, by the part's title"""
    amounts: frozenset[Decimal] = frozenset()
    """the sizes of all amounts above the first table"""
    said: frozenset[Decimal] = frozenset()
    """those above the table of the transactions, of summaries too"""
    printed: tuple[tuple[int, Figure], ...] = ()
    """all amounts outside the table, with their pages"""


def heading(kind: DocumentType, notes: Rows, rows: Sequence[Row], number: int, source: TextSource) -> Heading:
    """The header of one account; the first account's lines serve for what a later one does not say."""
    return _Reader(kind, notes, rows, number, source).heading()


class _Reader:
    """Reads one header, field by field."""

    def __init__(self, kind: DocumentType, notes: Rows, rows: Sequence[Row], number: int, source: TextSource) -> None:
        self.kind, self.mark, self.rows, self.source = kind, notes.geometry.mark, rows, source
        heads = [
            word.text.strip("():,.*") for one in notes.heads if one.account == number for word in one.item.line.words
        ]
        self.heading_words = [*set(heads), *(row.aside.get("currency", "") for row in rows[:200])]
        self.first: Outside | None = next((one for one in notes.heads if one.account == number), None)
        self.top = first_headings(notes, rows, number)
        self.sections = {row.section.title for row in rows if row.section}
        self.own = [one for one in notes.outside if one.account == number]
        self.lines = self.own if number == 0 else [*self.own, *(one for one in notes.outside if one.account == 0)]
        self.labels = labels = header.labels_by_text(kind)
        self.spoken = list(header.spoken(self.lines, labels))
        self.address: bank.Named | None = None
        self.bank: bank.Named | None = None
        self.spoken_here = self.spoken if number == 0 else list(header.spoken(self.own, labels))

    def heading(self) -> Heading:
        """The header; a row's last figure tells the currency, one before it may be in another."""
        figures = [row.cells[max(row.cells)] for row in self.rows if row.cells]
        figures += [figure for line in self.lines for figure in line.item.figures]
        said = sorts.currency(self.lines, figures, self.heading_words)
        code = said[0] if said else None
        text = folded(" ".join(sorts.short(self.lines[:120])))
        titles = ("".join(line.item.folded) for line in self.lines[:40] if len(line.item.folded) <= SHORT)
        sort = sorts.kind_of(text, titles)
        period = header.period(self.lines) or self._named_period()
        guessed = None if period or header.month_period(self.lines, self.rows) else header.paired_days(self.lines)
        stamps = [stamp for line in self.lines for stamp in line.item.stamps]
        calendar = self._calendar(day_order(stamps, self.rows, code, (period or ())[:2]), period)
        fields = {**self._labelled(calendar), **self._days(period, calendar), **self._guessed(guessed, calendar)}
        self._currency(fields, said)
        self._bank(fields)
        self._iban(fields)
        self._titled(fields)
        fields |= header.hidden(fields)
        self._holder(fields)
        if sort not in {"", "card?"} and "account_type" not in fields:
            fields["account_type"] = Field(sort, confidence=cells.LIKELY)
        openings = tuple(self._ends("opening_balance"))
        closings = tuple(self._ends("closing_balance"))
        currency = fields["currency"].value if "currency" in fields else None
        sums = tuple(self._sums())
        amounts, above = (frozenset(named_above(self.own, top)) for top in (self.first, self.top))
        printed = tuple((one.page, figure) for one in self.own for figure in one.item.figures if figure.decimals)
        return Heading(fields, openings, closings, sort, currency, calendar, sums, amounts, above, printed)

    def _calendar(self, order: str, period: tuple[Stamp, Stamp, int] | None) -> Calendar:
        blind = Calendar(order)
        if period:
            last = blind.day(period[1])
            first = blind.day(period[0]) or (period[0].day(order or "dmy", last.year) if last else None)
            if first and last and first > last:
                first = period[0].day(order or "dmy", last.year - 1)
            if first and last:
                return Calendar(order, first, last)
        month = header.month_period(self.lines, self.rows)
        if month:
            return Calendar(order, month[0], month[1])
        return self._between_balances(blind) or self._until(blind)

    def _between_balances(self, blind: Calendar) -> Calendar | None:
        """The period between the days that opening and closing balance name."""
        days = {
            meaning: [day for row in self.rows if row.meaning == meaning and (day := self._dated(row.stamp, blind))]
            for meaning in ("opening", "closing", "balance")
        }
        first = min(days["opening"] or days["balance"], default=None)
        last = max(days["closing"] or days["balance"], default=None)
        return Calendar(blind.order, first, last) if first and last and first < last else None

    def _until(self, blind: Calendar) -> Calendar:
        """The period as far as its last day is named, else near any day with a year."""
        labelled = [one for one in self.spoken if one.field == "statement_date"]
        named = [day for one in labelled if (day := self._named_day(one, blind))]
        named += [day for row in self.rows if row.meaning == "closing" and (day := self._dated(row.stamp, blind))]
        if named:
            return Calendar(blind.order, None, named[0])
        begun = [self._dated(self._stamp(one), blind) for one in self.spoken if one.field == "statement_start"]
        if any(begun):
            return Calendar(blind.order, next(filter(None, begun)))
        since = [day for row in self.rows if row.meaning == "opening" and (day := self._dated(row.stamp, blind))]
        if since:
            days = [Calendar(blind.order, since[0]).day(row.stamp) for row in self.rows if row.dated and row.stamp]
            over = any(day and day < since[0] for day in days)  # rows of more than a year may be of any
            return Calendar(blind.order, None if over else since[0], near=since[0], guessed=over)
        shown = [day for row in self.rows if row.dated and (day := self._dated(row.stamp, blind))]
        if len(shown) > 1 and max(shown) - min(shown) < BACK:
            return Calendar(blind.order, near=max(shown))
        alone = header.day_alone(self.lines, self.rows, blind)
        if alone:
            return Calendar(blind.order, None, alone)
        years = [day for line in self.lines for stamp in line.item.stamps if (day := self._dated(stamp, blind))]
        return Calendar(blind.order, near=next(iter(years), None), guessed=True)

    @staticmethod
    def _dated(stamp: Stamp | None, calendar: Calendar) -> date | None:
        return calendar.day(stamp) if stamp and stamp.year else None

    def _named_period(self) -> tuple[Stamp, Stamp, int] | None:
        """First and last day where each has a label of its own, one with a year before one that may be a house."""
        ends: list[Stamp | None] = []
        for name in ("statement_start", "statement_end"):
            days = [stamp for one in self.spoken if one.field == name and (stamp := self._stamp(one))]
            ends.append(next((stamp for stamp in days if stamp.year), next(iter(days), None)))
        page = self.lines[0].page if self.lines else 1
        told = ends[0] and ends[1] and ends[1].year and ends[0].box != ends[1].box  # two labels may lead to one day
        return (ends[0], ends[1], page) if ends[0] and ends[1] and told else None

    @staticmethod
    def _stamp(one: Spoken) -> Stamp | None:
        """The day beside a label, or below one that nothing stands beside."""
        return header.first_stamp(one.beside) or (header.first_stamp(one.below) if one.strict else None)

    @staticmethod
    def _named_day(one: Spoken, calendar: Calendar) -> date | None:
        return _Reader._dated(header.first_stamp(one.beside) or header.first_stamp(one.below), calendar)

    def _labelled(self, calendar: Calendar) -> dict[str, Field]:
        """The values beside or below their labels."""
        fields: dict[str, Field] = {}
        for name, field_type in self.kind.fields.items():
            if name.endswith("_balance") or name in {"statement_start", "statement_end", "currency"}:
                continue
            spoken = [one for one in (self.spoken_here if name in MONEY_FIELDS else self.spoken) if one.field == name]
            found = [field for one in spoken if (field := self._value(field_type.kind, name, one, calendar))]
            if found:
                fields[name] = self._alone(found) if field_type.kind in {Kind.TEXT, Kind.PARTY} else found[0]
        return fields

    def _alone(self, found: Sequence[Field]) -> Field:
        """The first of some labelled texts, accepted where it is the only one and the page can be trusted."""
        first, scanned = found[0], self.source is TextSource.OCR
        alone = len({folded(field.value) for field in found}) == 1 and not any(field.reason for field in found)
        numbered = any(map(str.isdigit, first.value)) and "," in first.value  # a street below "Bank A.B. Berhad"
        if not alone or numbered or (scanned and not self._read_alike(first)):
            return first.doubt("guess")
        return first.accept("two_readings" if scanned else "label")

    def _read_alike(self, field: Field) -> bool:
        """Whether two recognizers read the same at a value's place."""
        box, page = field.evidence.box, field.evidence.page
        words = (word for line in self.lines if line.page == page for word in line.item.line.words)
        inside = [word for word in words if box and box.holds(word.box)]
        return bool(inside) and all(word.confirmed for word in inside)

    def _value(self, kind: Kind, name: str, one: Spoken, calendar: Calendar) -> Field | None:
        if kind is Kind.MONEY:
            return self._amount(one) if PLAIN_TOTAL.search(one.label) or not self.sections else None
        if kind is Kind.NUMBER:
            return self._count(one)
        if kind is Kind.DATE:
            return self._date(one, calendar)
        if kind in {Kind.ACCOUNT, Kind.CODE}:
            return self._account(one, name)
        if name == "account_holder":
            return self._named_holder(one)
        return self._text(one)

    def _amount(self, one: Spoken) -> Field | None:
        figure = header.money(one, self.mark)
        return (
            cells.money(abs(figure.value), figure, one.page, self.source, None) if figure and figure.decimals else None
        )

    def _count(self, one: Spoken) -> Field | None:
        word = next(iter([*one.beside[:1], *one.below[:1]]), None)
        return (
            self._field(word.text, (word,), one.page) if word and word.text.isdigit() and len(word.text) < 6 else None
        )

    def _date(self, one: Spoken, calendar: Calendar) -> Field | None:
        for said in (one.beside, one.below):
            stamp = header.first_stamp(said)
            if stamp and stamp.year and not header.begins_period(said, stamp):
                return cells.day(stamp, Calendar(calendar.order), one.page, self.source)
        return None

    def _account(self, one: Spoken, name: str) -> Field | None:
        for said in (one.beside, one.below):
            taken = header.account(said)
            if not taken or header.first_stamp(taken):
                continue
            text = "".join(word.text for word in taken).strip(":,;()")
            wanted = self.kind.fields[name].format
            if wanted and not valid(wanted, text):
                continue
            field = self._field(text, taken, one.page)
            if text.endswith(CUT):
                return field.doubt("guess")
            if wanted == "iban":
                return field.accept("check_digit")
            if self.source is not TextSource.OCR:
                return field.accept("label")
            return field.accept("two_readings") if all(word.confirmed for word in taken) else field.doubt("guess")
        return None

    def _titled(self, fields: dict[str, Field]) -> None:
        """The account's number behind its title, where no label leads to it and only one stands there."""
        said = ((one, self._account(one, "account_number")) for one in titled(self.own, self.top))
        field = sole(said, fields["iban"].value if "iban" in fields else "")
        if field is not None:
            fields.setdefault("account_number", field)

    def _text(self, one: Spoken) -> Field | None:
        """The words beside or below a label that are no label themselves."""
        said = next((words for given in (one.beside, one.below) if (words := header.stretch(given))), ())
        if one.strict and self._labels(said):
            said = header.stretch(one.below)
        text = " ".join(word.text for word in said).strip(" :;,-")
        named = one.strict and not self._labels(said)
        titles = one.field in PARTIES and holder.titles(said)
        titles |= one.field in PARTIES and any(bank.WEB.search(word.text) for word in said)
        if not named or titles or len(text) < 3 or len(said) > 8 or not any(map(str.isalpha, text)):
            return None
        return self._field(text, said, one.page)

    def _labels(self, words: Sequence[Word]) -> bool:
        """Whether words are, or begin with, a label of another value."""
        joined = "".join(folded(word.text) for word in words)
        return bool(words) and (joined in self.labels or words[-1].text.endswith(":"))

    def _field(self, text: str, said: Sequence[Word], page: int) -> Field:
        return cells.words(text, said, page, self.source)

    def _guessed(self, pair: tuple[Stamp, Stamp, int] | None, calendar: Calendar) -> dict[str, Field]:
        """A period that no word names, where all rows lie in it: left to a person."""
        days = [day for stamp in pair[:2] if (day := calendar.day(stamp))] if pair else []
        shown = [day for row in self.rows if row.stamp and (day := calendar.day(row.stamp))]
        if not pair or len(days) < 2 or not shown or not days[0] <= min(shown) <= max(shown) <= days[1]:
            return {}
        stamped = zip(("statement_start", "statement_end"), pair[:2], strict=True)
        found = ((name, cells.day(stamp, calendar, pair[2], self.source)) for name, stamp in stamped)
        return {name: field.doubt("guess") for name, field in found if field}

    def _days(self, period: tuple[Stamp, Stamp, int] | None, calendar: Calendar) -> dict[str, Field]:
        """Start, end and date of the statement."""
        fields: dict[str, Field] = {}
        if period and calendar.start and calendar.end:
            for name, stamp in (("statement_start", period[0]), ("statement_end", period[1])):
                found = cells.day(stamp, calendar, period[2], self.source)
                if found:
                    fields[name] = found
        elif calendar.start and calendar.end:
            for name, day in (("statement_start", calendar.start), ("statement_end", calendar.end)):
                fields[name] = Field(day.isoformat(), confidence=cells.LIKELY / 2).doubt("reckoned")
        elif calendar.start:
            begun = [
                (said, one.page) for one in self.spoken if one.field == "statement_start" and (said := self._stamp(one))
            ]
            first = cells.day(begun[0][0], calendar, begun[0][1], self.source) if begun else None
            fields |= {"statement_start": first} if first else {}
        if not any(one.field == "statement_date" for one in self.spoken) and calendar.end:
            fields["statement_date"] = Field(calendar.end.isoformat(), confidence=cells.LIKELY / 2).doubt("reckoned")
        return fields

    def _currency(self, fields: dict[str, Field], said: tuple[str, str] | None) -> None:
        if not said or not said[0]:
            return
        field = Field(said[0], Evidence(said[0]), cells.LIKELY)
        fields["currency"] = field.doubt("guess") if said[1] in {"shared", "bank"} else field.accept("printed")

    def _bank(self, fields: dict[str, Field]) -> None:
        """The bank by a word of banking in its name, else by what stands largest at the head."""
        named = bank.bank_name(self.lines)
        large = None if named else bank.headline(self.lines)
        trusted = self._vouched(named) if named else large is not None and bank.is_letterhead(large, self.lines)
        self.bank = named = named or large
        if named and "bank_name" not in fields:
            named, whole = bank.gone_on(self.lines, named, banking=large is None)
            self.bank = named
            field = self._field(named.text, named.words, named.page)
            whole &= folded(named.words[-1].text) not in bank.SMALL_WORDS
            fields["bank_name"] = field.accept("letterhead") if trusted and whole else field.doubt("guess")
            under = bank.address(self.lines, named)
            if under:
                fields.setdefault("bank_address", self._field(under.text, under.words, under.page).doubt("guess"))

    def _vouched(self, named: bank.Named) -> bool:
        """Whether a name was read right (text layer, two recognizers, alike in two places) and surely ends there."""
        if bank.titled(named) or bank.branched(named) or bank.preceded(named, self.lines):
            return False
        if self.source is not TextSource.OCR or all(word.confirmed for word in named.words):
            return True
        text = named.text
        return folded(" ".join(line.item.line.text for line in self.lines)).count(folded(text)) > 1

    def _iban(self, fields: dict[str, Field]) -> None:
        """An IBAN is known by its check digits, label or not."""
        named = bank.iban(self.own) or bank.iban(self.lines)
        if named and "iban" not in fields:
            fields["iban"] = self._field(named.text, named.words, named.page).accept("check_digit")

    def _named_holder(self, one: Spoken) -> Field | None:
        """The holder behind a label; doubted where the name may go on, or may have its address with it."""
        said = self._text(one)
        words = one.beside or one.below
        found = holder.labelled(self.lines, one, header.stretch(words)) if words and one.strict else None
        if found is None or len(found.name.text) < 3 or holder.titles(found.name.words):
            return said.doubt("guess") if said else None
        self.address = self.address or found.address
        field = self._field(found.name.text, found.name.words, found.name.page)
        alone = len(found.name.words) == 1 or holder.numbered(found.name.text)  # a narrow cell broke it; a street
        return field if found.whole and not alone else field.doubt("guess")

    def _holder(self, fields: dict[str, Field]) -> None:
        """The holder's name and address, where no label names them."""
        if "account_holder" not in fields:
            found = holder.heading_address(self.lines, self.bank.words if self.bank else ())
            if found:
                field = self._field(*found.name)
                sure = found.whole and self.bank is not None and self.source is not TextSource.OCR
                fields["account_holder"] = field.accept("above_address") if sure else field.doubt("guess")
                self.address = found.address
        if self.address:
            fields.setdefault("account_holder_address", self._field(*self.address).doubt("guess"))

    def _ends(self, name: str) -> Iterator[Row]:
        """The balances that labels of the header name, as rows."""
        for one in self.spoken_here:
            figure = header.money(one, self.mark) if one.field == name else None
            if figure and (figure.decimals or one.strict):
                yield self._said(one, figure, is_mark(one.label) or name.removesuffix("_balance"))

    def _sums(self) -> Iterator[tuple[str, Row]]:
        """The sums of the statement's parts that a summary names."""
        for line in self.own:
            figures = [figure for figure in line.item.figures if figure.decimals]
            title = "".join(line.item.folded[: figures[0].start]) if len(figures) == 1 else ""
            if title and title in self.sections:
                said = Spoken("", title, (), (), line.page, 0, strict=True)
                yield title, self._said(said, figures[0], "total")

    def _said(self, one: Spoken, figure: Figure, meaning: str) -> Row:
        return Row(meaning, Place(one.page, self.source, 0, None), None, None, {OUTSIDE: figure}, one.label)
