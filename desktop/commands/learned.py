"""What corrections taught: seen, tried on past documents, put aside."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.markup import escape

from core.domain.lesson import Lesson
from core.words import Words
from desktop.session import session
from desktop.terminal import messages, output, table

HABITS = {"dmy": "day_first", "mdy": "month_first", ",": "comma", ".": "point"}


class Deed(StrEnum):
    """What to do with one lesson."""

    TRY = "try"
    FORGET = "forget"
    USE = "use"


def learned(
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="One that the list names.")] = "",
    deed: Annotated[
        Deed,
        typer.Argument(metavar="try|forget|use", help="Try it on past documents, put it aside, use it again."),
    ] = Deed.TRY,
) -> None:
    """List what corrections taught of senders' papers; try one lesson on past documents, put it aside, or use it again.

    A lesson is made when a document is corrected or approved by a person. It fills in what nothing vouches for on the
    next paper of the same sender, and never changes documents read before.
    """
    if not lesson:
        _list()
    elif deed is Deed.TRY:
        _try(lesson)
    else:
        now = session()
        with now.open() as bench:
            bench.workbench.use_lesson(lesson, active=deed is Deed.USE)
        messages().print(now.words.say(f"lesson.{deed.value}", lesson=lesson), markup=False)


def _list() -> None:
    now = session()
    with now.look() as bench:
        found, refits = bench.workbench.learned(), bench.workbench.refits()
    made = table(*(now.words.say(f"column.{name}") for name in ("lesson", "type", "fields", "papers", "state")))
    for one in found:
        state = now.words.say("lesson.used" if one.active else "lesson.aside")
        made.add_row(one.id, now.words.type(one.type), escape(_said(one, now.words)), str(len(one.documents)), state)
    for refit in refits:
        state = now.words.say("lesson.used" if refit.active else "lesson.aside")
        field = now.words.field(refit.field, refit.type)
        said = now.words.say("lesson.refit", field=field, gained=refit.gained, lost=refit.lost)
        made.add_row(refit.id, now.words.type(refit.type), escape(said), str(refit.papers), state)
    output().print(made if found else now.words.say("lesson.none"))


def _said(lesson: Lesson, words: Words) -> str:
    """What a lesson says: names as they are written, where other values stand, what rows are booked on, and habits."""
    written = [f"{words.field(name, lesson.type)}: {value}" for name, value in sorted(lesson.values.items())]
    placed = [
        f"{words.field(name, lesson.type)} ← {', '.join(anchor.text for anchor in anchors)}"
        for name, anchors in sorted(lesson.anchors.items())
        if anchors
    ]
    booked = [
        f"{words.field(f'{one.table}.{one.column}', lesson.type)}: {one.value}"
        + (f" ({one.about})" if one.about else "")
        for one in lesson.bookings
    ]
    habits = [words.say(f"lesson.habit.{name}.{HABITS[way]}") for name, way in sorted(lesson.habits.items())]
    return "\n".join((*written, *placed, *booked, *habits))


def _try(lesson: str) -> None:
    now = session()
    with now.look() as bench:
        lesson_type = next((one.type for one in bench.workbench.learned() if one.id == lesson), "")
        trials = bench.workbench.try_lesson(lesson)
    made = table(*(now.words.say(f"column.{name}") for name in ("id", "field", "value", "learned")))
    for one in trials:
        made.add_row(
            one.document, now.words.field(one.field, lesson_type), escape(one.value or "-"), escape(one.learned)
        )
    output().print(made if trials else now.words.say("lesson.agrees"))
