"""Letterheads, the parties' blocks, and the particulars of a paper: number, dates, references."""

from __future__ import annotations

import re

from models.training import ids, register
from models.training.content.invoices import day
from models.training.draft import Draft
from models.training.paper import Block, Gap, Grid, Line, beside, cell, line
from models.training.parts import Parts
from models.training.parts.pairs import PAIRS, Pairs

TAX_IDS = {"GB": "VAT", "ES": "NIF", "NL": "BTW", "IN": "GSTIN", "CH": "UID", "US": "Tax ID", "MY": "SST"}
PHONES = {"GB": "Tel 01632 ", "FR": "Tél. 04 99 ", "DE": "Tel. 0221 ", "CH": "Tel. 044 ", "IN": "Ph: +91 98", "MY": "Tel: 07-", "US": "Phone (555) ", "IT": "Tel. 02 ", "ES": "Tel. 91 ", "NL": "Tel. 020 "}  # fmt: skip  # noqa: E501


def contact(d: Draft) -> str:
    """A telephone number; some look like amounts."""
    return PHONES[d.parts["country"]] + d.rng.choice((ids.digits(d.rng, 6), f"{ids.digits(d.rng, 3)} {ids.digits(d.rng, 3)}"))  # fmt: skip  # noqa: E501


def tax_id(d: Draft, name: str = "") -> tuple[Line, ...]:
    """The number that the tax office knows a party by, with its label."""
    name = name or f"{d.issuer}_tax_id"
    if not d.has(name):
        return ()
    label = d.word(name, id=TAX_IDS.get(d.parts["country"], "VAT"))
    return (line(f"{label}: ", d.value(name), size=d.small),)


def _named(d: Draft, align: str = "left") -> tuple[Block, ...]:
    return (
        line(d.value(f"{d.issuer}_name", bold=True, size=14), align=align),
        *d.address(f"{d.issuer}_address", align=align),
    )


def _left(d: Draft) -> tuple[Block, ...]:
    return (*_named(d), line(contact(d), size=d.small), *tax_id(d))


def _centred(d: Draft) -> tuple[Block, ...]:
    lines = (line(contact(d), align="center", size=d.small),)
    return (*_named(d, "center"), *lines, *tax_id(d), Grid(((cell(edges="t"),),), (1.0,)))


def _right(d: Draft) -> tuple[Block, ...]:
    return (*_named(d, "right"), line(contact(d), align="right", size=d.small), *tax_id(d))


def _band(d: Draft) -> tuple[Block, ...]:
    title = cell(line(d.title, align="right", size=18, bold=True), shade=0.12)
    d.titled = True
    return (Grid(((cell(*_named(d), shade=0.12), title),), (0.6, 0.4), pad=6), *tax_id(d))


def _brand(d: Draft) -> tuple[Block, ...]:
    """The brand large, the company itself in small letters."""
    sign = line(register.brand(d.facts.text(f"{d.issuer}_name")), size=22, bold=True)
    small = line("by ", d.value(f"{d.issuer}_name"), size=d.small)
    return (sign, small, *d.address(f"{d.issuer}_address", size=d.small), *tax_id(d))


def _one_line(d: Draft) -> tuple[Block, ...]:
    name = line(d.value(f"{d.issuer}_name", bold=True, size=12))
    return (
        name,
        *d.address(f"{d.issuer}_address", joined=True, size=d.small),
        line(contact(d), size=d.small),
        *tax_id(d),
    )


def _logo(d: Draft) -> tuple[Block, ...]:
    """A drawn sign; the company's words stand at the foot of the paper."""
    d.foot_names = True
    return (Grid(((cell(Gap(26), shade=0.55), cell()),), (0.12, 0.88)), Gap(6))


def _framed(d: Draft) -> tuple[Block, ...]:
    frame = Grid(((cell(*_named(d), *tax_id(d), edges="tblr"),),), (1.0,), pad=5, share=0.8, align="right")
    return (frame,)


def _sender_line(d: Draft) -> tuple[Block, ...]:
    """Name and address in one small line, as above the window of an envelope."""
    lines = d.address(f"{d.issuer}_address", joined=True)
    text = line(d.value(f"{d.issuer}_name"), " · ", *lines[0].runs, size=d.small)
    return (line(contact(d), align="right", size=d.small), Gap(20), text, *tax_id(d))


LETTERHEADS: Parts = {
    "left": _left, "centred": _centred, "right": _right, "band": _band, "brand": _brand, "one_line": _one_line,
    "logo": _logo, "framed": _framed, "sender_line": _sender_line,
}  # fmt: skip


def _called(d: Draft) -> str:
    """What this paper calls whom it is for."""
    return d.word("supplier" if d.other == "vendor" else "bill_to")


def _customer(d: Draft) -> tuple[Line, ...]:
    return (
        line(d.value(f"{d.other}_name", bold=True)),
        *d.address(f"{d.other}_address"),
        *tax_id(d, f"{d.other}_tax_id"),
    )


