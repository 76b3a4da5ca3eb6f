"""What a line of totals speaks of, told from its words in any order: "Total RM incl. of GST", "Total GST @6%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.money import plain
from core.extraction.invoice.candidates import UNSIGNED, Candidate, Features, proven
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.values.amounts import FoundAmount, amounts_in
from core.extraction.values.currencies import CURRENCY

Meaning = tuple[str, re.Pattern[str], re.Pattern[str] | None]


def _meaning(field: str, words: str, without: str = "") -> Meaning:
    return field, re.compile(words), re.compile(without) if without else None


COUNTS = (
    "qty|quantity|items?$|itemcount|count|saving|saved|points?$|disc|weight|pcs|hours|stueck|anzahl|nombre|member"
    "|balance|supplies|supply"
)
TOTAL = (
    "total|tota1|tatal|toal|jumlah|gesamt|summe|totaal|totale|amountdue|amountpayable|apayer|zuzahlen"
    "|nettamt|nettpayable"
)
TAX = "gst|sst|vat|tax|tva|mwst|ust|btw|iva|cgst|sgst|igst"
WITH = "incl|inc(?:of)?gst|with|wgst|after|ttc|brutto|payable|due|topay|grand|round|final|nett"
BEFORE = "excl|exc(?:of)?(?:gst|sst|tax|vat)|exgst|exvat|extax|before|without|wogst|hors|netto|taxable|totalht"
ROUNDING = "^(?:bill)?(?:round|rour?d|rnd|arrondi|rundung|pelarasan|penggenapan)"
NET = f"(?:{TOTAL}|amount|amt|sales).*(?:{BEFORE})|(?:{BEFORE}).*(?:{TOTAL}|amount|sales)"
TAXES = f"^(?:total|add|plus|amount)?(?:{TAX})(?:amount|amt|total|payable|incl)?(?:rm)?\\d*$"
CHANGE = "^(?:cash|your)?(?:change|chanqe|baki|rendu|ruckgeld|wechselgeld)(?:due|rm|amount)?$"
PAID = "^(?:cash|tunai|visa|master(?:card)?|amex|bar|especes)(?:rm|paid|received|tendered)?$"
MEANINGS: tuple[Meaning, ...] = (
    _meaning("rounding", ROUNDING, "total|tatal|amountdue"),
    _meaning("subtotal", NET, f"{COUNTS}|round|rundung|arrondi"),
    _meaning("subtotal", "^(?:sub|5ub|su[bh])t[o0]t|zwischensumme|soustotal|subtotaal"),
    _meaning("total_amount", f"(?:{TOTAL}).*(?:{WITH})|(?:{WITH}).*(?:{TOTAL})", f"{COUNTS}|before|tax$"),
    _meaning("tax_amount", TAXES, "id|no|reg|code"),
    _meaning("total_amount", f"^(?:{TOTAL})", f"{COUNTS}|{TAX}|^total(?:rm)?$"),
    _meaning("total_amount", "^total(?:rm|eur|usd|inr|gbp|chf|sgd)?$"),
    _meaning("change_given", CHANGE),
    _meaning("amount_tendered", PAID),
)
AMOUNT_STARTS = re.compile(rf"[-(]?\s?(?:{CURRENCY}|[^\w\s])?\s?\d+[.,]\d{{2}}(?!\d)")
CENTS = re.compile(r"\d[.,]\d{2}(?!\d)")
"""in every amount that may end the words of a line"""
SUMMARY = re.compile(r"gstsummary|taxsummary|sstsummary|taxcode|vatsummary|summaryofgst|gstanalysis|taxanalysis")
"""under these words taxes are listed by rate, and a total is a total of taxes"""


TOLD = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=0, between=0, rank=0, money=True, depth=0.0, shape=True
)


def told(paper: Paper) -> Iterator[Candidate]:
    """The candidates for totals that the words of their lines tell."""
    for page in paper.pages:
        for index, line in enumerate(page.sheet.lines):
            if len(page.sheet.stretches[index]) > 1 and not _money(line, paper.mark):
                continue  # labels beside each other have their amounts below, each its own
            words = folded(_words(line.text))
            if SUMMARY.search(words):
                break
            yield from _of_line(paper, page, index, _own(page, index) or words)


def _own(page: Marked, index: int) -> str:
    """The words right before the last amount of a line that tell a field by themselves: before them stand others."""
    texts = [line_of(page, stretch).text for stretch in page.sheet.stretches[index]]
    end = max((at for at, text in enumerate(texts) if CENTS.search(text)), default=len(texts) - 1)
    last = next((words for text in reversed(texts[: end + 1]) if (words := folded(_words(text)))), "")
    return last if meaning(last) else ""


@lru_cache(maxsize=2048)
def meaning(words: str) -> str | None:
    """The field that the folded words of a line speak of, or None."""
    for field, wanted, without in MEANINGS:
        if wanted.search(words) and not (without and without.search(words)):
            return field
    return None


def words_before_amount(text: str) -> str:
    """The words before the amounts of a line, folded."""
    return folded(_words(text))


@lru_cache(maxsize=2048)
def _words(text: str) -> str:
    return AMOUNT_STARTS.split(text, maxsplit=1)[0] if CENTS.search(text) else text


def _of_line(paper: Paper, page: Marked, index: int, words: str) -> Iterator[Candidate]:
    field = meaning(words)
    if field is None or field not in paper.kind.fields:
        return
    line = page.sheet.lines[index]
    found = _money(line, paper.mark)
    following = page.sheet.lines[index + 1] if index + 1 < len(page.sheet.lines) else None
    if not found and following is not None and not any(character.isalpha() for character in following.text):
        line, found = following, _money(following, paper.mark)
    for one in found[-1:]:
        depth = line.box.y0 / max(page.sheet.page.height, 1.0)
        features = TOLD._replace(distance=10.0 * (line is following), label=min(20, len(words)), depth=depth)
        value, proof = one.amount, evidence(page.sheet.page, line, one.start, one.end)
        number = abs(value.value) if field in UNSIGNED else value.value
        said = proven(page, line, one.start, one.end)
        yield Candidate(field, plain(number), proof, features, words, value.currency, *said)


def _money(line: Line, mark: str | None) -> list[FoundAmount]:
    return [found for found in amounts_in(line.text, mark) if found.amount.decimals == 2]
