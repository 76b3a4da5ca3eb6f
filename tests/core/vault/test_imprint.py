"""The imprint follows every commit, and a page that is not the last written one shows."""

from pathlib import Path

from core.vault.database import DATABASE
from core.vault.imprint import PAGE, Pages
from tests.core.vault.made import codes, new_vault, opened, read

KEY = bytes(32)


def followed(folder: Path) -> Pages:
    return Pages(folder / "home" / DATABASE, KEY)


def test_what_was_followed_is_what_a_look_at_everything_gives(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    pages = followed(tmp_path)
    pages.begin()
    for number in range(5):
        read(vault, b"document %d" % number)
        imprint = pages.follow()
        anew = followed(tmp_path)
        anew.begin()
        assert anew.follow() == imprint
        anew.close()
    assert pages.whole()
    vault.close()
    assert pages.whole()
    pages.close()


def test_a_crash_is_gone_on_from(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    pages = followed(tmp_path)
    pages.begin()
    kept = pages.follow()
    read(vault)
    again = followed(tmp_path)
    again.resume(kept)
    assert again.whole()
    assert again.follow() == pages.follow()
    for one in (pages, again):
        one.close()
    vault.close()


def test_a_log_that_grew_long_is_taken_over(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    first = vault.witness.pages.follow()
    for number in range(60):
        read(vault, b"document %d" % number)
    assert vault.witness.pages.follow().log != first.log
    assert vault.witness.pages.whole()
    vault.close()


def test_a_page_of_another_state_shows_until_a_person_accepts_it(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    file = tmp_path / "home" / DATABASE
    before = file.read_bytes()
    vault = opened(tmp_path)
    vault.lease(0.0)
    read(vault, b"another")
    vault.close()
    after = file.read_bytes()
    file.write_bytes(before[: 3 * PAGE] + after[3 * PAGE :])
    for _ in range(2):
        vault = opened(tmp_path)
        assert "audit.pages_put_back" in codes(vault)
        vault.close()
    vault = opened(tmp_path)
    vault.accept_rollback("Ann")
    assert "audit.pages_put_back" not in codes(vault)
    vault.close()
