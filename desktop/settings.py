"""What the environment says about this run, read once."""

from __future__ import annotations

import getpass
import locale
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_state_path

from core.words import spoken

APPLICATION = "vouch"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how the user is spoken to."""

    home: Path
    """the vault's folder"""
    state: Path
    """log and the audit's head, kept apart from the vault"""
    passphrase_file: Path | None
    language: str
    actor: str
    """who this is in the audit trail"""


def settings(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment: VOUCH_HOME, VOUCH_STATE, VOUCH_PASSPHRASE_FILE, VOUCH_LANGUAGE, VOUCH_USER."""
    home, state, passphrase = (_path(environment, name) for name in ("HOME", "STATE", "PASSPHRASE_FILE"))
    wishes = (environment.get(name) for name in ("VOUCH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return Settings(
        home=home or user_data_path(APPLICATION, appauthor=False) / "vault",
        state=state or user_state_path(APPLICATION, appauthor=False),
        passphrase_file=passphrase,
        language=spoken(*wishes, locale.getlocale()[0]),
        actor=environment.get("VOUCH_USER") or _user(),
    )


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    given = environment.get(f"VOUCH_{name}")
    return Path(given).expanduser().absolute() if given else None


def _user() -> str:
    """The name of the account, where the system has one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "user"
