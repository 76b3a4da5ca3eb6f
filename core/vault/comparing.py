"""The client's documents compared with what moved among them, in the transaction in which it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from core.domain.change import Change
from core.domain.document import Reading, Stage
from core.domain.finding import Finding
from core.ports import Compare, Moved
from core.vault import summaries
from core.vault.facts import findings_of, keep_findings, load
from core.vault.history import StoredHistory
from core.vault.rows import find, unpack
from core.vault.session import Moves, Session


def compared(session: Session, change: Change, compare: Compare) -> Change:
    """Keeps what is now to be found across documents; the change, with those of which something else is said."""
    touched: list[str] = []
    for client, moves in session.moves.items():
        history = StoredHistory(session.connection, client)
        said = compare(history, _moved(session.connection, moves))
        before = findings_of(session.connection, said)
        now = {
            document: findings
            for document, findings in said.items()
            if document in before and before[document] != findings
        }
        keep_findings(session.connection, now)
        touched += now
        for document, findings in now.items():
            if _weighing(before[document]) != _weighing(findings):
                _judge(session, document, findings)
    return replace(change, touched=tuple(one for one in touched if one not in change.documents))


def compared_again(session: Session, documents: Sequence[str], compare: Compare) -> Change:
    """Keeps what is now to be found of documents to which nothing was done."""
    for row in (find(session.connection, document) for document in documents):
        session.moved(row.client).settled.append(row.position)
    return compared(session, Change("compared"), compare)


def _moved(connection: Connection, moves: Moves) -> Moved:
    come = tuple(load(connection, moves.come, with_movements=True))
    return Moved(tuple(moves.gone), come, tuple(load(connection, moves.settled)))


def _weighing(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that may change a document's status."""
    return [one for one in findings if one.blocks]


def _judge(session: Session, document: str, findings: Sequence[Finding]) -> None:
    """Gives a document the status it has under these findings. Its stage stays: what is approved is not reopened."""
    row = find(session.connection, document)
    reading = unpack(Reading, row.reading)
    findings, status = reading.lowered(tuple(findings)), reading.beside(tuple(findings)).status
    summaries.weigh(session.connection, document, findings)
    if row.stage in (Stage.RECEIVED, Stage.FAILED) or status == row.status:
        return
    session.alter(document, status=status.value)
    codes = sorted({finding.code for finding in findings if finding.blocks})
    session.record("compared", document, before={"status": row.status}, after={"status": status, "findings": codes})
