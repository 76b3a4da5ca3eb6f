"""What a folder holds is told by its config, whatever somebody wrote into it."""

import json
from pathlib import Path

import pytest

from models.vision.kinds import LARGEST, reads_lines

READER = json.dumps({"model_type": "vision-encoder-decoder", "decoder": {"model_type": "trocr"}})


@pytest.mark.parametrize(
    ("config", "reads"),
    [(READER, True), ("[]", False), ("{", False), ("[" * 100_000, False), (READER + " " * LARGEST, False)],
)
def test_a_config_that_is_none_is_that_of_no_reader(tmp_path: Path, config: str, *, reads: bool) -> None:
    (tmp_path / "config.json").write_text(config, encoding="utf-8")
    assert reads_lines(tmp_path) is reads


def test_a_folder_without_a_config_is_that_of_no_reader(tmp_path: Path) -> None:
    assert not reads_lines(tmp_path)
