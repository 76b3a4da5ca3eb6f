import pytest

from core.domain.layout import Box, Word
from core.reading.layer import Layer
from core.reading.trust import Verdict, contradicting, deceives, garbled, judge

BOX = Box(0, 0, 10, 10)
PROSE = (
    "the quick brown foxes jumped over several lazy dogs while seven wizards quietly made toxic brew "
    "near the old river bank"
)


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(one, BOX) for one in text.split())


def layer(text: str = "", picture_share: float = 0.0, *, drawn: bool = True) -> Layer:
    return Layer(words(text), (), (), picture_share, (), drawn, 0)


@pytest.mark.parametrize(
    ("page", "verdict"),
    [
        (layer(drawn=False), Verdict.BLANK),
        (layer(), Verdict.LOOK),
        (layer(PROSE), Verdict.LAYER),
        (layer("Total 5.00"), Verdict.LAYER),
        (layer("Received 5 May", picture_share=0.9), Verdict.LOOK),
        (layer("See the receipt", picture_share=0.3), Verdict.LOOK),
        (layer(f"{PROSE} {PROSE} {PROSE}", picture_share=1.0), Verdict.LAYER),
        (layer("\ufffd\ufffd\ufffd Total 5"), Verdict.LOOK),
    ],
)
def test_the_verdict_on_a_page(page: Layer, verdict: Verdict) -> None:
    assert judge(page) is verdict


def test_letters_under_wrong_codes_are_noticed() -> None:
    shifted = "".join(chr((ord(letter) - 97 + 3) % 26 + 97) if letter.isalpha() else letter for letter in PROSE)
    moved = "".join(chr(ord(letter) - 61) if letter.isalpha() else letter for letter in PROSE)
    assert garbled(words(f"{shifted} {shifted}"))
    assert garbled(words(f"{moved} {moved}"))


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 2,
        "Facture numéro douze établie à Paris pour des prestations diverses réalisées pendant le trimestre " * 2,
        "Rechnungsnummer Zahlungsbedingungen Überweisung Mehrwertsteuer Gesamtbetrag Bankverbindung Geschäftsführer "
        * 2,
        "AB12-99 XK-774 GST 27AAPFU0939F1ZV HSN 8471 12,500.00 2,250.00 14,750.00 " * 3,
        "1.00 2.00 3.00 4.00 5.00 6.00 7.00 8.00 9.00 10.00 11.00 12.00 13.00 14.00 15.00 16.00 17.00 18.00 19.00",
        "Счёт на оплату за услуги связи",
        "चालान संख्या दिनांक कुल राशि",
    ],
)
def test_ordinary_print_is_not_garbled(text: str) -> None:
    assert not garbled(words(text))


def test_hidden_text_deceives_where_the_page_does_not_show_it() -> None:
    assert deceives(words("pay 9999.00 elsewhere"), words(PROSE))
    assert not deceives(words("the quick brown"), words(PROSE))
    assert not deceives((), words(PROSE))


def beside(*texts: str, x: float = 0) -> tuple[Word, ...]:
    """Words a space's width beside one another."""
    return tuple(Word(text, Box(x + 30 * at, 0, x + 30 * at + 28, 10)) for at, text in enumerate(texts))


@pytest.mark.parametrize(
    ("hidden", "shown", "found"),
    [
        (("Total", "9,000"), ("Total", "1,000"), ["9,000"]),
        (("Total", "1.000"), ("Total", "1,000"), []),
        (("9", "000,00"), ("1", "000,00", "9"), ["9", "000,00"]),
        (("1", "000,00"), ("1", "000,00"), []),
        (("000,00",), ("1", "000,00"), []),
        (("Page", "3"), ("Page", "1"), []),
    ],
)
def test_figures_that_are_hidden_and_shown_nowhere(
    hidden: tuple[str, ...], shown: tuple[str, ...], found: list[str]
) -> None:
    assert [word.text for word in contradicting(beside(*hidden, x=200), beside(*shown))] == found
