"""The recovery key survives typing, and mistakes are found in their group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import RecoveryKeyWrong
from core.vault.recovery import SIGNS, new_recovery_key, printed, secret_of

keys = st.text(st.sampled_from(SIGNS), min_size=32, max_size=32)


@given(keys, st.sampled_from([str.lower, str.upper, lambda key: key.replace("-", " "), lambda key: f" {key}\n"]))
def test_a_key_is_read_however_it_is_typed(signs: str, typed: object) -> None:
    assert callable(typed)
    assert secret_of(typed(printed(signs))) == signs.encode()


@given(keys)
def test_signs_that_look_alike_are_one(signs: str) -> None:
    key = printed(signs)
    assert secret_of(key.replace("0", "O").replace("1", "I")) == secret_of(key.replace("1", "l")) == signs.encode()


@given(keys)
def test_a_group_that_is_missing_is_noticed(signs: str) -> None:
    with pytest.raises(RecoveryKeyWrong) as caught:
        secret_of(printed(signs).rpartition("-")[0])
    assert caught.value.facts == {"group": "8"}


@pytest.mark.parametrize("key", ["", "hello", "AAAAA-BBBBB", "é" * 40])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(RecoveryKeyWrong):
        secret_of(key)


def test_most_mistyped_signs_are_found_in_their_group() -> None:
    key = new_recovery_key()
    wrong = [key[:13] + sign + key[14:] for sign in SIGNS if sign != key[13]]
    found = 0
    for one in wrong:
        try:
            secret_of(one)
        except RecoveryKeyWrong as problem:
            found += problem.facts == {"group": "3"}
    assert found >= len(wrong) - 5


def test_keys_differ() -> None:
    assert len({new_recovery_key() for _ in range(20)}) == 20
