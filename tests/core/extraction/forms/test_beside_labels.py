"""What stands beside a label and is no value of it: the next heading, figures, the rest of another label."""

import hashlib
import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from core.domain.document import Source
from core.domain.page import Contents
from core.extraction.forms.extracting import extract_form
from core.reading import read
from tests.core.extraction.forms.drawn import TYPES, contents, reading


def ruled(*rows: list[str]) -> Contents:
    """A paper of ruled cells, "/" breaking their lines."""
    out, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text.replace("/", "<br/>"), style) for text in row] for row in rows]
    table = Table(cells, colWidths=[130] * len(rows[0]), style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph("Payslip", style), table])
    data = out.getvalue()
    return read(Source("paper.pdf", hashlib.sha256(data).hexdigest(), data))


HEADED = """
@40 Taranga Labs Private Limited
@40 Payslip for February 2025
@40 Employee Name: Farhan Siddiqui
@40 Designation @200 Payment Mode @350 Bank
@40 Senior Engineer @200 Bank Transfer @350 HDFC Bank
@40 Gross earnings @200 5,000.00
@40 Net pay @200 5,000.00
"""
LETTER = """
@40 Alpstein Feinmechanik AG @400 Hundwilen, 25.08.2025
@40 Werkstrasse 17
@40 9999 Hundwilen
@40 .
@40 Herr
@40 Reto Zgraggenmatt
@40 Oberdorf 2
@40 9999 Hundwilen
@40 .
@40 Lohnabrechnung August 2025
@40 Bruttolohn >520 6'880.00
"""
WINDOW = """
@40 Seilerbach Metallbau GmbH · Industriering 8 · 99998 Körnberg
@40 Frau
@40 Annegret Dornsiepen
@40 Lindenweg 3
@40 99998 Körnberg
@40 .
@40 Gehaltsabrechnung März 2025
@40 Netto-Bezüge / Netto-Abzüge
@40 9010 @200 Überweisung VWL >520 -40,00
@40 Gesamtbrutto >520 3.572,80
"""


def test_the_next_heading_is_no_value() -> None:
    designation = reading(HEADED).record.fields.get("designation")
    assert designation is None or designation.value == "Senior Engineer" or not designation.accepted


def test_a_day_beside_a_name_makes_no_row_of_figures_of_it() -> None:
    record = extract_form(TYPES["payslip"], contents(LETTER))
    assert record.value("employer_name") == "Alpstein Feinmechanik AG"
    assert record.value("employee_name") == "Reto Zgraggenmatt"


def test_the_line_above_an_address_window_names_the_sender_before_its_first_dot() -> None:
    record = extract_form(TYPES["payslip"], contents(WINDOW))
    assert record.value("employer_name") == "Seilerbach Metallbau GmbH"
    assert record.value("employee_name") == "Annegret Dornsiepen"


def test_the_number_of_a_kind_of_pay_is_no_amount_under_a_label() -> None:
    found = extract_form(TYPES["payslip"], contents(WINDOW)).fields.get("reimbursements")
    assert found is None or not found.accepted


def test_what_the_employer_pays_for_is_not_its_name() -> None:
    paper = "@40 Gross pay @200 5,000.00\n@40 Employer NI @200 120.00\n@40 Employee pension @200 90.00"
    record = extract_form(TYPES["payslip"], contents(paper))
    assert not {"NI", "pension"} & {record.value("employer_name"), record.value("employee_name")}


def test_a_label_with_its_figures_in_one_cell_is_not_answered_by_the_next() -> None:
    pages = ruled(["Code:/1257L", "Department:/2", "Tax/Period: 7"])
    found = extract_form(TYPES["payslip"], pages).fields.get("department")
    assert found is None or found.value != "Tax"


def test_a_label_that_ends_its_own_value_cuts_nothing_off() -> None:
    beside = extract_form(TYPES["payslip"], contents("@40 Payslip\n@40 Bank @150 Axis Bank @300 PAN @400 AGOPB5580S"))
    under = extract_form(TYPES["payslip"], contents("@40 Payslip\n@40 Bank @150 PAN\n@40 Axis Bank @150 AGOPB5580S"))
    assert [one.value("bank_name") for one in (beside, under)] == ["Axis Bank"] * 2


def test_the_word_of_a_total_is_no_name() -> None:
    record = extract_form(TYPES["payslip"], contents("@40 Payslip\n@40 Employee @200 Total @300 Gross\n@40 R. Rao"))
    assert record.value("employee_name") != "Total"


def test_an_employer_with_its_place_behind_a_comma_waits() -> None:
    text = "@40 Employer @150 Padmavathi Rice Mill{}"
    alone, placed, company = (
        extract_form(TYPES["form_16"], contents(text.format(more))).fields["employer_name"]
        for more in ("", ", Nandyal Road, Kurnool", " Co., Ltd.")
    )
    assert [alone.accepted, placed.accepted, company.accepted] == [True, False, True]


def test_a_rate_is_no_amount() -> None:
    paper = "@40 Zinsausweis 2025\n@40 Verrechnungssteuer 35% CHF @300 Saldo"
    assert extract_form(TYPES["interest_certificate"], contents(paper)).value("total_tds") is None


@pytest.mark.parametrize("beside", ["NI number/QQ 12 34 56 A", "Rita Rao/M2"])
def test_a_value_under_its_label_in_one_cell_is_offered(beside: str) -> None:
    found = extract_form(TYPES["payslip"], ruled(["Employee/Aoife Kilbride", beside])).fields["employee_name"]
    assert (found.value, found.accepted) == ("Aoife Kilbride", False)


def test_what_an_owner_has_is_not_the_owner() -> None:
    found = reading(
        "@40 Payslip\n@40 Employer's CPF contribution >500 532.00\n@40 Employee's CPF deduction >500 625.00"
    )
    assert not {"employer_name", "employee_name"} & found.record.fields.keys()


def test_a_lone_word_beside_a_lone_word_is_no_sure_name() -> None:
    found = extract_form(TYPES["payslip"], contents("@40 Payslip\n@40 Employee @120 Part @200 Rate"))
    assert not any(one.accepted for name, one in found.fields.items() if name == "employee_name")


def test_a_name_that_and_goes_on_below_waits() -> None:
    paper = "@40 FORM NO. 16\n@40 Name of the employer\n@40 District Institute of Education\n@40 and Training, Sehore"
    assert not reading(paper).record.fields["employer_name"].accepted


def test_a_number_behind_words_of_the_next_cell_is_not_the_labels() -> None:
    paper = contents("""
@40 Copperbeck Bakery Ltd
@40 Payslip for October 2025
@40 Employee name @210 Employee no. @390 Tax week 28
@40 Mr Idris Fairclough @210 0418 @390 Tax code 1257L
@40 Net pay @210 534.93
""")
    assert extract_form(TYPES["payslip"], paper).value("employee_code") == "0418"
