"""Long readings that are asked for again."""

from pathlib import Path

from core.domain.document import Reading
from core.domain.record import Field, Record
from core.vault.recent import LONG, MOST, Recent
from core.vault.rows import RECENT, pack, unpack
from tests.core.vault.made import new_vault


def body(number: int) -> bytes:
    return bytes([number]) * LONG


def test_a_few_long_ones_are_remembered() -> None:
    recent = Recent()
    for number in range(MOST + 1):
        recent.keep(body(number), number)
        assert recent.of(body(0)) == 0
    assert recent.of(body(1)) is None
    assert recent.of(body(MOST)) == MOST


def test_short_ones_are_not() -> None:
    recent = Recent()
    recent.keep(b"short", 1)
    assert recent.of(b"short") is None


def test_all_are_let_go_when_the_vault_closes(tmp_path: Path) -> None:
    rows = tuple(Record({"description": Field(f"{number**9:x}")}) for number in range(20_000))
    long = Reading("bank_statement", 0.9, Record({}, {"transactions": rows}))
    packed = pack(long)
    assert unpack(Reading, packed) is long
    new_vault(tmp_path).close()
    assert RECENT.of(packed) is None
    assert unpack(Reading, packed) == long
