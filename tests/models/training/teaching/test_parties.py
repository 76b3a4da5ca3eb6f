import json
import lzma
from itertools import chain, islice
from pathlib import Path

import pymupdf
import pytest

from core.extraction.scoring.weights import pack as pack_weights
from models.training.teaching import drawn as hands
from models.training.teaching.blind_parties import table
from models.training.teaching.drawn import LABELS, drawn, pack
from models.training.teaching.papers import Shelf
from models.training.teaching.parties import TYPES, naming
from models.training.teaching.train_parties import NAMES, taught

LINES = ("Norwood Supplies Limited", "4 Quay Street", "Bristol BS1 4AB")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    labels = [
        {"file": "one.pdf", "type": "invoice", "fields": {"vendor_name": LINES[0]}, "notes": "by hand"},
        {"file": "two.pdf", "type": "invoice", "fields": {"vendor_name": LINES[0]}, "trap": "total"},
        {"file": "three.docx", "type": "invoice", "fields": {}},
        {"file": "four.pdf", "type": "unclear", "fields": {}},
    ]
    for name in ("one.pdf", "two.pdf", "four.pdf"):
        with pymupdf.open() as paper:
            page = paper.new_page()
            for number, text in enumerate(LINES):
                page.insert_text((50, 50 + 14 * number), text)
            paper.save(tmp_path / name)
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
    return tmp_path


def test_drawn_papers_come_back_as_they_were_read(folder: Path) -> None:
    packed = folder / "papers.xz"
    assert pack([("somebody", folder)], Shelf(folder / "cache"), packed) == 2
    (paper,) = drawn("invoice", packed)
    assert (paper.family, paper.real, paper.said) == ("somebody", True, {"vendor_name": LINES[0]})
    assert " ".join(word.text for page in paper.contents.pages for word in page.words) == " ".join(LINES)
    kept = [json.loads(line) for line in lzma.decompress(packed.read_bytes()).splitlines()]
    assert all(entry.keys() <= {*LABELS, "hand", "contents"} for entry in kept)


def test_the_papers_that_the_project_holds_can_be_learned_from_twice_alike() -> None:
    assert hands.PACKED.stat().st_size < 4_000_000
    learned = list(chain.from_iterable(islice(drawn(type_), 20) for type_ in TYPES))
    assert len({paper.family for paper in learned}) > 1
    first, told = taught(learned, rounds=4)
    second, _ = taught(learned, rounds=4)
    assert pack_weights(first) == pack_weights(second)
    assert set(first) == set(NAMES)
    assert all(one.real_papers > 0 and one.made_papers == 0 for one in told.values())


def test_a_line_names_a_party_whole_or_where_none_does_in_part() -> None:
    texts = ("NORWOOD", "Norwood Supplies Limited", "Bill to: Norwood Supplies Limited", "Li")
    assert naming(texts, "Norwood Supplies Limited").tolist() == [False, True, False, False]
    assert naming(texts, "Norwood Supplies Limited & Sons").tolist() == [True, True, False, False]
    assert naming(texts, "Harrow Foods").tolist() == [False] * 4
    assert not naming(texts, "").any()


def test_each_hand_is_judged_by_trees_that_saw_none_of_it() -> None:
    seen = [paper for type_ in TYPES for paper in drawn(type_) if paper.family in {"third", "europe"}]
    *_, heading, _, first, second, together = ["", *table([], [*seen[:12], *seen[-12:]], rounds=4)]
    assert heading.startswith("| hand | papers |")
    assert [line.split(" | ")[0] for line in (first, second, together)] == ["| europe", "| third", "| together"]
    counts = [list(map(int, line.strip("| ").split(" | ")[1:])) for line in (first, second, together)]
    assert [sum(column) for column in zip(*counts[:2], strict=True)] == counts[2]
    assert counts[2][0] == 24
    assert counts[2][1] > counts[2][2] > 0
