"""What the vault remembers of a client's documents, small enough to compare each new one with all of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

from core.checks.history import CODES, Client, history_findings
from core.domain.document import Document, Reading
from core.domain.record import Record
from core.ports import Selection, Store

KEPT = frozenset(
    {
        "vendor_name",
        "vendor_tax_id",
        "invoice_number",
        "receipt_number",
        "invoice_date",
        "receipt_date",
        "total_amount",
        "iban",
        "bank_account",
        "account_number",
        "statement_start",
        "statement_end",
        "opening_balance",
        "closing_balance",
    }
)
CLIENTS = "clients"
"""setting: facts of clients by name, such as {"Northwind": {"tax_ids": ["FR40303265045"]}}"""


class Memory:
    """The read documents of each client, reduced to what is compared. Loaded when a client is first met."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._clients: dict[str, dict[str, Document]] = {}
        self.lock = threading.RLock()
        """held from comparing a reading until it is saved, so that two duplicates cannot miss each other"""

    def compared(self, reading: Reading, document: Document) -> Reading:
        """The reading with what the client's documents of other files say about it, and nothing they said before."""
        own = tuple(finding for finding in reading.findings if finding.code not in CODES)
        with self.lock:
            known, sources = self._known(document.client), document.sources
            others = [other for other in known.values() if sources.isdisjoint(other.sources)]
        return replace(reading, findings=(*own, *history_findings(reading, others, self._client(document.client))))

    def remember(self, document: Document) -> None:
        """Keeps a document for the comparisons to come; forgets it where it holds no reading."""
        with self.lock:
            known = self._known(document.client)
            known.pop(document.id, None)
            if document.reading:
                known[document.id] = _reduced(document, document.reading)

    def forget(self, client: str) -> None:
        """Looks the client's documents up again next time."""
        with self.lock:
            self._clients.pop(client, None)

    def _known(self, client: str) -> dict[str, Document]:
        if client not in self._clients:
            found = every(self._store, Selection(client=client))
            own = (one for one in found if one.client == client)
            self._clients[client] = {one.id: _reduced(one, one.reading) for one in own if one.reading}
        return self._clients[client]

    def _client(self, name: str) -> Client:
        facts = (self._store.setting(CLIENTS) or {}).get(name, {})
        return Client(name, frozenset(facts.get("tax_ids", ())))


def every(store: Store, selection: Selection) -> Iterator[Document]:
    """All selected documents, however many, a page at a time."""
    while page := store.documents(selection):
        yield from page
        if len(page) < selection.limit:
            return
        selection = replace(selection, offset=selection.offset + len(page))


def _reduced(document: Document, reading: Reading) -> Document:
    fields = {name: field for name, field in reading.record.fields.items() if name in KEPT}
    slim = Reading(reading.type, reading.type_confidence, Record(fields), page_hashes=reading.page_hashes)
    return replace(document, reading=slim, origins=())
