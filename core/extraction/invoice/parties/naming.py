"""The fields of both parties: who sold and who bought, each name and address with why it may be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.record import Evidence, Field, Reason
from core.extraction.invoice.bare import NUMBER
from core.extraction.invoice.blocks import blocks
from core.extraction.invoice.paper import WORDS, Paper
from core.extraction.invoice.parties.addresses import OWNER, address_of
from core.extraction.invoice.parties.advising import advised
from core.extraction.invoice.parties.apart import stands_apart
from core.extraction.invoice.parties.appearance import laid_out
from core.extraction.invoice.parties.contenders import led_by
from core.extraction.invoice.parties.endings import PARTNERS
from core.extraction.invoice.parties.extents import measured
from core.extraction.invoice.parties.heads import head
from core.extraction.invoice.parties.letterhead import heads
from core.extraction.invoice.parties.mailed import mailed
from core.extraction.invoice.parties.named import named
from core.extraction.invoice.parties.party import Party
from core.extraction.invoice.parties.purity import cut_short, figures_read, firmly_read, mixed, owned, slogan, tells_all
from core.extraction.invoice.parties.roles import told as what_is_told
from core.extraction.invoice.parties.sender import addressee, leads_head, sender, upheld_at_head
from core.extraction.invoice.parties.upheld import another_upheld, buys_debts, upheld
from core.extraction.invoice.parties.windows import windowed
from core.extraction.invoice.slips import mended_name
from core.extraction.scoring import Forest, share
from core.extraction.values.names import has_legal_form

CONFIRMATIONS = frozenset(map(folded, WORDS["confirmations"]))
"""what the paper of a seller who confirms an order is called"""


class Sides(NamedTuple):
    """Who a paper is from and who it is to: the vendor and the customer of an invoice, the other way on an order."""

    sender: str
    addressee: str


def sides(paper: Paper) -> Sides:
    """Which role each side of a paper has; its type file marks the issuer, and the seller confirms an order."""
    customer = paper.kind.fields.get("customer_name")
    if customer is None or not customer.issuer or _confirms(paper):
        return Sides("vendor", "customer")
    return Sides("customer", "vendor")


def _confirms(paper: Paper) -> bool:
    """Whether a paper calls itself a confirmation of an order, with nothing else beside the words but its number."""
    first = paper.pages[:1]
    return any(page in first and folded(_unnumbered(text)) in CONFIRMATIONS for page, _, text in paper.stretches())


def _unnumbered(text: str) -> str:
    """A text without the number behind it."""
    words = text.split()
    while len(words) > 1 and (
        NUMBER.fullmatch(words[-1]) or any(map(str.isdigit, words[-1])) or words[-1].casefold() == "n."
    ):
        words.pop()
    return " ".join(words)


def both_sides(view: Paper, trees: Mapping[str, Forest]) -> tuple[Party | None, Party | None]:
    """The sender and the one addressed; a receipt is addressed to nobody."""
    if "customer_name" not in view.kind.fields:
        own = mailed(view) or head(view, trees)
        if own is not None and (_longer(view, own.name) or owned(own.name) or OWNER.match(own.name)):
            own = replace(own, whole=False, odds=None)
        return _confirmed(view, own, None), None
    roles = sides(view)
    paid = upheld(view) if roles.sender == "vendor" else frozenset[str]()
    other = named(view, f"{roles.addressee}_name", paid)
    own = sender(view, f"{roles.sender}_name", other)
    own = _confirmed(view, own, other) if roles.sender == "vendor" else own
    own, other = _in_window(view, own, other)
    if other is None and own is not None:
        other = addressee(view, own, roles)
        if other is None or not other.whole:
            own = replace(own, alone=own.alone and own.labelled)
    sure, others = _sure(view, own, other), _sure(view, other, own)
    sure = _confirmed(view, sure, other) if roles.sender == "vendor" else sure
    sure, others = _headed(view, sure, others, roles) if roles.sender == "vendor" else (sure, others)
    return _judged(view, (sure, others), roles, trees)


def _headed(view: Paper, own: Party | None, other: Party | None, roles: Sides) -> tuple[Party | None, Party | None]:
    """Both sides, the sender sure that heads the paper as a letterhead does, and with it who alone is addressed."""
    if own is None or not heads(view, own, other):
        return own, other
    own = replace(own, alone=True)
    addressed = addressee(view, own, roles) if other is not None and not other.labelled else None
    if other is None or addressed is None or folded(addressed.name) != folded(other.name):
        return own, other
    return own, replace(other, alone=other.alone or addressed.alone)


def _judged(
    view: Paper, both: tuple[Party | None, Party | None], roles: Sides, trees: Mapping[str, Forest]
) -> tuple[Party | None, Party | None]:
    """Both sides under what trained trees say of who they are and of which lines."""
    if not laid_out(view):
        return both
    told = what_is_told(view, roles, trees)
    own, other = both if told is None else advised(view, *both, told)
    own, other = _measured(view, own, trees), measured(view, other, trees)
    if own is not None and other is not None and folded(own.name) == folded(other.name):
        return replace(own, whole=False), replace(other, whole=False)
    return own, other


def _measured(view: Paper, own: Party | None, trees: Mapping[str, Forest]) -> Party | None:
    """The sender under what the trees say of its lines; of a name that the paper tells elsewhere in full these are."""
    found = measured(view, own, trees)
    if own is None or found is None or found.name != own.name or not own.repeated:
        return found
    return replace(found, whole=own.whole and (found.whole or folded(own.name) in upheld(view)))


def _in_window(view: Paper, own: Party | None, other: Party | None) -> tuple[Party | None, Party | None]:
    """Both sides where no label names the one addressed, but the window of an envelope shows both.

    The sender is who stands on the line in the window, unless the paper tells another one.
    """
    seen = windowed(view) if other is None else None
    if seen is None:
        return own, other
    sender, addressed = seen
    if own is not None and (own.labelled or (own.alone and own.whole) or folded(own.name) != folded(sender.name)):
        swapped = not own.labelled and addressed is not None and folded(own.name) == folded(addressed.name)
        return sender if swapped else own, addressed
    return sender, addressed


def _confirmed(view: Paper, own: Party | None, buyer: Party | None) -> Party | None:
    """The sender, its name whole and its role sure where the paper says of it alone that it is paid or signs.

    Who is paid or signs under another name at the head is left to a person, who bought the debt too.
    """
    if own is None:
        return None
    if not own.labelled and another_upheld(view, own.name, buyer.name if buyer else ""):
        return replace(own, whole=False)
    if not (buys_debts(own.name) or folded(own.name) in upheld(view)):
        return own
    if not own.labelled and (buys_debts(own.name) or not leads_head(view, own.name, buyer)):
        return replace(own, alone=False, repeated=False, whole=False)
    rivals = any(folded(one.name) != folded(own.name) for one in upheld_at_head(view, buyer))
    if rivals or _longer(view, own.name) or mixed(view, own.name):
        return own
    return replace(own, whole=True, alone=True, repeated=True)


def _sure(view: Paper, party: Party | None, rival: Party | None) -> Party | None:
    """A party whose name is only taken for whole where nothing that may be of it adjoins it, here or elsewhere."""
    if party is None:
        return None
    party = _as_printed(party)
    parted = _longer(view, party.name) or mixed(view, party.name) or cut_short(party)
    whole = stands_apart(party, rival) and not parted
    full = party.complete and tells_all(party) and not slogan(party.address) and not _housed_twice(view, party)
    party = replace(party, complete=full)
    return party if whole else replace(party, whole=False)


def _housed_twice(view: Paper, party: Party) -> bool:
    """Whether another address stands right under the name elsewhere, where no label tells of which the party is."""
    own = folded(party.name)
    places = (
        (block[0].page, block[at], address_of(block[at + 1 :])[0])
        for block in blocks(view.pages[0])
        for at, row in enumerate(block)
        if folded(row.text) == own and row.box != party.name_evidence.box
    )
    others = (address for page, row, address in places if address and not led_by(page, row))
    return not party.labelled and any(folded(one) not in folded(party.address) for one in others)


def _as_printed(party: Party) -> Party:
    """A party without a recognizer's slip in its legal form."""
    name = mended_name(party.name) if party.scanned else party.name
    return party if name == party.name else replace(party, name=name)


