"""What people are told of models as things that lie somewhere."""

import pytest

from core.catalogue import bundled_types
from core.domain.graphics import Device, Graphics
from core.domain.question import Hosted
from core.words import Words
from core.workbench.placing import of_cards, of_hosted, of_size

ENGLISH = Words("en", bundled_types())
FRENCH = Words("fr", bundled_types())


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0.1 MB"),
        (1_560_000, "1.56 MB"),
        (90_700_000, "90.7 MB"),
        (999_000_000, "999 MB"),
        (999_700_000, "1 GB"),
        (4_370_000_000, "4.37 GB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size: int, said: str) -> None:
    assert of_size(ENGLISH, size) == said


@pytest.mark.parametrize(
    ("found", "begins"),
    [
        (Graphics(), "No graphics card was found"),
        (Graphics(looked=False), "Graphics cards are used on Linux only"),
        (Graphics(seen=("X1", "X2")), "Graphics card X1, X2: not used"),
        (
            Graphics(seen=("X1",), used=(("torch", Device(0, 2048, 8192, "X1")),)),
            "Graphics card X1, 2.0 of 8.0 GB free: torch",
        ),
    ],
)
def test_it_is_said_which_card_is_used_or_why_none(found: Graphics, begins: str) -> None:
    (said,) = of_cards(ENGLISH, found)
    assert said.startswith(begins)
    assert next(of_cards(FRENCH, found)) != said


def test_the_memory_of_a_card_is_written_as_the_language_writes_figures() -> None:
    found = Graphics(seen=("X1",), used=(("torch", Device(0, 2048, 8192, "X1")),))
    (said,) = of_cards(FRENCH, found, lambda one: f"{one:.1f}".replace(".", ","))
    assert said.startswith("Carte graphique X1, 2,0 Go libres sur 8,0 : torch")


def test_of_a_loaded_model_only_a_card_is_said() -> None:
    assert of_hosted(ENGLISH, Hosted("tiny")) == ""
    assert of_hosted(ENGLISH, Hosted("tiny", card="X1")) == "on X1"
    assert of_hosted(ENGLISH, Hosted("tiny", spared="X1")) == "X1 could not take tiny, which runs on the processor"
