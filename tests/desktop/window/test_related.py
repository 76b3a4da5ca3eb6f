"""Documents that findings speak of, as links that lead to them."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from core.domain.finding import Finding, Severity
from core.ports import Selection
from core.words import Words
from desktop.window.desk import Desk
from desktop.window.documents.preview import Preview
from desktop.window.documents.related import linked, sought
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]


def test_the_names_in_a_finding_are_links() -> None:
    finding = Finding("history.same_total", Severity.WARNING, (), {"other": "a & b.pdf"})
    assert '<a href="a &amp; b.pdf">a &amp; b.pdf</a>' in linked(finding, Words("en"))


def test_a_link_leads_to_its_document(qtbot: QtBot, desk: Desk, add: Add, settled: Callable[[], None]) -> None:
    document = add(receipt(), "fern-12.pdf")
    preview = Preview(desk)
    qtbot.addWidget(preview)
    preview.show_document(desk.workbench.summaries(Selection())[0])
    settled()
    with qtbot.waitSignal(desk.went) as went:
        preview.related.linkActivated.emit("fern-12.pdf")
    assert went.args == ["review", document]
    assert sought(desk.workbench, "Northwind", "gone.pdf") == Selection("Northwind", text="gone.pdf")
