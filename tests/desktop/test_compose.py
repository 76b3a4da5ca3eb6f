"""What is built once for an open vault."""

import os
from dataclasses import replace
from pathlib import Path

from desktop.compose import create, workbench
from desktop.settings import settings
from tests.desktop.conftest import PASSPHRASE

OWN = 'id = "slip"\ntitle = { en = "Slip" }\n[fields.name]\nkind = "text"\n'


def test_readings_are_named_by_the_types_of_now(home: Path) -> None:
    own = settings(os.environ)
    create(own, PASSPHRASE, keychain=False)
    with workbench(replace(own, passphrase_file=None), PASSPHRASE, ask=str) as bench:
        reader_version, kinds = bench.workbench.processing.reader_version, bench.workbench.kinds
        assert kinds
        before = reader_version()
        kinds.save(OWN)
        assert reader_version() != before
        kinds.remove("slip")
        assert reader_version() == before
