"""What a file's signatures and its making say for or against it."""

import pytest

from core.catalogue import bundled_types
from core.checks import check
from core.domain.finding import Severity
from core.domain.page import Contents, Making, Page, Patch, Replaced, Seal, Signature
from core.domain.record import Field, Record

TYPES = bundled_types()
PAGES = (Page(1, 595.0, 842.0), Page(2, 595.0, 842.0))


def said(contents: Contents, record: Record | None = None, kind: str = "form_16") -> dict[str, Severity]:
    found = check(TYPES[kind], record or Record(), contents)
    return {one.code: one.severity for one in found if one.code.startswith(("signature.", "file."))}


@pytest.mark.parametrize(
    ("seal", "trusted", "code", "severity"),
    [
        (Seal.WHOLE, True, "signature.trusted", Severity.NOTE),
        (Seal.WHOLE, False, "signature.untrusted", Severity.NOTE),
        (Seal.ADDED, True, "signature.trusted", Severity.NOTE),
        (Seal.CHANGED, True, "signature.changed", Severity.WARNING),
        (Seal.BROKEN, False, "signature.broken", Severity.WARNING),
        (Seal.UNREAD, False, "signature.unread", Severity.NOTE),
    ],
)
def test_a_signature_that_does_not_hold_is_for_a_person(
    seal: Seal, *, trusted: bool, code: str, severity: Severity
) -> None:
    signature = Signature("Sig1", "Fernland", "2026-05-31T10:00:00+00:00", seal, trusted)
    assert said(Contents(PAGES, signatures=(signature,))) == {code: severity}


def test_words_that_were_replaced_are_for_a_person_where_their_page_is() -> None:
    making = Making(replaced=(Replaced(2, "100.00", "900.00"),))
    assert said(Contents(PAGES, making=making)) == {"file.replaced": Severity.WARNING}
    assert said(Contents(PAGES[:1], making=making)) == {}


def test_a_place_put_in_later_is_for_a_person_where_its_page_is() -> None:
    making = Making(patches=(Patch(2, 60, 40),))
    assert said(Contents(PAGES, making=making)) == {"file.patched": Severity.WARNING}
    assert said(Contents(PAGES[:1], making=making)) == {}


@pytest.mark.parametrize(
    ("made", "early"), [("2026-03-30", True), ("2026-04-01", False), ("2000-01-01", False), (None, False)]
)
def test_a_statement_cannot_list_what_came_after_it_was_made(made: str | None, *, early: bool) -> None:
    rows = tuple(Record({"date": Field(day)}) for day in ("2026-03-02", "2026-04-02", "unread"))
    record = Record(tables={"transactions": rows})
    expected = {"file.too_early": Severity.WARNING} if early else {}
    assert said(Contents(PAGES, making=Making(made)), record, "bank_statement") == expected
