"""Documents to be exported, made by hand."""

from types import MappingProxyType

from core.domain.document import Document, Failure, Reading, Stage, Status
from core.domain.finding import Finding, Severity
from core.domain.layout import Box
from core.domain.record import Evidence, Field, Origin, Record
from core.domain.schema import document_type
from core.words import Words

TYPES = MappingProxyType(
    {
        kind.id: kind
        for kind in (
            document_type(
                {
                    "id": "invoice",
                    "title": {"en": "Invoice", "fr": "Facture"},
                    "fields": {
                        "vendor_name": {"kind": "party", "required": True},
                        "invoice_number": {"kind": "id"},
                        "invoice_date": {"kind": "date"},
                        "bank_account": {"kind": "account"},
                        "total_amount": {"kind": "money", "required": True},
                    },
                    "tables": {
                        "line_items": {
                            "columns": {
                                "description": {"kind": "text"},
                                "quantity": {"kind": "number"},
                                "amount": {"kind": "money"},
                            }
                        }
                    },
                    "checks": [
                        {"code": "sum.total", "holds": "total_amount >= 0", "says": {"en": "The total is {left}"}},
                    ],
                },
                "invoice.toml",
            ),
        )
    }
)
WORDS = Words("en", TYPES)
BOX = Box(1, 2, 3, 4)


def field(value: str, text: str = "", *, accepted: bool = True, currency: str | None = None) -> Field:
    made = Field(value, Evidence(text or value, 1, BOX), 0.9, Origin.RULE, currency)
    return made.accept("label") if accepted else made.doubt("guess")


def row(**values: str) -> Record:
    return Record({name: field(value) for name, value in values.items()})


def invoice(vendor: str = "Blue Fern Ltd", total: str = "-1234.50", account: str = "00123456789012345678") -> Reading:
    record = Record(
        {
            "vendor_name": field(vendor),
            "invoice_number": field("007"),
            "invoice_date": field("2025-12-31", "31/12/2025"),
            "bank_account": field(account),
            "total_amount": field(total, "1.234,50-", currency="EUR", accepted=False),
        },
        {"line_items": (row(description="=1+1", quantity="2", amount="-5.00"), row(description="Tea", amount="1.50"))},
    )
    finding = Finding("sum.total", Severity.WARNING, ("total_amount",), {"left": "below zero"})
    return Reading("invoice", 0.99, record, (finding,), pages=(2, 3), seconds=0.5)


def document(reading: Reading | None, name: str = "scan.pdf", number: int = 1, stage: Stage = Stage.READ) -> Document:
    failure = None if reading else Failure("format.damaged", {"format": "PDF"})
    at = "2026-01-02T03:04:05.000+00:00"
    stage = stage if reading else Stage.FAILED
    return Document(f"d{number}", "Northwind", "ab" * 32, name, stage, 1, at, reading, failure)


def accepted(reading: Reading) -> Reading:
    return Reading(reading.type, 1.0, reading.record, (), reading.pages, Status.ACCEPTED)
