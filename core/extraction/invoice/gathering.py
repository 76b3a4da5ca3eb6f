"""All that a paper may say, before anything is decided: candidates of every field, lines and taxes."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from core.domain.page import Contents
from core.domain.record import Evidence, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.accepting import Scored
from core.extraction.invoice.amounts.between import between
from core.extraction.invoice.amounts.phrases import told
from core.extraction.invoice.amounts.solved import solved, split, summed_up
from core.extraction.invoice.amounts.taxes import by_rate, summed, taxes
from core.extraction.invoice.bare import bare
from core.extraction.invoice.candidates import labelled, of_note
from core.extraction.invoice.coupled import coupled
from core.extraction.invoice.dated import dated
from core.extraction.invoice.features import features_of
from core.extraction.invoice.lettered import lettered
from core.extraction.invoice.lines.items import line_items
from core.extraction.invoice.lines.sold import Sold
from core.extraction.invoice.overrun import overrun
from core.extraction.invoice.paper import Paper, paper
from core.extraction.invoice.referred import own_number, without_vague
from core.extraction.invoice.scoring import Ranked, merged, ranked
from core.extraction.invoice.small_print import in_small_print
from core.extraction.invoice.strips import stripped
from core.extraction.invoice.suggested import without_suggestions
from core.extraction.invoice.surroundings import Surroundings
from core.extraction.invoice.unlabelled import (
    before_rounding,
    everywhere,
    implied,
    numbered,
    only_due,
    undiscounted,
    unlabelled,
)
from core.extraction.scoring import Forest

COUNTED = frozenset({"quantity", "unit_price", "amount"})
"""columns of a row of which each proves the others"""
PRICED = frozenset({"description", "unit_price", "amount"})
OF_ROWS = frozenset({"subtotal", "tax_amount"})
"""amounts that the line of a row with a price tells of the row alone"""


@dataclass(frozen=True)
class Gathered:
    """A paper with its candidates, the likeliest by the rules first, and its tables."""

    view: Paper
    around: Surroundings
    found: Ranked
    sold: tuple[Sold, ...]
    taxed: tuple[Record, ...]

    @property
    def items(self) -> tuple[Record, ...]:
        """The rows of line items."""
        return tuple(one.record for one in self.sold)

    @property
    def trusted(self) -> bool:
        """Whether all words are the file's own, none a recognizer's."""
        return not any(page.sheet.scanned for page in self.view.pages)


def gather(kind: DocumentType, contents: Contents, scored: Container[str]) -> Gathered:
    """The candidates of a document; where its main amount is of the `scored` fields, all printed amounts for it."""
    view = paper(kind, contents)
    around = Surroundings(view)
    labels = of_note(view, stripped(view, [*overrun(view), *labelled(view)]))
    labels = own_number(without_vague(view, labels))
    amid = (*dated(view), *bare(view), *coupled(view), *lettered(view, labels), *in_small_print(view, labels))
    found = ranked([*labels, *amid, *told(view), *unlabelled(view), *numbered(view)], kind)
    sold, taxed = line_items(view), taxes(view) if "taxes" in kind.tables else ()
    found = without_suggestions(view, _unsold(found, sold))
    for more in (only_due, before_rounding, undiscounted, lambda found: implied(view, found)):
        found = merged(found, ranked(more(found), kind))
    trusted = not any(page.sheet.scanned for page in view.pages)
    found = merged(found, ranked(summed(taxed, kind, trusted=trusted), kind))
    if "taxes" in kind.tables and not any(one.features.beside for _, one in found.get("tax_amount", ())):
        nets = [one.value for _, one in found.get("subtotal", ())[:2]]
        found = merged(found, ranked(by_rate(view, nets), kind))
    for further in (solved, summed_up, split, between):
        found = merged(found, _unsold(ranked(further(view, found), kind), sold))
    main = kind.main(Kind.MONEY)
    if main is not None and main.name in scored:
        found = merged(found, ranked(everywhere(around, main, found), kind))
    return Gathered(view, around, found, sold, taxed)


def _unsold(found: Ranked, sold: Sequence[Sold]) -> Ranked:
    """The candidates without the figures of rows that reckon: "Freight to the site  100  2.01" is no charge of 100."""
    rows = (one.record for one in sold if one.record.fields.keys() >= COUNTED)
    cells = (field.evidence for row in rows for field in row.fields.values())
    taken = {(one.page, one.box) for one in cells if one.box is not None}
    kept = {name: [pair for pair in scored if pair[1].place not in taken] for name, scored in found.items()}
    priced = [one.record.fields["amount"].evidence for one in sold if one.record.fields.keys() >= PRICED]
    for name in OF_ROWS & kept.keys():
        kept[name] = [pair for pair in kept[name] if not any(_level(pair[1].evidence, row) for row in priced)]
    return {name: scored for name, scored in kept.items() if scored}


def _level(one: Evidence, row: Evidence) -> bool:
    """Whether a print stands on the line of a row."""
    return one.box is not None and row.box is not None and one.page == row.page and row.box.level(one.box)


def weighed(gathered: Gathered, trees: Mapping[str, Forest]) -> Ranked:
    """The candidates with the log-odds of trained scorers where a field has one, else as the rules score them."""
    found = dict(gathered.found)
    for name, scored in gathered.found.items():
        if name in trees and scored:
            odds = trees[name].odds(features_of(gathered.around, name, gathered.found))
            found[name] = _by_odds([(float(odd), one) for odd, (_, one) in zip(odds, scored, strict=True)])
    return found


def _by_odds(scored: Sequence[Scored]) -> Sequence[Scored]:
    """Candidates by their odds; of several for one print all as likely as the likeliest, the rules' first in front."""
    best: dict[object, float] = {}
    for odds, one in scored:
        best[one.place, one.value] = max(odds, best.get((one.place, one.value), odds))
    return sorted(((best[one.place, one.value], one) for _, one in scored), key=lambda pair: -pair[0])
