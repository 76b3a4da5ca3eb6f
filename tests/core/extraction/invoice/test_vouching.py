"""What vouches for the sender, the days and the ids of an invoice, and what does not."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.parties.addresses import cleaned
from core.extraction.invoice.parties.lined import lined
from tests.core.extraction.invoice.amounts.test_jointly import seen
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
BILL: tuple[Row | str, ...] = ("Bill to", "Norwood Supplies Limited", "12 Mill Road", "Leeds LS1 4AB", "")


def read(*rows: Row | str) -> Record:
    return extract_invoice(TYPES["invoice"], contents(page(*rows)))


def test_a_sender_stands_on_one_line_with_its_address() -> None:
    drawn = contents(page("Barrowmead GmbH · Lindenallee 96 · 70999 Stuttberg · Tel. 0221 462402", *BILL))
    found = lined(paper(TYPES["invoice"], drawn))
    assert found is not None
    assert (found.name, found.address) == ("Barrowmead GmbH", "Lindenallee 96, 70999 Stuttberg")


def test_an_article_with_a_dash_is_no_sender() -> None:
    assert lined(paper(TYPES["invoice"], contents(page("UPS Battery Backup - 1500VA")))) is None


def test_days_that_the_terms_lead_to_each_other_are_accepted() -> None:
    record = read("Invoice", "Invoice date: 2024-05-01", "Due date: 2024-05-15", "Terms: Net 14 days")
    assert [record.fields[name].accepted for name in ("invoice_date", "due_date")] == [True, True]
    reason = record.fields["due_date"].reason
    assert reason is not None
    assert reason.facts == {"equation": "2024-05-01 + 14 = 2024-05-15"}


def test_the_day_behind_the_number_is_the_papers() -> None:
    assert read("Invoice No. RE-02172 of 3 May 2024", *BILL).value("invoice_date") == "2024-05-03"


def test_a_day_behind_another_word_is_left_to_a_person() -> None:
    field = read("Invoice No. RE-02172", "Reg. date: 2016-02-13").fields.get("invoice_date")
    assert field is None or not field.accepted


def test_a_number_that_goes_on_in_the_next_line_of_a_list_is_read_whole() -> None:
    record = read(((50.0, "Due date 2025-10-23 | Order reference PO-"),), "357450 | Terms Net 30 days")
    assert record.value("purchase_order") == "PO-357450"


def test_a_list_with_rules_runs_on_in_its_own_column() -> None:
    record = read(
        ((50.0, "Norwood Holz GmbH"), (300.0, "Invoice date 5 May 2024 | Due on 4 June")),
        ((50.0, "Ziegelweg 175"), (300.0, "2024 | Customer number")),
        ((50.0, "20999 Lindenau"), (300.0, "C4711 | Terms Net 30 days")),
    )
    assert record.value("due_date") == "2024-06-04"
    assert record.value("customer_id") == "C4711"


def test_the_first_word_of_a_legal_form_ends_no_name() -> None:
    record = read("Bill to", "Norwood Supplies SDN.", "12 Mill Road", "Leeds LS1 4AB")
    assert not record.fields["customer_name"].accepted


def test_of_two_accounts_side_by_side_under_one_label_either_may_be_paid_into() -> None:
    row = ((50.0, "Account number: 325220700817"), (320.0, "Account number: 356328665687"))
    field = read("Invoice", *BILL, "Bank details", row).fields["bank_account"]
    assert (field.value, field.accepted) == ("325220700817", True)


def test_codes_of_goods_do_not_tell_the_order_of_a_date() -> None:
    goods = ((50.0, "1"), (80.0, "13-05-12"), (160.0, "Steel bracket"), (400.0, "1,734.55"))
    record = read("Dated: 09/10/2023", "Salt Fork, CO 80999", "", goods)
    assert record.value("invoice_date") == "2023-09-10"


def test_an_address_that_ends_with_its_postcode_alone_has_lost_its_town() -> None:
    record = read("Bill to", "Norwood Holz GmbH", "Ziegelweg 175", "20999")
    address = record.fields.get("customer_address")
    assert address is None or not address.accepted


def test_a_number_may_begin_with_the_letters_of_a_number_sign() -> None:
    assert read("Rechnungs-Nr. NR-2019-0791", *BILL).value("invoice_number") == "NR-2019-0791"


def test_a_date_that_lost_the_end_of_its_year_is_no_number() -> None:
    field = read("Invoice no. 17/10/2", *BILL).fields.get("invoice_number")
    assert field is None or not field.accepted


def test_a_number_that_begins_with_the_letters_of_its_short_label_is_accepted() -> None:
    number = read("Invoice No. RE-02172", "P.O. # PO-427005", *BILL).fields["purchase_order"]
    assert (number.value, number.accepted) == ("PO-427005", True)


def test_a_word_that_only_begins_with_the_letters_of_a_label_is_no_such_number() -> None:
    number = read("Invoice No. RE-02172", "PO POLICY-7", *BILL).fields.get("purchase_order")
    assert number is None or not number.accepted


def test_the_tax_id_of_a_customer_stands_at_the_customers_word() -> None:
    record = read("Barrowmead GmbH", "USt-ID: DE289777695", "", *BILL, "USt-IdNr. Kunde: DE610439846")
    assert (record.value("vendor_tax_id"), record.value("customer_tax_id")) == ("DE289777695", "DE610439846")


@pytest.mark.parametrize(
    "lines", [("Accounts Payable Department", "12 Mill Road"), ("Accounts Payable Department, 12 Mill Road",)]
)
def test_a_department_is_no_part_of_an_address(lines: tuple[str, ...]) -> None:
    record = read("Invoice No. RE-02172", "", BILL[0], BILL[1], *lines, "Leeds LS1 4AB", "")
    assert record.value("customer_address") == "12 Mill Road, Leeds LS1 4AB"


def test_a_street_may_be_called_like_a_department() -> None:
    assert cleaned("Service Road, Leeds LS1 4AB") == "Service Road, Leeds LS1 4AB"


def test_terms_of_payment_stand_at_the_word_for_their_days() -> None:
    assert read("Rechnung", "Zahlungsziel: 14 Tage netto", *BILL).value("payment_terms") == "14 Tage netto"


def test_a_tax_that_a_picture_prints_in_parts_is_accepted_where_they_lead_to_its_total() -> None:
    sums: tuple[Row, ...] = (
        ((50.0, "Subtotal"), (440.0, "100.00")), ((50.0, "CGST @ 9%"), (440.0, "9.00")),
        ((50.0, "SGST @ 9%"), (440.0, "9.00")), ((50.0, "Grand total"), (440.0, "118.00")),
    )  # fmt: skip
    drawn = seen("Tax Invoice No. RE-02172", *sums)
    tax = extract_invoice(TYPES["invoice"], contents(drawn)).fields["tax_amount"]
    assert (tax.value, tax.accepted) == ("18.00", True)


def test_what_is_due_is_no_rival_of_the_total_that_it_is_taken_from() -> None:
    sums: tuple[Row, ...] = (
        ((50.0, "Imponibile"), (440.0, "100,00")), ((50.0, "IVA 22%"), (440.0, "22,00")),
        ((50.0, "Totale fattura"), (440.0, "122,00")), ((50.0, "Acconto"), (440.0, "50,00")),
        ((50.0, "Totale da pagare"), (440.0, "72,00")),
    )  # fmt: skip
    drawn = seen("Fattura n. 2172", *sums)
    found = extract_invoice(TYPES["invoice"], contents(drawn)).fields
    assert [(found[name].value, found[name].accepted) for name in ("total_amount", "amount_due")] == [
        ("122.00", True),
        ("72.00", True),
    ]


@pytest.mark.parametrize(("again", "wanted"), [("Sarl", True), ("Särl", True), ("SA", False)])
def test_a_legal_form_that_two_recognizers_read_with_other_accents_is_the_same(again: str, *, wanted: bool) -> None:
    drawn = seen("Facture", "", "Client", "Studio Werkzeuge Sàrl", "Seestrasse 12", "4099 Baselried", unseen="Sàrl")
    words = tuple(word._replace(second=again) if word.text == "Sàrl" else word for word in drawn.words)
    name = extract_invoice(TYPES["invoice"], contents(replace(drawn, words=words))).fields["customer_name"]
    assert (name.value, name.accepted) == ("Studio Werkzeuge Sàrl", wanted)


def test_the_number_of_an_order_is_the_same_with_a_zero_for_its_letter() -> None:
    drawn = seen("Invoice No. RE-02172", "Your order: P0-414436", *BILL)
    words = tuple(word._replace(second="PO-414436") if word.text == "P0-414436" else word for word in drawn.words)
    order = extract_invoice(TYPES["invoice"], contents(replace(drawn, words=words))).fields["purchase_order"]
    assert (order.value, order.accepted) == ("PO-414436", True)


def test_a_tax_is_no_tax_id() -> None:
    assert read("Invoice", "VAT 12,345,643.33", *BILL).value("vendor_tax_id") is None
    assert read("Invoice", "VAT: GB632945037", *BILL).value("vendor_tax_id") == "GB632945037"


@pytest.mark.parametrize(
    ("terms", "accepted"),
    [
        ("30 days net", True),
        ("30 days net. All goods remain ours", False),
        ("Late payers owe 1.5% a year", False),
        ("Late balances accrue 1.5% per month", False),
    ],
)
def test_terms_of_payment_are_one_sentence_and_no_interest(*, terms: str, accepted: bool) -> None:
    fields = read("Invoice No. RE-02172", f"Payment terms: {terms}", "Thank you", "", *BILL).fields
    assert ("payment_terms" in fields and fields["payment_terms"].accepted) == accepted


@pytest.mark.parametrize(("number", "accepted"), [("77-10", True), ("5,261.76", False), ("10.49", False)])
def test_an_amount_is_no_number(*, number: str, accepted: bool) -> None:
    fields = read("Invoice No. RE-02172", f"Your order: {number}", "Thank you", "", *BILL).fields
    assert ("purchase_order" in fields and fields["purchase_order"].accepted) == accepted


def test_terms_that_go_on_below_their_label_are_left_to_a_person() -> None:
    terms = read("Invoice No. RE-02172", "Payment terms: 30 days net", "from the end of the month", "", *BILL).fields
    assert "payment_terms" not in terms or not terms["payment_terms"].accepted
    assert (
        read("Invoice No. RE-02172", "Payment terms: 30 days net", "Thank you", "", *BILL)
        .fields["payment_terms"]
        .accepted
    )


@pytest.mark.parametrize("person", ["FAO Nadia Merrick", "Attn: Nadia Merrick", "z. Hd. Nadia Merrick"])
def test_a_person_between_name_and_street_hides_neither(person: str) -> None:
    record = read("Bill to", "Norwood Supplies Limited", person, "12 Mill Road", "Leeds LS1 4AB")
    told = [record.fields[f"customer_{part}"] for part in ("name", "address")]
    assert [one.value for one in told] == ["Norwood Supplies Limited", "12 Mill Road, Leeds LS1 4AB"]
    assert all(one.accepted for one in told)


def test_the_address_of_whoever_takes_care_of_the_mail_is_left_to_a_person() -> None:
    record = read("Bill to", "Norwood Supplies Limited", "c/o Tin Whistle Ltd", "12 Mill Road", "Leeds LS1 4AB")
    assert "customer_address" not in record.fields or not record.fields["customer_address"].accepted


def test_a_sign_over_the_name_that_begins_with_it_is_no_part_of_it() -> None:
    record = read(
        "Barrowmead", "Barrowmead Tools Ltd", "4 High Street", "York YO1 7HH", "info@barrowmead.example", "", *BILL
    )
    assert record.value("vendor_name") == "Barrowmead Tools Ltd"


def test_a_word_with_a_colon_leads_to_a_name() -> None:
    record = read("De: Barrowmead Outillage SAS", "4 rue des Lauriers", "69009 Valbrume", "", *BILL)
    assert record.value("vendor_name") == "Barrowmead Outillage SAS"


def test_an_address_that_begins_beside_the_second_line_of_its_label_is_read_from_there() -> None:
    record = read(
        ((50.0, "Invoice"), (120.0, "Norwood Supplies Limited")),
        ((50.0, "address"), (120.0, "172/9")),
        ((120.0, "12 Mill Road"),),
        ((120.0, "Leeds LS1 4AB"),),
    )
    field = record.fields["customer_address"]
    assert field.value == "172/9, 12 Mill Road, Leeds LS1 4AB"


def test_a_name_with_a_house_behind_its_legal_form_is_no_sender_on_one_line() -> None:
    drawn = contents(page("Willowmarsh Logistics Limited", "142/9 · Sector 9 · Leeds LS1 4AB", *BILL))
    found = lined(paper(TYPES["invoice"], drawn))
    assert found is None or found.name == "Willowmarsh Logistics Limited"


def test_an_account_that_no_bank_is_spoken_of_at_may_be_the_customers() -> None:
    assert "bank_account" not in read("Invoice", "Account number: 4410229807", *BILL).fields


def test_an_amount_is_no_reference() -> None:
    record = read("Invoice", *BILL, ((50.0, "Reference"), (300.0, "$2,430.00")))
    assert not ("payment_reference" in record.fields and record.fields["payment_reference"].accepted)


def test_days_of_rows_that_stand_twice_are_not_the_papers() -> None:
    heading: Row = ((50.0, "Date"), (120.0, "Description"), (400.0, "Charges"))
    nights: tuple[Row, ...] = tuple(((50.0, "09-13-24"), (120.0, "Room charge"), (400.0, "214.00")) for _ in range(2))
    record = read("Arrival : 09-13-24", "", "INVOICE", heading, *nights, ((400.0, "428.00"),))
    assert not ("invoice_date" in record.fields and record.fields["invoice_date"].accepted)


SELLER: tuple[Row | str, ...] = ("Tern Landscaping LLC", "4417 Sycamore Road", "Round Rock, TX 78665", "")


def test_a_person_on_a_line_above_a_company_is_not_the_customer() -> None:
    buyer = ("Bill to", "Dana Whitlock", "Brazos Property Group", "900 Congress Plaza Suite 310", "Austin, TX 78701")
    record = read(*SELLER, "", *buyer)
    assert record.value("customer_name") == "Brazos Property Group"
    assert record.value("customer_address") == "900 Congress Plaza Suite 310, Austin, TX 78701"


def test_a_person_or_the_beginning_of_a_name_above_a_company_leaves_it_open() -> None:
    record = read(*SELLER, "", "Bill to", "Orin Castellan", "Lumen Bakery Inc.", "210 Mill Road", "Leeds LS1 4AB")
    assert not record.fields["customer_name"].accepted


def test_an_office_above_a_company_is_not_the_customer() -> None:
    buyer = ("Bill to", "The Managing Director", "Norwood Cold Rooms Ltd", "12 Mill Road", "Leeds LS1 4AB")
    field = read(*SELLER, "", *buyer).fields["customer_name"]
    assert (field.value, field.accepted) == ("Norwood Cold Rooms Ltd", True)


def test_an_address_may_end_with_a_place_that_has_no_postcodes() -> None:
    seller = ("Jade Harbour Logistics Limited", "Unit 1507, Trade Square", "681 Cheung Road, Kowloon, Hong Kong", "")
    record = read(*seller, "", *BILL)
    assert record.fields["vendor_address"].accepted
    assert record.fields["vendor_name"].accepted


def test_a_postcode_of_canada_ends_an_address() -> None:
    seller = ("Tamarind Geomatics Ltd.", "1220 9 Avenue SE", "Calgary AB T2G 0S7", "")
    assert read(*seller, "", *BILL).fields["vendor_address"].accepted


def test_the_number_of_a_branch_is_of_no_address() -> None:
    assert cleaned("#08812 77 N STATE ST") == "77 N STATE ST"
    assert cleaned("#05-33 Ubi Techpark") == "#05-33 Ubi Techpark"


def test_a_telephone_behind_an_address_is_of_none() -> None:
    assert cleaned("Unit 9 Mill Estate, Todmorden OL14 5TX · 01706 550099") == "Unit 9 Mill Estate, Todmorden OL14 5TX"
    assert cleaned("ZA de la Borde - 81150 Marsanac - 05 63 00 77 20") == "ZA de la Borde - 81150 Marsanac"
    assert cleaned("Marktgasse 21 · 4900 Talwil · T 062 922 18 44") == "Marktgasse 21 · 4900 Talwil"
    assert cleaned("918 Division St, Portland · hello@example.org") == "918 Division St, Portland"
    assert cleaned("11 Parkway Court, Solihull B37 9XX. VAT Reg No GB 884 11") == "11 Parkway Court, Solihull B37 9XX"


def test_the_only_other_party_is_the_sender_where_a_label_names_the_customer() -> None:
    seller = ("Savanna Stationers Ltd", "14 Ring Road Central, Accra, Ghana", "")
    buyer = ("Customer: Sunyani Institute", "P.O. Box 206, Sunyani")
    field = read(*seller, "", *buyer).fields["vendor_name"]
    assert (field.value, field.accepted) == ("Savanna Stationers Ltd", True)


def test_where_goods_go_tells_neither_side_of_an_invoice() -> None:
    site = ("Ship to", "Kinvara Site Office", "Coast Road", "Leeds LS2 4AB")
    fields = read("acme", "", "Invoice 123", "", *BILL[1:], *site).fields
    assert not any(fields[name].accepted for name in ("vendor_name", "customer_name"))


def test_a_customer_without_a_postcode_tells_no_sender_below_a_sign() -> None:
    buyer = ("Customer: Hill Farm", "Coast Road")
    assert not read("acme", "", "Invoice 123", "", *BILL[1:], *buyer).fields["vendor_name"].accepted


@pytest.mark.parametrize(("above", "accepted"), [("Payment due", False), ("Norwood", True)])
def test_a_day_whose_label_begins_on_the_line_above_is_left_to_a_person(above: str, *, accepted: bool) -> None:
    field = read("Invoice 4711", *BILL, ((300.0, "03/04"), (350.0, above)), ((300.0, "date 28/06/2020"),)).fields[
        "invoice_date"
    ]
    assert (field.value, field.accepted) == ("2020-06-28", accepted)


def test_a_day_in_a_row_of_goods_that_is_no_usual_one_leaves_the_order_open() -> None:
    goods = ((50.0, "09/17/2024"), (160.0, "Steel bracket"), (400.0, "1,734.55"))
    record = read("Invoice date: 09/03/2024", "Dubai, United Arab Emirates", "", goods)
    assert not record.fields["invoice_date"].accepted


@pytest.mark.parametrize(
    ("rows", "accepted"),
    [
        (("Reference: PROJ-4471", "", "Invoice no. 17"), False),
        (("Payment reference: PROJ-4471", "", "Invoice no. 17"), True),
        (("Bank: Aareal, sort code 40-47-11", "Reference: PROJ-4471"), True),
    ],
)
def test_what_is_called_a_reference_and_no_more_is_to_be_quoted_where_a_bank_is_named(
    rows: tuple[str, ...], *, accepted: bool
) -> None:
    assert read(*rows).fields["payment_reference"].accepted == accepted


def test_the_number_of_a_customers_invoice_is_not_that_of_the_customer() -> None:
    record = read("Factura de cliente n.º: 2024/1187", "Fecha: 31/10/2024")
    assert "customer_id" not in record.fields


def test_the_number_of_a_banks_branch_is_no_account() -> None:
    record = read("Invoice", *BILL, "Bank account", "Sort code 40-27-15", "Account 61840027")
    assert record.value("bank_account") != "40-27-15"


def test_two_tax_ids_are_nobodys_where_it_is_open_who_is_who() -> None:
    rows = (
        ((50.0, "Studio Gandolfi"), (330.0, "Officine Trebbia")),
        ((50.0, "P.IVA: IT02291840342"), (330.0, "P.IVA: IT01384550339")),
        ((50.0, "Via Farini 31"), (330.0, "Strada Valnure 44")),
        ((50.0, "43121 Parma"), (330.0, "29122 Piacenza")),
    )
    record = read(*rows, "", "Fattura 2024/31")
    names = [one for name, one in record.fields.items() if name.endswith("_name")]
    assert not any(one.accepted for one in names)
    assert not any(one.accepted for name, one in record.fields.items() if name.endswith("_tax_id"))


def test_what_was_paid_is_told_by_that_word_alone() -> None:
    rows = (((50.0, "Total TTC"), (300.0, "3 058,00")), ((50.0, "Payé"), (300.0, "900,00")))
    record = read("Facture", "", *rows, ((50.0, "Reste à payer"), (300.0, "2 158,00")))
    assert record.value("amount_paid") == "900.00"


def test_a_tax_id_under_the_addressee_is_theirs_though_both_stand_in_one_block() -> None:
    record = read(
        "Annapurna Mills Pvt Ltd",
        "SF No. 211, Avinashi Road, Tiruppur - 641603",
        "GSTIN: 33FMBCH3590I1Z",
        "Buyer:",
        "Kaveri Garments",
        "No. 8, 3rd Cross, Chickpet, Bengaluru - 560053",
        "GSTIN: 29AAACB2902M1ZP",
    )
    assert record.value("vendor_tax_id") != "29AAACB2902M1ZP"


def test_a_tax_id_beside_the_addressee_is_not_told_to_be_theirs() -> None:
    rows: tuple[Row, ...] = (
        ((50.0, "Backhaus Wermeling OHG"), (200.0, "Rechnungsdatum 31.10.2025")),
        ((50.0, "Bahnhofstr. 60"), (200.0, "Kundennummer 115520")),
        ((50.0, "48249 Dülmen"), (200.0, "USt-IdNr. DE136695976")),
    )
    head = "Nordkost Handels eG · Siemensring 40 · 48163 Münster"
    assert "customer_tax_id" not in read(head, "", *rows).fields


def test_a_number_of_another_register_under_a_tax_id_is_none() -> None:
    sides: list[Row] = [
        ((50.0, "Sprzedawca"), (300.0, "Nabywca")),
        ((50.0, "Hurtownia Ziarnko sp. j."), (300.0, "Cukiernia Pod Kasztanem")),
        ((50.0, "ul. Młynarska 31"), (300.0, "ul. Rynek Staromiejski 5")),
        ((50.0, "87-199 Toruniec"), (300.0, "87-198 Chełmżyno")),
        ((50.0, "NIP: 8411884424"), (300.0, "NIP: 7724188073")),
        ((50.0, "BDO 000418842"),),
    ]
    fields = read("Faktura VAT nr FS 4188/10/2025", *sides).fields
    assert not any(field.accepted or "418842" in field.value for name, field in fields.items() if "tax_id" in name)


@pytest.mark.parametrize(("total", "accepted"), [("140.00", True), ("100.00", False)])
def test_a_charge_is_proven_by_the_sum_that_it_is_added_in(total: str, *, accepted: bool) -> None:
    sums = (("Subtotal", "100.00"), ("Freight", "40.00"), ("Total", total))
    lines: list[Row] = [((50.0, label), (400.0, amount)) for label, amount in sums]
    record = read("Invoice No. RE-02172", *BILL, *lines)
    assert record.fields["total_amount"].accepted
    charge = record.fields.get("charges_total")
    assert (charge is not None and charge.accepted) == accepted


def test_the_groups_of_a_number_with_right_check_digits_are_read_together() -> None:
    field = read("Facture n° FA-0412", "SIREN 523 880 417 — RCS Poitevine").fields["siren"]
    assert (field.value, field.accepted) == ("523 880 417", True)
