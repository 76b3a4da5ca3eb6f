"""A question as a query over fields: by the names of types, fields, clients, suppliers, periods and amounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.asking.following import day_of_asking, goes_on, joined, leads
from core.asking.hearing import Heard, grammar_phrases, heard, tells
from core.asking.lexicon import NUMBERS, Lexicon, grammar
from core.asking.naming import Known
from core.asking.rowparsing import row_query, settling
from core.asking.rows import RowQuery, Settling
from core.asking.summarizing import summary_phrases
from core.asking.tokens import SIGNS, Question, Token, tokens
from core.asking.trapping import PART_OF, Refusal, trapped
from core.domain.asking import Group, Query, Target, Want
from core.domain.library import Names, Scope
from core.domain.schema import Kind

COMPARE, QUOTE = "compare", "quote"
SINGLED = (Want.MOST, Want.LEAST, Want.LATEST, Want.EARLIEST)
NOT_COMPARED = ("credit_note", "proforma")
"""subtypes that are none of the largest, the smallest, the usual"""
MANY = 20
"""of the largest, the latest"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is understood as."""

    query: Query | None = None
    """None where only passages can answer"""
    shown: str = ""
    """a field of words, which is read in the documents that the query finds"""
    words: tuple[str, ...] = ()
    """the words by which passages are found"""
    refusal: Refusal | None = None
    rows: RowQuery | None = None
    """where rows of tables answer, if there are any; the query of documents stands beside it"""
    settled: Settling | None = None
    """where it is asked what was paid"""
    text: str = ""
    """the question as it was asked"""
    summary: Query | None = None
    """where it is asked what a document comes to: what finds that document"""
    heard: Heard | None = None
    """its parts, from which the next question may go on"""

    @property
    def unsure(self) -> tuple[str, ...]:
        """Whose names may have been meant by words that are not quite theirs."""
        return self.heard.unsure if self.heard else ()

    @property
    def reckoned(self) -> bool:
        """Whether a query answers, and not a quotation."""
        return bool(self.query or self.rows or self.settled)


@dataclass(frozen=True, slots=True)
class Parser:
    """Understands questions about the documents of some types and of some names."""

    lexicon: Lexicon
    clients: Known
    parties: Known
    names: Names
    alike: Callable[[str], tuple[str, ...]]
    """the beginnings of the words that mean the same as one"""

    def after(self, questions: Sequence[str], today: date) -> Heard | None:
        """What the last of some questions asks for, one after the other, where a query answers it."""
        former: Heard | None = None
        for text in questions:
            former = self.parse(text, Scope(), today, former).heard
        return former

    def parse(self, text: str, scope: Scope, today: date, former: Heard | None = None) -> Asked:
        """What a question asks for; nothing is passed over: what is not understood must stand in the documents.

        `former` is the question before, from which "and in May?" goes on.
        """
        question = Question(tokens(text))
        words = tuple(
            token.text
            for token in question.tokens
            if tells(token) and token.text not in SIGNS and (token.folded,) not in grammar_phrases("want")
        )
        refused = question.take(grammar_phrases("refused"))
        if refused or PART_OF.search(text):
            return Asked(refusal=Refusal(next(iter(refused), Refusal.SHARE)), words=words)
        summary = bool(question.take(summary_phrases()))
        lead = leads(question) if former and not summary else ""
        today = day_of_asking(former, question, today) if former and lead else today
        parts = heard(self.lexicon, (self.clients, self.parties), frozenset(self.names.currencies), question, today)
        if not words and not parts.groups and not lead:
            return Asked(refusal=Refusal.NOTHING)
        if summary:
            return Asked(summary=_found_by(_filtered(self, parts, scope, list(parts.left), 1), parts), words=words)
        if former and lead and goes_on(lead, parts):
            went_on = joined(self.lexicon, former, parts)
            if went_on is None:
                return Asked(refusal=trapped(question, parts) or Refusal.FOLLOWS, words=words)
            parts = went_on
        asked = replace(_understood(self, parts, scope, words), heard=parts)
        asked = asked if asked.reckoned else replace(asked, heard=None)
        trap = trapped(question, parts) if asked.reckoned else None
        return Asked(refusal=trap, words=words) if trap else asked