def _window(d: Draft) -> tuple[Block, ...]:
    return _customer(d)


def _labelled(d: Draft) -> tuple[Block, ...]:
    return (line(_called(d), bold=True, grey=True), *_customer(d))


def _colon(d: Draft) -> tuple[Block, ...]:
    return (line(f"{_called(d)}:", size=d.small), *_customer(d))


def _two(d: Draft) -> tuple[Block, ...]:
    """Who pays beside who receives, who may live elsewhere."""
    other = register.place(d.rng, d.parts["country"]).lines
    received = (
        line(d.word("ship_to"), bold=True),
        line(d.facts.text(f"{d.other}_name")),
        *(line(one) for one in other),
    )
    return (beside((line(_called(d), bold=True), *_customer(d)), received),)


def _boxed(d: Draft) -> tuple[Block, ...]:
    head = cell(line(_called(d), bold=True), edges="tblr", shade=0.1)
    return (Grid(((head,), (cell(*_customer(d), edges="blr"),)), (1.0,), pad=4),)


def _inline(d: Draft) -> tuple[Block, ...]:
    place = d.address(f"{d.other}_address", joined=True)
    return (line(f"{_called(d)}: ", d.value(f"{d.other}_name", bold=True), ", ", *place[0].runs),)


def _attention(d: Draft) -> tuple[Block, ...]:
    """A person is named between the label and the customer."""
    who = line(f"z. Hd. {_person(d)}" if d.writing.language == "de" else f"Attn: {_person(d)}", size=d.small)
    return (line(_called(d), bold=True), *_customer(d), who)


def _person(d: Draft) -> str:
    return register.person(d.rng, d.parts["country"])


PARTIES: Parts = {
    "window": _window, "labelled": _labelled, "colon": _colon, "two": _two, "boxed": _boxed, "inline": _inline,
    "attention": _attention,
}  # fmt: skip

PARTICULARS_OF = {
    "invoice": ("invoice_number", "invoice_date", "due_date", "customer_id", "purchase_order", "payment_terms",
                "place_of_supply"),
    "purchase_order": ("order_number", "order_date", "delivery_date", "payment_terms"),
}  # fmt: skip
OTHERS = {
    "en": ("Our ref.", "Order date", "Delivery note", "Contact", "Reg. date", "Job no."),
    "fr": ("Notre réf.", "Date de commande", "Bon de livraison", "Contact", "Affaire"),
    "de": ("Unser Zeichen", "Bestelldatum", "Lieferschein", "Bearbeiter", "Lieferdatum"),
    "it": ("Ns. rif.", "Data ordine", "DDT n.", "Agente"),
    "es": ("Nuestra ref.", "Fecha de pedido", "Albarán", "Contacto"),
    "nl": ("Onze ref.", "Besteldatum", "Pakbon", "Contactpersoon"),
}


NOT_ON_ORDERS = {
    "Order date": "Quote date", "Date de commande": "Date de l'offre", "Bestelldatum": "Angebotsdatum",
    "Lieferdatum": "Druckdatum", "Data ordine": "Data offerta",
    "Fecha de pedido": "Fecha de la oferta", "Besteldatum": "Offertedatum",
}  # fmt: skip
"""what would name an order's own days: another word stands there, so that the paper does not contradict itself"""


def _said(d: Draft) -> Pairs:
    """Labels and values of this paper, among them some that nobody asks for."""
    names = [name for name in PARTICULARS_OF[d.facts.type] if d.has(name)]
    pairs: Pairs = [(d.word(name), line(d.value(name))) for name in names]
    if d.parts.get("kind") == "credit_note":
        pairs.insert(d.rng.randint(1, len(pairs)), (d.word("credited_invoice"), line(_invoice_number(d))))
    for drawn in d.rng.sample(OTHERS[d.writing.language], d.rng.randint(0, 2)):
        label = NOT_ON_ORDERS.get(drawn, drawn) if d.facts.type == "purchase_order" else drawn
        pairs.insert(d.rng.randint(1, len(pairs)), (label, line(_other(d, label))))
    return pairs


def _invoice_number(d: Draft) -> str:
    """The number of the invoice that is credited."""
    return d.rng.choice((f"INV{ids.digits(d.rng, 6)}", f"{ids.letters(d.rng, 2)}-{ids.digits(d.rng, 4)}"))


def _other(d: Draft, label: str) -> str:
    if re.search("dat|fecha", label.lower()):
        return d.writing.date(day(d.rng, 2016))
    if label in ("Contact", "Bearbeiter", "Agente", "Contacto", "Contactpersoon"):
        return _person(d)
    return d.rng.choice((ids.digits(d.rng, 6), f"{ids.letters(d.rng, 2)}/{ids.digits(d.rng, 4)}"))


def particulars(d: Draft) -> tuple[Block, ...]:
    """Number, dates and references."""
    return PAIRS[d.parts["particulars"]](_said(d))
