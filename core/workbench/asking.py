"""Questions answered from verified values by a query, else by passages; what nothing supports is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from core.asking.figures import LEFT_OUT, totals
from core.asking.lexicon import Lexicon, lexicon
from core.asking.mending import Mended, mended
from core.asking.naming import Known, spoken
from core.asking.parsing import Asked, Parser
from core.asking.passages import passages
from core.asking.trapping import Refusal
from core.asking.wording import Wording
from core.domain.asking import Answer, Citation, Found, Period, Query, Row, Want
from core.domain.document import Document, Stage
from core.domain.errors import DocumentUnknown
from core.domain.library import Embedder, Library, Names, Scope
from core.domain.page import Page
from core.domain.record import Field
from core.domain.schema import DocumentType
from core.domain.summary import Summary
from core.ports import Progress, Store, silent
from core.search.meaning import GramEmbedder, meant
from core.words import Words
from core.workbench.asking_rows import LOOKED, RowAsking
from core.workbench.asking_summary import Summarizing
from core.workbench.meaning import Searching, beginnings
from core.workbench.meaning_models import ModelMeaning

if TYPE_CHECKING:
    from core.workbench.hearing import Models

CITED = 6
"""places that an answer shows at most"""
READ = 60
"""documents in which a value of words is looked up"""
FAR = 0.1
"""how near a page must be to a question to be looked through: what it says is compared word by word then"""
LEAFED = 24
"""pages in which a passage is looked for"""


@dataclass
class Asking:
    """The verbs of asking and of searching."""

    store: Store
    library: Library
    searching: Searching
    words: Words
    types: Mapping[str, DocumentType]
    models: Callable[[], Models | None] | None = None
    """the language models of this machine, which may word what passages say; none are asked without it"""
    looked: int = LOOKED
    """documents whose rows are looked at for one question at most"""
    _spoken: tuple[Names, Known, Known] = (Names(), {}, {})

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon(self.types)

    @cached_property
    def _rows(self) -> RowAsking:
        return RowAsking(self.store, self.library, self.words, self.looked)

    @cached_property
    def _summarizing(self) -> Summarizing:
        return Summarizing(self.store, self.words)

    @property
    def _wording(self) -> Wording:
        return Wording(self.words)

    def ask(
        self,
        question: str,
        client: str = "",
        document: str = "",
        today: date | None = None,
        progress: Progress = silent,
        *,
        after: Sequence[str] = (),
    ) -> Answer:
        """What verified values, else passages, of a client's documents, of one or of all say to a question.

        "And in May?" goes on from the last of the questions `after` which it is asked, the oldest first. What nothing
        supports as it was written is looked for with its slips put right, and that is said.

        Where rows are looked through, document by document, `progress` hears how far it has come. Raises
        DocumentUnknown, Cancelled.
        """
        scope = Scope(client, document)
        if document:
            self.store.document(document)
        now = today or date.today()  # noqa: DTZ011 (the user's own day)
        parser = self._parser()
        former = parser.after(after, now)
        asked = parser.parse(question, scope, now, former)
        whole = replace(asked, text=question)
        if asked.refusal and asked.refusal is not Refusal.FOLLOWS:
            return self._refused(asked.refusal)
        said = self._refused(asked.refusal) if asked.refusal else self._said(whole, scope, now, progress)
        if (said.rows or (said.citations and not asked.reckoned)) and not asked.unsure:
            return self._also(said, asked, scope)
        near = mended(question, self._lexicon, {**parser.parties, **parser.clients})
        if near and near.sure:
            again = parser.parse(near.text, scope, now, former)
            if not again.refusal and not again.unsure:
                told = self._said(replace(again, text=near.text), scope, now, progress)
                if not told.refused:
                    return self._told_of(near, told)
        unsure = asked.unsure or [meant for _, meant in (near.slips if near and not near.sure else ())]
        return self._asks(said, unsure) if unsure else self._also(said, asked, scope)

    def _asks(self, answer: Answer, names: Sequence[str]) -> Answer:
        """A refusal that asks who was meant: what was said of somebody else is no answer."""
        asks = (self.words.say("ask.meant", meant=name) for name in names)
        none = answer.text if answer.refused else self._refused("none").text
        return Answer("\n".join((none, *asks)), answer.query, refused=True)

    def _also(self, answer: Answer, asked: Asked, scope: Scope) -> Answer:
        """An answer that says whom else a name may have meant that was taken for a client's."""
        if scope.client or not asked.heard or not asked.heard.also:
            return answer
        told = self.words.say("ask.also", client=asked.heard.clients[0][0], names=", ".join(asked.heard.also))
        return replace(answer, text=f"{answer.text}\n{told}")

    def _told_of(self, near: Mended, answer: Answer) -> Answer:
        """An answer that says first for what a word was taken."""
        slips = (self.words.say("ask.slip", written=written, meant=meant) for written, meant in near.slips)
        told = self.words.say("ask.mended", slips=", ".join(slips))
        return replace(answer, text=f"{told}\n{answer.text}", query=f"{told} {answer.query}", understood=near.text)

    def _said(self, asked: Asked, scope: Scope, now: date, progress: Progress) -> Answer:
        """What is said to a question as it was understood."""
        if asked.summary:
            return self._summed_up(asked.summary)
        if asked.settled:
            return self._rows.settled(asked.settled, now, progress)
        if asked.rows and (said := self._rows.answer(asked.rows, progress)):
            return said
        if asked.query is None:
            return self._quoted(asked, scope)
        return self._answered(asked, asked.query, scope)

    def search(self, text: str, client: str = "", limit: int = 50) -> tuple[Summary, ...]:
        """Documents that hold all words of a text or mean much the same, the best first."""
        names = self.searching.documents(self.searching.spots(text, Scope(client)))[:limit]
        return self.library.summaries(names)

    def quote(self, words: str, client: str = "", document: str = "") -> Answer:
        """Passages that hold most of some words. Raises DocumentUnknown."""
        if document:
            self.store.document(document)
        return self._quoted(Asked(words=tuple(words.split())), Scope(client, document))

    def _summed_up(self, query: Query) -> Answer:
        """What the one document that is meant comes to, whether or not its values are verified: it says which are."""
        if query.document:
            return self._summarizing.summary(self.store.document(query.document))
        periods: Sequence[Period | None] = query.periods or (None,)
        found = {row.document: row.name for period in periods for row in self.library.ask(query, period).rows}
        if len(found) == 1:
            return self._summarizing.summary(self.store.document(next(iter(found))))
        if not found:
            return self._refused("none")
        names = ", ".join(list(found.values())[:CITED])
        return Answer(self.words.say("ask.refused.which", count=str(len(found)), names=names), refused=True)

    def _parser(self) -> Parser:
        names = self.library.names()
        if names != self._spoken[0]:
            common = self._lexicon.common
            self._spoken = (names, spoken(names.clients, common), spoken(names.parties, common))
        return Parser(self._lexicon, self._spoken[1], self._spoken[2], names, beginnings)

    def _answered(self, asked: Asked, query: Query, scope: Scope) -> Answer:
        found = [one for period in query.periods or (None,) for one in self._found(query, period)]
        if asked.shown:
            found = [self._looked_up(asked.shown, one) for one in found]
        rows = tuple(row for one in found for row in one.rows)
        said = self._wording.query(query, asked.shown.split("|")[0])
        if not rows and not any(one.documents for one in found) and query.want is not Want.COUNT:
            left = any(one.unverified or one.foreign for one in found)
            quoted = self._quoted(asked, scope) if asked.shown and not left else None
            if quoted and not quoted.refused:
                return quoted
            text = [self.words.say("ask.refused.none"), *self._wording.notes(found, ())]
            return Answer(" ".join(text), said, refused=True)
        text = self._told(asked, query, found, rows)
        return Answer("\n".join(text), said, rows, self._citations(rows))

    def _found(self, query: Query, period: Period | None) -> Iterator[Found]:
        """What is found; of the largest or smallest, those of each currency by themselves."""
        found = self.library.ask(query, period)
        currencies = dict.fromkeys(one.currency for one in found.sums)
        if query.want not in (Want.MOST, Want.LEAST) or len(currencies) < 2:
            rows = tuple(row for row in found.rows if row.subtype != LEFT_OUT or query.subtype)
            yield replace(found, rows=rows if query.want in (Want.SUM, Want.AVERAGE) else found.rows)
            return
        for currency in currencies:
            own = self.library.ask(replace(query, currency=currency), period)
            yield replace(own, foreign=0, unverified=found.unverified if currency == next(iter(currencies)) else 0)

    def _told(self, asked: Asked, query: Query, found: Sequence[Found], rows: Sequence[Row]) -> list[str]:
        """The sentences of an answer."""
        wording = self._wording
        counted = [totals(query, one) for one in found]
        what = wording.what(query, asked.shown.split("|")[0])
        if query.added_up and len(found) > 1:
            sides = zip(map(wording.span, query.periods), counted, strict=True)
            said = wording.compared(query, list(sides))
        elif query.added_up:
            said = wording.added_up(query, counted[0], what)
        elif query.want in (Want.VALUE, Want.LATEST, Want.EARLIEST) and any(row.value for row in rows):
            said = wording.values(what, rows)
        else:
            said = wording.listed(rows, len(rows) if query.limit > 1 or query.want.singles else _documents(found))
        return [*said, *wording.notes(found, counted if query.added_up else ())]

    def _looked_up(self, shown: str, found: Found) -> Found:
        """The rows with a value of words, as far as it is verified; one that is not is counted."""
        rows, unverified = [], found.unverified
        for row in found.rows[:READ]:
            document = self.store.document(row.document)
            name, value = _value(document, shown.split("|"))
            if value is None:
                continue
            if not (value.accepted or document.stage in (Stage.APPROVED, Stage.EXPORTED)):
                unverified += 1
                continue
            place = (value.evidence.page, value.evidence.box)
            rows.append(row._replace(field=name, value=value.value, page=place[0], box=place[1]))
        return replace(found, rows=tuple(rows), sums=(), unverified=unverified)

    def _citations(self, rows: Sequence[Row]) -> tuple[Citation, ...]:
        """Where the first rows' values stand."""
        return tuple(one for row in rows[:CITED] for one in self._cited(row))

    def _cited(self, row: Row) -> Iterator[Citation]:
        reading = self.store.document(row.document).reading
        value = reading.record.get(row.field) if reading and row.field else None
        if value:
            yield Citation(row.document, row.page, row.box, value.evidence.text or value.value, row.name)
        elif reading:
            yield Citation(row.document, next(iter(reading.pages), None), None, row.name, row.name)

    def _quoted(self, asked: Asked, scope: Scope) -> Answer:
        """Passages that hold the words of a question."""
        said = self.words.say("ask.query.passages", words=", ".join(asked.words))
        found = passages(self._pages(asked.words, scope), asked.words, meant, CITED)
        if not found:
            return replace(self._refused("passage"), query=said)
        worded = self._worded(asked, found)
        if worded:
            return replace(worded, query=said)
        quotes = [f"“{one.text}” ({self._where(one)})" for one in found]
        return Answer("\n".join([self.words.say("ask.passages"), *quotes]), said, citations=found)

    def _worded(self, asked: Asked, found: Sequence[Citation]) -> Answer | None:
        """What passages say in a model's own sentences, each with its place; None where none is borne out by them."""
        if self.models is None:
            return None
        from core.workbench.asking_models import Retelling  # noqa: PLC0415 (it loads what asks models)

        told = Retelling(self.models, meant).told(asked.text, found)
        if not told:
            return None
        text = [f"{one.text} ({self._where(one.citation)})" for one in told]
        cited = tuple(dict.fromkeys(one.citation for one in told))
        return Answer("\n".join([self.words.say("ask.worded"), *text]), citations=cited)

    def _where(self, one: Citation) -> str:
        return f"{one.name}, {self.words.say('ask.page', page=str(one.page))}"

    def _pages(self, words: Sequence[str], scope: Scope) -> Iterator[tuple[str, str, Page]]:
        """Pages that may hold a passage, each once, the likeliest first."""
        spots = self.searching.spots(" ".join(words), scope, LEAFED, least=FAR)
        known = self.library.kept(spots, scope)
        seen: set[tuple[str, int]] = set()
        for spot in spots:
            document = self._document(known.get(spot.position, ""))
            number = spot.page or next(iter(document.reading.pages), 1) if document and document.reading else spot.page
            if document and (document.id, number) not in seen:
                seen.add((document.id, number))
                page = self.store.page(document.id, number)
                if page:
                    yield document.id, document.name, page

    def _document(self, name: str) -> Document | None:
        try:
            return self.store.document(name)
        except DocumentUnknown:  # it was put aside in the meantime
            return None

    def _refused(self, why: Refusal | str) -> Answer:
        return Answer(self.words.say(f"ask.refused.{why}"), refused=True)


def asking(
    store: Store,
    library: Library,
    words: Words,
    types: Mapping[str, DocumentType],
    embedder: Embedder | None = None,
    *,
    models: Callable[[], Models | None] | None = None,
) -> Asking:
    """The verbs of asking over a vault, with the embedder that needs no model where no other is given."""
    by_model = ModelMeaning(library, models) if models else None
    searching = Searching(library, embedder or GramEmbedder(), by_model)
    return Asking(store, library, searching, words, types, models)


def _documents(found: Sequence[Found]) -> int:
    return sum(one.documents for one in found)


def _value(document: Document, names: Sequence[str]) -> tuple[str, Field | None]:
    """The first of these values that a document holds."""
    fields = document.reading.record.fields if document.reading else {}
    name = next((name for name in names if name in fields), "")
    return name, fields.get(name)
