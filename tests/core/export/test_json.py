"""The object for scripts, alone and in the JSON export."""

import json

from core.domain.document import Failure
from core.domain.page import PageTable
from core.export.contract import failure_line, page_tables, reading_line
from core.export.json import json_bytes
from tests.core.export.made import BOX, WORDS, document, invoice


def test_a_reading_as_the_contract_says() -> None:
    line = json.loads(json.dumps(reading_line("in/scan.pdf", "ab", invoice(), WORDS, "1+x")))
    assert line["pages"] == [2, 3]
    assert (line["status"], line["error"], line["version"], line["reader_version"]) == ("review", None, 1, "1+x")
    assert line["fields"]["total_amount"] == {
        "value": "-1234.50",
        "currency": "EUR",
        "text": "1.234,50-",
        "page": 1,
        "box": [1, 2, 3, 4],
        "confidence": 0.9,
        "accepted": False,
        "origin": "rule",
        "reason": "the likeliest of what was found; nothing vouches for it",
    }
    assert line["tables"]["line_items"][1]["amount"]["value"] == "1.50"
    assert line["findings"] == [
        {"code": "sum.total", "severity": "warning", "message": "The total is below zero", "fields": ["total_amount"]}
    ]


def test_a_failure_says_what_can_be_done() -> None:
    line = failure_line("in/x.zip", None, "inner.pdf", Failure("format.damaged", {"format": "PDF"}), WORDS)
    assert line["status"] == "failed"
    assert line["error"]["code"] == "format.damaged"
    assert line["error"]["message"].endswith("cannot be read as PDF.")
    assert line["error"]["advice"]


def test_the_export_has_every_document_with_its_id() -> None:
    lines = json.loads(json_bytes([document(invoice()), document(None, number=2)], WORDS))
    assert [(line["id"], line["stage"], line["status"]) for line in lines] == [
        ("d1", "read", "review"),
        ("d2", "failed", "failed"),
    ]
    assert lines[0]["fields"]["vendor_name"]["value"] == "Blue Fern Ltd"


def test_tables_of_pages() -> None:
    assert page_tables((PageTable(1, BOX, (("a", "b"),)),)) == [{"page": 1, "box": [1, 2, 3, 4], "rows": [["a", "b"]]}]
