"""The command line on a vault, a state folder and a passphrase of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from core.domain.errors import VouchError
from desktop.verbs import app

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "correct horse battery staple"
NO_KEYCHAIN = "keyring.backends.null.Keyring"

Vouch = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment in which nothing of the user's can be touched."""
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    for name, value in {
        "VOUCH_HOME": str(tmp_path / "home"),
        "VOUCH_STATE": str(tmp_path / "state"),
        "VOUCH_PASSPHRASE_FILE": str(tmp_path / "passphrase"),
        "VOUCH_LANGUAGE": "en",
        "VOUCH_USER": "ann",
        "PYTHON_KEYRING_BACKEND": NO_KEYCHAIN,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "xdg"),
        "XDG_STATE_HOME": str(tmp_path / "xdg"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def vouch(home: Path) -> Vouch:
    """Runs a verb in this process; an error of Vouch's own stands in `exception`."""
    runner = CliRunner()

    def run(*arguments: object, typed: str | None = None) -> Result:
        result = runner.invoke(app, [str(one) for one in arguments], input=typed)
        if result.exception and not isinstance(result.exception, (SystemExit, VouchError)):
            raise result.exception
        return result

    return run


def run_program(*arguments: object, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the program as the user does."""
    command = [sys.executable, "-m", "desktop.main", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, input=typed or "", env=environment, check=False, timeout=240
    )


def invoice_sheet(folder: Path, name: str = "invoice.csv", total: str = "12.00") -> Path:
    """A small invoice as a CSV sheet: read in a moment."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        "INVOICE,,",
        "Blue Fern Ltd,,",
        "Invoice number,BF-2025-17,",
        "Invoice date,2025-12-31,",
        "Bill to,Northwind Ltd,",
        "Description,Quantity,Amount",
        "Tea,1,10.00",
        "Subtotal,,10.00",
        "VAT,,2.00",
        f"Total,,{total}",
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
