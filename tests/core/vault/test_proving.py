"""Who asks the one that holds a vault: whose passphrase opened it is shown, and nothing else is believed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from core.domain.errors import NameUnknown, NotProved
from core.domain.profile import Profile, Role
from core.vault import Vault, open_vault
from core.vault.access import Access
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, new_vault, opened

BEN = "ben's own secret"
SAID = b"approve 4bde221be2"
Beside = Callable[[str], Access]


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Vault]:
    new_vault(tmp_path).close()
    vault = opened(tmp_path)
    vault.access.cost = CHEAP
    yield vault
    vault.close()


@pytest.fixture
def beside(holder: Vault, tmp_path: Path) -> Iterator[Beside]:
    """Gives others who look at the vault meanwhile, by their passphrases."""
    with ExitStack() as looks:

        def look(passphrase: str) -> Access:
            vault = open_vault(tmp_path / "home", tmp_path / "state", passphrase, read_only=True)
            looks.callback(vault.close)
            return vault.access

        yield look


def believed(holder: Vault, asker: Access, name: str, said: bytes = SAID) -> Profile | None:
    """Whom the holder takes one for who says such a name."""
    challenge = holder.access.challenge(name)
    proof = asker.answer(challenge.sealed, SAID)
    return challenge.profile if challenge.proof(said) == proof else None


def test_where_nobody_is_named_whoever_opened_the_vault_is_its_administrator(holder: Vault, beside: Beside) -> None:
    asker = beside(PASSPHRASE)
    assert believed(holder, asker, "whoever") == Profile("whoever", Role.ADMINISTRATOR)
    assert believed(holder, asker, "whoever", b"other words") is None
    holder.access.name_yourself(PASSPHRASE, "Ann", ANN)
    assert believed(holder, asker, "whoever") == Profile("Ann", Role.ADMINISTRATOR)


def test_of_several_each_is_only_themselves(holder: Vault, beside: Beside) -> None:
    holder.access.name_yourself(PASSPHRASE, "Ann", ANN)
    holder.access.add_profile(Profile("Ben", Role.PREPARER), BEN, ANN)
    ann, ben = beside(PASSPHRASE), beside(BEN)
    assert believed(holder, ben, "Ben") == Profile("Ben", Role.PREPARER)
    assert believed(holder, ann, "Ann") == Profile("Ann", Role.ADMINISTRATOR)
    with pytest.raises(NotProved):
        believed(holder, ben, "Ann")
    with pytest.raises(NameUnknown):
        holder.access.challenge("Eve")
    ben.ring.private = b""  # as where the keychain opened it
    with pytest.raises(NotProved):
        believed(holder, ben, "Ben")
    holder.access.remove_profile("Ben", ANN)
    # who still has the vault's key is its one person, as by the keychain: another key for the vault ends that
    assert believed(holder, ben, "Ben") == Profile("Ann", Role.ADMINISTRATOR)


def test_a_closed_vault_has_no_half_of_a_pair_left(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    vault = opened(tmp_path)
    private = vault.access.ring.private
    assert any(private)
    vault.close()
    assert not any(private)
    assert not vault.access.ring.private
