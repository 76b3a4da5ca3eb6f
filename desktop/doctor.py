"""What a machine has of the things that Vouch can use."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from desktop.settings import Settings
from desktop.version import product_version

SECONDS = 10
MANUAL = "apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-deu tesseract-ocr-hin"


class Part(NamedTuple):
    """One thing that is there, or is not."""

    name: str
    there: bool
    state: str


def examine(settings: Settings, keychain: bool) -> Iterator[Part]:  # noqa: FBT001 (a fact, not a switch)
    """What this machine has, one thing after another."""
    yield Part(
        "vouch", there=True, state=f"{product_version()}, Python {platform.python_version()}, {platform.system()}"
    )
    yield Part("cores", there=True, state=str(os.cpu_count()))
    yield from (_package(name, use) for name, use in PACKAGES.items())
    yield _tesseract()
    yield Part("keychain", keychain, "answers" if keychain else "none: the passphrase is asked for each time")
    yield _gpu()
    yield from (_model(name) for name in ("llama-cpp-python", "transformers"))
    yield _folder("vault (VOUCH_HOME)", settings.home)
    yield _folder("state (VOUCH_STATE)", settings.state)


PACKAGES = {
    "rapidocr": "text recognition",
    "openvino": "makes it twice as fast",
    "onnxruntime": "runs it where OpenVINO is not",
    "pymupdf": "PDF",
    "zxing-cpp": "QR and barcodes",
    "pillow-heif": "HEIC photos",
    "sqlcipher3": "the encrypted vault",
}


def _package(name: str, use: str) -> Part:
    found = _version(name)
    return Part(name, found is not None, f"{found}, {use}" if found else f"not installed: {use}")


def _model(name: str) -> Part:
    found = _version(name)
    return Part(name, found is not None, found or "not installed: documents are read without language models")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _tesseract() -> Part:
    """Tesseract and its languages: the second reader of doubtful words, and the first for Devanagari."""
    program = shutil.which("tesseract")
    if not program:
        return Part("tesseract", there=False, state=f"not installed: {MANUAL}")
    said = _said([program, "--list-langs"])
    languages = [line.strip() for line in said.splitlines()[1:] if line.strip()]
    return Part("tesseract", there=True, state=f"{program}: {', '.join(languages)}")


def _gpu() -> Part:
    program = shutil.which("nvidia-smi")
    said = _said([program, "--query-gpu=name,memory.total", "--format=csv,noheader"]) if program else ""
    name = said.strip().splitlines()[0] if said.strip() else ""
    return Part("GPU", bool(name), name or "none found: nothing needs one")


def _folder(name: str, path: Path) -> Part:
    if not path.exists():
        return Part(name, there=False, state=f"{path}: not there so far")
    free = shutil.disk_usage(path).free // 2**20
    return Part(name, there=True, state=f"{path}: {free} MB free")


def _said(command: list[str]) -> str:
    """What a program prints, or nothing where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
