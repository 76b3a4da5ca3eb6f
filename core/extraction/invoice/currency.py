"""The currency of a paper: what its amounts and words print, and its country where a sign is shared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from core.domain.record import Evidence, Field, Reason
from core.domain.schema import Kind
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence, vouched_at
from core.extraction.values.amounts import amounts_in
from core.extraction.values.countries import COUNTRIES, surely_of
from core.extraction.values.currencies import CODES, SHARED_SIGNS, SIGNS, shared_sign

SHARED = {"USD": "$", "JPY": "¥", "INR": "Rs", "SEK": "kr"}
"""currencies by whose sign another country may mean its own"""
CODE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(CODES))})(?![A-Za-z])")
WORDS = re.compile(
    r"\b(?:US dollars?|U\.S\. dollars?|pounds sterling|rupees|ringgit|swiss francs?|euros?)\b", re.IGNORECASE
)
BRACKETED = re.compile(rf"\(({'|'.join(re.escape(one) for one in SIGNS if one not in SHARED_SIGNS)})\)")
"""a sign in the heading of amounts: "Price (€)" """
RAND = re.compile(r"[-(]?R ?\d")
ALSO_WORDS = frozenset({"BHD", "COP", "MAD", "PEN", "RON", "TRY"})
"""codes that are words too, or a company's form: they count with an amount only"""
MALAYSIAN_COMPANY = re.compile(r"\bS[DO]N\.?\s?BHD", re.IGNORECASE)
"""its BHD is "Berhad", no dinars"""
SUMMED = ("total_amount", "subtotal", "tax_amount")
"""amounts that are of the paper's currency where others are converted"""
NAMED = {"us": "USD", "u.": "USD", "po": "GBP", "ru": "INR", "ri": "MYR", "sw": "CHF", "eu": "EUR"}
"""currencies by the first letters of their words"""


def with_currency(paper: Paper, fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """The fields with the paper's currency as a field and on every amount that prints none of its own."""
    found = _currency(paper, fields)
    if found is None:
        return fields
    known = {**fields, "currency": found} if "currency" in paper.kind.fields else dict(fields)
    for name, field in fields.items():
        if paper.kind.fields[name].kind is Kind.MONEY:
            known[name] = replace(field, currency=found.value)
    return known


def _summed(fields: Mapping[str, Field]) -> Field | None:
    """The total, where it prints its currency's code and the amounts that make it print no other; else nothing."""
    coded = [fields[name] for name in SUMMED if name in fields and CODE.search(fields[name].evidence.text)]
    alike = len({field.currency for field in coded}) == 1
    return coded[0] if alike and coded[0] is fields.get(SUMMED[0]) else None


def _currency(paper: Paper, fields: Mapping[str, Field]) -> Field | None:
    votes: Counter[str] = Counter()
    proof: dict[str, Evidence] = {}
    lines = 0
    for page in paper.pages:
        for line in page.sheet.lines:
            if MALAYSIAN_COMPANY.search(line.text):
                continue
            printed = [one for one in _printed(line.text, paper.mark) if not _rand(line.text[one[1] :], paper.country)]
            lines += bool(printed)
            for code, start, end in printed:
                votes[code] += 1
                shown = evidence(page.sheet.page, line, start, end)
                plainly = CODE.search(shown.text) is not None and code in proof and not CODE.search(proof[code].text)
                proof[code] = shown if plainly else proof.get(code, shown)
    home = COUNTRIES.get(paper.country or "")
    own = home.currency if home else None
    if not votes:
        return _of_country(paper, Field(own, confidence=0.5, reason=Reason("guess"))) if own else None
    code = max(votes, key=lambda code: (code == own, votes[code]))
    if len(votes) > 1 and (told := _summed(fields)) is not None and told.currency in proof:
        field = Field(told.currency, proof[told.currency], 0.9, reason=Reason("guess"))
        return field.accept("printed") if told.accepted and _read_surely(paper, field, lines) else field
    field = Field(_by_country(code, proof[code].text, paper.country), proof[code], 0.9, reason=Reason("guess"))
    plain = own == field.value or not shared_sign(proof[code].text)
    if _read_surely(paper, field, lines) and plain and len(votes) == 1:
        return field.accept("printed")
    return _of_country(paper, field) if own == field.value and len(votes) == 1 else field


def _rand(text: str, country: str | None) -> bool:
    """Whether an amount begins with the letter of South Africa's money on a paper from elsewhere: a mark of its tax."""
    return country != "ZA" and RAND.match(text) is not None


def _of_country(paper: Paper, field: Field) -> Field:
    """The currency of the paper's country where no print is sure: accepted on a till's slip of surely that country."""
    slip = "customer_name" not in paper.kind.fields
    sure = paper.country is not None and surely_of("\n".join(paper.texts), paper.country)
    return field.accept("country", country=paper.country or "") if slip and sure else field


def _read_surely(paper: Paper, field: Field, lines: int) -> bool:
    """Whether the print is the file's own text, or was read alike on two lines or by two recognizers."""
    if all(not page.sheet.scanned for page in paper.pages):
        return True
    twice = any(
        vouched_at(page.sheet.page, field.evidence)
        for page in paper.pages
        if page.sheet.page.number == field.evidence.page
    )
    return lines > 1 or twice


def _printed(text: str, mark: str | None) -> list[tuple[str, int, int]]:
    """The currencies that a line prints, with where."""
    amounts = (one for one in amounts_in(text, mark) if one.amount.currency)
    told = (one for one in amounts if one.amount.decimals or one.amount.currency not in ALSO_WORDS)  # "RON 95" is fuel
    found = [(one.amount.currency or "", one.start, one.end) for one in told]
    found += [(SIGNS[one[1]], one.start(1), one.end(1)) for one in BRACKETED.finditer(text)]
    codes = (match for match in CODE.finditer(text) if match[0] not in ALSO_WORDS)
    found += [(match[0], match.start(), match.end()) for match in codes]
    return found + [(NAMED[match[0][:2].casefold()], match.start(), match.end()) for match in WORDS.finditer(text)]


def _by_country(code: str, text: str, country: str | None) -> str:
    """A currency whose sign several countries print, by the country of the paper."""
    home = COUNTRIES.get(country or "")
    return home.currency if home and shared_sign(text) and home.shares == SHARED.get(code, code) else code
