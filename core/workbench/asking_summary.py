"""Summaries of documents: fields with whether they are verified, and the passages that bind, quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.asking.summarizing import Said, fields_of, passages_of
from core.asking.wording import Wording
from core.domain.asking import Answer, Citation
from core.domain.document import Document
from core.domain.page import Page
from core.ports import Store
from core.words import Words

LEAFED = 40
"""pages of a document that are looked through"""


@dataclass(frozen=True, slots=True)
class Summarizing:
    """Says what a document comes to, by its own values and words."""

    store: Store
    words: Words

    def summary(self, document: Document) -> Answer:
        """The fields of a document and its passages; refused where nothing was read of it."""
        kind = document.reading.type if document.reading else ""
        said = list(fields_of(document))
        passages = passages_of(document, self._pages(document))
        query = self.words.say("ask.query.summary", name=document.name, type=self.words.type(kind))
        if not said and not passages:
            return Answer(self.words.say("ask.refused.none"), query, refused=True)
        text = [f"{self.words.type(kind)}, {document.name}:", *(self._value(kind, one) for one in said)]
        for one in passages:
            quoted = " ".join(one.citation.text.split())
            page = self.words.say("ask.page", page=str(one.citation.page))
            text.append(self.words.say(f"ask.summary.{one.about}", text=quoted, page=page))
        unsure = sum(not one.sure for one in said)
        if unsure:
            text.append(
                self.words.say("ask.summary.unsure" if unsure == 1 else "ask.summary.unsure.many", count=str(unsure))
            )
        citations = (*(self._cited(document, one) for one in said), *(one.citation for one in passages))
        return Answer("\n".join(text), query, citations=citations)

    def _value(self, kind: str, one: Said) -> str:
        amount = Wording(self.words).written(one.field.value, one.field.currency or "")
        code = "ask.summary.value" if one.sure else "ask.summary.doubtful"
        return self.words.say(code, what=self.words.field(one.name, kind), value=amount)

    def _cited(self, document: Document, one: Said) -> Citation:
        evidence = one.field.evidence
        return Citation(document.id, evidence.page, evidence.box, evidence.text or one.field.value, document.name)

    def _pages(self, document: Document) -> Iterator[Page]:
        for number in (document.reading.pages if document.reading else ())[:LEAFED]:
            if page := self.store.page(document.id, number):
                yield page
