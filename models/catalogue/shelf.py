"""The folder in which installed models lie, each in a folder of its own with a card that says what it is."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from core.domain.codec import Malformed, decode, encode
from core.domain.model_errors import ModelDamaged, ModelExists, ModelFormat, ModelUnknown, PackDamaged
from core.domain.weights import NAME, Card, Installed, Measure, ModelFile, Wish, sound
from core.ports import Progress, silent
from models.catalogue.formats import format_of, is_text
from models.catalogue.gathering import Gathered, gathered, kept_as
from models.catalogue.packs import fingerprint, is_pack, read_head, signing_key, write_head
from models.catalogue.storing import Hear, compare, copied, need_room, sync

CARD, KEY, ARRIVING, MEASURES = "card.json", "pack.key", ".arriving-", "measures.json"
FORGOTTEN = 86_400
"""seconds after which what an installation left half done is removed"""
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Measures:
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class ModelShelf:
    """Installed models. A model is there whole or not at all."""

    folder: Path

    def cards(self) -> tuple[Card, ...]:
        """What is installed, by name."""
        found = (self._card(path.name) for path in sorted(self.folder.glob(f"*/{CARD}")) for path in [path.parent])
        return tuple(card for card in found if card)

    def card(self, name: str) -> Card:
        """One model. Raises ModelUnknown."""
        card = self._card(name) if NAME.fullmatch(name) else None
        if card is None:
            raise ModelUnknown(model=name)
        return card

    def install(self, source: Path, wish: Wish, signer: str, progress: Progress = silent) -> tuple[Installed, ...]:
        """Installs a file, a folder, or all models of a pack. Raises what `add` and `unpack` raise."""
        return self.unpack(source, signer, progress) if is_pack(source) else (self.add(source, wish, progress),)

    def add(self, source: Path, wish: Wish, progress: Progress = silent) -> Installed:
        """Installs a file or folder. Raises FileMissing, ModelFormat, ModelDamaged, ModelExists, DiskFull."""
        found = gathered(source, wish.sha256)
        name = self._free(wish.name or _named(source))
        with self._arriving(found.size) as folder:
            files = self._taken(found, folder, _tell(progress, found.size))
            for file in files:
                if found.sums.get(file.name, file.sha256) != file.sha256:
                    raise ModelDamaged(file=file.name)
            compared = all(file.name in found.sums for file in files)
            today = datetime.now(UTC).date().isoformat()
            card = Card(name, found.format, wish.use, files, wish.licence, wish.origin, compared, today)
            self._keep(folder, card)
        return Installed(card, found.left_out)

    def remove(self, name: str) -> Card:
        """Removes a model. Raises ModelUnknown."""
        card = self.card(name)
        aside = self.folder / f"{ARRIVING}{name}-{time.time_ns()}"
        (self.folder / name).rename(aside)
        shutil.rmtree(aside, ignore_errors=True)
        return card

    def verify(self, name: str, progress: Progress = silent) -> tuple[Path, ...]:
        """The files of a model, each of which is what it was when it was installed. Raises ModelDamaged.

        So it does where one came beside them since: a runtime would read it, and nobody compared it.
        """
        card = self.card(name)
        known = {CARD, *(file.name for file in card.files)}
        for path in (self.folder / name).iterdir():
            if path.name not in known and not path.name.startswith("."):
                raise ModelDamaged(file=path.name)
        tell = _tell(progress, card.size)
        for file in card.files:
            compare(self.folder / name / file.name, file, tell)
        return tuple(self.folder / name / file.name for file in card.files)

    def measures(self) -> tuple[Measure, ...]:
        """How models did on this machine, as it was kept."""
        try:
            return decode(_Measures, (self.folder / MEASURES).read_bytes()).measures
        except (OSError, Malformed):
            return ()

    def keep_measures(self, model: str, measures: Sequence[Measure]) -> None:
        """Keeps how a model did, in place of what was kept of it before."""
        others = (one for one in self.measures() if one.model != model)
        beside = self.folder / f"{MEASURES}.new"
        beside.write_bytes(encode(_Measures((*others, *measures))))
        beside.replace(self.folder / MEASURES)

    @property
    def signer(self) -> str:
        """The fingerprint by which others know the packs of this machine."""
        return fingerprint(signing_key(self.folder / KEY).public_key())

    def pack(self, names: Sequence[str], into: Path, progress: Progress = silent) -> str:
        """Writes models into one signed file; the fingerprint to name to whoever installs it. Raises ModelDamaged."""
        cards = [self.card(name) for name in dict.fromkeys(names)]
        paths = [path for card in cards for path in self.verify(card.name, progress)]
        beside = into.with_name(f"{into.name}.new")
        with beside.open("wb") as stream:
            write_head(stream, cards, signing_key(self.folder / KEY))
            for path in paths:
                with path.open("rb") as source:
                    shutil.copyfileobj(source, stream, MEGABYTE)
        beside.replace(into)
        return self.signer

    def unpack(self, pack: Path, signer: str, progress: Progress = silent) -> tuple[Installed, ...]:
        """Installs all models of a pack that this machine or the named key signed.

        Raises PackDamaged, PackUntrusted, ModelExists, ModelFormat, DiskFull.
        """
        size = pack.stat().st_size
        signers = {signer, self.signer}
        with pack.open("rb") as stream:
            manifest, signed_by = read_head(stream, size, pack.name, signers)
            for card in manifest.cards:
                self._free(card.name)
            tell = _tell(progress, size)
            return tuple(Installed(self._unpacked(stream, card, signed_by, tell)) for card in manifest.cards)

    def _unpacked(self, stream: BinaryIO, card: Card, signer: str, done: Hear) -> Card:
        with self._arriving(card.size) as folder:
            for file in card.files:
                copy, head = copied(stream, file.size, folder / file.name, done)
                if copy != file:
                    raise PackDamaged(file=file.name)
                if format_of(head, file.size) is not card.format and not is_text(file.name, head):
                    raise ModelFormat(file=file.name)
            made = replace(card, compared=True, signer=signer, added=datetime.now(UTC).date().isoformat())
            self._keep(folder, made)
        return made

    def _taken(self, found: Gathered, folder: Path, done: Hear) -> tuple[ModelFile, ...]:
        """Copies of what was gathered. Raises ModelFormat where it is not any more what it was."""
        files = []
        for path in found.files:
            with path.open("rb") as stream:
                file, head = copied(stream, path.stat().st_size, folder / kept_as(path), done)
            if format_of(head, file.size) is not found.format and not is_text(file.name, head):
                raise ModelFormat(file=file.name)
            files.append(file)
        return tuple(files)

    def _card(self, name: str) -> Card | None:
        try:
            card = decode(Card, (self.folder / name / CARD).read_bytes())
        except (OSError, Malformed):
            return None
        return card if card.name == name and sound(card) else None

    def _free(self, name: str) -> str:
        """A name that no model has. Raises ModelExists."""
        if not NAME.fullmatch(name):
            raise ModelUnknown(model=name)
        if (self.folder / name).exists():
            raise ModelExists(model=name)
        return name

    @contextmanager
    def _arriving(self, size: int) -> Iterator[Path]:
        """A folder for a model that is being installed; gone where it is not kept."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in self.folder.glob(f"{ARRIVING}*"):
            if left.stat().st_mtime < time.time() - FORGOTTEN:
                shutil.rmtree(left, ignore_errors=True)
        need_room(self.folder, size)
        folder = Path(tempfile.mkdtemp(prefix=ARRIVING, dir=self.folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _keep(self, folder: Path, card: Card) -> None:
        (folder / CARD).write_bytes(encode(card))
        sync(folder)
        folder.rename(self.folder / card.name)
        sync(self.folder)


def _named(source: Path) -> str:
    """What a model is called by the file or folder it comes from."""
    bare = source.name if source.is_dir() else source.stem
    return re.sub(r"[^a-z0-9.]+", "-", bare.lower()).strip("-.")[:80] or "model"


def _tell(progress: Progress, size: int) -> Hear:
    """Says how many megabytes are done, as bytes come."""
    done = 0

    def hear(more: int) -> None:
        nonlocal done
        done += more
        progress("hashing", done // MEGABYTE, size // MEGABYTE)

    return hear
