"""What was read of made papers compared with what they say: header values, rows, and what was accepted of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

Data = Mapping[str, Any]
Key = tuple[object, ...]
COUNTED = frozenset(
    """
    vendor_name vendor_address customer_name customer_address due_date subtotal tax_amount total_amount currency
    amount_due payment_reference iban purchase_order invoice_date receipt_date invoice_number receipt_number bank_name
    account_holder account_number statement_date statement_start statement_end opening_balance closing_balance
    total_debits total_credits employer_name employer_tan employer_pan employee_name employee_pan employee_code pan
    pay_month pay_date net_pay gross_earnings total_deductions assessment_year gross_salary standard_deduction
    professional_tax gross_total_income total_chapter_via taxable_income tax_on_income cess net_tax_payable
    total_tax_deducted institution customer_id period_from period_to total_interest total_tds name financial_year
    broker_or_rta short_term_gain long_term_gain
    """.split()  # noqa: SIM905 (a list would be a line for each)
)
"""the header values that figures are told of; every labelled value where all are asked for"""
DATES = re.compile(r"(_date|_start|_end|_from|_to)$|^date$")
NUMERIC = re.compile(r"-?\d+(?:\.\d+)?")
CENT = Decimal("0.01")
BEGINNING = 24
"""letters of a description that tell rows apart"""


def letters(value: object) -> str:
    """The letters and digits of a text in any script, case and accents folded, nothing else."""
    folded = unicodedata.normalize("NFKD", str(value).casefold())
    return "".join(character for character in folded if character.isalnum())


def number(value: object) -> Decimal | None:
    """The number in a value to two decimals, or None."""
    try:
        return Decimal(re.sub(r"[^\d.\-]", "", str(value))).quantize(CENT)
    except InvalidOperation:
        return None


def same(name: str, said: str, got: object) -> bool:
    """Whether a value is what is said: dates as dates, decimals as numbers, all else by its letters and digits."""
    if got in {None, ""}:
        return False
    if DATES.search(name):
        return said[:10] == str(got)[:10]
    if name == "pay_month":
        return said[:7] == str(got)[:7]
    if "." in said and NUMERIC.fullmatch(said):
        return number(said) == number(got)
    return letters(said) == letters(got) != ""


def _signed(row: Data) -> Decimal | None:
    """A transaction's amount, credit positive."""
    if row.get("amount") not in {None, ""}:
        return number(row["amount"])
    credit, debit = number(row.get("credit") or 0), number(row.get("debit") or 0)
    return None if credit is None or debit is None else credit - debit


KEYS: Mapping[str, Callable[[Data], Key]] = {
    "transactions": lambda row: (str(row.get("date") or "")[:10], _signed(row)),
    "trades": lambda row: (letters(row.get("asset") or "")[:16], number(row.get("gain") or 0)),
    "quarters": lambda row: (letters(row.get("quarter") or ""), number(row.get("tax_deducted") or 0)),
    "line_items": lambda row: (letters(row.get("description") or "")[:BEGINNING], number(row.get("amount") or 0)),
}
"""what makes two rows of a table the same"""


