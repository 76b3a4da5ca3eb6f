"""Receipts as a person holds them: in words, in a file, and asked about again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import ExportFailed, ReceiptMistyped
from core.domain.finding import Finding, Severity
from core.vault import Vault, create_vault, open_vault
from core.vault.paper import VaultPaper
from core.words import Words
from core.workbench import Receipts, Workbench, codes_in
from tests.core.workbench.conftest import CHEAP

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def receipts(bench: Workbench) -> Receipts:
    assert isinstance(bench.store, Vault)
    made = replace(bench, paper_receipts=VaultPaper(bench.store)).receipts
    assert made
    return made


def test_where_nothing_gives_receipts_there_are_none(bench: Workbench) -> None:
    assert bench.receipts is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_gives_its_code_back(receipts: Receipts, language: str) -> None:
    said, given = replace(receipts, words=Words(language)), receipts.give()
    text = said.written(given)
    assert given.vault in text
    assert f"{given.at[:10]} {given.at[11:16]} UTC" in text
    assert tuple(codes_in(f"{text}\n{text}")) == (given.code, given.code)


def test_what_holds_is_no_finding(receipts: Receipts, bench: Workbench) -> None:
    code = receipts.give().code
    bench.take_bytes("paper.txt", b"paper")
    assert receipts.check([code, receipts.give().code]) == ()
    with pytest.raises(ReceiptMistyped):
        receipts.check([code, code[:-1]])


def test_what_is_gone_is_named(tmp_path: Path) -> None:
    home, state, aside = (tmp_path / name for name in ("home", "state", "aside"))
    create_vault(home, state, PASSPHRASE, cost=CHEAP)[0].close()
    shutil.copytree(home, aside / "home")
    shutil.copytree(state, aside / "state")
    vault = open_vault(home, state, PASSPHRASE)
    vault.save_setting("folders", ["/in"], "ann")
    code = Receipts(VaultPaper(vault), Words("en")).give().code
    vault.close()
    earlier = open_vault(aside / "home", aside / "state", PASSPHRASE)
    found = Receipts(VaultPaper(earlier), Words("en")).check([code])
    earlier.close()
    assert found == (Finding("audit.rolled_back", Severity.ERROR, facts={"receipt": code}),)


def test_it_is_kept_in_a_file_or_that_is_said(receipts: Receipts, tmp_path: Path) -> None:
    receipts.keep(tmp_path / "paper.txt", b"paper")
    assert (tmp_path / "paper.txt").read_bytes() == b"paper"
    with pytest.raises(ExportFailed):
        receipts.keep(tmp_path / "paper.txt" / "paper.txt", b"paper")
