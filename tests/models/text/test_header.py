"""Heads of GGUF files that lie are refused before a runtime sees them."""

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.model_errors import ModelUnreadable
from models.text.header import check
from models.training.tiny.eye import eye
from models.training.tiny.llama import Shape, llama
from models.training.tiny.meaning import bert_gguf

WEIGHTS = llama(Shape(width=16, heads=2, layers=1, inner=16))
ENORMOUS = struct.pack("<Q", 1 << 60)
TENSORS, VALUES, FIRST_KEY = 8, 16, 24


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "model.gguf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("weights", [WEIGHTS, bert_gguf(), eye(16)], ids=["llama", "bert", "eye"])
def test_honest_heads_pass(tmp_path: Path, weights: bytes) -> None:
    check(written(tmp_path, weights))


@pytest.mark.parametrize("at", [TENSORS, VALUES, FIRST_KEY])
def test_counts_and_lengths_that_cannot_be_are_refused(tmp_path: Path, at: int) -> None:
    with pytest.raises(ModelUnreadable):
        check(written(tmp_path, WEIGHTS[:at] + ENORMOUS + WEIGHTS[at + 8 :]))


def test_a_tensor_that_lies_beyond_the_file_is_refused(tmp_path: Path) -> None:
    name = b"output_norm.weight"
    at = WEIGHTS.index(struct.pack("<Q", len(name)) + name) + 8 + len(name) + 4 + 8 + 4
    with pytest.raises(ModelUnreadable):
        check(written(tmp_path, WEIGHTS[:at] + struct.pack("<Q", 1 << 40) + WEIGHTS[at + 8 :]))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, len(WEIGHTS)), at=st.integers(0, 9_000), put=st.binary(min_size=1, max_size=8))
def test_any_bytes_pass_or_are_refused(tmp_path: Path, cut: int, at: int, put: bytes) -> None:
    data = (WEIGHTS[:at] + put + WEIGHTS[at + len(put) :])[:cut]
    try:
        check(written(tmp_path, data))
    except ModelUnreadable:
        return
