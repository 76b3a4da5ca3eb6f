"""Receipts drawn by hand, as a recognizer would read them."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.domain.record import Field, Record
from core.extraction.invoice import extract_invoice
from core.extraction.page.evidence import vouched
from tests.core.extraction.invoice.drawn import Row, contents, page

RECEIPT = bundled_types()["receipt"]
OCR = TextSource.OCR


def read(*rows: Row | str) -> Record:
    return extract_invoice(RECEIPT, contents(page(*rows, source=TextSource.OCR)))


MALAYSIAN: tuple[Row | str, ...] = (
    "KEDAI KOPI",
    "MELATI SDN BHD",
    "(123456-X)",
    "NO.8, JALAN CEMPAKA 2,",
    "TAMAN MELATI,",
    "53100 KUALA LUMPUR",
    "TEL:03-12345678",
    "Date:25/12/20188:13PM",
    ((50, "KOPI O"), (300, "4.50")),
    ((50, "ROTI BAKAR"), (300, "5.53")),
    ((50, "Sub Total"), (300, "10.03")),
    ((50, "Rounding Adj"), (300, "-0.03")),
    ((50, "TOTAL RM"), (300, "10.00")),
    ((50, "CASH"), (300, "20.00")),
    ((50, "CHANGE"), (300, "10.00")),
)


def test_reads_head_date_and_total() -> None:
    record = read(*MALAYSIAN)
    assert record.value("vendor_address") == "NO.8, JALAN CEMPAKA 2, TAMAN MELATI, 53100 KUALA LUMPUR"
    assert record.value("receipt_date") == "2018-12-25"
    assert record.value("total_amount") == "10.00"
    assert record.value("currency") == "MYR"


def test_the_total_is_the_one_after_rounding_and_not_the_cash() -> None:
    record = read(*MALAYSIAN)
    assert record.value("subtotal") == "10.03"
    assert record.value("rounding") == "-0.03"
    assert record.value("amount_tendered") == "20.00"


def test_a_legal_form_alone_belongs_to_the_line_above() -> None:
    record = read("SUNRISE HARDWARE", "TRADING SDN BHD", "LOT 7, JALAN PERDANA", "81100 JOHOR BAHRU")
    assert record.value("vendor_name") == "SUNRISE HARDWARE TRADING SDN BHD"


def test_a_registration_number_is_no_part_of_the_name() -> None:
    record = read("SUNRISE HARDWARE SDN BHD (654321-A)", "LOT 7, JALAN PERDANA", "81100 JOHOR BAHRU")
    assert record.value("vendor_name") == "SUNRISE HARDWARE SDN BHD"


def test_cash_less_change_tells_a_total_without_a_label() -> None:
    record = read(
        "CORNER SHOP",
        ((50, "TEA"), (300, "3.25")),
        ((50, "BUN"), (300, "2.25")),
        ((300, "5.50"),),
        ((50, "CASH"), (300, "10.00")),
        ((50, "CHANGE"), (300, "4.50")),
    )
    assert record.value("total_amount") == "5.50"


def test_a_summary_of_taxes_is_not_the_total() -> None:
    record = read(
        "CORNER SHOP",
        ((50, "Total Sales (Excluding GST)"), (300, "140.00")),
        ((50, "Total GST"), (300, "8.40")),
        ((50, "Total Sales (Inclusive of GST)"), (300, "148.40")),
        "GST SUMMARY",
        ((50, "SR 6%"), (200, "140.00"), (300, "8.40")),
        ((50, "Total :"), (200, "140.00"), (300, "8.40")),
    )
    assert record.value("total_amount") == "148.40"
    assert record.value("tax_amount") == "8.40"


SHOP: tuple[Row | str, ...] = (
    "Harbour Books Ltd",
    "12 Quay Street",
    "Leeds LS1 4AB",
    "Date: 25/12/2018 20:13",
    "",
    "Atlas of rivers",
    ((50, "2 x 4.50"), (300, "9.00")),
    "Pencil",
    ((50, "1 x 1.00"), (300, "1.00")),
    "",
    ((50, "Total"), (300, "10.00")),
    "Cash 50.00 / Change 40.00",
)


def printed(*rows: Row | str) -> Record:
    return extract_invoice(RECEIPT, contents(page(*rows)))


def test_cash_and_change_on_one_line_are_told_apart() -> None:
    record = printed(*SHOP)
    assert (record.value("amount_tendered"), record.value("change_given")) == ("50.00", "40.00")


def test_a_printed_receipt_whose_goods_add_up_is_accepted() -> None:
    record = printed(*SHOP)
    assert [row.value("description") for row in record.tables["line_items"]] == ["Atlas of rivers", "Pencil"]
    assert all(record.fields[name].accepted for name in ("vendor_name", "receipt_date", "total_amount"))
    assert {row.fields["amount"].accepted for row in record.tables["line_items"]} == {True}


def test_a_printed_receipt_that_lost_a_line_waits_at_its_goods() -> None:
    record = printed(*SHOP[:7], *SHOP[9:])
    assert record.fields["vendor_name"].accepted
    assert not any(row.fields["amount"].accepted for row in record.tables["line_items"])


def test_a_printed_receipt_without_goods_waits_at_its_name() -> None:
    record = printed(*SHOP[:5], *SHOP[10:])
    assert not record.fields["vendor_name"].accepted


def test_what_a_receipt_calls_itself_is_no_beginning_of_its_name() -> None:
    for title in ("Kassenbon", "SALES SLIP"):
        record = printed(title, *SHOP)
        assert record.value("vendor_name") == "Harbour Books Ltd"
        assert record.fields["vendor_name"].accepted


def test_a_registration_number_under_a_name_leaves_it_whole() -> None:
    record = printed(SHOP[0], "(Reg. No. 228459-T)", *SHOP[1:])
    assert record.value("vendor_name") == "Harbour Books Ltd"
    assert record.fields["vendor_name"].accepted


def test_a_line_that_ends_with_a_hyphen_goes_on_in_the_next() -> None:
    record = printed("Harbour Book-", "binders Ltd", *SHOP[1:])
    assert record.value("vendor_name") == "Harbour Book-binders Ltd"


def test_a_sum_does_not_vouch_for_a_total_that_another_label_contradicts() -> None:
    record = printed(
        "Harbour Books Ltd",
        ((50, "Atlas of rivers"), (300, "10.80")),
        ((50, "Subtotal"), (300, "9.00")),
        ((50, "VAT"), (300, "1.80")),
        ((50, "Total"), (300, "20.80")),
    )
    assert not record.fields["total_amount"].accepted


def test_a_count_leads_a_row_and_how_many_there_are_is_none() -> None:
    record = printed(
        "Harbour Books Ltd",
        "12 Quay Street",
        "Leeds LS1 4AB",
        "",
        ((50, "2"), (80, "Atlas of rivers"), (300, "9.00")),
        ((50, "1"), (80, "Pencil"), (300, "1.00")),
        "Articles 2",
        ((50, "Total"), (300, "10.00")),
    )
    rows = [(row.value("quantity"), row.value("description")) for row in record.tables["line_items"]]
    assert rows == [("2", "Atlas of rivers"), ("1", "Pencil")]


def test_a_number_beside_day_and_time_is_the_receipts() -> None:
    record = printed("Harbour Books Ltd", "25/12/2018 20:13 T4711", ((50, "Total"), (300, "10.00")))
    assert record.value("receipt_number") == "T4711"
    assert not record.fields["receipt_number"].accepted


def own(*rows: Row | str) -> Record:
    return extract_invoice(RECEIPT, contents(page(*rows)))


DELI = ("Corner Deli Ltd", "25 Mill Road, Leeds LS1 4AB", "Cashier: Mo")


def test_a_count_before_the_words_and_one_behind_them_describe_nothing() -> None:
    rows: tuple[Row, ...] = (
        ((50, "2 x Orange juice"), (300, "5.00")),
        ((50, "Sourdough loaf 6 @ 1.50"), (300, "9.00")),
        ((50, "TOTAL"), (300, "14.00")),
    )
    record = own(*DELI, *rows, "Date 03/05/2024 15:04")
    items = record.tables["line_items"]
    assert [row.value("description") for row in items] == ["Orange juice", "Sourdough loaf"]
    assert all(row.fields["amount"].accepted for row in items)


def test_whoever_sat_at_the_till_is_no_part_of_the_first_row_and_other_words_may_be() -> None:
    rows: tuple[Row, ...] = (((50, "Orange juice"), (300, "5.00")), ((50, "TOTAL"), (300, "5.00")))
    sure = own(*DELI, *rows).tables["line_items"][0]
    doubtful = own(*DELI[:2], "Freshly pressed", *rows).tables["line_items"][0]
    assert [row.fields["amount"].accepted for row in (sure, doubtful)] == [True, False]


def test_change_is_no_less_where_it_is_printed_with_a_minus() -> None:
    record = own("Apotheke Hirsch", ((50, "Summe EUR"), (300, "18,65")), ((50, "Rückgeld"), (300, "-31,35")))
    assert record.value("change_given") == "31.35"


def test_a_sign_whose_company_stands_in_small_print_is_left_to_a_person() -> None:
    rows: tuple[Row | str, ...] = (((50, "Trajet"), (300, "59,00")), ((50, "Total TTC"), (300, "59,00")))
    head = ("Rail Restaurant", "4 rue Campri", "93212 Saint-Denis", "Date 27/06/2025", "")
    assert printed(*head, *rows).fields["vendor_name"].accepted
    assert not printed(*head, *rows, "", "Rail Restaurant Voyageurs SA, RCS Bobigny").fields["vendor_name"].accepted


def test_the_letter_of_a_tax_behind_an_amount_describes_nothing() -> None:
    rows = read(
        "BAKERY", ((50, "Roll"), (300, "1.78 R")), ((50, "Bun"), (300, "3.49 B")), ((50, "Total"), (300, "5.27"))
    )
    assert [row.value("description") for row in rows.tables["line_items"]] == ["Roll", "Bun"]


def sure(*rows: Row | str) -> Record:
    drawn = page(*rows, source=TextSource.OCR)
    alike = tuple(word._replace(second=word.text) for word in drawn.words)
    return extract_invoice(RECEIPT, contents(replace(drawn, words=alike)))


def test_a_net_that_is_reckoned_is_left_to_a_person_beside_another_that_is_called_so() -> None:
    goods: tuple[Row, ...] = (((50, "Kit"), (300, "9.58")), ((50, "Screws"), (300, "14.41")))
    base: Row = ((50, "BTW 21% over"), (150, "19.83"), (300, "4.16"))
    fields = sure(
        "HARDWARE", *goods, ((50, "Subtotaal"), (300, "23.99")), base, ((50, "Totaal"), (300, "23.99"))
    ).fields
    assert fields["total_amount"].accepted
    assert not fields["subtotal"].accepted or fields["subtotal"].value == "23.99"


def test_a_rate_of_a_row_is_no_net_amount() -> None:
    goods: tuple[Row, ...] = (((50, "CAPPUCCINO"), (200, "10,00%"), (300, "5,60")), ((50, "PANINO"), (300, "5,40")))
    fields = sure(
        "BAR", *goods, ((50, "TOTALE COMPLESSIVO"), (300, "11,00")), ((50, "di cui IVA"), (300, "1,00"))
    ).fields
    assert fields["total_amount"].value == "11.00"
    assert "subtotal" not in fields


def test_a_tax_on_lodging_is_no_tax_on_what_was_bought() -> None:
    fields = sure("HOTEL", ((50, "Subtotal"), (300, "276.00")), ((50, "Hotel tax"), (300, "4.00"))).fields
    assert "tax_amount" not in fields


def test_an_address_that_begins_with_a_company_is_left_to_a_person() -> None:
    head = ("BRASSERIE DU PONT", "SARL VIEPONT au capital de 8000 EUR", "3 place de la Halle", "69999 MONTREVEL")
    field = sure(*head, ((50, "TOTAL"), (300, "12.00"))).fields.get("vendor_address")
    assert field is None or not field.accepted


def test_a_price_behind_its_sign_is_no_part_of_what_was_sold() -> None:
    goods: tuple[Row, ...] = (
        ((50, "1"), (80, "Omakase Set"), (300, "58.00")),
        ((50, "2"), (80, "Nigiri @7.50"), (300, "15.00")),
    )
    rows = sure("SUSHI BAR", "", *goods, ((50, "Total"), (300, "73.00"))).tables["line_items"]
    assert [row.value("description") for row in rows] == ["Omakase Set", "Nigiri"]


def test_a_telephone_behind_an_address_is_no_part_of_it() -> None:
    record = read("NAMMA MART PVT LTD", "12/4 Outer Ring Road", "Bengaluru 560999 Ph 080-29991234")
    assert record.value("vendor_address") == "12/4 Outer Ring Road, Bengaluru 560999"


def test_a_phase_of_an_estate_is_no_telephone() -> None:
    record = read("NAMMA MART PVT LTD", "12/4 Outer Ring Road Ph 2", "Bengaluru 560999")
    assert record.value("vendor_address") == "12/4 Outer Ring Road Ph 2, Bengaluru 560999"


@pytest.mark.parametrize(
    ("doubtful", "other", "known"), [("CO", "CD", True), ("SAM", "SAN", False), ("CO", "AG", False)]
)
def test_a_word_that_lists_know_is_read_alike_though_a_recognizer_wavers(
    doubtful: str, other: str, *, known: bool
) -> None:
    drawn = page("SAM TRADING CO", "12 Weir Lane", source=TextSource.OCR)
    alike = tuple(word._replace(second=word.text) for word in drawn.words)
    words = [word._replace(alternatives=(other,)) if word.text == doubtful else word for word in alike[:3]]
    assert vouched(drawn, words) is known


@pytest.mark.parametrize(("rounding", "accepted"), [((), True), ((((330, "Rounding"), (470, "0.44")),), False)])
def test_a_sum_that_leaves_a_printed_rounding_out_vouches_for_no_total(
    rounding: tuple[Row, ...], *, accepted: bool
) -> None:
    heading: Row = ((50, "Item"), (250, "Qty"), (330, "Price"), (430, "Amount excl. tax"))
    goods: Row = ((50, "Oak"), (250, "2"), (330, "34.14"), (470, "68.28"))
    sums: tuple[Row, ...] = tuple(
        ((330, label), (470, amount))
        for label, amount in (("Subtotal", "68.28"), ("GST 5%", "3.41"), ("Total", "71.69"))
    )
    drawn = page("Invoice 4711", "Date 3 May 2024", heading, goods, *sums, *rounding)
    total = extract_invoice(RECEIPT, contents(drawn)).fields["total_amount"]
    assert (total.value, total.accepted) == ("71.69", accepted)


@pytest.mark.parametrize(("since", "accepted"), [((), True), (("Ironmongers since 1921",), False)])
def test_since_when_a_shop_trades_is_of_no_sure_address(since: tuple[str, ...], *, accepted: bool) -> None:
    head = ("Tuckwell Hardware Ltd", *since, "12 Sheep Street", "York YO1 7HH", "", "Date 3 May 2024 12:30", "")
    rows: tuple[Row, ...] = tuple(((50, label), (300, "20.00")) for label in ("Oak board", "Total", "Cash"))
    drawn = contents(page(*head, *rows))
    assert extract_invoice(RECEIPT, drawn).fields["vendor_address"].accepted == accepted


def test_a_name_with_another_company_in_brackets_is_left_to_a_person() -> None:
    rows: tuple[Row, ...] = (((50, "Lassi"), (300, "5.00")), ((50, "TOTAL"), (300, "5.00")))
    owned = own("Spice Courtyard Restaurant (A unit of Rasika Hospitality Pvt Ltd)", *DELI[1:], *rows)
    assert not owned.fields["vendor_name"].accepted


SLIP: tuple[Row | str, ...] = ("Harbour Books Ltd", "12 Quay Street", "Leeds LS1 4AB", "Date: 25/12/2018 20:13", "")


def test_a_slip_whose_every_amount_is_of_its_sums_has_lost_no_goods() -> None:
    total: Row = ((50, "Total"), (300, "£10.00"))
    sure, other = printed(*SLIP, total), printed(*SLIP, total, ((50, "Fuel saver"), (200, "1.20 off")))
    assert [one.fields["vendor_name"].accepted for one in (sure, other)] == [True, False]


def test_what_an_amount_is_called_is_nothing_sold() -> None:
    assert not printed(*SLIP, ((50, "Amount"), (300, "£10.00")), ((50, "Total"), (300, "£10.00"))).tables


def test_a_company_that_a_sign_above_names_again_begins_on_its_own_line() -> None:
    rows: tuple[Row, ...] = (((50, "Lassi"), (300, "5.00")), ((50, "TOTAL"), (300, "5.00")))
    signed = own("WARISAN BONDA", "Warisan Bonda Catering Ltd", *DELI[1:], *rows).fields["vendor_name"]
    other = own("GOLDEN HARVEST", "Warisan Bonda Catering Ltd", *DELI[1:], *rows).fields["vendor_name"]
    assert (signed.value, signed.accepted, other.accepted) == ("Warisan Bonda Catering Ltd", True, False)


def test_a_name_that_stands_on_the_paper_twice_is_whole() -> None:
    rows: tuple[Row, ...] = (((50, "Lassi"), (300, "5.00")), ((50, "TOTAL"), (300, "5.00")))
    for below, sure in (("Thistle & 44", True), ("Thistle & 44 Bakehouse Ltd", False), ("Thistle", False)):
        assert own("Thistle & 44", *DELI[1:], *rows, "", below).fields["vendor_name"].accepted == sure


def test_the_letter_of_a_tax_may_have_a_star_behind_it() -> None:
    rows: tuple[Row, ...] = (((50, "Eistee"), (300, "1,19 A")), ((50, "Pfand"), (300, "0,25 A *")))
    record = own(*DELI, *rows, ((50, "Summe"), (300, "1,44")))
    assert [row.value("amount") for row in record.tables["line_items"]] == ["1.19", "0.25"]


def test_a_large_total_above_all_rows_is_none() -> None:
    rows: tuple[Row, ...] = (
        ((50, "Bread"), (300, "30.00")),
        ((50, "Jam"), (300, "10.04")),
        ((50, "Total"), (300, "40.04")),
    )
    lines = page("Corner Deli Ltd", ((300, "£40.04"),), "Salon Haarklang", *rows)
    words = (one._replace(box=one.box._replace(y0=one.box.y0 - 9 * (one.text == "£40.04"))) for one in lines.words)
    record = extract_invoice(RECEIPT, contents(replace(lines, words=tuple(words))))
    assert [row.value("amount") for row in record.tables["line_items"]] == ["30.00", "10.04"]


@pytest.mark.parametrize(("tax", "sure"), [("5.76", True), ("5.16", False)])
def test_the_one_rate_of_a_picture_vouches_for_the_tax_within_its_total(tax: str, *, sure: bool) -> None:
    goods: tuple[Row, ...] = (((50, "Lunch"), (300, "38.50")), ((50, "Dinner"), (300, "42.10")))
    sums: tuple[Row, ...] = (((50, "Total CHF"), (300, "80.60")), ((50, "Incl. 7.7% MWST"), (300, tax)))
    drawn = page(*DELI, *goods, *sums, ((50, "Cash"), (300, "100.00")), ((50, "Change"), (300, "19.40")), source=OCR)
    read_alike = tuple(one._replace(second=one.text, confidence=0.999) for one in drawn.words)
    record = extract_invoice(RECEIPT, contents(replace(drawn, words=read_alike)))
    assert record.fields["tax_amount"].accepted == sure


AT_THE_TILL = (
    ((50, "Date: 12.03.2025 18:04"),),
    ((50, "Soup"), (300, "4.50")),
    ((50, "Bread"), (300, "5.50")),
    ((50, "TOTAL"), (300, "10.00")),
)
STREET = ("12 Mill Road", "Leeds LS2 7QT")


def under(sign: str, *rows: Row | str) -> Field:
    """The vendor where a sign in large letters stands over the rest of a head."""
    drawn = page(sign, *rows, *STREET, *AT_THE_TILL)
    top = drawn.words[0].box.y0
    words = (one._replace(box=one.box._replace(y0=top - 8)) if one.box.y0 == top else one for one in drawn.words)
    return extract_invoice(RECEIPT, contents(replace(drawn, words=tuple(words)))).fields["vendor_name"]


@pytest.mark.parametrize(
    ("sign", "below", "sure"),
    [
        ("OMONDI", "TIMBER & HARDWARE", False), ("The Copper Finch", "KITCHEN & COFFEE", False),
        ("BURGER BARN", "operated by Kiwi Foods Ltd", False), ("BURGER BARN", "Kiwi Foods Ltd", True),
    ],
)  # fmt: skip
def test_under_a_sign_only_a_company_is_surely_another_name(sign: str, below: str, *, sure: bool) -> None:
    assert under(sign, below).accepted is sure


@pytest.mark.parametrize(("above", "sure"), [("Sold to", False), ("Receipt", True)])
def test_who_bought_is_not_who_sold(above: str, *, sure: bool) -> None:
    assert printed(above, "Harrow Catering", *STREET, *AT_THE_TILL).fields["vendor_name"].accepted is sure


@pytest.mark.parametrize(("number", "sure"), [("41", False), ("4182", True)])
def test_a_picture_shows_too_little_of_a_short_number(number: str, *, sure: bool) -> None:
    drawn = page("Example Ltd", *STREET, f"Receipt No: {number}", *AT_THE_TILL, source=OCR)
    words = tuple(one._replace(second=one.text) for one in drawn.words)
    assert extract_invoice(RECEIPT, contents(replace(drawn, words=words))).fields["receipt_number"].accepted is sure


def test_rows_that_each_print_their_rate_show_no_tax_of_the_other() -> None:
    rows: tuple[Row, ...] = (
        ((50, "VITI 4X40"), (200, "IVA"), (300, "4,90")), ((200, "22%"),),
        ((50, "TRAPANO 650W"), (200, "IVA"), (300, "59,00")), ((200, "22%"),),
        ((50, "TOTALE COMPLESSIVO"), (300, "63,90")), ((50, "di cui IVA"), (300, "11,52")),
    )  # fmt: skip
    head = ("FERRAMENTA BELLINI SRL", "Corso Milano 44 - 35139 PADOVA", "DOCUMENTO COMMERCIALE")
    drawn = page(*head, *rows, "12-05-2025 10:44", source=OCR)
    words = tuple(one._replace(second=one.text) for one in drawn.words)
    tax = extract_invoice(RECEIPT, contents(replace(drawn, words=words))).fields.get("tax_amount")
    assert tax is None or not tax.accepted or tax.value == "11.52"
