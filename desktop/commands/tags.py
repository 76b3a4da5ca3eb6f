"""Tags: what people call documents by."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from core.ports import Selection
from desktop.session import session
from desktop.terminal import messages, output, table


def tag(
    name: Annotated[str, typer.Argument(metavar="TAG", help="A word or two; capitals make no other tag.")] = "",
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="The documents, as `vouch list` names them.")
    ] = None,
    *,
    off: Annotated[bool, typer.Option("--off", help="Take the tag off instead.")] = False,
) -> None:
    """Give documents a tag, or take it off; without arguments, list the tags that there are.

    `vouch list --tag TAG` shows the documents that have one. Tags change nothing else: approved documents stay so.
    """
    now = session()
    if not documents:
        _list(name)
        return
    with now.write() as bench:
        verb = bench.workbench.untag if off else bench.workbench.tag
        change = verb(documents, name)
    said = "untagged" if off else "tagged"
    messages().print(now.words.say(said, tag=name, count=len(change.documents)), markup=False)


def _list(name: str) -> None:
    """The tags with how many documents have each; of a name that was given, only that one."""
    now = session()
    with now.look() as bench:
        found = bench.workbench.facets(Selection()).tags
    shown = table(*(now.words.say(f"column.{column}") for column in ("tag", "papers")))
    for one, count in found.items():
        if not name or one.casefold() == name.casefold():
            shown.add_row(escape(one), str(count))
    output().print(shown)
