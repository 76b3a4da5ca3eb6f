import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Word
from core.extraction.invoice.slips import corrected, mended, mended_name, mended_order


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("4330O SERI KEMBANGAN", "43300 SERI KEMBANGAN"),
        ("NO 29O, JALAN AIR", "NO 290, JALAN AIR"),
        ("4D170 SHAH ALAM", "40170 SHAH ALAM"),
        ("NO 8, JALAN 7/1l8B", "NO 8, JALAN 7/118B"),
        ("JIn PJU 1A/3, BIk G", "Jln PJU 1A/3, Blk G"),
        ("50199 Fiesolara Fl", "50199 Fiesolara FI"),
        ("Industrial Estate, Phase Il", "Industrial Estate, Phase II"),
    ],
)
def test_slips_in_numbers_and_short_words_are_put_right(read: str, meant: str) -> None:
    assert mended(read) == meant


@pytest.mark.parametrize(
    "text", ["12D, Mill Road", "Flat 3O", "100 OOO", "U13/X", "SE1 0AA", "PO Box 12", "McIntyre", "Tampa Fl"]
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text(max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    assert mended(mended(text)) == mended(text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("SEA FOOD SIN BHD", "SEA FOOD SDN BHD"),
        ("SEA FOOD SDN. DHD", "SEA FOOD SDN. BHD"),
        ("Sea Food Sn Bhd", "Sea Food Sdn Bhd"),
        ("MR. D.1.Y. (M) SDNBHU", "MR. D.I.Y. (M) SDNBHD"),
        ("NINE CORNERS MART 5/8", "NINE CORNERS MART S/B"),
        ("Nove Angoli S.r.I.", "Nove Angoli S.r.l."),
        ("Nine Corners ple", "Nine Corners plc"),
        ("SUN BED STORE", "SUN BED STORE"),
        ("SON AND BED", "SON AND BED"),
    ],
)
def test_a_legal_form_is_known_with_a_slip_in_one_half(read: str, meant: str) -> None:
    assert mended_name(read) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("JALAU", "JALAN"),
        ("NO.12,SE_ANGOR", "NO.12,SELANGOR"),
        ("Selengor", "Selangor"),
        ("Pulau Pinang", "Pulau Pinang"),
        ("MOTEL", "MOTEL"),
        ("JAPAN", "JAPAN"),
        ("JAMAN", "JAMAN"),  # Jalan or Taman
    ],
)
def test_common_words_are_known_with_one_wrong_letter(read: str, meant: str) -> None:
    words = [Word(text, Box(0, 0, 9, 9), 0.9) for text in read.split()]
    assert " ".join(word.text for word in corrected(words)) == meant


def test_what_two_recognizers_read_alike_stays() -> None:
    word = Word("JALAU", Box(0, 0, 9, 9), 0.9, second="JALAU")
    assert corrected([word]) == (word,)


def test_a_corrected_word_is_vouched_for_by_nobody() -> None:
    (word,) = corrected([Word("JALAU", Box(0, 0, 9, 9), 0.9, second="JALAN")])
    assert word.text == "JALAN"
    assert not word.confirmed


def test_the_prefix_of_an_orders_number_is_two_letters() -> None:
    assert mended_order("P0-265936") == "PO-265936"
    assert mended_order("XP0-2, P0X-1, P01") == "XP0-2, P0X-1, P01"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("109 0ld Quarry Rd", "109 Old Quarry Rd"),
        ("36, rue du 8 Mal", "36, rue du 8 Mai"),
        ("12 Malvern Road", "12 Malvern Road"),
        ("8 Mall Lane", "8 Mall Lane"),
    ],
)
def test_a_capital_read_as_a_digit_and_a_month_in_a_street_are_put_right(read: str, printed: str) -> None:
    assert mended(read) == printed
