"""The documents that findings speak of, as links: the invoice of a payment, the statement of a row, the other copy."""

from __future__ import annotations

from html import escape

from core.domain.finding import Finding
from core.ports import Selection
from core.words import Words
from core.workbench import Workbench

NAMED = ("other", "papers")
"""facts of findings that are names of documents"""
APART = ", "
FEW = 50


def linked(finding: Finding, words: Words) -> str:
    """A finding in words, with the documents that it names as links to their names."""
    said = escape(words.finding(finding))
    names = {name for fact in NAMED for name in finding.facts.get(fact, "").split(APART) if name}
    for name in sorted(map(escape, names), key=len, reverse=True):
        said = said.replace(name, f'<a href="{name}">{name}</a>', 1)
    return said


def sought(workbench: Workbench, client: str, name: str) -> str | Selection:
    """The one document of a client that has this name; where there are several or none, what looks for them."""
    wanted = Selection(client, text=name, limit=FEW)
    found = [one.id for one in workbench.summaries(wanted) if one.name == name]
    return found[0] if len(found) == 1 else Selection(client, text=name)
