"""Every format without pictures is identified by its bytes and read; damage of any kind ends in a ReadingError."""

import base64
import random
import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.document import Source
from core.domain.errors import FileEmpty, FormatUnknown, ReadingError
from core.ports import Limits
from core.reading import read
from core.reading.filetype import identify
from core.reading.formats import FORMATS
from core.reading.structured import read_p7m, read_xml
from tests.core.reading import documents, samples
from tests.core.reading.einvoice.test_fatturapa import envelope

MADE: dict[str, tuple[str, bytes]] = {
    "docx": ("docx", documents.word()),
    "pptx": ("pptx", documents.slides()),
    "xlsx": ("xlsx", documents.xlsx()),
    "xls": ("xls", documents.xls()),
    "ods": ("ods", documents.ods()),
    "csv": ("csv", documents.CSV),
    "text": ("text", b"Invoice 12\n\n  Total     100.00\n"),
    "html": ("html", documents.HTML),
    "eml": ("eml", documents.mail(("a.pdf", b"%PDF-"), html="<p>a<table><tr><td>1</table>").as_bytes()),
    "msg": ("msg", documents.msg()),
    "zip": ("zip", documents.zipped({"a.pdf": b"%PDF-1.4", "b/c.txt": b"hello"})),
    "cii": ("xml", samples.CII.encode()),
    "zugferd-1": ("xml", samples.ZUGFERD_1.encode()),
    "ubl": ("xml", samples.UBL.encode()),
    "fatturapa": ("xml", samples.FATTURAPA.encode()),
    "p7m": ("p7m", envelope(samples.FATTURAPA.encode())),
    "wrapped p7m": ("p7m", base64.b64encode(envelope(samples.FATTURAPA.encode()))),
    "camt": ("xml", samples.CAMT.encode()),
    "ofx": ("ofx", samples.OFX.encode()),
    "mt940": ("mt940", samples.MT940.encode()),
}
HOSTILE = (b"<", b"&", b"-", b"\0", b"&#0;", b"\xff\xfe", b"9" * 30, b"1e999", b"NaN", b"-1", b"1" * 5000)


@pytest.mark.parametrize("name", MADE)
def test_a_format_is_told_by_its_bytes_and_read(name: str) -> None:
    kind, data = MADE[name]
    assert identify(data) == kind
    contents = read(Source("inbox/no-suffix", "0" * 64, data))
    assert contents.pages or contents.embedded or contents.parts


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with some bytes changed, cut, doubled, or replaced by what breaks parsers."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        place = chance.randrange(len(changed) or 1)
        other = chance.randrange(len(changed) or 1)
        numbers = list(re.finditer(rb"\d+", bytes(changed)))
        actions: list[Callable[[], None]] = [
            lambda: changed.__setitem__(slice(place, place + 1), bytes([chance.randrange(256)])),  # noqa: B023
            lambda: changed.__delitem__(slice(place, place + chance.choice((1, 4, 50)))),  # noqa: B023
            lambda: changed.__setitem__(slice(place, place), changed[other : other + chance.choice((5, 60, 300))]),  # noqa: B023
            lambda: changed.__setitem__(slice(place, place + 1), chance.choice(HOSTILE)),  # noqa: B023
            lambda: changed.__delitem__(slice(max(place, 20), None)),  # noqa: B023
        ]
        if numbers:
            span = chance.choice(numbers).span()
            actions.append(lambda: changed.__setitem__(slice(*span), chance.choice(HOSTILE)))  # noqa: B023
        chance.choice(actions)()
    return bytes(changed)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """An archive with one of its members mutated and packed again."""
    members = documents.unzipped(data)
    victim = chance.choice(sorted(members))
    return documents.zipped({**members, victim: mutated(members[victim], chance)})


@pytest.mark.parametrize("name", MADE)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_mutations_are_read_or_refused(name: str, seed: int, inside: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    kind, data = MADE[name]
    change = mutated_inside if inside and data.startswith(b"PK") else mutated
    with suppress(ReadingError, FileEmpty):
        FORMATS[kind](change(data, random.Random(seed)), Limits(unpacked_mb=50))


def test_an_invoice_in_an_envelope_of_the_network_is_found() -> None:
    body = samples.UBL.partition("?>")[2]
    wrapped = f"<StandardBusinessDocument><StandardBusinessDocumentHeader/>{body}</StandardBusinessDocument>"
    (found,) = read_xml(wrapped.encode(), Limits()).embedded
    assert found.record.value("invoice_number") == "INV-88"


def test_other_xml_is_unknown() -> None:
    with pytest.raises(FormatUnknown):
        read_xml(b"<svg/>", Limits())


def test_another_signed_file_is_a_part() -> None:
    (part,) = read_p7m(envelope(b"%PDF-1.7"), Limits()).parts
    assert part.data == b"%PDF-1.7"
