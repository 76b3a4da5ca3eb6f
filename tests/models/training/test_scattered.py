"""First pages whose blocks stand anywhere."""

from collections import Counter

from core.catalogue import bundled_types
from core.domain.folding import folded
from models.training.scattered import scattered
from models.training.scattered.sheet import HEIGHT
from models.training.teaching.parties import party_examples

PAPERS = [scattered(seed) for seed in range(60)]


def test_a_number_makes_the_same_paper_always() -> None:
    assert scattered(7) == scattered(7)
    assert len({paper.said["vendor_name"] for paper in PAPERS}) > len(PAPERS) / 2


def test_all_that_is_said_is_printed() -> None:
    for paper in PAPERS:
        printed = folded(" ".join(word.text for word in paper.contents.pages[0].words))
        assert folded(paper.said["customer_name"]) in printed
        assert all(folded(line) in printed for line in paper.said["customer_address"].split(", "))


def test_nothing_stands_off_the_page() -> None:
    tops = [word.box.y0 for paper in PAPERS for word in paper.contents.pages[0].words]
    assert min(tops) > 0
    assert max(tops) < HEIGHT


def test_lines_of_both_sides_can_be_learned_from() -> None:
    kind = bundled_types()["invoice"]
    counts = Counter(example.field for paper in PAPERS for example in party_examples(kind, paper))
    assert min(counts["sender"], counts["addressee"]) > 0.9 * len(PAPERS)
    assert min(counts["name_line"], counts["address_line"]) > len(PAPERS)
