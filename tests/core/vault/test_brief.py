"""Readings in short."""

import json
import zlib
from collections.abc import Callable
from functools import partial

import pytest

from core.domain.codec import encode, plain
from core.domain.document import Reading, Status
from core.domain.errors import VaultDamaged
from core.domain.layout import Box
from core.domain.page import Embedded
from core.domain.record import Alternative, Evidence, Field, Record
from core.vault.brief import brief
from core.vault.rows import pack, unpack

PLACE = Evidence("12,00", 1, Box(1, 2, 3, 4))
SURE = Field("12.00", PLACE, 0.9, currency="EUR", alternatives=(Alternative("1.00", PLACE, 0.1),)).accept("label")
DOUBTED = Field("12.00", PLACE, 0.4).doubt("guess")
RECORD = Record({"total_amount": SURE, "tip": DOUBTED}, {"line_items": (Record({"amount": DOUBTED}),)})


def test_values_keep_what_a_list_shows() -> None:
    whole = Reading("receipt", 0.9, RECORD, pages=(1, 2), embedded=(Embedded("CII", "receipt", RECORD),))
    short = brief(pack(whole))
    assert short.record.fields["total_amount"] == Field("12.00", currency="EUR", accepted=True)
    assert short.record.fields["tip"] == Field("12.00").doubt("guess")
    assert short.record.tables["line_items"][0].fields["amount"] == Field("12.00").doubt("guess")
    assert (short.pages, short.status, short.embedded) == ((1, 2), Status.REVIEW, ())


def test_rows_of_earlier_vaults_are_shown_too() -> None:
    said = json.loads(encode(Reading("receipt", 0.9, RECORD)))
    rows = [{"fields": {"amount": plain(DOUBTED)}}, {"fields": {}, "tables": {}}]
    said["record"]["tables"] = {"line_items": rows}
    body = zlib.compress(json.dumps(said).encode())
    assert unpack(Reading, body).record.tables["line_items"] == (Record({"amount": DOUBTED}), Record())
    assert brief(body).record.tables["line_items"][0].fields["amount"] == Field("12.00").doubt("guess")


def test_rows_are_left_out_where_all_is_accepted() -> None:
    assert not brief(pack(Reading("receipt", 0.9, RECORD, status=Status.ACCEPTED))).record.tables


@pytest.mark.parametrize("body", [b"", b"nonsense", pack(Record()), pack(RECORD)[:-3]])
def test_a_damaged_body_says_so(body: bytes) -> None:
    with pytest.raises(VaultDamaged):
        brief(body)


@pytest.mark.parametrize("look", [brief, partial(unpack, Reading)])
def test_what_is_said_of_the_damage_repeats_nothing_of_the_document(look: Callable[[bytes], Reading]) -> None:
    secret = json.loads(encode(Reading("receipt", 0.9, RECORD)))
    for place, said in (("status", "Blue Fern Ltd"), ("record", "Blue Fern Ltd"), ("findings", ["Blue Fern Ltd"])):
        body = zlib.compress(json.dumps(secret | {place: said}).encode())
        with pytest.raises(VaultDamaged) as damaged:
            look(body)
        assert "Blue" not in f"{damaged.value} {damaged.value.facts} {damaged.value.__cause__}"
