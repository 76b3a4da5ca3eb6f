"""Both parties under what trained trees say: what they and the rules find alike stands, the rest a person decides."""

from __future__ import annotations

from dataclasses import replace

from core.domain.folding import folded
from core.extraction.invoice.paper import Paper
from core.extraction.invoice.parties.appearance import Start
from core.extraction.invoice.parties.entries import entry
from core.extraction.invoice.parties.party import Party, party_of
from core.extraction.invoice.parties.roles import Told, within

PROBABLE = 0.0
"""log-odds above which a line names a party that the rules did not find"""
CLEAR, CLEAR_OF_LABELS = 2.0, 3.0
"""by so much the trees' line is likelier than the one that the rules chose, or a label told, where it says otherwise"""
AHEAD = 3.0
"""by so much a name is likelier than any other to be the one that is left where the other side is told"""


def advised(paper: Paper, own: Party | None, other: Party | None, told: Told) -> tuple[Party | None, Party | None]:
    """Both sides, those that the trees find elsewhere not sure or exchanged for what they find."""
    first, second = told.likeliest()
    sender, addressed = _advised(paper, own, "sender", first, told), _advised(paper, other, "addressee", second, told)
    return _left(sender, addressed, "sender", told), _left(addressed, sender, "addressee", told)


def _left(party: Party | None, other: Party | None, role: str, told: Told) -> Party | None:
    """A party that only the other one's being told tells, where the trees find no other name for its side."""
    if party is None or other is None or not (other.labelled or other.repeated):
        return party
    return replace(party, left=told.of(role, party.name) > PROBABLE and told.ahead(role, party.name) >= AHEAD)


def _advised(paper: Paper, party: Party | None, role: str, likeliest: Start, told: Told) -> Party | None:
    odds = told.of(role, likeliest.text)
    if party is not None:
        lead = odds - told.of(role, party.name)
        same = within(folded(party.name), folded(likeliest.text))
        if same or lead < (CLEAR_OF_LABELS if party.labelled else CLEAR):
            return party
    if odds < PROBABLE or (party is not None and party.labelled):
        return party if party is None else replace(party, whole=False)
    found = entry(likeliest.block, likeliest.at, paper.headings)
    return replace(party_of(found, likeliest.block, likeliest.at, labelled=False), whole=False)
