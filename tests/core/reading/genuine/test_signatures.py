"""Signatures of PDFs, made by an authority of the test's own and judged without a network."""

import pytest

from core.domain.page import Seal
from core.reading.genuine import read_signatures
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
