"""Verbs about keys and backups ask what whoever works here is there for."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import RoleNotAllowed
from core.domain.profile import Profile, Role
from core.vault import Vault
from core.vault.backup import VaultBackups
from core.workbench import BackupPlan, Workbench


@pytest.mark.parametrize("role", [Role.PREPARER, Role.REVIEWER])
def test_only_an_administrator_alters_keys_and_makes_backups(bench: Workbench, tmp_path: Path, role: Role) -> None:
    assert isinstance(bench.store, Vault)
    backups = VaultBackups(bench.store, tmp_path / "home")
    other = replace(bench, role=role, backups=backups, access=bench.store.access)
    keys, backup = other.keys, other.backup
    assert keys
    assert backup
    for verb in (
        lambda: keys.add_profile(Profile("Ben", Role.PREPARER), "ben's own secret"),
        lambda: keys.remove_profile("Ben"),
        lambda: keys.add_recovery_key("safe"),
        lambda: keys.remove_recovery_key("printed"),
        lambda: backup.make(tmp_path / "drive"),
        lambda: backup.save_plan(BackupPlan()),
        lambda: backup.drop_erased(tmp_path / "drive", 1),
    ):
        with pytest.raises(RoleNotAllowed):
            verb()
    assert not (tmp_path / "drive").exists()
