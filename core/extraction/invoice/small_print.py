"""Ids and accounts in running small print, right behind the words that name them: "Bristol, VAT No GB 123 4567 82"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.record import Field
from core.extraction.invoice.candidates import BANK, Candidate, proven
from core.extraction.invoice.dated import SAID
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.invoice.parties.naming import sides
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.upheld import bare
from core.extraction.page.evidence import evidence
from core.extraction.values.ids import FOUND, TAX_ID, TAX_IDS, own, valid
from core.extraction.values.names import has_legal_form

TAXED = re.compile(rf"(?<![^\W_])(?:{'|'.join(WORDS['taxed'])})(?![^\W_])[^\d,;|]{{0,20}}$", re.IGNORECASE)
"""ends what stands before a tax id"""
SWISS = re.compile(r"(CHE[-\d.]+)(?:MWST|TVA|IVA)")
"""names its tax behind itself"""
NAMED = re.compile(r"(?<![^\W_])(?:bic|swift)(?:[ /-]?(?:code|bic|swift))?[\s:.]*$", re.IGNORECASE)
"""the same before a bank's code"""
ACCOUNT = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(WORDS['accounts'])})(?:[ -]?(?:no|nr|number|num|n°))?"
    r"[.:]*\s{0,2}(?P<number>\d[\d -]{4,}\d)(?![\w/])",
    re.IGNORECASE,
)
BANKING = re.compile(rf"{BANK.pattern}|\b(?:bsb|branch|transit|eft)\b", re.IGNORECASE)
PAID_FROM = re.compile(rf"\b(?:{'|'.join(WORDS['paid_from'])})", re.IGNORECASE)
"""of the customer's account"""
PARTS = re.compile(r"[,;|·•] | [–—-] ")
THEIRS = re.compile(rf"(?<![^\W_])(?:{'|'.join(WORDS['not_ours'])})", re.IGNORECASE)
"""of a tax id of whoever is billed, or of somebody between the two"""


def in_small_print(paper: Paper, labels: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates for tax ids, a bank's code and its account that stand amid other words and at no label."""
    known = {one.value for one in labels if one.field.endswith(TAX_ID)}
    tax_id = sides(paper).sender + TAX_ID
    for page in paper.pages:
        for line in page.sheet.lines:
            for name, value, start, end in _named(line, tax_id):
                if name in paper.kind.fields and value not in known:
                    proof, said = evidence(page.sheet.page, line, start, end), proven(page, line, start, end)
                    yield Candidate(name, value, proof, SAID, name, None, *said)


def anothers(paper: Paper, field: Field, party: Party | None) -> bool:
    """Whether a text names a company, and not the party, before the party's id: a carrier, a customer."""
    before, own = _before(paper, field), bare(party.name) if party else ""
    named = any(has_legal_form(part) for part in PARTS.split(before))
    return named and not (own and own in folded(before))


def _before(paper: Paper, field: Field) -> str:
    """What stands before a value in its text."""
    box = field.evidence.box
    pages = (one for one in paper.pages if box is not None and one.sheet.page.number == field.evidence.page)
    for page in pages:
        for stretch in chain.from_iterable(page.sheet.stretches):
            if box is not None and stretch.box.holds(box):
                words = page.sheet.text_of(stretch).words
                return " ".join(word.text for word in words if word.box.x0 < box.x0)
    return ""


def _named(line: Line, tax_id: str) -> Iterator[tuple[str, str, int, int]]:
    """Field, value and place of what a line names so."""
    text = line.text
    for format_ in TAX_IDS:
        for found in FOUND[format_].finditer(text):
            printed = own(format_, found[0])
            value = SWISS.sub(r"\1", re.sub(r"[ .]", "", printed))
            named = TAXED.search(text[: found.start()]) or SWISS.fullmatch(printed.replace(" ", ""))
            if valid(format_, value) and named and not THEIRS.search(text[: found.start()]):
                yield tax_id, value, found.start(), found.start() + len(printed)
    for found in FOUND["bic"].finditer(text):
        if valid("bic", found[0]) and NAMED.search(text[: found.start()]):
            yield "bic", found[0], *found.span()
    if BANKING.search(text) and not PAID_FROM.search(text):
        for found in ACCOUNT.finditer(text):
            yield "bank_account", re.sub(r"\s", "", found["number"]), *found.span("number")
