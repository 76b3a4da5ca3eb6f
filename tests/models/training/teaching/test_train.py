import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.extraction.scoring.weights import unpack
from models.training.corpus import label_line
from models.training.families import FAMILIES
from models.training.teaching.papers import vendors
from models.training.teaching.train import train

RECEIPTS = sorted(name for name in FAMILIES if name.startswith("receipt/"))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    lines = []
    for number in range(30):
        made = FAMILIES[RECEIPTS[number % len(RECEIPTS)]].made(f"teaching {number}")
        (folder / f"{number}{made.suffix}").write_bytes(made.data)
        lines.append(json.dumps(label_line(str(number), made)))
    (folder / "labels.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_thirty_papers_give_the_same_weights_twice(papers: Path, tmp_path: Path) -> None:
    for into in ("first", "second"):
        train([papers], tmp_path / "cache", tmp_path / into, "make train", "30 by hand", rounds=10)
    first, second = ((tmp_path / into / "receipt.npz").read_bytes() for into in ("first", "second"))
    assert first == second
    assert set(unpack(first)) == {"vendor_name", "vendor_address", "receipt_date", "total_amount"}
    card = json.loads((tmp_path / "first" / "card.json").read_text(encoding="utf-8"))
    assert card["scorers"]["receipt"]["total_amount"]["made_papers"] == 30
    assert card["data"] == ["documents made by models/training: 30 by hand"]


def test_receipts_of_one_vendor_are_one_family_by_name_or_by_address() -> None:
    labels: list[Mapping[str, str | None]] = [
        {"vendor_name": "Kenanga Maju Sdn Bhd", "vendor_address": "1 Jalan Satu"},
        {"vendor_name": "KENANGA MAJU", "vendor_address": "2 Jalan Dua"},
        {"vendor_name": "Other", "vendor_address": "2, Jalan Dua"},
        {"vendor_name": "Melati Trading", "vendor_address": None},
    ]
    first, second, third, fourth = vendors(labels)
    assert first == second == third != fourth
