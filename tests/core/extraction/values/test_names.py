"""What a line of text looks like: companies, addresses, contacts, titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.names import (
    address_like,
    company_like,
    contact_like,
    distinctive,
    has_legal_form,
    name_and_address,
    title_like,
    without_registration,
)


@pytest.mark.parametrize(
    "text",
    [
        "Melati Sdn. Bhd.",
        "Birnbaum GmbH",
        "Whistle & Fils SARL",
        "Contrived, Inc.",
        "Lotus Pvt Ltd",
        "Wren S.r.l.",
        "Green Pump DAC",
        "Kopje Fasteners CC",
        "Dvůr, v.o.s.",
    ],
)
def test_knows_legal_forms(text: str) -> None:
    assert has_legal_form(text)
    assert company_like(text) == 2.0


@pytest.mark.parametrize("text", ["Wichita, KS", "LOT P.T. 2811, JALAN ANGSA", "As per our price list", "Oak table"])
def test_short_forms_count_at_the_end_only(text: str) -> None:
    assert not has_legal_form(text)


@pytest.mark.parametrize(
    "text",
    ["12 Mill Lane", "NO.8, JALANCEMPAKA 2,", "Lindenstraße 4", "69009 Valbrume", "Leeds LS1 4AB", "1025 RX Amsterdam"],
)
def test_knows_addresses(text: str) -> None:
    assert address_like(text) >= 1


@pytest.mark.parametrize("text", ["TEL:03-12345678", "GST No: 001234567890", "info@example.org", "+49 6051 91644"])
def test_knows_contacts(text: str) -> None:
    assert contact_like(text)


def test_a_bank_may_be_a_company() -> None:
    assert not contact_like("Woodlark Bank")


def test_knows_titles() -> None:
    assert title_like("TAX INVOICE")
    assert not title_like("Borrow & Lend Joinery Ltd")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MELATI SDN BHD (123456-X)", "MELATI SDN BHD"),
        ("MELATI SDN BHD 123456-X (ABC)", "MELATI SDN BHD"),
        ("Melati Trading", "Melati Trading"),
    ],
)
def test_drops_registration_numbers(text: str, name: str) -> None:
    assert without_registration(text) == name


def test_trade_and_form_alone_are_not_distinctive() -> None:
    assert not distinctive("TRADING SDN BHD")
    assert distinctive("MELATI TRADING SDN BHD")


@given(st.text(max_size=40))
def test_no_text_breaks_them(text: str) -> None:
    assert company_like(text) >= 0
    assert address_like(text) >= 0
    assert without_registration(text) in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wren Tools Ltd, Leeds LS1 4AB", ("Wren Tools Ltd", "Leeds LS1 4AB")),
        ("Wren Tools, 4 Mill Road", ("Wren Tools", "4 Mill Road")),
        ("Wren, Finch & Sons Ltd", ("Wren, Finch & Sons Ltd", "")),
        ("Wren Tools Ltd", ("Wren Tools Ltd", "")),
    ],
)
def test_a_name_ends_where_its_address_begins(text: str, expected: tuple[str, str]) -> None:
    assert name_and_address(text) == expected


def test_a_legal_form_behind_a_comma_is_of_the_name_with_its_branch() -> None:
    assert name_and_address("Northpole Cold Storage Co., Ltd. (Branch 00002)") == (
        "Northpole Cold Storage Co., Ltd. (Branch 00002)",
        "",
    )
    assert without_registration("Northpole Co., Ltd. (Branch 00002)") == "Northpole Co., Ltd. (Branch 00002)"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sparkwell Electrical Pty Ltd ABN 89 110 506 229", "Sparkwell Electrical Pty Ltd"),
        ("OKORO POWER SYSTEMS LTD RC 884201", "OKORO POWER SYSTEMS LTD"),
        ("BAKTI TRADING (M) SDN. BHD. (Co. No. 199701099417 / 884117-V)", "BAKTI TRADING (M) SDN. BHD."),
        ("Tin Whistle Ltd", "Tin Whistle Ltd"),
        ("Route 66 Diner Inc", "Route 66 Diner Inc"),
    ],
)
def test_a_word_of_registers_and_its_number_are_not_of_the_name(text: str, name: str) -> None:
    assert without_registration(text) == name