def _found_by(query: Query, heard: Heard) -> Query:
    """A query of the documents that a question names."""
    targets = tuple(Target(kind, "") for kind in heard.kinds) or (Target("", ""),)
    return replace(query, want=Want.LIST, targets=targets)


def _understood(parser: Parser, heard: Heard, scope: Scope, words: tuple[str, ...]) -> Asked:
    left = list(heard.left)
    query = _filtered(parser, heard, scope, left, _limit(heard, left))
    want = _want(heard)
    if QUOTE not in heard.wants and (settled := settling(heard, query, want)):
        return Asked(settled=settled, words=words)
    asked = _of_documents(parser, heard, query, words)
    rows = None if QUOTE in heard.wants else row_query(parser.lexicon, heard, query, want)
    return replace(asked, rows=rows) if rows else asked


def _of_documents(parser: Parser, heard: Heard, query: Query, words: tuple[str, ...]) -> Asked:
    asks = heard.fields or heard.spent or heard.due or heard.kinds or heard.subtype or heard.all
    asks = asks or (Group.PARTY in heard.groups and not heard.left)
    wanted = bool(set(heard.wants) - {Want.VALUE.value}) or heard.groups
    if QUOTE in heard.wants or (not asks and not (wanted and (heard.parties or heard.query.periods or heard.clients))):
        return Asked(words=words)
    query, shown = _targeted(parser.lexicon, heard, query)
    query = _grouped(heard, _dated(parser.lexicon, heard, query))
    return Asked(query, shown, words)


def _filtered(parser: Parser, heard: Heard, scope: Scope, left: list[Token], limit: int) -> Query:
    """The filters that a question sets, before it is known what of the documents is asked for."""
    return replace(
        heard.query,
        client=scope.client or next((names[0] for names in heard.clients), ""),
        document=scope.document,
        parties=tuple(dict.fromkeys(name for names in heard.parties for name in names)),
        subtype=heard.subtype,
        text=" ".join(token.text for token in left),
        words=tuple(parser.alike(token.text) for token in left),
        limit=limit,
    )


def _limit(heard: Heard, left: list[Token]) -> int:
    """How many of the largest or latest: "the 5 largest", "top ten"."""
    if not any(one in SINGLED for one in heard.wants):
        return 1
    number = next((token for token in left if token.text.isdecimal() and 0 < int(token.text) <= MANY), None)
    if number:
        left.remove(number)
        return int(number.text)
    return 1


def _targeted(lexicon: Lexicon, heard: Heard, query: Query) -> tuple[Query, str]:
    """The query with the fields it asks for and what is done with them; and a field of words, where one is meant."""
    kinds = heard.kinds or _kinds_of_subtype(lexicon, heard.subtype)
    names = _field(lexicon, heard, kinds)
    want = _want(heard)
    held = lexicon.holders(names) if names else {}
    never = grammar()["spent"]["never"]
    held = {kind: name for kind, name in held.items() if kind not in never} or held
    if kinds:
        held = {kind: held.get(kind, "") for kind in kinds} if held else {}
    field = next((lexicon.field(kind, name) for kind, name in held.items() if name), None)
    numeric = field is not None and field.kind in (*NUMBERS, Kind.DATE)
    if names and field and not numeric:
        found = want if want in (*SINGLED, Want.COUNT) else Want.VALUE
        return replace(query, want=found, targets=tuple(Target(kind, "") for kind in held)), "|".join(names)
    set_by = query.least is not None or query.most is not None or bool(query.currency)
    amount = set_by or want in (Want.MOST, Want.LEAST, Want.SUM, Want.AVERAGE)
    if not names and (amount or heard.spent):
        chosen = kinds or tuple(grammar()["spent"]["types"])
        held = {kind: lexicon.amount_of(kind) for kind in chosen if lexicon.amount_of(kind)}
    targets = tuple(Target(kind, name) for kind, name in held.items() if name or not names)
    days = field is not None and field.kind is Kind.DATE
    single = any(target.field in grammar()["single"]["fields"] for target in targets) or days
    single = single or (field is not None and field.kind is Kind.PERCENT)
    want = Want.VALUE if single and want in (Want.SUM, Want.AVERAGE) else want
    if want is Want.VALUE and not single:
        want = Want.SUM if targets else Want.LIST
    bare = tuple(Target(kind, "") for kind in kinds) or (Target("", ""),)
    without = () if query.subtype or want not in (Want.MOST, Want.LEAST, Want.AVERAGE) else NOT_COMPARED
    return replace(query, want=want, targets=targets or bare, days=days, without=without), ""


