"""The files that a user points at, and the hashes that somebody says they have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.domain.errors import FileMissing
from core.domain.model_errors import ModelDamaged, ModelFormat
from core.domain.weights import DIGEST, Format
from models.catalogue.formats import HEAD, format_of, is_text

SUMS = "SHA256SUMS"
POOLING, POOLING_KEPT = ("1_Pooling", "config.json"), "1_Pooling.json"
"""the one file in a folder of its own that belongs to weights: sentence-transformers say there how vectors are made"""
LONGEST_SUMS, LONGEST_NAME = 1_000_000, 128
STRANGE = re.compile(r"^[^A-Za-z0-9_]|[^A-Za-z0-9_.-]")
SUM = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What of a file or folder makes a model."""

    format: Format
    files: tuple[Path, ...]
    """weights first"""
    left_out: tuple[str, ...]
    """names in the folder that belong to no model"""
    sums: Mapping[str, str]
    """hashes that files should have, by the names they are kept under"""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.files)


def gathered(source: Path, sha256: str = "") -> Gathered:
    """The model in a file or folder. Raises FileMissing, ModelFormat where it is none, ModelDamaged.

    `sha256` is what the weights should have; else a file SHA256SUMS beside them is believed, where there is one.
    """
    if not source.exists():
        raise FileMissing
    folder = source if source.is_dir() else source.parent
    paths = sorted(_plain(folder)) if source.is_dir() else [source]
    heads = {path: _head(path) for path in paths}
    formats = {path: found for path in paths if (found := format_of(heads[path], path.stat().st_size))}
    if not formats or len(set(formats.values())) > 1:
        raise ModelFormat(file=source.name)
    texts = [path for path in paths if path not in formats and is_text(path.name, heads[path])]
    files = (*formats, *texts)
    left_out = tuple(path.name for path in paths if path not in files and path.name != SUMS)
    sums = {kept_as(next(iter(formats))): _digest(sha256)} if sha256 else _sums(folder)
    return Gathered(next(iter(formats.values())), files, left_out, sums)


def kept_as(path: Path) -> str:
    """What a file is called once it is installed."""
    name = POOLING_KEPT if (path.parent.name, path.name) == POOLING else path.name
    return STRANGE.sub("_", name)[-LONGEST_NAME:]


def _plain(folder: Path) -> list[Path]:
    """The files of a folder itself and its settings of pooling, without links and hidden ones."""
    paths = [*folder.iterdir(), folder.joinpath(*POOLING)]
    return [path for path in paths if path.is_file() and not path.is_symlink() and path.name[0] != "."]


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD)


def _digest(said: str) -> str:
    """A hash as a person may have typed it. Raises ModelDamaged for what is none."""
    bare = said.strip().lower()
    if not DIGEST.fullmatch(bare):
        raise ModelDamaged(file=said)
    return bare


def _sums(folder: Path) -> dict[str, str]:
    """The hashes by name that the folder's own list says."""
    listed = folder / SUMS
    if not listed.is_file() or listed.stat().st_size > LONGEST_SUMS:
        return {}
    lines = listed.read_text(encoding="utf-8", errors="replace").splitlines()
    return {kept_as(Path(found[2])): found[1] for line in lines if (found := SUM.fullmatch(line.strip()))}
