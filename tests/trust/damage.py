"""T7: bits flipped, sectors zeroed and ends cut off in the files of a vault and in its receipt."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from core.domain.errors import VouchError
from core.vault.keyfile import KEY_FILE
from core.vault.salvaging import salvage
from tests.core.vault.made import PASSPHRASE
from tests.trust.history import Past, files, given, lived, noticed

SECTOR = 512
Harm = Callable[[random.Random, bytes], bytes]


def flips(numbers: range, folder: Path) -> Iterator[str]:
    """One bit flipped."""
    yield from _harmed(numbers, folder, _flipped)


def zeros(numbers: range, folder: Path) -> Iterator[str]:
    """One sector zeroed."""
    yield from _harmed(numbers, folder, _zeroed)


def cuts(numbers: range, folder: Path) -> Iterator[str]:
    """The end cut off."""
    yield from _harmed(numbers, folder, lambda luck, data: data[: luck.randrange(len(data))])


def _flipped(luck: random.Random, data: bytes) -> bytes:
    bit = luck.randrange(len(data) * 8)
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def _zeroed(luck: random.Random, data: bytes) -> bytes:
    at = luck.randrange(0, len(data), SECTOR)
    return data[:at] + bytes(len(data[at : at + SECTOR])) + data[at + SECTOR :]


def _harmed(numbers: range, folder: Path, harm: Harm) -> Iterator[str]:
    past = lived(folder)
    sound = given(folder)
    for number in numbers:
        past.reset()
        luck = random.Random(number)
        file = _file(past, luck)
        harmed = harm(luck, file.read_bytes())
        file.write_bytes(harmed)
        yield "; ".join(_missed(past, file, harmed, sound))


def _file(past: Past, luck: random.Random) -> Path:
    """A file of the vault: the database as often as all others together, of these each sort as often."""
    sorts: dict[str, list[Path]] = {}
    for path in files(past.home) + files(past.folder / "state"):
        sort = path.relative_to(past.folder).parts[1] if path.suffix != ".receipt" else "receipt"
        sorts.setdefault(sort, []).append(path)
    databases = sorts.pop("vault.db")
    return luck.choice(databases if luck.random() < 0.5 else sorts[luck.choice(sorted(sorts))])


def _missed(past: Past, file: Path, harmed: bytes, sound: dict[str, str]) -> Iterator[str]:
    """What went wrong: not noticed, mended without a word, good documents not given, or wrong ones given."""
    where = file.relative_to(past.folder)
    now = given(past.folder)
    if not noticed(past.folder):
        yield f"{where} was not noticed"
    if file.suffix != ".receipt" and file.read_bytes() != harmed:
        yield f"{where} was mended in silence"
    wrong = [one for one, digest in now.items() if len(digest) == 64 and digest != sound[one]]
    if wrong:
        yield f"{where}: wrong bytes are given for {wrong}"
    yield from _unsaved(past, file, sound)
    kept_apart = file.parent.parent.name in ("originals", "images") or file.suffix == ".receipt"
    if kept_apart and sum(now.get(one) != digest for one, digest in sound.items()) > 1:
        yield f"{where}: good documents are not given"


def _unsaved(past: Past, file: Path, sound: dict[str, str]) -> Iterator[str]:
    """What cannot be had even of a vault that is open to nothing else: all originals, but for a harmed one."""
    where, whole = file.relative_to(past.folder), set(sound.values())
    if file.name == KEY_FILE:  # without its key nothing can be had; a backup has it too
        return
    try:
        found = [hashlib.sha256(one.data).hexdigest() for one in salvage(past.home, PASSPHRASE) if one.data is not None]
    except VouchError as problem:
        yield f"{where}: nothing can be salvaged: {problem.code}"
        return
    if set(found) - whole or len(whole - set(found)) > (file.parent.parent.name == "originals"):
        yield f"{where}: {len(set(found) & whole)} of {len(whole)} originals can be salvaged"
