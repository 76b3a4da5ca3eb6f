"""How far documents reach, as the vault keeps it, against what their readings say."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.domain.document import Reading, Stage
from core.domain.flat import CURRENCY, IMPLIED, merged, shapes
from core.domain.record import Field, Record
from core.ports import Selection
from tests.core.vault.made import codes, inside, new_vault, opened, put_back, read, reading

FIELDS = st.dictionaries(
    st.sampled_from(("total_amount", "vendor_name", "currency")),
    st.builds(
        Field, st.sampled_from(("", "12.00", "0.00001", "20240101", "text")), currency=st.sampled_from((None, "EUR"))
    ),
)


def test_the_extent_of_a_selection_is_that_of_its_documents(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    (first,) = read(vault, b"one")
    (second,) = read(vault, b"two", reading("0.00001", kind="receipt"))
    read(vault, b"three", reading("3.00"))
    vault.advance([first, second], Stage.APPROVED, "rule", {})
    found = vault.extent(Selection(ready=True))
    assert (found.ids, found.types, found.stages) == ((first, second), ("invoice", "receipt"), ("approved", "approved"))
    assert found.shapes == merged((*shapes(reading()), *shapes(reading("0.00001", kind="receipt"))))
    assert [list(one) for one in found.lengths["line_items"]] == [[0, 1], [1, 2]]
    assert vault.extent(Selection(documents=(second, first))).ids == (second, first)
    assert [one.id for one in vault.documents(Selection(documents=(second, first)))] == [second, first]
    assert vault.count(Selection(ready=True)) == 2
    (total,) = vault.sums(Selection(ready=True), ["total_amount"])
    assert (total.type, total.amount, total.documents) == ("invoice", 120_000, 1)
    vault.close()


def test_the_largest_figures_add_up_exactly_and_whoever_is_named_twice_counts_once(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    ids = [
        one
        for number in range(24)
        for one in read(vault, b"%d" % number, reading("-99999999999999.99" if number % 4 else "99999999999999.9999"))
    ]
    (total,) = vault.sums(Selection(), ["total_amount"])
    assert (total.amount, total.documents) == (6 * (10**18 - 1) - 18 * (10**18 - 100), 24)
    twice = Selection(documents=(ids[1], ids[0], ids[1]))
    assert vault.extent(twice).ids == (ids[1], ids[0])
    assert vault.count(twice) == 2
    vault.close()


def test_an_extent_that_says_something_else_is_noticed_and_an_earlier_vault_is_filled(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    before = vault.extent(Selection())
    vault.close()
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("UPDATE filled SET rows = 7 WHERE part != ''")
    vault = opened(tmp_path)
    assert codes(vault) == {"summary.altered"}
    vault.close()
    with inside(tmp_path) as connection:
        put_back(connection, 10)
    vault = opened(tmp_path)
    assert vault.extent(Selection()) == before
    assert not codes(vault)
    vault.close()


@given(FIELDS, st.lists(FIELDS, max_size=3))
def test_every_value_of_a_reading_is_in_a_column_of_its_shape(
    fields: dict[str, Field], rows: list[dict[str, Field]]
) -> None:
    record = Record(fields, {"line_items": tuple(map(Record, rows))})
    own, *inner = shapes(Reading("invoice", 0.9, record))
    assert {*fields} <= {*own.columns}
    assert own.rows == 1
    filled = {name for row in rows for name, one in row.items() if one.value}
    assert [one.rows for one in inner] == ([len(rows)] if rows else [])
    assert filled == {name for one in inner for name in one.columns} - {IMPLIED}
    assert all(name in fields for name in own.fine)
    assert own.currency == (fields[CURRENCY].value if CURRENCY in fields else own.currency)