@dataclass
class Tally:
    """Counts over papers of one type."""

    every: bool = False
    """count every labelled value, not only COUNTED"""
    papers: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """what was read wrongly, in words"""

    def add(self, label: Data, documents: Sequence[Data]) -> None:
        """Count one paper; where it came apart into several documents, the one that fits best."""
        best = max(documents, key=lambda one: sum(hit for _, hit, _ in self._judged(label, one)), default={})
        clean = self._add_fields(label, best) & self._add_rows(label, best)
        accepted, trap = best.get("status") == "accepted", bool(label.get("trap"))
        silent = accepted and (trap or not clean)
        self.papers.update(
            all=1, typed=best.get("type") == label["type"], accepted=accepted, silent=silent, traps=trap,
            traps_accepted=accepted and trap,
        )  # fmt: skip
        self.wrong += [f"{label['file']} SILENT {label.get('trap', '')}"] if silent else []

    def _judged(self, label: Data, document: Data) -> Iterator[tuple[str, bool, Data]]:
        """Every counted value: its name, whether it was read right, and the field."""
        for name, said in label["fields"].items():
            if said and (self.every or name in COUNTED):
                read = _field(document, name)
                yield name, same(name, said, read.get("value")), read

    def _add_fields(self, label: Data, document: Data) -> bool:
        clean = True
        for name, right, read in self._judged(label, document):
            clean &= right
            accepted, given = bool(read.get("accepted")), read.get("value") not in {None, ""}
            self.fields.update(labelled=1, given=given, right=right, accepted=accepted, wrong=accepted and not right)
            if not right:
                said, got = label["fields"][name], read.get("value")
                self.wrong.append(f"{label['file']} {name}: {said!r} read as {got!r}{' ACCEPTED' if accepted else ''}")
        return clean

    def _add_rows(self, label: Data, document: Data) -> bool:
        clean = True
        for table in (table for table in KEYS if label.get(table)):
            said = Counter(map(KEYS[table], label[table]))
            rows = _rows(document, table)
            got = Counter(KEYS[table](_values(row)) for row in rows)
            self.rows.update(labelled=said.total(), given=got.total(), right=(said & got).total())
            for row in rows:
                if any(cell.get("accepted") for cell in row.values()):
                    key = KEYS[table](_values(row))
                    self.rows.update(accepted=1, wrong=key not in said)
                    self.wrong += [f"{label['file']} {table} {key} ACCEPTED"] if key not in said else []
            clean &= said == got
        return clean


def _accounts(document: Data) -> Sequence[Data]:
    return (document.get("tables") or {}).get("accounts") or []


def _field(document: Data, name: str) -> Data:
    """A field of a document; a lone account's header serves too."""
    for place in (document.get("fields") or {}, *_accounts(document)[:1]):
        if isinstance(place.get(name), Mapping):
            found: Data = place[name]
            return found
    return {}


def _rows(document: Data, table: str) -> Sequence[Mapping[str, Data]]:
    """The rows of a table; a statement's accounts are laid end to end."""
    rows: Sequence[Mapping[str, Data]] | None = (document.get("tables") or {}).get(table)
    if rows is None and table == "transactions":
        return [row for account in _accounts(document) for row in account.get("transactions") or []]
    return rows or []


def _values(row: Mapping[str, Data]) -> Data:
    return {name: cell.get("value") for name, cell in row.items()}


def f1(counts: Counter[str]) -> float | None:
    """F1 in percent: a wrong value costs precision and recall, a missing one recall; None of nothing."""
    return share(2 * counts["right"], counts["labelled"] + counts["given"]) if counts["labelled"] else None


def share(part: int, whole: int) -> float | None:
    """A part in percent, or None of nothing."""
    return 100 * part / whole if whole else None


HEADINGS = (
    "type", "papers", "type %", "field F1 %", "row F1 %", "accepted", "of all values %", "wrong", "wrong %",
    "straight through %", "silent", "contradictory", "of them accepted",
)  # fmt: skip


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The lines of a table in Markdown: a row for each type, and one for all together."""
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|---|{'---:|' * (len(HEADINGS) - 1)}"
    for name, tally in [*sorted(tallies.items()), ("together", _together(tallies.values()))]:
        yield f"| {name} | {' | '.join(_figures(tally))} |"


def _together(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for one in tallies:
        whole.papers.update(one.papers)
        whole.fields.update(one.fields)
        whole.rows.update(one.rows)
    return whole


def _figures(tally: Tally) -> Iterator[str]:
    papers, fields, rows = tally.papers, tally.fields, tally.rows
    accepted, wrong = fields["accepted"] + rows["accepted"], fields["wrong"] + rows["wrong"]
    honest = papers["all"] - papers["traps"]
    yield from map(_shown, (papers["all"], share(papers["typed"], papers["all"]), f1(fields), f1(rows), accepted))
    yield from map(_shown, (share(accepted - wrong, fields["labelled"] + rows["labelled"]), wrong))
    yield from map(_shown, (share(wrong, accepted), share(papers["accepted"] - papers["traps_accepted"], honest)))
    yield from map(_shown, (papers["silent"], papers["traps"], papers["traps_accepted"]))


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.1f}" if isinstance(figure, float) else str(int(figure))
