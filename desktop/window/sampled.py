"""The window over a vault of its own with the sample documents, kept beside nothing of the user's."""

from __future__ import annotations

import os
import secrets
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import resources
from desktop.settings import settings
from desktop.window.application import Main, run

SAMPLES = Path(str(resources.ROOT)) / "samples"


def open_on_samples() -> int:
    """Opens the window on the samples; the vault goes with the window. The exit status."""
    with TemporaryDirectory(prefix="vouch-samples-") as folder:
        home = Path(folder)
        own = replace(settings(os.environ), home=home / "vault", state=home / "state", passphrase_file=None)

        def begin(main: Main) -> None:
            main.opened.connect(lambda: _take(main))
            main.make(secrets.token_urlsafe(16))

        return run(own, None, begin)


def _take(main: Main) -> None:
    if main.shell:
        main.shell.adding.take_by_folder(SAMPLES)


if __name__ == "__main__":
    sys.exit(open_on_samples())
