import pytest

from core.domain.layout import Line
from core.extraction.statement.bank import bank_name, gone_on, headline, iban, preceded
from core.extraction.statement.columns import item
from core.extraction.statement.row import Outside
from tests.core.extraction.statement.test_figures import line


def outside(*texts: str) -> list[Outside]:
    return [Outside(0, 1, item(line(text), ".")) for text in texts]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NORTHERN BANK STATEMENT", "NORTHERN BANK"),
        ("FJORD BANK LTD - DEPOSIT ACCOUNT STATEMENT", "FJORD BANK LTD"),
        ("Statement of Account  Lion Bank Berhad", "Lion Bank Berhad"),
        ("Credit Agricole du Midi", "Credit Agricole du Midi"),
        ("Banque de la Loire SA", "Banque de la Loire SA"),
        ("Bank of Exampleton", "Bank of Exampleton"),
        ("Maple Credit Union", "Maple Credit Union"),
        ("Beispielsparkasse Kontoauszug", "Beispielsparkasse"),
        ("银河银行个人账户月结单", "银河银行"),
        ("HSBC  Your statement", "HSBC"),
        ("Caisse Mutuelle des Monts d'Or", "Caisse Mutuelle des Monts d'Or"),
        ("Lion Bank Limited ABN 00 000 000 000.", "Lion Bank Limited"),
        ("Lion Bank Filiale 12", "Lion Bank"),
    ],
)
def test_a_bank_is_named_by_its_words(text: str, name: str) -> None:
    named = bank_name(outside(text))
    assert named is not None
    assert named.text == name


@pytest.mark.parametrize(
    "text",
    [
        "Bank Statement",
        "Your bank statement",
        "Bank charges 2025",
        "Internet Banking",
        "Bank Details",
        "Building Society",
    ],
)
def test_a_word_of_banking_alone_is_no_bank(text: str) -> None:
    assert bank_name(outside(text)) is None


def test_the_headline_is_a_guess_at_a_bank_that_does_not_say_so() -> None:
    named = headline(outside("Acme Money", "Account statement"))
    assert named is not None
    assert named.text == "Acme Money"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UBS Switzerland AG", "UBS Switzerland AG"),
        ("mBank S.A.", "mBank S.A."),
        ("International Bank Account Number GB33HBUK40421861234987", None),
    ],
)
def test_a_name_is_read_whole_and_a_number_of_an_account_is_none(text: str, name: str | None) -> None:
    named = bank_name(outside(text))
    assert (named.text if named else None) == name


@pytest.mark.parametrize(("gap", "told"), [(5.0, True), (60.0, False)])
def test_a_word_that_went_with_another_line_may_begin_a_name(gap: float, *, told: bool) -> None:
    logo, name = outside("Nakshatra", "Kantonalkasse")
    (word,) = name.item.line.words
    moved = word._replace(box=word.box._replace(x0=54 + gap, x1=140 + gap))
    beside = name._replace(item=item(Line((moved,)), "."))
    named = bank_name([beside])
    assert named is not None
    assert preceded(named, [logo, beside]) is told
    assert not preceded(named, [beside])


def test_an_iban_of_several_words_goes_on_below_its_first() -> None:
    above, below = outside("DE81 3002 0999 0411 7720", "55")
    moved = [word._replace(box=word.box._replace(y0=12, y1=22)) for word in below.item.line.words]
    found = iban([above, below._replace(item=item(Line(tuple(moved)), "."))])
    assert found is not None
    assert found.text == "DE81300209990411772055"


def test_a_name_that_stands_with_its_next_word_elsewhere_is_not_whole() -> None:
    lines = outside("DEEWATER CARDS", "Deewater Cards is a trading style of Deewater")
    found = headline(lines)
    assert found is not None
    assert gone_on(lines, found, banking=False) == (found, False)
    assert gone_on(lines[:1], found, banking=False) == (found, True)
