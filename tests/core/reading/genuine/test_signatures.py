"""Signatures of PDFs, made by an authority of the test's own and judged without a network."""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Coroutine
from typing import Any

import pytest

from core.domain.page import Seal
from core.reading.genuine import read_signatures
from core.reading.genuine.damage import Damaged, damage
from core.reading.genuine.signatures import _without_waiting
from tests.core.reading.genuine.signing import Signatory, saved_again, signatory, signed
from tests.core.reading.papers import pdf, written


@pytest.fixture(scope="module")
def office() -> Signatory:
    return signatory()


@pytest.fixture(scope="module")
def paper(office: Signatory) -> bytes:
    return signed(pdf(written), office)


def test_what_is_as_it_was_signed_is_whole_and_its_signer_named(paper: bytes, office: Signatory) -> None:
    (found,) = read_signatures(paper, trusted=(office.authority,))
    assert (found.signer, found.seal, found.trusted) == ("Tax Office of Fernland", Seal.WHOLE, True)
    assert found.signed_at


def test_who_is_trusted_is_said_by_the_user_alone(paper: bytes) -> None:
    for trusted in ((), (signatory().authority,), (b"no certificate",), (b"-----BEGIN CERTIFICATE-----\n",)):
        (found,) = read_signatures(paper, trusted=trusted)
        assert (found.seal, found.trusted) == (Seal.WHOLE, False)


def test_a_certificate_that_had_ended_vouches_for_nobody() -> None:
    late = signatory(years=1)
    (found,) = read_signatures(signed(pdf(written), late), trusted=(late.authority,))
    assert (found.seal, found.trusted) == (Seal.WHOLE, False)


def test_a_byte_changed_within_what_was_signed_breaks_it(paper: bytes, office: Signatory) -> None:
    changed = paper.replace(b"/Type/Page", b"/Type/Pagf", 1) if b"/Type/Page" in paper else b""
    assert changed not in (b"", paper)
    (found,) = read_signatures(changed, trusted=(office.authority,))
    assert (found.seal, found.trusted) == (Seal.BROKEN, False)


def test_a_page_changed_behind_the_signature_is_told(paper: bytes, office: Signatory) -> None:
    changed = saved_again(paper, "1,416.00", "9,416.00")
    assert changed.startswith(paper)
    (found,) = read_signatures(changed, trusted=(office.authority,))
    assert found.seal is Seal.CHANGED


def test_a_further_signature_takes_nothing_from_the_first(paper: bytes, office: Signatory) -> None:
    twice = signed(paper, office, "Signature2")
    assert [one.seal for one in read_signatures(twice)] == [Seal.ADDED, Seal.WHOLE]


@pytest.mark.parametrize("cut", [0, 5, 400, 2000])
def test_what_is_no_whole_pdf_has_no_signature(paper: bytes, cut: int) -> None:
    assert read_signatures(paper[:cut]) == ()


def test_the_time_in_a_signature_may_be_none(paper: bytes) -> None:
    """As DER writes it; one of its figures is a letter now."""
    *_, stamp = re.finditer(rb"170[dD](3[0-9]){12}5[aA]", paper)
    (found,) = read_signatures(paper[: stamp.start() + 8] + b"7a" + paper[stamp.start() + 10 :])
    assert found.signed_at is None
    assert found.seal in (Seal.BROKEN, Seal.UNREAD)


VALUES = (b"null", b"0", b"-1", b"[]", b"<<>>", b"(x)", b"/Foo", b"99 0 R", b"true", b"3 0 R")
VALUE = re.compile(rb"/\w+\s*(\d+ 0 R|\[[^\]]{0,80}\]|/\w+|-?\d+|\([^)]{0,60}\))")
OBJECT = re.compile(rb"\d+ 0 obj(.*?)endobj", re.DOTALL)
SEALED = re.compile(rb"<([0-9a-fA-F]{200,}?)0{40,}>")


def damaged(paper: bytes, number: int) -> bytes:
    """The paper with one thing in it wrong: a bit, a piece, a value, an object, a byte of the signature itself."""
    chance, way = random.Random(number), number % 5
    if way < 2:
        place = chance.randrange(len(paper))
        other = bytes([paper[place] ^ 1 << chance.randrange(8)])
        return paper[:place] + (other + paper[place + 1 :] if way else paper[place + 10 :])
    found = chance.choice(list((VALUE, OBJECT, SEALED)[way - 2].finditer(paper)))
    start, end = found.span(1)
    if SEALED is found.re:
        start += 2 * chance.randrange((end - start) // 2)
        return paper[:start] + bytes([chance.randrange(256)]).hex().encode() + paper[start + 2 :]
    return paper[:start] + (chance.choice(VALUES) if VALUE is found.re else b"") + paper[end:]


def test_whatever_is_damaged_is_told_or_not_read(paper: bytes, office: Signatory) -> None:
    ends = Counter[str]()
    for number in range(300):
        wrong = damaged(paper, number)
        found = read_signatures(wrong, trusted=(office.authority,))
        ends.update([one.seal.value for one in found] or ["none"])
        assert not any(one.trusted and one.seal is not Seal.WHOLE for one in found)
    assert {"none", Seal.BROKEN, Seal.UNREAD} <= set(ends)


def library(problem: str) -> object:
    """Code that is not the product's, which raises."""
    return eval(compile(problem, "library", "eval"), {"__name__": "library"})


@pytest.mark.parametrize(
    "problem", ["int('x')", "{}['x']", "None + 1", "None.get", "[][1]", "(_ for _ in ()).throw(NotImplementedError())"]
)
def test_what_a_library_stumbles_over_is_damage(problem: str) -> None:
    with pytest.raises(Damaged), damage():
        library(problem)


@pytest.mark.parametrize("problem", ["open('/nowhere/at/all')", "(_ for _ in ()).throw(RuntimeError())", "1 / 0"])
def test_what_no_damaged_file_comes_to_is_not_swallowed(problem: str) -> None:
    with pytest.raises((OSError, RuntimeError, ZeroDivisionError)), damage():
        library(problem)


def test_what_is_wrong_with_a_line_of_the_product_is_not_swallowed(paper: bytes) -> None:
    with pytest.raises(TypeError):
        read_signatures(paper, passwords=(), trusted=(3,))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        read_signatures("no bytes")  # type: ignore[arg-type]


async def nothing() -> int:
    return 1


async def waiting() -> int:
    await asyncio.sleep(0)
    return 1


async def looping() -> int:
    return asyncio.get_running_loop().time() > 0


@pytest.mark.parametrize("work", [waiting, looping], ids=["waits", "looks for a loop"])
def test_what_would_have_to_wait_is_not_read(work: Any) -> None:
    coroutine: Coroutine[Any, None, int] = work()
    with pytest.raises(Damaged), damage():
        _without_waiting(coroutine)
    assert _without_waiting(nothing()) == 1
