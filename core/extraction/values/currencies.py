"""Currencies by the signs and codes that papers print."""

import re
from collections.abc import Iterable

_CODES = """
    AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD
    LKR MAD MUR MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD
    UYU VND XAF XOF ZAR ZMW
"""
CODES = frozenset(_CODES.split())
SIGNS = {
    "€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "₹": "INR", "¥": "JPY", "￥": "JPY", "円": "JPY", "元": "CNY",
    "RMB": "CNY",
    "RM": "MYR", "Rs.": "INR", "Rs": "INR", "RS.": "INR", "RS": "INR",
    "Rupees": "INR", "रु": "INR", "SFr.": "CHF", "SFr": "CHF", "Fr.": "CHF", "sFr.": "CHF",
    "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "zł": "PLN", "Kč": "CZK",
    "Ft": "HUF", "lei": "RON", "₽": "RUB", "₺": "TRY", "TL": "TRY", "₩": "KRW", "฿": "THB", "Rp": "IDR", "Rp.": "IDR",
    "₫": "VND", "₱": "PHP", "₦": "NGN", "KSh": "KES", "৳": "BDT", "₪": "ILS", "Dhs": "AED",
    "Euro": "EUR", "Euros": "EUR", "euros": "EUR", "euro": "EUR", "EURO": "EUR", "EUROS": "EUR",
    "kr": "SEK", "kr.": "SEK", "Kr": "SEK", "Kr.": "SEK", "Ksh": "KES", "rs.": "INR", "Tk": "BDT",
}  # fmt: skip
SIGNS |= {f"{code}{gap}$": code for code in ("AUD", "CAD", "HKD", "NZD", "SGD", "USD") for gap in ("", " ")}
SHARED_SIGNS = frozenset({"$", "¥", "￥", "Rs", "Rs.", "RS", "RS.", "rs.", "kr", "kr.", "Kr", "Kr."})
"""signs that several countries print: a code or the country on the paper decides between them"""

_WORDS = sorted([*CODES, *SIGNS], key=len, reverse=True)


def _pattern() -> str:
    """Any sign or code, longest first, none a piece of a longer word; what begins none is turned away at once."""
    begins = "".join(sorted({re.escape(word[0]) for word in _WORDS}))
    spelled = [word for word in _WORDS if word[0].isalpha()]
    ended = _any(word for word in spelled if not word[-1].isalpha())
    whole = _any(word for word in spelled if word[-1].isalpha())
    signs = _any(word for word in _WORDS if not word[0].isalpha())
    return rf"(?:(?=[{begins}])(?:(?<![^\W\d_])(?:{ended}|{whole}(?![^\W\d_]))|{signs}))"


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


CURRENCY = _pattern()
"""a pattern for any currency sign or code"""
_CURRENCY = re.compile(CURRENCY)


def shared_sign(text: str) -> bool:
    """Whether a text prints money by nothing but signs that several countries have: "$ 12", not "US$ 12"."""
    printed = set(_CURRENCY.findall(text))
    return bool(printed) and printed <= SHARED_SIGNS


def currency_code(sign: str | None) -> str | None:
    """The ISO 4217 code of a sign or code as printed, or None."""
    if sign is None:
        return None
    return sign if sign in CODES else SIGNS.get(sign, "ZAR" if sign == "R" else None)
