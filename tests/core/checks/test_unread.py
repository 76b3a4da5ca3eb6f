"""Labels on a picture whose values were not read."""

from core.catalogue import bundled_types
from core.checks.unread import unread_findings
from core.domain.layout import Box
from core.domain.page import TextSource
from core.domain.record import Evidence, Field, Record
from tests.core.extraction.invoice.drawn import Row, contents, page

INVOICE = bundled_types()["invoice"]
DUE: Row = ((50.0, "Due date"), (150.0, "2024-05-15"))


def unread(*rows: Row | str, source: TextSource = TextSource.OCR, **fields: Field) -> list[tuple[str, ...]]:
    drawn = contents(page("Invoice", *rows, source=source))
    return [finding.fields for finding in unread_findings(INVOICE, Record(fields), drawn)]


def test_a_label_with_figures_beside_it_that_no_field_has_is_noticed() -> None:
    assert unread(DUE) == [("due_date",)]
    assert unread("P.O. #", "PO-542477") == [("purchase_order",)]


def test_a_label_with_nothing_beside_it_and_one_whose_value_was_read_are_quiet() -> None:
    assert unread("Due date", "", "", "", "Invoice 2024-05-15") == []
    assert unread(DUE, due_date=Field("2024-05-15")) == []


def test_figures_that_are_another_fields_are_no_lost_value() -> None:
    there = Field("2024-05-15", Evidence("2024-05-15", 1, Box(145.0, 50.0, 210.0, 70.0)))
    assert unread(DUE, invoice_date=there) == []


def test_a_heading_of_goods_and_a_files_own_text_are_no_lost_values() -> None:
    goods = Record(
        {}, {"line_items": (Record({"amount": Field("15.00", Evidence("15.00", 1, Box(150, 68, 200, 78)))}),)}
    )
    drawn = contents(page("Invoice", "Due date", "2024-05-15 15.00", source=TextSource.OCR))
    assert list(unread_findings(INVOICE, goods, drawn)) == []
    assert unread(DUE, source=TextSource.LAYER) == []
