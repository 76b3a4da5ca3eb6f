"""The engines of this machine behind the Engines port; each look at a picture is a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from core.domain.codec import decode
from core.domain.engine import Engine, Look
from core.domain.errors import OutOfTime, ReaderCrashed
from models.ocr import DEFAULT as DEFAULT  # noqa: PLC0414 (given on)
from models.ocr import TESSERACT

SECONDS, FEW = 120, 10
FILE = "engine.json"
RUNTIMES = {"openvino": "OpenVINO", "onnxruntime": "ONNX Runtime"}


@dataclass(frozen=True)
class InstalledEngines:
    """What is installed here; which one is chosen lies in the state folder."""

    command: Sequence[str]
    """what starts a reader"""
    environment: Callable[[Path], Mapping[str, str]]
    """what a reader with a folder of its own is told"""
    state: Path
    changed: Callable[[], None]
    """told when another engine was chosen"""

    def found(self) -> tuple[Engine, ...]:
        """The engines that the product can use, those that are not installed too."""
        return (_rapid(), _tesseract())

    def chosen(self) -> str:
        """The name of the engine that reads pages."""
        return chosen(self.state)

    def choose(self, name: str) -> None:
        """Has pages read by another engine from now on."""
        self.state.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = self.state / f"{FILE}.new"
        beside.write_text(json.dumps({"engine": name}), encoding="utf-8")
        beside.replace(self.state / FILE)
        self.changed()

    def look(self, name: str, picture: bytes) -> Look:
        """What an engine reads of an encoded picture. Raises OutOfTime, ReaderCrashed."""
        command = [*self.command, "--look", name]
        with TemporaryDirectory(prefix="vouch-look-") as folder:
            told = self.environment(Path(folder))
            try:
                done = subprocess.run(  # noqa: S603 (our own program)
                    command, input=picture, capture_output=True, timeout=SECONDS, check=False, env=told
                )
            except subprocess.TimeoutExpired as late:
                raise OutOfTime(seconds=str(SECONDS)) from late
        if done.returncode:
            raise ReaderCrashed(where=name)
        return decode(Look, done.stdout)


def chosen(state: Path) -> str:
    """The engine that was chosen, the usual one where none was or where the choice cannot be read."""
    try:
        told = json.loads((state / FILE).read_text(encoding="utf-8")).get("engine")
    except (OSError, ValueError, AttributeError):
        return DEFAULT
    return TESSERACT if told == TESSERACT and shutil.which(TESSERACT) else DEFAULT


def _rapid() -> Engine:
    found = _version("rapidocr")
    runtime = next((name for name in RUNTIMES if _version(name)), "")
    runs_on = f"{RUNTIMES[runtime]} {_version(runtime)}" if runtime else ""
    return Engine(DEFAULT, bool(found and runtime), found, runs_on)


def _tesseract() -> Engine:
    program = shutil.which(TESSERACT)
    if not program:
        return Engine(TESSERACT, there=False)
    number = _said(program, "--version").partition("\n")[0].removeprefix("tesseract").strip()
    codes = [line.strip() for line in _said(program, "--list-langs").splitlines()[1:]]
    return Engine(
        TESSERACT, there=True, version=number, languages=tuple(code for code in codes if code not in ("", "osd"))
    )


def _said(*command: str) -> str:
    """What a program prints, or nothing where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=FEW, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
