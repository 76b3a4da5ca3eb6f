"""Types of a user's own for papers of other countries: numbered lines, captions above values, brackets, percents."""

import tomllib

from core.catalogue import bundled_types
from core.domain.document import Status
from core.domain.schema import document_type
from tests.core.extraction.forms.drawn import missed, reading


def own(text: str) -> dict[str, object]:
    kind = document_type(tomllib.loads(text), "own.toml")
    return {"types": {**bundled_types(), kind.id: kind}}


WAGE_TAX = """
id = "wage_tax"
title = { de = "Lohnsteuerbescheinigung" }
keywords = { "ausdruck der elektronischen lohnsteuerbescheinigung" = 8 }
fields.employee = { kind = "party", required = true, labels = { de = ["arbeitnehmer"] } }
fields.id_number = { kind = "id", labels = { de = ["identifikationsnummer"] } }
fields.gross = { kind = "money", required = true, labels = { de = ["bruttoarbeitslohn"] } }
fields.tax = { kind = "money", required = true, labels = { de = ["einbehaltene lohnsteuer"] } }
fields.church = { kind = "money", labels = { de = ["kirchensteuer des arbeitnehmers"] } }
"""


def test_the_number_of_a_line_beside_is_no_value() -> None:
    found = reading(
        """
@120 Ausdruck der elektronischen Lohnsteuerbescheinigung für 2024
@40 Arbeitnehmer: @300 1. Bruttoarbeitslohn >540 48.210,55
@40 Käthe Öttinghaus @300 2. Zeiträume ohne Anspruch >540 0
@40 Identifikationsnummer: @300 6. Einbehaltene Lohnsteuer >540 7.412,00
@40 48 036 952 129 @300 7. Kirchensteuer des Arbeitnehmers >540 592,96
""",
        **own(WAGE_TAX),  # type: ignore[arg-type]
    )
    expected = {"employee": "Käthe Öttinghaus", "id_number": "48 036 952 129", "gross": "48210.55", "tax": "7412.00"}
    assert missed(found, {**expected, "church": "592.96"}) == {}
    assert found.status is Status.ACCEPTED


W2 = """
id = "w2"
title = { en = "Form W-2" }
keywords = { "wage and tax statement" = 8 }
fields.ssn = { kind = "id", format = '\\d{3}-\\d{2}-\\d{4}', labels = { en = ["employee's social security number"] } }
fields.wages = { kind = "money", required = true, labels = { en = ["wages, tips, other compensation"] } }
fields.withheld = { kind = "money", required = true, labels = { en = ["federal income tax withheld"] } }
"""


def test_an_own_type_takes_the_papers_that_are_otherwise_none_of_ours() -> None:
    found = reading(
        """
@40 a Employee's social security number @300 OMB No. 1545-0008
@40 123-45-6789
@300 1 Wages, tips, other compensation @450 2 Federal income tax withheld
@300 61,240.18 @450 7,102.44
@40 Form W-2 Wage and Tax Statement @300 2024
""",
        **own(W2),  # type: ignore[arg-type]
    )
    assert found.type == "w2"
    assert missed(found, {"ssn": "123-45-6789", "wages": "61240.18", "withheld": "7102.44"}) == {}


PAY = """
id = "pay"
title = { ms = "Penyata saraan" }
keywords = { "penyata saraan daripada penggajian" = 8 }
fields.employee = { kind = "party", required = true, labels = { ms = ["nama penuh pekerja"] } }
[tables.parts]
required = true
columns.name = { kind = "text", required = true, labels = { ms = ["butiran"] } }
columns.rate = { kind = "percent", labels = { ms = ["kadar"] } }
columns.amount = { kind = "money", required = true, labels = { ms = ["amaun"] } }
"""


def test_brackets_belong_to_a_label_and_percent_signs_to_their_figure() -> None:
    found = reading(
        """
@150 PENYATA SARAAN DARIPADA PENGGAJIAN
@60 1. Nama Penuh Pekerja (En./Cik/Puan): Nur Aisyah binti Kamal

@60 Butiran >300 Kadar >540 Amaun
@60 Caruman simpanan >300 11,50 % >540 6.655,00
@60 Potongan cukai >300 2,00 % >540 310,00
""",
        **own(PAY),  # type: ignore[arg-type]
    )
    expected = {"employee": "Nur Aisyah binti Kamal", "parts.1.name": "Caruman simpanan", "parts.1.rate": "11.5"}
    assert missed(found, expected) == {}
