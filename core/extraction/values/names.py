"""What a line of text looks like: a company, an address, a contact, a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import resources

KNOWN = 2048
"""lines whose looks are remembered: many steps ask for those of one line"""
WORDS = resources.words("lines")


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words; dots and spaces within them may be missing."""
    phrases = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\.", r"\.?").replace(r"\ ", r"\.?,?\s?") for phrase in phrases)


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any(words)})(?![^\W_])", re.IGNORECASE)


LEGAL_FORM = re.compile(rf"(?:(?<=[\s,.(&)])|^)(?:{_any(WORDS['legal_forms'])})(?=[\s,.)(\-/]|$)", re.IGNORECASE)
JOINED_FORM = re.compile(r"(?:SDN\.?\s?BHD|GMBH|PTE\.?LTD|PVT\.?LTD|ENTERPRISE|BERHAD)\b", re.IGNORECASE)
TRADE = _words(WORDS["trades"])
STREET = re.compile(
    rf"(?<![^\W_])(?:{_any(WORDS['streets'])})(?![^\W_])|(?:straße|strasse|straat|street|road|weg|laan|platz|gasse|allee|plein|gatan|vägen|vej|veien)(?![^\W_])"
    r"|(?<![^\W_])(?:jalan|jln|taman|tmn|bandar|lorong)",  # recognizers lose the space that follows these
    re.IGNORECASE,
)
POSTCODE = re.compile(
    r"(?<![\d\-./])(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}-\d{4,5}|\d{4} ?[A-Z]{2}(?![A-Z])|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:NSW|VIC|QLD) \d{4}|TAS 7\d{3}|SA 5\d{3}|WA 6\d{3}|(?:ACT|NT) [02]\d{3}"
    r"|\d{6}|\d{3} \d{3}(?![^\W\d])|(?:\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2})(?= [^\W\d_]{2}))(?!\d|[\-/.][A-Z\d])"
)
TOWN = _words(WORDS["towns"])
CONTACT = re.compile(
    rf"{_words(WORDS['contacts']).pattern}|@|^\+?[\d\s()\-/]{{7,}}$|(?:tel|fax|gst|reg)\w*\s?[.:#]", re.IGNORECASE
)
TITLE = _words(WORDS["titles"])
CLERK = re.compile(rf"\W*(?:{_any(WORDS['clerks'])})(?:\W*[:#]|\W+\d|\s+by\b|\s+[^\W\d_]+\W*$)", re.IGNORECASE)
REGISTRATION = re.compile(
    r"\s*[\[({]?\s*(?:(?:co(?:mpany)?\.?\s*)?(?:reg(?:n|istration)?\.?\s*)?(?:no|num|nr|#)?\.?\s*[:.]?\s*)?"
    r"(?:\d{5,8}\s?[-\s·.]\s?[A-Z]|[A-Z]{1,3}\d{5,9}\s?-?\s?[A-Z]?|\d{12}(?:\s?\(.*\))?|\d{5,9})\s*[\])}]?\s*(?:\([A-Z]{2,4}\))?\.?$",
    re.IGNORECASE,
)
REGISTERED = re.compile(
    rf"\s*(?:[,;|·•(\[–—-]\s*)?(?<![^\W_])(?:{_any(WORDS['registered'])})(?:[\s.:]+(?:no|nr|num|number|reg)\b)*[\s.:]*"
    r"(?:[A-Z]{2,3} ?)?\d[\w\s./-]*[)\]]?$",
    re.IGNORECASE,
)
"""a word of registers or taxes and its number behind a name: "Example Pty Ltd ABN 89 110 506 229" """
SURE_FORM = re.compile(
    r"sdn|gmbh|pvt|private|pte|pty|limited|berhad|incorporated|corporation|s\.?a\.?r\.?l", re.IGNORECASE
)
"""forms that stand in no other text; the short ones count at the end of a name only"""
_DEPARTMENTS = _any(WORDS["departments"])
_DIVISION = "|".join(map(re.escape, WORDS["divisions"]))
DEPARTMENT = re.compile(
    rf"(?:(?:{_DEPARTMENTS})(?: ?[/&] ?(?:{_DEPARTMENTS}))*(?: (?:{_DIVISION}))?"
    rf"|(?:[^\W\d_][\w&/.'’-]* ){{1,4}}(?:department|dept\.?)"
    rf"|(?:{_DIVISION}) (?:[^\W\d_][\w&/.'’-]* ?){{1,4}})(?=,|$)",
    re.IGNORECASE,
)
"""a part of a company, alone on its line or before a comma"""
PREMISES = _words(WORDS["premises"])
NOBODY = _words(WORDS["nobody"])
STATES = _words(WORDS["states"])
ATTENTION = re.compile(
    r"(?:z\.? ?hd|zu händen|attn|attention|att|à l['’]attention|f\.?a\.?o|c\.a|alla c|t\.a\.v|kind attn|c/o"
    r"|the (?:(?:managing |general )?(?:manager|director)|proprietor|secretary|principal|treasurer|owner)(?=\W*$))\b",
    re.IGNORECASE,
)
"""leads the person within a company"""
CALLING = re.compile(
    rf"(?:{_any(WORDS['callings'])})(?:(?:,| und| and| et| &| ·| \||/) ?(?:{_any(WORDS['callings'])}))*", re.IGNORECASE
)
"""what those who practise are, alone on a line"""
SOMEBODY = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS['salutations']))})\.? (?=[^\W\d_a-z])")
"""leads a person by name, under a company's"""
STATING = re.compile(r"\b(?:is an?|is the|are an?|est une?|ist eine?|è una?|es una?) (?=\w)")
"""says of a company what it is: "Sign Co. is a trading name of Example Ltd" """
SENTENCE = 4
"""words of a sentence"""
SENTENCE_END = re.compile(r"[^\W\d_]{5,}\.")
GENERIC = re.compile(
    rf"(?<![^\W_])(?:{_any(WORDS['legal_forms'])}|{_any(WORDS['trades'])}|co|m|the|and|of)(?![^\W_])\.?", re.IGNORECASE
)


