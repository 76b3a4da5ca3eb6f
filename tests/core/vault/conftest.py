from collections.abc import Iterator
from pathlib import Path

import pytest

from core.vault import Vault
from tests.core.vault.made import new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault, new and empty."""
    made = new_vault(tmp_path)
    yield made
    made.close()
