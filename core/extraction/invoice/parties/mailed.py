"""Who a mailed receipt is from: its subject says so, and a line of the mail is nothing but that name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.domain.folding import folded
from core.domain.page import TextSource
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.paper import WORDS, Paper, line_of
from core.extraction.invoice.parties.addresses import address_span, address_text
from core.extraction.invoice.parties.entries import NOWHERE
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.upheld import AGENT, OTHERS_PAID
from core.extraction.page.evidence import standing
from core.extraction.values.names import has_legal_form

SUBJECT = re.compile(rf"subject:.*?\b(?:{'|'.join(map(re.escape, WORDS['mailed']))})\s+(?P<name>.+)", re.IGNORECASE)
NUMBER = re.compile(r"\s*[\[(#].*$")
"""what may follow the name in a subject"""
SENDER = re.compile(r"from:.*@(?P<domain>[\w.\-]+)", re.IGNORECASE)
SEEN = 8
"""lines of a page among which a mail's head stands"""


def mailed(paper: Paper) -> Party | None:
    """The vendor that the subject of a mail names and a line of it repeats, or None.

    That is sure of a company: of a person who hands a receipt on the subject may speak as well. Who is paid back is a
    customer, and for whom an agent writes is the vendor.
    """
    if not paper.pages or paper.pages[0].sheet.page.source is not TextSource.SHEET:
        return None
    page = paper.pages[0]
    said = [told for line in page.sheet.lines[:SEEN] if (told := SUBJECT.match(line.text))]
    name = folded(NUMBER.sub("", said[0]["name"])) if said and not OTHERS_PAID.search(said[0][0]) else ""
    rows = [Row(page, line_of(page, one), one.line) for stretches in page.sheet.stretches for one in stretches]
    places = [at for at, row in enumerate(rows) if name and folded(row.text) == name]
    if not places:
        return None
    found = _party(rows, max(places, key=lambda at: _addressed(rows, at) is not None))
    senders = [folded(sent["domain"]) for line in page.sheet.lines[:SEEN] if (sent := SENDER.match(line.text))]
    sure = has_legal_form(found.name) or any(name in sender for sender in senders)
    sure = sure and not any(map(AGENT.search, paper.texts))
    return replace(found, repeated=sure, whole=sure)


def _addressed(rows: Sequence[Row], at: int) -> tuple[int, int] | None:
    """The lines of an address right under a name."""
    span = address_span(rows[at + 1 :])
    return span if span and span[0] == 0 else None


def _party(rows: Sequence[Row], at: int) -> Party:
    row, span = rows[at], _addressed(rows, at)
    text, where = address_text(rows[at + 1 : at + 2 + span[1]]) if span else ("", NOWHERE)
    proof = standing(row.page.sheet.page, row.line.words)
    return Party(row.text, proof, text, where, score=1.0, rows=(row,))
