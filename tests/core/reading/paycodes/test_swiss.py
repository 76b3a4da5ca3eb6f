"""Swiss QR-bills: every value that is written into a payload is read back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box
from core.domain.record import Origin
from core.reading.paycodes import read_code

BOX = Box(10, 20, 30, 40)
LINE = st.text(st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1, max_size=30)
BILL = "//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508/32/7.7/40/2:10;0:30"


def payload(amount: str, name: str, reference: str, information: str = "", kind: str = "S") -> str:
    creditor = [kind, name, *(["Rue du Lac", "12"] if kind == "S" else ["Rue du Lac 12", "2501 Biel"])]
    creditor += ["2501", "Biel", "CH"] if kind == "S" else ["", "", "CH"]
    lines = ["SPC", "0200", "1", "CH44 3199 9123 0008 8901 2", *creditor, *[""] * 7, amount, "CHF", *[""] * 7]
    return "\r\n".join([*lines, "QRR", reference, "", "EPD", information])


@given(st.decimals(Decimal("0.01"), Decimal("999999999.99"), places=2), LINE, st.sampled_from("SK"))
def test_what_is_written_is_read(amount: Decimal, name: str, kind: str) -> None:
    found = read_code(payload(f"{amount:f}", name, "21 00000 00003 13947 14300 09017", kind=kind), 2, BOX)
    assert found is not None
    record = found.record
    assert record.number("total_amount") == record.number("amount_due") == amount
    assert record.value("vendor_name") == (name.strip() or None)
    assert record.value("vendor_address") == "Rue du Lac 12, 2501 Biel, CH"
    assert record.value("iban") == "CH4431999123000889012"
    assert record.value("payment_reference") == "210000000003139471430009017"
    assert record.value("customer_name") is None


def test_values_stand_where_the_code_stands() -> None:
    found = read_code(payload("10.00", "ABC AG", ""), 2, BOX)
    assert found is not None
    assert not found.whole
    field = found.record.fields["vendor_name"]
    assert (field.origin, field.evidence.page, field.evidence.box, field.accepted) == (Origin.CODE, 2, BOX, True)


def test_a_bill_without_amount_has_none() -> None:
    found = read_code(payload("", "ABC AG", ""), 1, BOX)
    assert found is not None
    assert found.record.value("total_amount") is None
    assert found.record.value("payment_reference") is None


def test_bill_information_gives_number_dates_and_tax_number() -> None:
    found = read_code(payload("10.00", "ABC AG", "", BILL), 1, BOX)
    assert found is not None
    values = {name: field.value for name, field in found.record.fields.items()}
    assert values["invoice_number"] == "10201409"
    assert values["invoice_date"] == "2019-05-12"
    assert values["due_date"] == "2019-06-11"
    assert values["vendor_tax_id"] == "CHE-106.017.086"
    assert (values["service_start"], values["service_end"]) == ("2018-05-08", "2018-05-08")


@given(st.text(max_size=200) | st.text(max_size=100).map(lambda text: "SPC\n0200\n1\n" + text))
def test_other_texts_never_break_it(text: str) -> None:
    read_code(text, 1, BOX)
