"""Packs: signed, whole, and with nothing in them that could lead out of a folder or fill a disk."""

import hashlib
import pickle
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.model_errors import ModelError, ModelExists, ModelFormat, PackDamaged, PackUntrusted
from core.domain.weights import Card, Format, ModelFile, Use, Wish
from models.catalogue import ModelShelf
from models.catalogue.packs import FIRST, KEY, LENGTH, SIGNATURE, fingerprint, is_pack, signing_key, write_head
from models.training.tiny.llama import Shape, llama

WEIGHTS = llama(Shape(width=16, heads=2, layers=1, inner=16))
FILE = ModelFile("a.gguf", 10, "0" * 64)
CARD = Card("crafted", Format.GGUF, Use.TEXT, (FILE,))


@pytest.fixture
def there(tmp_path: Path) -> ModelShelf:
    """A machine with a network and two models."""
    shelf = ModelShelf(tmp_path / "there")
    path = tmp_path / "tiny.gguf"
    path.write_bytes(WEIGHTS)
    for name in ("one", "two"):
        shelf.add(path, Wish(name, licence="MIT", origin="made"))
    return shelf


@pytest.fixture
def here(tmp_path: Path) -> ModelShelf:
    """A machine without."""
    return ModelShelf(tmp_path / "here")


@pytest.fixture
def pack(there: ModelShelf, tmp_path: Path) -> Path:
    path = tmp_path / "models.pack"
    assert there.pack(["one", "two", "one"], path) == there.signer
    return path


def test_models_travel_in_a_pack_of_a_named_signer(there: ModelShelf, here: ModelShelf, pack: Path) -> None:
    assert is_pack(pack)
    made = here.unpack(pack, there.signer)
    assert [one.card.name for one in made] == ["one", "two"]
    assert all(card.compared and card.signer == there.signer and card.licence == "MIT" for card in here.cards())
    assert here.verify("two")[0].read_bytes() == WEIGHTS
    with pytest.raises(ModelExists):
        here.unpack(pack, there.signer)


def test_a_signer_that_nobody_named_is_refused_by_fingerprint(there: ModelShelf, here: ModelShelf, pack: Path) -> None:
    with pytest.raises(PackUntrusted) as refused:
        here.unpack(pack, "")
    assert refused.value.facts == {"signer": there.signer}
    assert here.cards() == ()


def test_every_cut_and_addition_is_refused(there: ModelShelf, here: ModelShelf, pack: Path) -> None:
    whole = pack.read_bytes()
    for size in (0, 5, len(FIRST), len(FIRST) + KEY, 200, len(whole) // 2, len(whole) - 1):
        pack.write_bytes(whole[:size])
        with pytest.raises(PackDamaged):
            here.unpack(pack, there.signer)
    pack.write_bytes(whole + b"more")
    with pytest.raises(PackDamaged):
        here.unpack(pack, there.signer)
    assert here.cards() == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 7))
def test_no_bit_of_a_pack_can_be_flipped(there: ModelShelf, here: ModelShelf, pack: Path, at: int, bit: int) -> None:
    whole = bytearray(pack.read_bytes())
    whole[at % len(whole)] ^= 1 << bit
    flipped = pack.with_name("flipped.pack")
    flipped.write_bytes(bytes(whole))
    signer = there.signer
    with pytest.raises(ModelError):
        here.unpack(flipped, signer)
    for card in here.cards():  # a model before the flipped byte is whole
        here.verify(card.name)
        here.remove(card.name)


def crafted(cards: tuple[Card, ...], body: bytes, key: Ed25519PrivateKey) -> bytes:
    stream = BytesIO()
    write_head(stream, cards, key)
    return stream.getvalue() + body


@pytest.mark.parametrize(
    "cards",
    [
        (),
        (CARD, CARD),
        (replace(CARD, name="../outside"),),
        (replace(CARD, files=()),),
        (replace(CARD, files=(FILE, FILE)),),
        *(
            (replace(CARD, files=(FILE._replace(name=name),)),)
            for name in ("../a.gguf", "/etc/hosts", "a/b", "..", ".hidden", "a\0b", "C:\\a", "")
        ),
        (replace(CARD, files=(FILE._replace(size=10**15),)),),
        (replace(CARD, files=(FILE._replace(size=-5), ModelFile("b.gguf", 15, "0" * 64))),),
        (replace(CARD, files=(FILE._replace(sha256="nothing"),)),),
    ],
)
def test_a_signer_who_lies_gets_nothing_out_of_its_folder(
    here: ModelShelf, tmp_path: Path, cards: tuple[Card, ...]
) -> None:
    key = Ed25519PrivateKey.generate()
    pack = tmp_path / "crafted.pack"
    pack.write_bytes(crafted(cards, b"GGUF\x03\0\0\0\0\0", key))
    before = {path for path in tmp_path.rglob("*") if "here" not in path.parts}
    with pytest.raises(PackDamaged):
        here.unpack(pack, fingerprint(key.public_key()))
    assert {path for path in tmp_path.rglob("*") if "here" not in path.parts} == before
    assert here.cards() == ()


def test_a_manifest_without_end_is_not_read(here: ModelShelf, tmp_path: Path) -> None:
    pack = tmp_path / "endless.pack"
    key = Ed25519PrivateKey.generate().public_key()
    pack.write_bytes(FIRST + key.public_bytes_raw() + bytes(SIGNATURE) + LENGTH.pack(2**32 - 1) + b"{" * 1000)
    with pytest.raises(PackDamaged):
        here.unpack(pack, fingerprint(key))


def test_a_pack_holds_models_only(here: ModelShelf, tmp_path: Path) -> None:
    key, data = Ed25519PrivateKey.generate(), pickle.dumps({"w": [1, 2, 3]})
    card = replace(CARD, files=(ModelFile("a.gguf", len(data), hashlib.sha256(data).hexdigest()),))
    pack = tmp_path / "pickle.pack"
    pack.write_bytes(crafted((card,), data, key))
    with pytest.raises(ModelFormat):
        here.unpack(pack, fingerprint(key.public_key()))
    assert here.cards() == ()


def test_the_key_is_the_owners_alone(there: ModelShelf) -> None:
    assert there.signer == fingerprint(signing_key(there.folder / "pack.key").public_key())
    assert (there.folder / "pack.key").stat().st_mode & 0o777 == 0o600
