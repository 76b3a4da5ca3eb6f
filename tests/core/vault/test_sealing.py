"""No change to a sealed file goes unnoticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vault.sealing import MAGIC, PIECE, SALT, TAG, SealBroken, seal, unseal

KEY = bytes(range(32))
START = len(MAGIC) + SALT


def sealed(data: bytes, name: str = "name") -> bytes:
    return b"".join(seal(KEY, name, data))


@given(st.binary(max_size=2000))
def test_what_is_sealed_comes_back(data: bytes) -> None:
    assert unseal(KEY, "name", sealed(data)) == data


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_pieces_are_put_together(size: int) -> None:
    data = bytes(size)
    assert unseal(KEY, "name", sealed(data)) == data


@given(st.binary(max_size=50), st.data())
def test_every_flipped_bit_is_noticed(data: bytes, draw: st.DataObject) -> None:
    whole = bytearray(sealed(data))
    bit = draw.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(KEY, "name", bytes(whole))


@given(st.binary(min_size=1, max_size=50), st.data())
def test_every_shortening_is_noticed(data: bytes, draw: st.DataObject) -> None:
    whole = sealed(data)
    with pytest.raises(SealBroken):
        unseal(KEY, "name", whole[: draw.draw(st.integers(0, len(whole) - 1))])


def test_a_whole_piece_cut_off_or_swapped_is_noticed() -> None:
    whole = sealed(bytes(2 * PIECE + 5))
    step = PIECE + TAG
    first, second, rest = whole[START : START + step], whole[START + step : START + 2 * step], whole[START + 2 * step :]
    for broken in (first + second, first, second + first + rest, first + rest, first + second + rest + rest):
        with pytest.raises(SealBroken):
            unseal(KEY, "name", whole[:START] + broken)


def test_a_file_opens_under_its_own_name_and_key_only() -> None:
    for key, name in ((KEY, "other"), (bytes(32), "name")):
        with pytest.raises(SealBroken):
            unseal(key, name, sealed(b"data"))


def test_equal_bytes_are_sealed_differently() -> None:
    assert sealed(b"data") != sealed(b"data")
