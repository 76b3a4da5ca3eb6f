"""Documents of composed families: drafted, printed by the program of their family, labelled with boxes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

import pymupdf

from models.training.compositions import KINDS, Composition
from models.training.content import accounts, pay, tax_forms, till, trade, yields
from models.training.draft import Draft
from models.training.facts import Facts
from models.training.inks import MarkLost, inks, places
from models.training.made import Made
from models.training.paper import Block, Paper, marks
from models.training.parts.account import account as account_paper
from models.training.parts.certificate import certificate, gains
from models.training.parts.pay import payslip
from models.training.parts.tax_form import tax_credits, tax_form
from models.training.parts.till import till as till_paper
from models.training.parts.trade import trade as trade_paper
from models.training.producers import browser, office, report
from models.training.producers.html import Page
from models.training.writing import BY_COUNTRY, Writing

CONTENTS: Mapping[str, Callable[[Random, str], Facts]] = {
    "invoice": trade.invoice, "invoice credit_note": trade.credit_note,
    "purchase_order": trade.purchase_order, "receipt": till.receipt,
    "bank_statement": accounts.account, "bank_statement card": accounts.card,
    "bank_statement several": accounts.several, "form_16": tax_forms.form_16,
    "form_16a": tax_forms.form_16a, "form_26as": tax_forms.form_26as, "payslip": pay.payslip,
    "interest_certificate": yields.interest, "interest_certificate loan": yields.loan,
    "capital_gains": yields.gains, "capital_gains funds": yields.fund_gains,
}  # fmt: skip
"""by type, and where papers of a type are of several kinds by that too"""
DRAWN: Mapping[str, Callable[[Draft], tuple[Block, ...]]] = {
    "trade": trade_paper, "till": till_paper, "account": account_paper, "tax_form": tax_form,
    "tax_credits": tax_credits, "pay": payslip, "certificate": certificate, "gains": gains,
}  # fmt: skip
SIZES: Mapping[str, tuple[float, float]] = {
    "a4": (595.0, 842.0), "letter": (612.0, 792.0),
    "80mm": (226.0, 1400.0), "57mm": (162.0, 1600.0), "wide": (300.0, 1200.0), "landscape": (842.0, 595.0),
}  # fmt: skip
ROLLS = frozenset({"80mm", "57mm", "wide"})
DAYS: Mapping[str, tuple[str, ...]] = {
    "GB": ("31/12/2025", "31 December 2025", "31-Dec-2025", "31 Dec 2025"),
    "US": ("12/31/2025", "December 31, 2025", "12/31/2025", "2025-12-31"),
    "FR": ("31/12/2025", "31 December 2025", "31/12/25", "31-12-2025"),
    "DE": ("31.12.2025", "31. Dezember 2025", "31.12.2025", "2025-12-31"),
    "CH": ("31.12.2025", "31. Dezember 2025", "31.12.2025", "31/12/2025"),
    "IT": ("31/12/2025", "31-12-2025", "31 December 2025", "31/12/25"),
    "ES": ("31/12/2025", "31-12-2025", "31/12/25", "31 December 2025"),
    "NL": ("31-12-2025", "31 December 2025", "31-12-2025", "31/12/2025"),
    "IN": ("31-Dec-2025", "31/12/2025", "31-Dec-25", "31-12-2025"),
    "MY": ("31/12/2025", "31-12-2025", "31 Dec 2025", "31/12/25"),
}
"""ways to write a day in each country; the last is kept for testing"""
MONEY: Mapping[str, tuple[tuple[str, bool], ...]] = {
    "GB": (("£", False), ("GBP ", False), (" GBP", True)),
    "US": (("$", False), ("$ ", False), ("USD ", False)),
    "FR": (("€", True), ("EUR", True), ("€ ", False)),
    "DE": (("€", True), ("EUR", True), ("EUR ", False)),
    "CH": (("CHF ", False), ("Fr. ", False), ("CHF", True)),
    "IT": (("€ ", False), ("€", True), ("EUR ", False)),
    "ES": (("€", True), ("EUR", True), ("€ ", False)),
    "NL": (("€ ", False), ("EUR ", False), ("€", True)),
    "IN": (("Rs. ", False), ("INR ", False), ("Rs ", False)),
    "MY": (("RM ", False), ("RM", False), ("MYR ", False)),
}
"""ways to write a currency, and whether it stands after the amount; the last is kept for testing"""
AT_ONCE = 40


@dataclass(frozen=True)
class Wanted:
    """A document to be made: the same gives the same words and figures on the same places."""

    composition: Composition
    seed: str
    change: Callable[[Facts], Facts] = lambda facts: facts
    """may make it contradict itself"""


def missing() -> list[str]:
    """The producers that are not installed here."""
    return [name for name, there in (("browser", browser.program()), ("office", office.program())) if not there]


def printed(wanted: Iterable[Wanted]) -> Iterator[Made]:
    """Each document in order, without those whose producer is not installed or lost a value."""
    without, stream = missing(), iter(wanted)
    while chunk := list(islice(stream, AT_ONCE)):
        yield from _printed([one for one in chunk if one.composition.parts["producer"] not in without])


def _printed(chunk: Sequence[Wanted]) -> Iterator[Made]:
    drafts = [drafted(one) for one in chunk]
    by_producer = {
        name: [index for index, one in enumerate(chunk) if one.composition.parts["producer"] == name]
        for name in ("browser", "office", "report")
    }
    done: dict[int, bytes] = {}
    for name, indexes in by_producer.items():
        if indexes:
            done |= zip(indexes, _by(name, [drafts[index][1] for index in indexes]), strict=True)
    for index, (draft, paper) in enumerate(drafts):
        try:
            yield _made(draft, paper, chunk[index], done[index])
        except MarkLost as lost:
            # Printers clip what does not fit its cell; a paper that does not say its label teaches nothing.
            print(f"Left out {chunk[index].composition.name}, {chunk[index].seed}: {lost}", file=sys.stderr)  # noqa: T201


def _by(producer: str, papers: Sequence[Paper]) -> Iterator[bytes]:
    """Papers printed by one program."""
    said = [inks(marks(paper)) for paper in papers]
    if producer == "report":
        return (report.printed(paper, marked) for paper, marked in zip(papers, said, strict=True))
    fixed = producer == "office"
    pages = [Page(paper, marked, fixed).html() for paper, marked in zip(papers, said, strict=True)]
    return office.printed(pages) if fixed else browser.printed(pages)


def drafted(wanted: Wanted) -> tuple[Draft, Paper]:
    """A document before it is printed."""
    parts, kind = wanted.composition.parts, wanted.composition.type
    rng = Random(wanted.seed)
    content = CONTENTS.get(f"{kind} {parts.get('kind')}") or CONTENTS[kind]
    facts = wanted.change(content(rng, parts["country"]))
    draft = Draft(facts, writing(parts), parts, rng)
    blocks = DRAWN[KINDS[kind]](draft)
    size = SIZES[parts["paper"]]
    return draft, Paper(
        blocks, size, float(parts["margin"]), parts["font"], float(parts["points"]), parts["paper"] in ROLLS
    )


def writing(parts: Mapping[str, str]) -> Writing:
    """How a family's papers write days and amounts."""
    country = parts["country"]
    currency, after = MONEY[country][int(parts["money"])]
    return replace(BY_COUNTRY[country], day=DAYS[country][int(parts["day"])], currency=currency.strip() if after else currency, after=after)  # fmt: skip  # noqa: E501


def _made(draft: Draft, paper: Paper, wanted: Wanted, pdf: bytes) -> Made:
    if paper.roll:
        pdf = _cut(pdf)
    boxes = places(pdf, marks(paper))
    fields, tables = draft.labels(paper)
    return Made(pdf, ".pdf", wanted.composition.type, wanted.composition.name, fields, tables, boxes, draft.facts.trap)


def _cut(pdf: bytes) -> bytes:
    """A roll cut off below its last words."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            low = max((block[3] for block in page.get_text("blocks")), default=100) + 24
            box = page.mediabox
            page.set_mediabox(pymupdf.Rect(box.x0, max(box.y0, box.y1 - low), box.x1, box.y1))
        data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
        return data
