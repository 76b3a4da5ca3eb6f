"""Whoever answers over a module's vault, by language."""

from collections.abc import Mapping

import pytest

from core.vault import Vault
from core.workbench import Asking
from tests.core.asking.made import asked


@pytest.fixture(scope="module")
def speakers(vault: Vault) -> Mapping[str, Asking]:
    return {language: asked(vault, language) for language in ("en", "fr")}


@pytest.fixture(scope="module")
def english(speakers: Mapping[str, Asking]) -> Asking:
    return speakers["en"]
