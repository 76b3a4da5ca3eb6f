"""Made-up identifiers whose check digits are right; none was ever given to anybody on purpose."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Callable
from itertools import product
from random import Random

from stdnum import iban as iban_rules
from stdnum import isin as isin_rules
from stdnum.ch import esr, uid
from stdnum.de import vat as german_vat
from stdnum.es import ccc, cif
from stdnum.fr import siren as siren_rules
from stdnum.fr import tva
from stdnum.gb import vat as british_vat
from stdnum.in_ import gstin as gstin_rules
from stdnum.it import iva
from stdnum.nl import btw

LETTERS = string.ascii_uppercase
DIGITS = string.digits


def digits(rng: Random, count: int) -> str:
    """So many digits, the first not zero."""
    return rng.choice("123456789") + "".join(rng.choices(DIGITS, k=count - 1))


def letters(rng: Random, count: int) -> str:
    """So many capital letters."""
    return "".join(rng.choices(LETTERS, k=count))


def completed(stem: Callable[[], str], count: int, valid: Callable[[str], bool], alphabet: str = DIGITS) -> str:
    """A stem with the check characters that make it valid; some stems have none, then the next is taken."""
    while True:
        start = stem()
        for end in product(alphabet, repeat=count):
            if valid(number := start + "".join(end)):
                return number


def pan(rng: Random, holder: str = "P") -> str:
    """An Indian tax number of a person ("P") or company ("C")."""
    return letters(rng, 3) + holder + letters(rng, 1) + f"{rng.randint(1, 9998):04d}" + letters(rng, 1)


def tan(rng: Random) -> str:
    """An Indian number of who deducts tax."""
    return letters(rng, 4) + digits(rng, 5) + letters(rng, 1)


def gstin(rng: Random, state: str) -> str:
    """An Indian GST number of a company in that state."""
    return completed(lambda: f"{state}{pan(rng, 'C')}{rng.randint(1, 3)}Z", 1, gstin_rules.is_valid, DIGITS + LETTERS)


def irn(rng: Random) -> str:
    """The 64 hexadecimal digits of an Indian invoice reference number."""
    return hashlib.sha256(rng.randbytes(16)).hexdigest()


def ifsc(rng: Random, bank: str) -> str:
    """The code of a branch of an Indian bank."""
    return f"{bank}0{rng.randint(1, 999999):06d}"


def siren(rng: Random) -> str:
    """A French company number."""
    return completed(lambda: digits(rng, 8), 1, siren_rules.is_valid)


def french_vat(number: str) -> str:
    """The French VAT number that belongs to a company number."""
    return next(f"FR{key:02d}{number}" for key in range(97) if tva.is_valid(f"FR{key:02d}{number}"))


def vat(rng: Random, country: str) -> str:
    """A VAT number of that country."""
    match country:
        case "FR":
            return french_vat(siren(rng))
        case "DE":
            return completed(lambda: "DE" + digits(rng, 8), 1, german_vat.is_valid)
        case "IT":
            return completed(lambda: f"IT{rng.randint(1, 9999999):07d}{rng.randint(1, 99):03d}", 1, iva.is_valid)
        case "ES":
            return "ES" + completed(lambda: "B" + digits(rng, 7), 1, cif.is_valid)
        case "NL":
            return completed(lambda: f"NL{digits(rng, 8)}", 4, btw.is_valid, "0123456789B")
        case "CH":
            return completed(lambda: "CHE" + digits(rng, 8), 1, uid.is_valid)
    return completed(lambda: "GB" + digits(rng, 7), 2, british_vat.is_valid)


def iban(rng: Random, country: str) -> str:
    """An account number of that country."""
    if country == "FR":
        bank, branch, account = digits(rng, 5), digits(rng, 5), digits(rng, 11)
        key = 97 - (89 * int(bank) + 15 * int(branch) + 3 * int(account)) % 97
        body = f"{bank}{branch}{account}{key:02d}"
    elif country == "IT":
        body = completed_cin(digits(rng, 10) + digits(rng, 12))
    elif country == "ES":
        branch, account = digits(rng, 8), digits(rng, 10)
        body = f"{branch}{ccc.calc_check_digits(branch + '00' + account)}{account}"
    else:
        body = {
            "DE": lambda: digits(rng, 18),
            "CH": lambda: f"{rng.randint(700, 899):05d}" + digits(rng, 12),
            "GB": lambda: letters(rng, 4) + digits(rng, 14),
            "NL": lambda: letters(rng, 4) + digits(rng, 10),
        }[country]()
    return f"{country}{iban_rules.calc_check_digits(f'{country}00{body}')}{body}"


def completed_cin(body: str) -> str:
    """An Italian account body with the letter that checks it before it."""
    odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
    total = sum(odd[int(digit)] if index % 2 == 0 else int(digit) for index, digit in enumerate(body))
    return LETTERS[total % 26] + body


def qr_iban(rng: Random) -> str:
    """A Swiss account number for QR references."""
    body = str(rng.randint(30000, 31999)) + digits(rng, 12)
    return f"CH{iban_rules.calc_check_digits('CH00' + body)}{body}"


def qr_reference(rng: Random) -> str:
    """A Swiss payment reference of 27 digits."""
    return completed(lambda: digits(rng, 26), 1, esr.is_valid)


def bic(rng: Random, country: str) -> str:
    """The code of a bank."""
    return letters(rng, 4) + country + rng.choice("MNPRST") + rng.choice("23456789")


def isin(rng: Random, prefix: str = "INE") -> str:
    """The number of a security."""
    return completed(lambda: f"{prefix}{digits(rng, 3)}{letters(rng, 1)}0101", 1, isin_rules.is_valid)


def phone(rng: Random, prefix: str) -> str:
    """A telephone number."""
    return f"{prefix} {digits(rng, 4)} {digits(rng, 4)}"
