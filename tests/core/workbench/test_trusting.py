"""The certificates that a user trusts: added, listed, taken away, and said to whoever reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import CertificateUnknown, CertificateUnreadable, RoleNotAllowed
from core.domain.profile import Role
from core.ports import Trail
from core.workbench import Trust, TrustShelf, Workbench

TEXT = b"-----BEGIN CERTIFICATE-----\nbWFkZSB1cA==\n-----END CERTIFICATE-----\n"


@pytest.fixture
def heard() -> list[int]:
    return []


@pytest.fixture
def kept(bench: Workbench, tmp_path: Path, heard: list[int]) -> Trust:
    trust = replace(bench, trust_shelf=TrustShelf(tmp_path / "home" / "trust", lambda: heard.append(1))).trust
    assert trust
    return trust


def test_a_certificate_is_kept_listed_and_taken_away(
    kept: Trust, bench: Workbench, tmp_path: Path, heard: list[int]
) -> None:
    (tmp_path / "office.pem").write_bytes(TEXT)
    (tmp_path / "portal").write_bytes(TEXT)
    kept.add(tmp_path / "office.pem")
    kept.add(tmp_path / "portal")
    assert kept.kept() == ("office.pem", "portal.pem")
    kept.remove("office.pem")
    assert kept.kept() == ("portal.pem",)
    assert len(heard) == 3
    done = [(line.action, line.actor, line.after["name"]) for line in bench.activity(Trail())[:3]]
    assert done[0] == ("trust_removed", "ann", "office.pem")
    assert done[2] == ("trust_added", "ann", "office.pem")


def test_what_is_no_certificate_or_not_there_is_refused(kept: Trust, tmp_path: Path, heard: list[int]) -> None:
    (tmp_path / "letter.pem").write_bytes(b"Dear Sirs")
    (tmp_path / "huge.pem").write_bytes(TEXT * 2000)
    for name in ("letter.pem", "huge.pem", "missing.pem"):
        with pytest.raises(CertificateUnreadable):
            kept.add(tmp_path / name)
    for name in ("office.pem", "../vault.json"):
        with pytest.raises(CertificateUnknown):
            kept.remove(name)
    assert not heard


def test_only_an_administrator_says_who_is_trusted(kept: Trust, tmp_path: Path) -> None:
    (tmp_path / "office.pem").write_bytes(TEXT)
    reviewed = replace(kept, who=replace(kept.who, role=Role.REVIEWER))
    with pytest.raises(RoleNotAllowed):
        reviewed.add(tmp_path / "office.pem")
    with pytest.raises(RoleNotAllowed):
        reviewed.remove("office.pem")