def _longer(view: Paper, name: str) -> bool:
    """Whether a name stands elsewhere with its partners or its legal form behind it, and has none here."""
    own, formed = name.casefold(), has_legal_form(name)
    behind = (text[len(name) :].strip() for _, _, text in view.stretches() if text.casefold().startswith(f"{own} "))
    return any(
        PARTNERS.fullmatch(rest) or (not formed and has_legal_form(f"{name} {rest.split(',')[0]}")) for rest in behind
    )


def party_fields(
    role: str, party: Party | None, trees: Mapping[str, Forest], *, addressed: bool = False
) -> Mapping[str, Field]:
    """The name and address of one side."""
    if party is None:
        return {}
    alone = "addressed" if addressed else "head"
    told = {"label": party.labelled, "repeated": party.repeated, alone: party.alone, "left": party.left}
    reason = next((code for code, tells in told.items() if tells and party.whole), "")
    name, address = f"{role}_name", f"{role}_address"
    fields = {name: _told(party, party.name, party.name_evidence, party.odds)}
    if party.trusted and (party.whole or party.odds is not None) and (party.repeated or firmly_read(party)):
        fields[name] = _accepted(fields[name], party, reason, party.odds, trees.get(name))
    if party.address:
        fields[address] = _told(party, party.address, party.address_evidence, party.address_odds)
        if party.address_trusted and figures_read(party):
            reason = "under_name" if reason and party.complete and fields[name].accepted else ""
            fields[address] = _accepted(fields[address], party, reason, party.address_odds, trees.get(address))
    return fields


def both_told(parties: Mapping[str, Field]) -> dict[str, Field]:
    """The names and addresses; who is left besides another is doubted where the other is not accepted."""
    names = {name: field for name, field in parties.items() if name.endswith("_name")}
    if all(field.accepted for field in names.values()):
        return dict(parties)
    left = {name.removesuffix("_name") for name, field in names.items() if field.reason and field.reason.code == "left"}
    return {name: field.doubt("guess") if name.split("_")[0] in left else field for name, field in parties.items()}


def _told(party: Party, value: str, proof: Evidence, odds: float | None) -> Field:
    """A name or an address, as probable as a scorer says, or as the rules score the party."""
    ruled = min(0.95, 0.4 + 0.1 * party.score + 0.2 * party.repeated)
    return Field(value, proof, round(ruled if odds is None else share(odds), 3), reason=Reason("guess"))


def _accepted(field: Field, party: Party, reason: str, odds: float | None, forest: Forest | None) -> Field:
    """A field whose print can be trusted, accepted where a reason tells that it is the right one."""
    if reason:
        return field.accept("two_readings" if party.scanned else reason)
    sure = forest is not None and odds is not None and odds >= forest.enough
    return field.accept("two_readings") if sure and party.scanned else field
