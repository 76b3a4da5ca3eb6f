"""A name that the paper gives again as who is paid, who signs or of whom its small print speaks is the sender's."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
HEAD: tuple[Row | str, ...] = (
    "Imogen Castellane",
    "",
    "Seabright Events Ltd",
    "Unit 9 Dockside",
    "Poole BH15 1LD",
    "",
)
GOODS: tuple[Row | str, ...] = (((50.0, "Total"), (300.0, "£600.00")), "", "")
HOLDER = ("Sort code: 04-00-04", "Account name: Imogen Castellane", "Account no: 64779197")


def read(*rows: Row | str, kind: str = "invoice") -> Record:
    return extract_invoice(TYPES[kind], contents(page("Invoice", *rows)))


def sender(record: Record) -> tuple[str | None, bool]:
    return record.value("vendor_name"), record.fields["vendor_name"].accepted


@pytest.mark.parametrize(
    "last",
    [
        HOLDER,
        ("For and on behalf of Imogen Castellane",),
        ("Please make payment to: Imogen Castellane",),
        ("All cheques should be crossed and made payable to Imogen Castellane",),
        ("Make checks payable to Imogen Castellane. Please return this slip.",),
        ("Imogen Castellane · 4 Mill Road · Leeds · HRB 99812",),
        ("Imogen Castellane, 4 Mill Road, Leeds. Company No. 07718820",),
        ("© 2025 Imogen Castellane. All rights reserved.",),
        ("Thank you for shopping with Imogen Castellane!",),
        ("Imogen Castellane, inscrita en el Registro Mercantil de Sevilla, Tomo 4471",),
    ],
)
def test_a_name_that_is_paid_or_signs_is_the_senders(last: tuple[str, ...]) -> None:
    record = read(*HEAD, *GOODS, *last)
    assert sender(record) == ("Imogen Castellane", True)
    assert record.value("customer_name") == "Seabright Events Ltd"


def test_small_print_without_a_register_vouches_for_nobody() -> None:
    assert not sender(read(*HEAD, *GOODS, "Imogen Castellane · 4 Mill Road · Leeds"))[1]


def test_the_customers_lines_right_under_a_sign_are_not_its_address() -> None:
    record = read("Castellane Oy", *HEAD[2:], *GOODS, "Castellane Oy, 4 Mill Road, Leeds. Company No. 07718820")
    assert record.value("vendor_name") == "Castellane Oy"
    assert not record.fields["vendor_address"].accepted


def test_nothing_else_vouches_for_it() -> None:
    assert not sender(read(*HEAD, *GOODS, "Thank you!"))[1]


def test_the_holder_of_an_account_that_is_debited_is_the_customer() -> None:
    record = read(*HEAD, *GOODS, *HOLDER, "We collect the amount by direct debit.")
    assert not record.fields["vendor_name"].accepted


def test_an_account_of_a_customer_is_no_banks() -> None:
    record = read(*HEAD, *GOODS, "Account name: Imogen Castellane", "Account no: 64779197")
    assert not record.fields["vendor_name"].accepted


def test_a_name_that_goes_on_in_the_next_line_is_not_upheld() -> None:
    record = read(*HEAD, *GOODS, "Please make payment to: Imogen Castellane", "Illustration Studio")
    assert not record.fields["vendor_name"].accepted


def test_the_holder_of_the_account_is_not_taken_for_the_customer() -> None:
    head = (*HEAD[:2], "To: Seabright Events Ltd", *HEAD[3:])
    assert read(*head, *GOODS, *HOLDER).value("customer_name") == "Seabright Events Ltd"


def test_a_sentence_about_a_company_is_no_name() -> None:
    record = read(
        *HEAD[2:], *GOODS, "Velvet Antler Co. is a trading name of Velvet Retail Ltd", "4 Mill Road", "Leeds LS1 4AB"
    )
    assert "trading" not in (record.value("vendor_name") or "")


def test_a_line_that_ends_with_a_colon_is_no_name() -> None:
    record = read(
        ((50.0, "From contractor:"), (320.0, "To owner:")),
        ((50.0, "Keystone Steel Erectors Corp."), (320.0, "Alder Point Group")),
        ((50.0, "915 Foundry Street"), (320.0, "77 Church Ave")),
        ((50.0, "Bethlehem, PA 18015"), (320.0, "Allentown, PA 18101")),
    )
    assert record.value("customer_name") != "To owner"


def test_the_number_of_a_box_is_no_postcode() -> None:
    record = read("Quillmark, Inc.", "548 Market Street", "PMB 72296", "San Francisco, CA 94104", "", *HEAD[2:])
    assert record.value("vendor_address") == "548 Market Street, PMB 72296, San Francisco, CA 94104"


def test_the_line_of_the_sender_right_above_a_name_is_no_part_of_it() -> None:
    record = read(
        "Hoppe GmbH · Gewerbepark 12 · 38640 Goslar",
        "Hausverwaltung Kessler",
        "Breite Straße 50",
        "38640 Goslar",
        "",
        "Rechnungsnr.: 2025/0012",
        *GOODS,
    )
    assert record.value("customer_name") == "Hausverwaltung Kessler"
    assert record.fields["customer_name"].accepted


def test_the_slip_of_an_invoice_goes_to_who_is_paid() -> None:
    record = read(*HEAD, *GOODS, "PAYMENT ADVICE", "To: Imogen Castellane", "41 Marine Terrace")
    assert sender(record) == ("Imogen Castellane", True)


def test_a_line_that_leads_a_person_is_no_part_of_the_name_under_it() -> None:
    record = read(
        "Barrowmead SARL",
        "12 rue du Lavoir",
        "35000 Rennes",
        "",
        "À l'attention de",
        "SAS Mobilis Conseil",
        "2 rue Daudet",
        "31000 Toulouse",
        "",
        *GOODS,
        "Règlement à l'ordre de Barrowmead SARL",
    )
    assert record.value("customer_name") == "SAS Mobilis Conseil"
    assert record.fields["customer_name"].accepted


def test_a_register_number_stands_between_a_name_and_its_address() -> None:
    record = read(*GOODS[:1], "", "KEDAI RUNCIT HOCK SENG", "(345678-T)", "LOT 7, TAMAN MUTIARA", "81100 JOHOR BAHRU")
    assert record.value("vendor_name") == "KEDAI RUNCIT HOCK SENG"


@pytest.mark.parametrize(
    "town", [("Mount Maunganui 3116", "NEW ZEALAND"), ("Tullamarine VIC 3043",), ("20144 Milano", "P.IVA 02145670341")]
)
def test_an_address_ends_with_its_town(town: tuple[str, ...]) -> None:
    record = read("Kowhai Landscapes Limited", "18 Totara Street", *town, "", "Bill to", *HEAD[2:], *GOODS)
    printed = ", ".join(line for line in ("18 Totara Street", *town) if "IVA" not in line)
    assert (record.value("vendor_address"), record.fields["vendor_address"].accepted) == (printed, True)


def test_what_is_sold_is_nobodys_name() -> None:
    rows = [((50.0, "Lieferung und Montage"), (250.0, "2"), (320.0, "50.00"), (400.0, "100.00"))] * 2
    heading = ((50.0, "Leistung"), (250.0, "Anzahl"), (320.0, "Einzelpreis"), (400.0, "Betrag"))
    record = read("Rechnung an", "Norwood GmbH", "Lindenallee 12", "70999 Stuttberg", "", heading, *rows)
    assert record.value("vendor_name") != "Lieferung und Montage"


BUYER = ("Bill to:", "Seabright Events Ltd", "Unit 9 Dockside", "Poole BH15 1LD", "")
MAKER = ("Bramley Joinery Ltd", "12 Mill Lane", "Leeds LS1 4AB", "")


def test_a_customer_who_signs_stays_the_customer() -> None:
    record = read(*MAKER, *BUYER, *GOODS, "For Seabright Events Ltd", "Authorised signature")
    assert record.value("customer_name") == "Seabright Events Ltd"
    assert sender(record) == ("Bramley Joinery Ltd", True)


@pytest.mark.parametrize("last", [("For Seabright Events Ltd",), (*HOLDER[:1], "Account name: Seabright Events Ltd")])
@pytest.mark.parametrize("maker", [MAKER, ("Imogen Castellane", "")])
def test_a_name_below_the_one_at_the_head_is_not_taken_for_the_sender(
    maker: tuple[str, ...], last: tuple[str, ...]
) -> None:
    record = read(*maker, *BUYER[1:], *GOODS, *last)
    assert sender(record)[0] != "Seabright Events Ltd" or not sender(record)[1]
    customer = record.fields.get("customer_name")
    assert customer is None or customer.value == "Seabright Events Ltd" or not customer.accepted


@pytest.mark.parametrize(
    "last",
    [
        ("Please make payment to Lumen Finance Ltd", "Sort code: 20-00-00"),
        ("Lumen Finance Ltd is registered in England",),
        ("© 2026 Lumen Finance Ltd",),
        ("Thank you for shopping with Lumen Finance Ltd",),
    ],
)
def test_who_is_paid_under_another_name_may_have_bought_the_debt(last: tuple[str, ...]) -> None:
    theirs = ("Lumen Finance Ltd", "1 Bank Street", "London EC2V 7AE")
    beside = [((50.0, own), (320.0, other)) for own, other in zip(MAKER[:3], theirs, strict=True)]
    assert not sender(read(*beside, "", *BUYER, *GOODS, *last))[1]


def test_a_factor_is_no_sender() -> None:
    above = ("Close Factoring Ltd", "1 Bank Street", "London EC2V 7AE", "")
    assert not sender(read(*above, *BUYER, *GOODS, "Payable to Close Factoring Ltd"))[1]


@pytest.mark.parametrize(
    "told",
    [
        "This invoice is issued on behalf of Tin Whistle Ltd",
        "Self-billing invoice",
        "Rechnung im Namen und für Rechnung von",
    ],
)
def test_one_who_writes_for_another_is_not_upheld(told: str) -> None:
    assert not sender(read(*HEAD, told, *GOODS, "For and on behalf of Imogen Castellane"))[1]


def test_money_that_is_paid_back_goes_to_the_customer() -> None:
    assert not sender(read(*HEAD, *GOODS, "Your refund goes to", *HOLDER))[1]


def test_who_signs_for_goods_is_not_upheld() -> None:
    assert not sender(read(*HEAD, *GOODS, "Goods received", "For Imogen Castellane"))[1]


@pytest.mark.parametrize("label", ["Passenger", "Passenger name", "Credit to"])
def test_who_travels_or_is_credited_is_surely_the_customer_of_no_invoice(label: str) -> None:
    alone = read(*MAKER, *BUYER[1:], f"{label}: Imogen Castellane", "", *GOODS)
    assert not alone.fields["customer_name"].accepted or alone.value("customer_name") == "Seabright Events Ltd"
    assert read(*MAKER, *BUYER, f"{label}: Imogen Castellane", "", *GOODS).fields["customer_name"].accepted


SELLER = ("Kestrel Prints Ltd", "4 Quay Street", "Bristol BS1 4AB", "", "Bill to:", "Harrow Foods Ltd", "9 Mill Road")


@pytest.mark.parametrize(
    ("last", "accepted"),
    [
        (("Thank you for your business.",), True),
        (("Kestrel Prints Limited, Company No. 07718820",), True),
        (("Please make payment to: Osprey Media Ltd",), False),
        (("Sort code: 04-00-04", "Account name: Osprey Media Ltd"), False),
        (("For and on behalf of Osprey Media Ltd",), False),
        (("Osprey Media Limited, VAT No. GB123456789",), False),
        (("Osprey Media Ltd is registered in England",), False),
        (("Issued in the name and on behalf of Dara Malik",), False),
        (("As agents for the landlord",), False),
    ],
)
def test_where_another_company_is_upheld_the_one_at_the_head_is_left_to_a_person(
    last: tuple[str, ...], *, accepted: bool
) -> None:
    record = read(*SELLER, "York YO1 7HH", "", *GOODS, *last)
    assert sender(record) == ("Kestrel Prints Ltd", accepted)
    assert record.fields["customer_name"].accepted


def test_the_payee_of_a_finnish_slip_is_the_sender() -> None:
    record = read(*HEAD, *GOODS, "IBAN FI21 1234 5600 0007 85", "Saaja: Imogen Castellane")
    assert sender(record) == ("Imogen Castellane", True)