def _field(lexicon: Lexicon, heard: Heard, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The field that is asked for: the first that the types hold, a total only where no other is named."""
    fits = [names for names in heard.fields if not kinds or any(lexicon.holders(names).get(kind) for kind in kinds)]
    if heard.due and not heard.query.periods and Want.VALUE in heard.wants:
        fits.append((grammar()["due"]["field"],))
    telling = [names for names in fits if names[0] != "total_amount"]
    return next(iter(telling or fits), ())


def _kinds_of_subtype(lexicon: Lexicon, subtype: str) -> tuple[str, ...]:
    return tuple(kind.id for kind in lexicon.types.values() if subtype and subtype in kind.subtypes)


def _want(heard: Heard) -> Want:
    """What is asked for: one of the largest or latest goes before a sum, a count before a list."""
    wants = [one for one in heard.wants if one not in (COMPARE, QUOTE)]
    if COMPARE in heard.wants and not set(wants) & {Want.COUNT, Want.AVERAGE}:
        return Want.SUM
    singled = [one for one in wants if one in SINGLED]
    if singled and not (heard.groups and Want.SUM in wants):
        return Want(singled[0])
    order = (Want.COUNT, Want.AVERAGE, Want.SUM, Want.LIST, Want.VALUE)
    found = next((one for one in order if one in wants), None)
    if found is Want.COUNT and heard.amount_counted:
        return Want.SUM
    if found is Want.VALUE and heard.groups and not heard.fields:
        return Want.SUM
    if found is None and heard.all and heard.groups and not (heard.spent or heard.fields):
        return Want.COUNT
    if found is None:
        asks_amount = heard.spent or heard.fields or heard.groups
        return Want.SUM if asks_amount else Want.LIST
    return Want.VALUE if found is Want.LIST and heard.fields and not heard.kinds else found


def _dated(lexicon: Lexicon, heard: Heard, query: Query) -> Query:
    """The query by the date that is meant: "due in April"."""
    field = grammar()["due"]["field"]
    if heard.due and query.periods:
        kinds = tuple(target for target in query.targets if lexicon.field(target.type, field))
        targets = kinds or tuple(Target(kind, lexicon.amount_of(kind)) for kind in lexicon.holders((field,)))
        return replace(query, dated_by=field, targets=targets)
    return query


def _grouped(heard: Heard, query: Query) -> Query:
    """The query with what its figures are told apart by; what is compared is told apart."""
    group = Group(heard.groups[0]) if heard.groups else None
    if COMPARE in heard.wants and group is None:
        several = len(heard.parties) > 1, len(heard.clients) > 1
        group = Group.PARTY if several[0] else Group.CLIENT if several[1] else None
    if group and query.want in (Want.LIST, Want.VALUE):
        want = Want.COUNT if not any(target.field for target in query.targets) else Want.SUM
        query = replace(query, want=want)
    return replace(query, group=group)
