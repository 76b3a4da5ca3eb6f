"""Every parser of our own against what no sane program writes: it answers, or says that it cannot."""

import logging
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from core.domain.codec import Malformed, decode
from core.domain.document import Reading
from core.domain.errors import VouchError
from core.domain.page import Page
from core.extraction.values.amounts import parse_amount
from core.extraction.values.dates import parse_date
from core.ports import Limits
from core.reading.filetype import identify
from core.reading.formats import FORMATS
from tests.trust.mutations import mutated

LIMITS = Limits()
FIGURES = (
    "1",
    "9" * 30,
    "0",
    "०",
    "١",
    "٫",
    ".",
    ",",
    "'",
    " ",
    "\u00a0",
    "-",
    "(",
    ")",
    "%",
    "e9",
    "½",
    "Dr",
    "Cr",
    "₹",
)
DAYS = (
    "31",
    "02",
    "2024",
    "24",
    "Feb",
    "février",
    "/",
    "-",
    ".",
    " ",
    "T",
    "12:61",
    "०२",
    "\u200f",
    "99999",
    "0",
    "th",
)
TAGS = (
    ":20:",
    ":25:",
    ":28C:",
    ":60F:",
    ":61:",
    ":62F:",
    ":86:",
    "C250101EUR",
    "2501010101D1,00NMSC",
    "\r\n",
    "-",
    "{4:",
)
MARKUP = (
    "<OFX>",
    "<STMTTRN>",
    "<TRNAMT>",
    "</OFX>",
    "<Document>",
    "<Ntry>",
    "<Amt>",
    "&",
    "<!--",
    "]]>",
    "<?",
    "'",
    "\0",
)
MAILS = (
    "From: ",
    "\r\n",
    "=?utf-8?b?",
    "?=",
    "Content-Type: multipart/mixed; boundary=x",
    "--x",
    "\xe9",
    ";",
    "charset=",
    '"',
)
TABLES = (";", ",", "\t", '"', "\n", "\r", "sep=", "1,00", "\0", "\ufeff", "=1+1", "'")
VALUES = ("{", "}", "[", "]", ",", ":", '"number"', '"words"', '"type"', "1", "-1", "1e999", "NaN", "null", '"x"', "[[")


def _soup(words: tuple[str, ...]) -> Callable[[random.Random], str]:
    return lambda chance: "".join(chance.choice(words) for _ in range(chance.randint(0, 40)))


def _file(kind: str, words: tuple[str, ...]) -> Callable[[random.Random], object]:
    made = _soup(words)
    return lambda chance: FORMATS[kind](made(chance).encode("utf-8", "surrogatepass"), LIMITS)


def _value(kind: type[Page] | type[Reading]) -> Callable[[random.Random], object]:
    made = _soup(VALUES)
    return lambda chance: decode(kind, made(chance).encode())


PARSERS: Mapping[str, Callable[[random.Random], object]] = {
    "amount": lambda chance: parse_amount(_soup(FIGURES)(chance)),
    "date": lambda chance: parse_date(_soup(DAYS)(chance)),
    "mt940": _file("mt940", TAGS),
    "ofx": _file("ofx", MARKUP),
    "xml": _file("xml", MARKUP),
    "html": _file("html", MARKUP),
    "eml": _file("eml", MAILS),
    "csv": _file("csv", TABLES),
    "text": _file("text", TABLES),
    "page": _value(Page),
    "reading": _value(Reading),
    "kind of file": lambda chance: identify(mutated(50 * chance.randrange(10**6) + 1)),
}


def answer(numbers: range, folder: Path) -> Iterator[str]:
    """What a parser raised besides what it may."""
    del folder  # nothing is written
    logging.getLogger("mt940").setLevel(logging.CRITICAL)  # it tells every line that it does not understand
    names = list(PARSERS)
    for number in numbers:
        name = names[number % len(names)]
        try:
            PARSERS[name](random.Random(number))
        except (VouchError, Malformed):
            yield ""
        except Exception as problem:  # noqa: BLE001 (any other is what is looked for)
            yield f"{name}: {type(problem).__name__}"
        else:
            yield ""
