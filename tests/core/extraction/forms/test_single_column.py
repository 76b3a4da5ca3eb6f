"""Payslips of one column: earnings down to the gross, what is taken off to the net, the rest to what is paid out."""

import pytest

from core.catalogue import bundled_types
from core.domain.document import Reading, Status
from core.extraction.forms.pairs import names_somebody
from tests.core.extraction.forms.drawn import missed, reading

SWISS = """
@40 Alpstein Feinmechanik AG
@40 Werkstrasse 17
@40 9999 Hundwilen
@40 Lohnabrechnung August 2025
@40 Mitarbeiter @150 Reto Zgraggenmatt
@40 Lohnart @250 Basis @330 Ansatz >520 Betrag CHF
@40 Monatslohn >520 6'450.00
@40 Kinderzulage >520 430.00
@40 Bruttolohn >520 6'880.00
@40 AHV/IV/EO @250 6'450.00 @330 5.30% >520 -341.85
@40 ALV @250 6'450.00 @330 1.10% >520 -70.95
@40 Total Abzüge >520 -412.80
@40 Nettolohn >520 {wage}
@40 Spesen pauschal >520 150.00
@40 Auszahlung >520 {paid}
"""
NAMELESS = """@40 Lohnpfändung >520 -150.00
@40 Bankvergütung >520 6'317.20
"""
SEIZED = SWISS.split("@40 Spesen", maxsplit=1)[0].format(wage="6'467.20") + NAMELESS
AUSTRALIAN = """
@40 Wattlebird Landscapes Pty Ltd
@40 PAY ADVICE
@40 Pay Period: @150 14/07/2025 - 27/07/2025
@40 Employee @150 Darcy Muldoon
@40 Description >320 Hours >420 This Pay >520 {year}
@40 Ordinary Hours >320 68.40 >420 $2,520.00 >520 $5,320.00
@40 Tool Allowance >420 $45.00 >520 $90.00
@40 Gross >420 $2,565.00 >520 $5,410.00
@40 PAYG Tax >420 {tax} >520 -$1,056.00
@40 Net Pay >420 $2,037.00 >520 $4,354.00
"""
FRENCH = """
@40 SAS MERLEVAL CONSTRUCTION
@40 BULLETIN DE PAIE
@40 Période : Mai 2025
@40 Salarié : Solène Guerinval
@40 Rubriques >300 Base >400 À payer >480 À retenir >560 Part patronale
@40 Salaire de base >300 151,67 >400 3 500,00
@40 Salaire brut >400 3 500,00
@40 Vieillesse plafonnée >300 3 500,00 >480 241,50 >560 299,25
@40 Complémentaire tranche 1 >300 3 500,00 >480 140,35 >560 210,53
@40 Total des cotisations >480 381,85 >560 509,78
@40 Montant net social >560 3 150,00
@40 Net à payer avant impôt sur le revenu >560 3 118,15
@40 Impôt sur le revenu prélevé à la source >560 155,91
@40 Net à payer au salarié >560 2 962,24
"""


def rows(found: Reading, table: str) -> dict[str | None, str | None]:
    return {row.value("name"): row.value("current") for row in found.record.tables.get(table, ())}


def test_a_column_runs_from_what_is_earned_to_what_is_paid_out() -> None:
    found = reading(SWISS.format(wage="6'467.20", paid="6'617.20"))
    assert rows(found, "earnings") == {"Monatslohn": "6450.00", "Kinderzulage": "430.00"}
    assert rows(found, "deductions") == {"AHV/IV/EO": "341.85", "ALV": "70.95"}
    assert {name: found.record.value(name) for name in ("net_wage", "net_additions", "net_pay")} == {
        "net_wage": "6467.20",
        "net_additions": "150.00",
        "net_pay": "6617.20",
    }
    assert found.record.fields["net_pay"].accepted
    assert found.status is Status.ACCEPTED


def test_a_net_wage_is_not_what_is_paid_out_where_that_is_printed() -> None:
    found = reading(SWISS.format(wage="6'467.20", paid="6'671.20"))
    assert found.record.value("net_pay") != "6467.20"
    assert found.status is Status.REVIEW


def test_a_lone_net_wage_is_the_net_pay() -> None:
    found = reading(SEIZED.replace(NAMELESS, ""))
    assert found.record.value("net_pay") == "6467.20"
    assert "net_pay" not in reading(SEIZED).record.fields  # the last amount may be what is paid out


