"""A receipt's vendor judged a second time, by trees that know nothing of what rules and scorers chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.appearance import laid_out
from core.extraction.invoice.parties.extents import PARTS, just_named
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.roles import told
from core.extraction.scoring import Forest

SENDER = "sender"
SIDES = ("vendor", "customer")
LIKELY = 2.0
"""log-odds from which each of two judges is for a name"""
AHEAD = 3.0
"""by so much it is likelier than any other name of the paper"""


def seconded(paper: Paper, party: Party, trees: Mapping[str, Forest]) -> Party:
    """A vendor, its name whole and without rival where both judges are for it by far and for just its lines."""
    if party.odds is None or party.odds < LIKELY or not trees.keys() >= {SENDER, PARTS[0]}:
        return party
    second = told(paper, SIDES, trees) if laid_out(paper) else None
    if second is None or second.of(SENDER, party.name) < LIKELY or second.ahead(SENDER, party.name) < AHEAD:
        return party
    return replace(party, whole=True, alone=True) if just_named(paper, party, trees) else party
