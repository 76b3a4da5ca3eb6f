"""Which country and language a paper is of, from what it prints: tax ids, currencies, postcodes, small words."""

from __future__ import annotations

import re
from collections import Counter

US_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("US", re.compile(rf"\b(?:{'|'.join(US_STATES.split())})[.,]?\s+\d{{5}}(?:-\d{{4}})?\b|\bUSA\b|\bUnited States\b")),
    ("IN", re.compile(r"\bGSTIN\b|₹|\bINR\b|\bIFSC\b|\b\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]\b|\bIndia\b")),
    ("MY", re.compile(r"\bSDN\.?\s?BHD\b|\bRM\s?\d|\bMalaysia\b|\bJALAN\b|\bSelangor\b", re.IGNORECASE)),
    ("GB", re.compile(r"£|\bGB ?\d{3} ?\d{4} ?\d{2}\b|\bUnited Kingdom\b|\bSort code\b", re.IGNORECASE)),
    ("DE", re.compile(r"\bDE ?\d{3} ?\d{3} ?\d{3}\b|\bGmbH\b|\bMwSt\b|\bDE\d{2}(?: ?\d{4}){4}|\bDeutschland\b")),
    ("FR", re.compile(r"\bSIRET\b|\bTVA\b|\bFR ?[0-9A-Z]{2} ?\d{3} ?\d{3} ?\d{3}\b|\bSARL\b|\bFrance\b")),
    ("CH", re.compile(r"\bCHF\b|\bCHE-\d{3}|\bSchweiz\b|\bSuisse\b")),
    ("NL", re.compile(r"\bBTW\b|\bNL\d{9}B\d{2}\b|\bKvK\b|\bNederland\b")),
    ("AU", re.compile(r"\bABN\b|\bAUD\b|\bAustralia\b|A\$")),
    ("CA", re.compile(r"\bCAD\b|\bCanada\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")),
    ("SG", re.compile(r"\bSGD\b|\bSingapore\b|S\$", re.IGNORECASE)),
    ("AE", re.compile(r"\bAED\b|\bDubai\b|\bUAE\b")),
    ("ES", re.compile(r"\bNIF\b|\bCIF\b|\bIVA\b.*\bEspaña\b|\bEspaña\b")),
    ("IT", re.compile(r"\bP\.? ?IVA\b|\bItalia\b|\bPartita IVA\b", re.IGNORECASE)),
)
WORDS = {
    "en": "the and of to for from date invoice total please number amount bill with your payment",
    "fr": "le la les de des du et pour facture montant votre vous sur par numéro merci",
    "de": "der die das und von für mit rechnung betrag bitte nummer sie wir datum auf",
    "nl": "de het een en van voor met factuur bedrag nummer uw aantal totaal",
    "es": "el la los las de del y para factura fecha importe número",
    "it": "il lo gli di del e per fattura data importo numero",
    "ms": "jalan tunai jumlah sila terima kasih taman resit",
}
_LANGUAGES = {
    word: [name for name, words in WORDS.items() if word in words.split()]
    for words in WORDS.values()
    for word in words.split()
}


def country_of(text: str) -> str | None:
    """The country with the most signs on a paper, or None where there are none or two have as many."""
    votes = Counter({country: len(found) for country, sign in SIGNS if (found := sign.findall(text))})
    return _winner(votes)


def language_of(text: str) -> str | None:
    """The language with the most small words in a text, or None where they do not tell."""
    votes: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        for name in _LANGUAGES.get(word, ()):
            votes[name] += 1
    return _winner(votes)


def _winner(votes: Counter[str]) -> str | None:
    """The one with the most votes, or None where there is none or two share them."""
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None
