"""Models asked about the fields of a reading that are in doubt, and what their answers change in it.

A model accepts nothing: where it says the same as the rules, the value is surer; where it says something else that
stands on the page too, a finding says so and the person chooses; where the rules found nothing, its value is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import resources
from core.domain.document import Reading, Status
from core.domain.errors import Cancelled, VouchError
from core.domain.finding import Finding, Severity
from core.domain.page import Page
from core.domain.question import Question, Said
from core.domain.record import Alternative, Field, Origin
from core.domain.schema import DocumentType
from core.extraction.tiers.grammar import answered, grammar, longest
from core.extraction.tiers.grounding import Grounded, Print
from core.extraction.tiers.routing import Outcome, Tier, following

MOST_FIELDS = 12
FIRST_PAGES, LAST_PAGES = 4, 1
MOST_LETTERS = 12_000
"""of a document that a model is shown"""
OFFERED, ANOTHER, AGREED = 0.4, 0.3, 0.85
"""confidence in what only a model says, what it says otherwise, and what rules and a model say alike"""
Ask = Callable[[Tier, Question], Said]
"""asks the model of a tier. Raises a VouchError"""
Told = Callable[[Tier, Mapping[str, str]], object]
"""hears which printed values a tier said"""


def unheard(tier: Tier, values: Mapping[str, str]) -> None:
    """Lets what a tier said go by."""


def doubtful(kind: DocumentType, reading: Reading) -> tuple[str, ...]:
    """The fields that a model may be asked about: none of a settled document, of others those nothing vouches for."""
    if reading.status is Status.ACCEPTED:
        return ()
    fields, wanted = reading.record.fields, kind.wanted(reading.record)
    unvouched = [name for name in kind.fields if name in fields and not fields[name].accepted]
    absent = [name for name in wanted if name not in fields]
    ranked = sorted((*unvouched, *absent), key=lambda name: name not in wanted)
    return tuple(ranked[:MOST_FIELDS])


def consult(
    kind: DocumentType,
    reading: Reading,
    pages: Sequence[Page],
    there: Mapping[Tier, str],
    ask: Ask,
    *,
    told: Told = unheard,
) -> Reading:
    """The reading with what models say of its doubtful fields; as it was where they say nothing that is printed.

    Every tier is asked once at most, about what is in doubt then; `told` hears which values it said. Raises Cancelled.
    """
    names, tried = doubtful(kind, reading), list[Tier]()
    if not names:
        return reading
    shown = Print(_shown(pages))
    tier = following(Tier.RULES, Outcome.DOUBTFUL, there)
    while tier is not Tier.PERSON and names:
        tried.append(tier)
        said = _asked(kind, names, shown.text, partial(ask, tier))
        outcome = Outcome.FAILED
        if said is not None:
            reading = heard(kind, reading, said, shown)
            printed = _printed(kind, said, shown)
            told(tier, printed)
            settled = {name for name, value in printed.items() if value == reading.record.value(name)}
            names = tuple(name for name in names if name not in settled)
            outcome = Outcome.DOUBTFUL if names else Outcome.SETTLED
        tier = following(tier, outcome, there, tried)
    return reading


def compared(
    kind: DocumentType, reading: Reading, pages: Sequence[Page], ask: Callable[[Question], Said]
) -> tuple[int, int, int]:
    """Of the values that are vouched for and printed: how many were asked about, and had right and wrong by a model.

    Raises what `ask` raises.
    """
    shown = Print(_shown(pages))
    known = {
        name: field.value
        for name, field in reading.record.fields.items()
        if field.accepted and name in kind.fields and shown.grounded(kind.fields[name], field.evidence.text)
    }
    names = tuple(known)[:MOST_FIELDS]
    if not names:
        return 0, 0, 0
    said = answered(ask(question(kind, names, shown.text)).text, names) or {}
    found = {name: shown.grounded(kind.fields[name], text) for name, text in said.items()}
    right = sum(1 for name, one in found.items() if one and one.value == known[name])
    return len(names), right, sum(1 for one in found.values() if one) - right


def question(kind: DocumentType, names: Sequence[str], text: str) -> Question:
    """What a model is asked about some fields; words of the document stand in its text alone."""
    told = "\n".join(f"{name}: {_called(kind, name)}" for name in names)
    system = resources.data("prompts", "fields.txt").decode() + told
    return Question(system, text[:MOST_LETTERS], grammar(kind, names), most_tokens=longest(kind, names))


def _called(kind: DocumentType, name: str) -> str:
    """A field in the words that papers use for it."""
    labels = list(islice(kind.fields[name].all_labels, 4))
    return ", ".join(labels) or name.replace("_", " ")


def _shown(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages on which headers and totals stand."""
    last = max(FIRST_PAGES, len(pages) - LAST_PAGES)
    return (*pages[:FIRST_PAGES], *pages[last:])


def _asked(
    kind: DocumentType, names: Sequence[str], text: str, ask: Callable[[Question], Said]
) -> Mapping[str, str] | None:
    """What a model says of some fields; None where it says nothing that can be understood. Raises Cancelled."""
    try:
        return answered(ask(question(kind, names, text)).text, names)
    except Cancelled:
        raise
    except VouchError:
        return None


def heard(kind: DocumentType, reading: Reading, said: Mapping[str, str], shown: Print) -> Reading:
    """The reading with what of an answer is printed."""
    fields, findings = dict(reading.record.fields), list(reading.findings)
    for name, text in said.items():
        found = shown.grounded(kind.fields[name], text)
        if found is None:
            continue
        before = fields.get(name)
        fields[name] = after = _beside(before, found, text)
        if (
            after.value != found.value
            and before
            and not any(other.value == found.value for other in before.alternatives)
        ):
            facts = {"value": before.value, "other": found.value}
            findings.append(Finding("model.disagrees", Severity.NOTE, (name,), facts))
    record = replace(reading.record, fields=fields)
    return replace(reading, record=record, findings=tuple(findings))


def _printed(kind: DocumentType, said: Mapping[str, str], shown: Print) -> Mapping[str, str]:
    """The values of an answer that stand on the page."""
    found = {name: shown.grounded(kind.fields[name], text) for name, text in said.items()}
    return {name: one.value for name, one in found.items() if one}


def _beside(before: Field | None, found: Grounded, said: str) -> Field:
    """A field with what a model says of it."""
    if before is None:
        code, facts = _reason("model.found", found, said)
        return Field(found.value, found.evidence, OFFERED, Origin.LLM).doubt(code, **facts)
    if before.accepted:
        return before
    if before.value == found.value:
        code, facts = _reason("model.agrees", found, said)
        return replace(before, confidence=max(before.confidence, AGREED)).doubt(code, **facts)
    if any(other.value == found.value for other in before.alternatives):
        return before
    another = Alternative(found.value, found.evidence, ANOTHER)
    return replace(before, alternatives=(*before.alternatives, another))


def _reason(code: str, found: Grounded, said: str) -> tuple[str, Mapping[str, str]]:
    """Why a value may be believed; where the print was read differently, with both writings."""
    return (code, {}) if found.exact else (f"{code}_nearly", {"said": said, "read": found.evidence.text})
