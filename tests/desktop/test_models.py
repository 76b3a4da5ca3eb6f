"""The verbs of models."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import resources
from core.domain.model_errors import ModelDamaged, ModelFormat, PackUntrusted
from models.training.tiny.llama import Shape, llama
from tests.desktop.conftest import ROOT, Vouch, run_program

WEIGHTS = llama(Shape(width=16, heads=2, layers=1, inner=16))
DIGEST = hashlib.sha256(WEIGHTS).hexdigest()
SAMPLES = Path(str(resources.ROOT)) / "samples" / "Bluefern SARL" / "invoices"
LIBRARIES = ("llama_cpp", "torch", "transformers", "onnxruntime", "openvino", "models.catalogue")


@pytest.fixture
def weights(home: Path) -> Path:
    path = home / "tiny.gguf"
    path.write_bytes(WEIGHTS)
    return path


def test_a_model_is_added_listed_verified_and_removed(vouch: Vouch, weights: Path) -> None:
    assert "No models are installed" in vouch("models", "list").stdout
    added = vouch("models", "add", weights, "--licence", "MIT", "--origin", "own", "--sha256", DIGEST)
    assert DIGEST in added.stderr
    listed = vouch("models", "list").stdout
    assert all(said in listed for said in ("tiny", "MIT", "own", "compared", DIGEST[:12]))
    assert "is what it was" in vouch("models", "verify").stderr
    vouch("models", "remove", "tiny")
    assert "No models are installed" in vouch("models", "list").stdout


def test_a_hash_that_nobody_vouched_for_is_told(vouch: Vouch, weights: Path) -> None:
    assert "compared with nobody" in vouch("models", "add", weights).stderr
    assert "compared with nobody" in vouch("models", "list").stdout


def test_wrong_hashes_and_formats_are_refused(vouch: Vouch, home: Path, weights: Path) -> None:
    assert isinstance(vouch("models", "add", weights, "--sha256", "0" * 64).exception, ModelDamaged)
    (home / "x.gguf").write_bytes(b"\x80\x04")
    assert isinstance(vouch("models", "add", home / "x.gguf").exception, ModelFormat)


def test_a_pack_goes_to_another_machine(
    vouch: Vouch, home: Path, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vouch("models", "add", weights)
    signer = vouch("models", "pack", "tiny", "--into", home / "all.pack").stderr.split()[-1]
    monkeypatch.setenv("VOUCH_STATE", str(home / "other machine"))
    assert isinstance(vouch("models", "add", home / "all.pack").exception, PackUntrusted)
    vouch("models", "add", home / "all.pack", "--signer", signer)
    assert "tiny" in vouch("models", "list").stdout


def test_candidates_are_not_said_to_be_tried(vouch: Vouch) -> None:
    assert vouch("models", "candidates").stdout.count("not tried by us") >= 20


def test_installed_models_load_nothing_at_the_start(vouch: Vouch, weights: Path) -> None:
    vouch("models", "add", weights)
    said = run_program("--version")
    assert said.returncode == 0
    program = "import json, sys, desktop.verbs, desktop.compose; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ).stdout
    )
    assert [name for name in LIBRARIES if name in loaded] == []


@pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
def test_models_are_measured_and_asked_and_accept_nothing(vouch: Vouch, home: Path) -> None:
    (home / "tiny.gguf").write_bytes(llama(Shape(width=16, heads=2, layers=1, inner=16, context=16_384)))
    vouch("models", "add", home / "tiny.gguf")
    (home / "papers").mkdir()
    shutil.copy(SAMPLES / "invoice-workshop.pdf", home / "papers")
    measured = vouch("models", "bench", "tiny", "--papers", home / "papers").stdout
    assert "tiny" in measured
    assert "0 %" in measured
    vouch("init")
    vouch("add", SAMPLES / "invoice-that-does-not-add-up.pdf")
    (name,) = json.loads(vouch("list", "--format", "json").stdout)
    assert vouch("models", "ask").exit_code == 0  # as the window does by itself, once for each document
    assert vouch("show", name["id"]).stdout.count("second opinion") == 1
    assert vouch("models", "ask").exit_code == 0
    assert vouch("show", name["id"]).stdout.count("second opinion") == 1
    assert vouch("models", "ask", name["id"]).exit_code == 0
    assert json.loads(vouch("list", "--format", "json").stdout)[0]["status"] == "review"
