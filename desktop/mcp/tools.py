"""The tools: what other programs may look at, and how it is said to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from core.domain.document import Stage, Status
from core.domain.errors import VouchError
from core.domain.layout import lines
from core.domain.summary import Summary
from core.ports import Selection
from core.workbench import Asking, ExportRequest, Format, Workbench, answered, shown
from desktop.mcp.arguments import Argument, Arguments, Given, Unfit, amount, day, schema

PAGE_LETTERS = 40_000
TABLE_ROWS = 200
"""of one table of a document"""
LOOKED = 3_000
"""documents whose rows are looked through for one question: nobody sees how far it has come, and others wait"""
PRIVATE = ("origins", "history")
"""what of a document is for people: paths of this machine, and who did what"""

CLIENT = Argument("string", "Only documents of this client, named as `list_documents` names it.", usual="")
DOCUMENT = Argument("string", "The id of a document.", needed=True)
TYPE = Argument("string", 'Only documents of this type, such as "invoice" or "bank_statement".', usual="")
SINCE = Argument("string", "First day of the documents' own dates, YYYY-MM-DD.", usual="")
UNTIL = Argument("string", "Last day of the documents' own dates, YYYY-MM-DD.", usual="")
OFFSET = Argument("integer", "How many to pass over.", least=0, most=10_000_000, usual=0)


class Tool(NamedTuple):
    """Something that a program can look at."""

    name: str
    title: str
    says: str
    arguments: Arguments
    look: Callable[[Workbench, Given], Mapping[str, Any]]

    def line(self) -> dict[str, Any]:
        """The tool as the protocol lists it."""
        hints = {"title": self.title, "readOnlyHint": True, "openWorldHint": False}
        said = {"name": self.name, "title": self.title, "description": self.says}
        return {**said, "inputSchema": schema(self.arguments), "annotations": hints}


def _search(bench: Workbench, given: Given) -> Mapping[str, Any]:
    found = _asking(bench).search(given["words"], given["client"], given["limit"])
    return {"documents": [_line(one) for one in found]}


def _ask(bench: Workbench, given: Given) -> Mapping[str, Any]:
    client = "" if given["document"] else given["client"]
    said = _asking(bench).ask(given["question"], client, given["document"], after=given["after"])
    return answered(said)


def _list(bench: Workbench, given: Given) -> Mapping[str, Any]:
    wanted = Selection(
        given["client"],
        given["type"],
        Stage(given["stage"]) if given["stage"] else None,
        Status(given["status"]) if given["status"] else None,
        text=given["text"],
        supplier=given["supplier"],
        since=day(given, "since"),
        until=day(given, "until"),
        least=amount(given, "least"),
        most=amount(given, "most"),
        tag=given["tag"],
        offset=given["offset"],
        limit=given["limit"],
    )
    return {"count": bench.count(wanted), "documents": [_line(one) for one in bench.summaries(wanted)]}


def _read(bench: Workbench, given: Given) -> Mapping[str, Any]:
    line = shown(bench.show(given["document"]), bench.words)
    line = {name: value for name, value in line.items() if name not in PRIVATE}
    tables = line.get("tables", {})
    start = given["rows_from"] - 1
    line["tables"] = {name: rows[start : start + TABLE_ROWS] for name, rows in tables.items()}
    return line | {"rows": {name: len(rows) for name, rows in tables.items()}}


def _page(bench: Workbench, given: Given) -> Mapping[str, Any]:
    found = bench.show(given["document"]).document
    page = bench.page(found.id, given["page"])
    if page is None:
        raise Unfit(f"The document has no page {given['page']}.")
    text = "\n".join(line.text for line in lines(page.words))
    pages = list(found.reading.pages) if found.reading else []
    return {"pages": pages, "text": text[:PAGE_LETTERS], "cut": len(text) > PAGE_LETTERS}


def _passages(bench: Workbench, given: Given) -> Mapping[str, Any]:
    quoted = _asking(bench).quote(given["words"], given["client"], given["document"])
    return {"passages": answered(quoted)["citations"]}


def _table(bench: Workbench, given: Given) -> Mapping[str, Any]:
    since, until = day(given, "since"), day(given, "until")
    about = {"all": given["all"], "client": given["client"], "type": given["type"], "since": since, "until": until}
    (table,) = bench.exports.preview(ExportRequest(Format.CSV, Path("table.csv"), **about)).tables
    start = given["offset"]
    rows = [list(one) for one in table.rows[start : start + given["limit"]]]
    return {"columns": list(table.headings), "rows": rows, "count": len(table.rows)}


TOOLS: Sequence[Tool] = (
    Tool(
        "search",
        "Search documents",
        "Documents that hold all words of a text or mean much the same, in English or French, the best first.",
        {
            "words": Argument("string", "What is looked for.", needed=True),
            "client": CLIENT,
            "limit": Argument("integer", "At most so many.", least=1, most=100, usual=20),
        },
        _search,
    ),
    Tool(
        "ask",
        "Ask the books",
        "Answers a question in English or French, such as “How much VAT did we pay in Q1 2026?”, from a query over "
        "verified values, with the query, the rows and the places that show it; else by quoting documents. What was "
        "left out is said. `refused` is true where nothing in the documents supports an answer: then there is none.",
        {
            "question": Argument("string", "In English or French.", needed=True),
            "client": CLIENT,
            "document": Argument("string", "Only this document, by its id.", usual=""),
            "after": Argument(
                "array",
                "The questions before it, the oldest first, from which one such as “and in May?” goes on.",
                usual=(),
            ),
        },
        _ask,
    ),
    Tool(
        "list_documents",
        "List documents",
        "Documents by client, type, stage, supplier, date, amount, tag or words, with their totals, and how many "
        "there are. A document of stage `read` and status `review` waits for a person: its values are not verified.",
        {
            "client": CLIENT,
            "type": TYPE,
            "stage": Argument("string", "How far it has come.", choices=tuple(Stage), usual=""),
            "status": Argument("string", "What Vouch says of it.", choices=tuple(Status), usual=""),
            "supplier": Argument("string", "The name of the supplier, as it is listed.", usual=""),
            "text": Argument("string", "Words that stand in it.", usual=""),
            "since": SINCE,
            "until": UNTIL,
            "least": Argument("string", "Smallest total, such as 1250.50.", usual=""),
            "most": Argument("string", "Largest total.", usual=""),
            "tag": Argument("string", "A tag that it has.", usual=""),
            "offset": OFFSET,
            "limit": Argument("integer", "At most so many.", least=1, most=200, usual=50),
        },
        _list,
    ),
    Tool(
        "read_document",
        "Read a document",
        "All values and rows of a document, each with the text and place on the page that it was read from, whether "
        "it is accepted (vouched for) and why, and what the checks found.",
        {
            "document": DOCUMENT,
            "rows_from": Argument(
                "integer", f"First row of its tables; {TABLE_ROWS} of each are given.", least=1, most=1_000_000, usual=1
            ),
        },
        _read,
    ),
    Tool(
        "read_page",
        "Read a page",
        "The words of one page of a document, line by line.",
        {
            "document": DOCUMENT,
            "page": Argument("integer", "Counted from 1.", needed=True, least=1, most=1_000_000),
        },
        _page,
    ),
    Tool(
        "passages",
        "Find passages",
        "Lines of pages on which most words of a text stand, quoted with document, page and box.",
        {
            "words": Argument("string", "What is looked for.", needed=True),
            "client": CLIENT,
            "document": Argument("string", "Only in this document, by its id.", usual=""),
        },
        _passages,
    ),
    Tool(
        "table",
        "Export as a table",
        "The table that an export would write, a row for each document; approved documents, or all with their status.",
        {
            "client": CLIENT,
            "type": TYPE,
            "since": SINCE,
            "until": UNTIL,
            "all": Argument("boolean", "Also documents that nobody approved.", usual=False),
            "offset": OFFSET,
            "limit": Argument("integer", "At most so many rows.", least=1, most=1000, usual=200),
        },
        _table,
    ),
)


def _line(one: Summary) -> dict[str, Any]:
    """A document without its values."""
    line: dict[str, Any] = {"id": one.id, "client": one.client, "file": one.name, "type": one.type or None}
    line |= {"stage": one.stage.value, "status": one.status.value if one.status else None}
    line |= {"supplier": one.supplier or None, "date": one.date or None, "pages": one.pages, "tags": list(one.tags)}
    return line | {"total": None if one.total is None else str(one.total), "currency": one.currency or None}


def _asking(bench: Workbench) -> Asking:
    if bench.asking is None:
        raise VouchError(where="mcp")
    return replace(bench.asking, looked=LOOKED)
