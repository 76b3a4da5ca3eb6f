"""What a machine has of the things that Vouch can use."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from core.words import Words
from desktop.settings import Settings
from desktop.version import product_version

SECONDS = 10
MANUAL = "apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-deu tesseract-ocr-hin"


class Part(NamedTuple):
    """One thing that is there, or is not."""

    name: str
    there: bool
    state: str


def examine(settings: Settings, words: Words, *, keychain: bool) -> Iterator[Part]:
    """What this machine has, one thing after another."""
    say = words.say
    yield Part(
        "vouch", there=True, state=f"{product_version()}, Python {platform.python_version()}, {platform.system()}"
    )
    yield Part(say("doctor.cores"), there=True, state=str(os.cpu_count()))
    yield from (_package(name, words) for name in PACKAGES)
    yield _tesseract(words)
    yield Part(say("doctor.keychain"), keychain, say(f"doctor.keychain.{'there' if keychain else 'none'}"))
    yield _gpu(words)
    yield from (_package(name, words) for name in MODELS)
    yield _folder(say("doctor.home"), settings.home, words)
    yield _folder(say("doctor.state"), settings.state, words)


def confined(held: Mapping[str, bool], words: Words) -> Part:
    """What the system keeps the processes that read documents from."""
    told = {
        kept: [words.say(f"doctor.confined.{name}") for name, is_held in held.items() if is_held is kept]
        for kept in (True, False)
    }
    from_these = words.say("doctor.confined.from", what=", ".join(told[True]))
    not_these = words.say("doctor.confined.not", what=", ".join(told[False]))
    name = words.say("doctor.confined")
    return Part(name, held["network"] and held["files"], from_these + (not_these if told[False] else ""))


PACKAGES = ("rapidocr", "openvino", "onnxruntime", "pymupdf", "zxing-cpp", "pillow-heif", "sqlcipher3")
MODELS = ("llama-cpp-python", "transformers")


def _package(name: str, words: Words) -> Part:
    found, use = _version(name), words.say(f"doctor.use.{name}")
    state = words.say("doctor.there", version=found, use=use) if found else words.say("doctor.missing", use=use)
    return Part(name, found is not None, state)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _tesseract(words: Words) -> Part:
    """Tesseract and its languages: the second reader of doubtful words, and the first for Devanagari."""
    program = shutil.which("tesseract")
    if not program:
        return Part("tesseract", there=False, state=words.say("doctor.missing", use=MANUAL))
    said = _said([program, "--list-langs"])
    languages = [line.strip() for line in said.splitlines()[1:] if line.strip()]
    return Part("tesseract", there=True, state=f"{program}: {', '.join(languages)}")


def _gpu(words: Words) -> Part:
    program = shutil.which("nvidia-smi")
    said = _said([program, "--query-gpu=name,memory.total", "--format=csv,noheader"]) if program else ""
    name = said.strip().splitlines()[0] if said.strip() else ""
    return Part(words.say("doctor.gpu"), bool(name), name or words.say("doctor.gpu.none"))


def _folder(name: str, path: Path, words: Words) -> Part:
    if not path.exists():
        return Part(name, there=False, state=words.say("doctor.folder.none", folder=path))
    free = shutil.disk_usage(path).free // 2**20
    return Part(name, there=True, state=words.say("doctor.folder", folder=path, free=free))


def _said(command: list[str]) -> str:
    """What a program prints, or nothing where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout if done.returncode == 0 else ""