def test_the_column_of_the_year_is_none_of_the_month() -> None:
    found = reading(AUSTRALIAN.format(year="YTD", tax="-$528.00"))
    assert (found.record.value("gross_earnings"), found.record.value("net_pay")) == ("2565.00", "2037.00")
    assert rows(found, "deductions") == {"PAYG Tax": "528.00"}
    assert found.status is Status.ACCEPTED  # what is taken off is not summed up on the paper, its rows lead to the net


@pytest.mark.parametrize(("year", "tax"), [("Total", "-$528.00"), ("Total", "-$582.00"), ("YTD", "-$582.00")])
def test_of_two_columns_neither_and_of_one_that_does_not_add_up_nothing(year: str, tax: str) -> None:
    found = reading(AUSTRALIAN.format(year=year, tax=tax))
    assert "earnings" not in found.record.tables
    assert found.status is Status.REVIEW
    assert found.record.value("gross_earnings") != "5410.00"


def test_what_is_taken_off_may_stand_in_the_column_of_its_total() -> None:
    found = reading(FRENCH)
    assert rows(found, "deductions") == {"Vieillesse plafonnée": "241.50", "Complémentaire tranche 1": "140.35"}
    assert found.record.value("net_pay") == "2962.24"
    assert found.status is Status.ACCEPTED


def test_a_name_that_goes_on_below_is_left_to_a_person() -> None:
    found = reading(
        FRENCH.replace("@40 Vieillesse plafonnée", "@40 Vieillesse").replace("@40 Compl", "@40 plafonnée\n@40 Compl")
    )
    assert rows(found, "deductions") == {"Vieillesse": "241.50", "Complémentaire tranche 1": "140.35"}
    assert not found.record.tables["deductions"][0].fields["name"].accepted
    assert found.status is Status.REVIEW


BULLETIN = """
@40 NOVATERRE CONSEIL SAS
@300 BULLETIN DE SALAIRE
@40 Période : Octobre 2026
@300 Madame Fatoumata DIARRA-KEITA
@300 112 cours Charlemagne
@300 69999 LYON
@40 Rubriques >300 Base >350 Taux >430 Part salarié >540 Part employeur
@40 Salaire mensuel >430 3 450,00
@40 SALAIRE BRUT >430 3 450,00
@40 Complémentaire Santé >430 38,00 >540 38,00
@40 Sécurité Sociale plafonnée >300 3 450,00 >350 6,90 >430 {pension} >540 294,98
@40 TOTAL DES COTISATIONS ET CONTRIBUTIONS >430 276,05 >540 332,98
@40 MONTANT NET SOCIAL >430 3 211,95
@40 Titres-restaurant >430 -62,50
@40 Remboursement transport >430 41,20
@40 NET À PAYER AVANT IMPÔT SUR LE REVENU >430 3 152,65
@40 Impôt sur le revenu prélevé à la source - taux 6,10 % >300 2 813,18 >350 6,10 >430 -171,60
@40 NET PAYÉ @150 Virement le 30/10/2026 >430 2 981,05
@40 Cumuls : Brut 34 500,00 Net imposable 28 131,80
"""


def test_what_stands_between_the_contributions_and_the_net_leads_from_one_to_the_other() -> None:
    found = reading(BULLETIN.format(pension="238,05"))
    said = {"net_additions": "-21.30", "net_pay": "2981.05", "income_tax_withheld": "171.60"}
    assert missed(found, said | {"total_deductions": "276.05", "deductions.2.current": "238.05"}) == {}
    assert found.status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Taux patronal", False),
        ("Part Salariale", False),
        ("Lise Part", False),
        ("Lise Marron", True),
    ],
)
def test_what_heads_the_columns_of_a_bulletin_names_nobody(text: str, *, names: bool) -> None:
    assert names_somebody(bundled_types()["payslip"], text) == names


def test_the_employers_share_is_not_taken_off() -> None:
    found = reading(BULLETIN.format(pension="239,05"))
    assert "332.98" not in {one.value for one in found.record.fields.values()}
    assert found.status is not Status.ACCEPTED


def test_a_bulletin_whose_year_adds_up_and_whose_month_does_not_says_nothing() -> None:
    paper = BULLETIN.format(pension="238,05").replace("3 152,65", "3 125,65")
    year = {"mensuel >430 3 450,00": "34 500,00", "BRUT >430 3 450,00": "34 500,00", ">540 38,00": "380,00"}
    year |= {">540 294,98": "2 380,50", ">540 332,98": "2 760,50", "-62,50": "-625,00", "41,20": "412,00"}
    for month, amount in (year | {"3 125,65": "31 526,50"}).items():
        paper = paper.replace(month, f"{month} >590 {amount}")
    found = reading(paper).record.fields.values()
    assert not {"34500.00", "2760.50", "31526.50"} & {one.value for one in found if one.accepted}