@lru_cache(maxsize=KNOWN)
def company_like(text: str) -> float:
    """How much a line looks like a company's name: 0 nothing speaks for it, 2 and more a legal form stands in it."""
    if has_legal_form(text):
        return 2.0
    return 1.0 if TRADE.search(text) else 0.0


@lru_cache(maxsize=KNOWN)
def has_legal_form(text: str) -> bool:
    """Whether a company's legal form stands in a text: a sure one anywhere, a short one at the end of a name."""
    bare = without_registration(text).rstrip(" .,)")
    found = list(LEGAL_FORM.finditer(bare))
    if JOINED_FORM.search(text) or any(SURE_FORM.match(form[0]) for form in found):
        return True
    return bool(found) and (
        found[-1].end() >= len(bare) - 1 or bare[found[-1].end() :].lstrip(" .").startswith(("(", "-"))
    )


@lru_cache(maxsize=KNOWN)
def distinctive(text: str) -> bool:
    """Whether a name says more than its legal form and trade: "Trading Sdn Bhd" belongs to a line above."""
    rest = GENERIC.sub("", re.sub(r"\([^)]*\)?", "", without_registration(text)))
    return sum(character.isalpha() for character in rest) >= 2


@lru_cache(maxsize=KNOWN)
def address_like(text: str) -> float:
    """How much a line looks like part of an address, 0 to about 3."""
    found = 1.0 * bool(STREET.search(text)) + 1.0 * bool(POSTCODE.search(text)) + 1.0 * bool(TOWN.search(text))
    return found + 0.5 * bool(re.search(r"\d", text) and "," in text)


@lru_cache(maxsize=KNOWN)
def contact_like(text: str) -> bool:
    """Whether a line tells a phone, a tax id, a bank or the like."""
    return CONTACT.search(text) is not None and (re.search(r"[\d:@]|www", text) is not None or len(text) < 9)


@lru_cache(maxsize=KNOWN)
def title_like(text: str) -> bool:
    """Whether a line names the paper or a part of it, not a party."""
    return TITLE.search(text) is not None


def name_and_address(text: str) -> tuple[str, str]:
    """A line that holds both, cut at the comma between: "Example Ltd, 4 Mill Road, Leeds"."""
    name, _, rest = text.partition(", ")
    form, _, after = rest.partition(",")
    begun = LEGAL_FORM.match(form)
    if begun and (form[begun.end() :].lstrip(" .").startswith("(") or (after.strip() and not distinctive(form))):
        name, rest = f"{name}, {form}", after.strip()  # "Example Holdings, Inc., 4 Mill Road", "X Co., Ltd. (Branch 2)"
    first = rest.split(",")[0]
    if rest and has_legal_form(first) and not (has_legal_form(name) or address_like(first)):
        return text, ""  # "Smith, Jones & Sons Ltd", but not "Jones & Sons Ltd, Edmonton AB"
    told = address_like(rest) >= 1 or has_legal_form(name)
    return (name, rest) if rest and told and not address_like(name) else (text, "")


@lru_cache(maxsize=KNOWN)
def without_registration(text: str) -> str:
    """A name without the registration number printed after it; "(Branch 00002)" is of the name."""
    told = REGISTERED.search(text)
    if told and has_legal_form(text[: told.start()]):
        return text[: told.start()]
    bare = REGISTRATION.sub("", text).strip(" -,:") if REGISTRATION.search(text) else text
    return bare if bare.count("(") == bare.count(")") else text


def sentence(text: str) -> bool:
    """Whether a line ends a sentence, which no name does: its last word is no abbreviation."""
    words = text.split()
    last = words[-1]
    return len(words) >= SENTENCE and SENTENCE_END.fullmatch(last) is not None and not has_legal_form(last[:-1])


def common(text: str) -> bool:
    """Whether a word is one that lists know: a legal form, a trade, a word of streets, a town."""
    bare = text.strip(".,:()")
    return any(known.fullmatch(bare) for known in (GENERIC, STREET, TOWN))
