"""Families composed of parts: enough, those for testing apart from those for training, every value in its box."""

import tomllib
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
import pymupdf
import pytest
from PIL import Image

from models.training import corpus, wear
from models.training import draft as drafts
from models.training.compositions import KINDS, LEAST_UNSEEN, TEST, TRAIN, Composition, compositions, further, slots
from models.training.made import Made
from models.training.paper import marks
from models.training.printing import Wanted, drafted, missing, printed
from models.training.traps import TRAPS, trapped

COMMON = ("invoice", "receipt", "bank_statement", "form_16", "payslip", "interest_certificate", "capital_gains")
ENOUGH = 40
PRODUCERS = {"browser": "Skia", "office": "LibreOffice", "report": "ReportLab"}
WORDING = tomllib.loads(Path(drafts.__file__).with_name("wording.toml").read_text(encoding="utf-8"))


def of(producer: str, kind: str, split: str = TRAIN) -> Composition:
    return next(one for one in compositions(kind, split) if one.parts["producer"] == producer)


def made(producer: str, kind: str, split: str = TRAIN) -> Made:
    return next(printed([Wanted(of(producer, kind, split), "a seed")]))


@pytest.mark.parametrize("kind", COMMON)
def test_common_types_have_many_layouts_no_two_alike(kind: str) -> None:
    families = compositions(kind, TRAIN)
    assert len(families) >= ENOUGH
    layouts = {tuple(part for slot, part in sorted(one.parts.items()) if slot != "wording") for one in families}
    assert len(layouts) == len(families)


@pytest.mark.parametrize("kind", KINDS)
def test_families_kept_for_testing_have_parts_that_no_other_has(kind: str) -> None:
    trained = {item for one in compositions(kind, TRAIN) for item in one.parts.items()}
    for one in compositions(kind, TEST):
        unseen = set(one.parts.items()) - trained
        assert len(unseen) > LEAST_UNSEEN, one.name
        assert ("wording", one.parts["wording"]) in unseen


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
def test_no_part_is_both_seen_and_unseen(kind: str) -> None:
    seen, unseen = slots(kind, TRAIN), slots(kind, TEST)
    assert unseen
    assert all(not set(parts) & set(seen.get(slot, ())) for slot, parts in unseen.items())


@pytest.mark.parametrize("language", WORDING)
def test_no_wording_is_both_seen_and_unseen(language: str) -> None:
    seen = WORDING[language]["seen"]
    for name, wordings in WORDING[language]["unseen"].items():
        assert not {one.casefold() for one in wordings} & {one.casefold() for one in seen[name]}, name


@pytest.mark.parametrize("kind", KINDS)
def test_every_family_can_be_drafted(kind: str) -> None:
    for split in (TRAIN, TEST):
        for one in compositions(kind, split):
            draft, paper = drafted(Wanted(one, "all"))
            fields, _ = draft.labels(paper)
            assert len(fields) >= 4, one.name
            assert draft.facts.type == kind


def bare(text: str) -> str:
    return "".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace(",", "").split())


Char = tuple[str, float, float]


def characters(pdf: bytes) -> dict[int, list[Char]]:
    """Each page's characters with their middles."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return {
            number: [
                (one["c"], (one["bbox"][0] + one["bbox"][2]) / 2, (one["bbox"][1] + one["bbox"][3]) / 2)
                for block in page.get_text("rawdict")["blocks"]
                for row in block.get("lines", ())
                for span in row["spans"]
                for one in span["chars"]
            ]
            for number, page in enumerate(document, 1)
        }


def within(chars: list[Char], box: tuple[float, float, float, float]) -> str:
    return bare("".join(text for text, x, y in chars if box[0] <= x <= box[2] and box[1] <= y <= box[3]))


def test_the_words_under_every_box_are_the_value() -> None:
    producers = {"report", "browser", "office"} - set(missing())
    wanted = [Wanted(of("report", kind), "a seed") for kind in KINDS]
    wanted += [Wanted(of(producer, kind), "a seed") for kind in COMMON[:4] for producer in sorted(producers)]
    for how, one in zip(wanted, printed(wanted), strict=True):
        said = marks(drafted(how)[1])
        chars = characters(one.data)
        for name, (page, box) in one.boxes.items():
            assert bare(said[name]) in within(chars[page], box), (one.layout, name)
        with pymupdf.open(stream=one.data, filetype="pdf") as document:
            assert PRODUCERS[how.composition.parts["producer"]] in str(document.metadata["producer"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_says_the_same(kind: str) -> None:
    one, other = made("report", kind), made("report", kind)
    assert one.data == other.data
    assert one.labels() == other.labels()


@pytest.mark.parametrize("way", wear.WAYS)
def test_boxes_move_with_what_wears_a_paper(way: str) -> None:
    clean = made("report", "receipt")
    worn = wear.worn(clean, way, Random(3))
    assert worn.data == wear.worn(clean, way, Random(3)).data
    assert worn.boxes.keys() == clean.boxes.keys()
    grey = page_of(worn)
    for page, box in worn.boxes.values():
        x0, y0, x1, y1 = (int(side) for side in box)
        assert page == 1
        held = grey[y0:y1, x0:x1]
        assert held.size
        assert np.ptp(held) > 15


def page_of(one: Made) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The first page, a pixel for each point that its boxes count in."""
    if one.suffix == ".jpg":
        return np.asarray(Image.open(BytesIO(one.data)).convert("L"))
    with pymupdf.open(stream=one.data, filetype="pdf") as document:
        pixmap = document[0].get_pixmap(dpi=72, colorspace=pymupdf.csGRAY)
        return np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)


@pytest.mark.parametrize("kind", KINDS)
def test_papers_of_every_type_can_contradict_themselves(kind: str) -> None:
    assert TRAPS[kind]
    wanted = [Wanted(one, f"{kind}/{number}") for number, one in enumerate(compositions(kind, TRAIN)[:16])]
    found = {drafted(trapped(one))[0].facts.trap for one in wanted} - {""}
    assert found
    assert all(drafted(one)[0].facts.trap == "" for one in wanted)


def test_a_composed_corpus_has_labels_with_places() -> None:
    lines = [corpus.label_line(name, one) for name, one in corpus.composed(TEST, 4, "s", ["payslip"], scans=0.5)]
    assert len(lines) == 4 or missing()
    for line in lines:
        assert str(line["layout"]).startswith("payslip/test-")
        assert line["boxes"].keys() >= line["fields"].keys() - {"currency"}


@pytest.mark.parametrize("split", [TRAIN, TEST])
def test_credit_notes_and_papers_of_further_countries_are_families_of_their_own(split: str) -> None:
    rarer = [one for kind in KINDS for one in further(kind, split)]
    usual = {one.name for kind in KINDS for one in compositions(kind, split)}
    assert {one.parts["country"] for one in rarer} >= {"ES", "NL"}
    assert any(one.parts.get("kind") == "credit_note" for one in rarer)
    assert len({one.name for one in rarer} | usual) == len(rarer) + len(usual)


@pytest.mark.parametrize("country", ["ES", "NL"])
def test_a_credit_note_says_which_invoice_it_credits_and_nothing_is_due(country: str) -> None:
    notes = (one for one in further("invoice", TRAIN) if one.parts.get("kind") == "credit_note")
    draft, paper = drafted(Wanted(next(one for one in notes if one.parts["country"] == country), "a seed"))
    assert "due_date" not in draft.facts.fields
    assert "invoice_number" in marks(paper)
    assert draft.word("credited_invoice") != "credited_invoice"
