"""Recordings as transcripts, and documents in other languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from core.domain.model_errors import ModelMissing
from desktop.session import session
from desktop.terminal import Printed, complain, messages, output, step_bar, table

if TYPE_CHECKING:
    from core.workbench.translating import Translated


def transcribe(
    document: Annotated[
        str, typer.Argument(metavar="ID", help="A recording, as `vouch list` shows it; else all that wait.")
    ] = "",
    model: Annotated[str, typer.Option(help="Which speech model; else the largest that is installed.")] = "",
) -> None:
    """Have an installed speech model write down what is said in recordings, with the times.

    The window and `vouch watch` do so by themselves whenever nothing is being read. Recordings are WAV, and MP3, M4A,
    OGG and FLAC where what decodes them is installed.

    A transcript can be searched and quoted; figures that were heard are never taken as values, and a person approves
    it. One recording can be listened to again, by another model too.
    """
    from core.workbench.transcribing import ITS_OWN  # noqa: PLC0415 (every other verb does without)

    now, failed = session(), False
    with now.open() as bench, step_bar(now.words) as progress:
        transcribing = bench.workbench.voices.transcribing
        if not transcribing.cards():
            raise ModelMissing
        waiting = (document,) if document else tuple(one.id for one in transcribing.waiting())
        for one in waiting:
            try:
                transcribing.hear(one, model, progress)
            except ITS_OWN as error:
                complain(error, now.words)
                failed = True
            else:
                messages().print(now.words.say("recording.heard", document=one), markup=False)
    if not waiting:
        messages().print(now.words.say("recording.none"), markup=False)
    if failed:
        raise typer.Exit(1)


def translate(
    document: Annotated[str, typer.Argument(metavar="ID", help="As `vouch list` shows it.")],
    *,
    to: Annotated[str, typer.Option(help="Into which language: en, fr, de, es, hi, it, ms, nl, pt or zh.")],
    page: Annotated[int, typer.Option(help="One of its pages; else all.")] = 0,
    printed: Annotated[Printed, typer.Option("--format", help="How to print it.")] = Printed.TABLE,
) -> None:
    """Have an installed model say a document in another language, sentence by sentence beside the original.

    Figures, dates, numbers of papers and currencies are cut out first and put back as they are printed. A sentence in
    which one of them would be lost, doubled or made up is shown as it stands, and marked.

    It is for you to read: nothing of it is kept, exported or believed.
    """
    now = session()
    with now.look() as bench, step_bar(now.words) as progress:
        translating = bench.workbench.voices.translating
        found = bench.workbench.show(document).document
        numbers = (page,) if page else found.reading.pages if found.reading else (1,)
        said = [one for number in numbers for one in translating.page(document, number, to, progress)]
        model = translating.model()
    if printed is Printed.JSON:
        typer.echo(json.dumps({"model": model, "to": to, "sentences": [_as_json(one) for one in said]}))
        return
    made = table(*(now.words.say(f"column.{name}") for name in ("page", "original", "translated")))
    for one in said:
        mark = "" if one.whole else f" [yellow]({now.words.say('translation.left')})[/]"
        made.add_row(str(one.original.page), escape(one.original.text), escape(one.text) + mark)
    output().print(made)
    messages().print(now.words.say("translation.by", model=model), markup=False)


def _as_json(one: Translated) -> dict[str, object]:
    where = {"page": one.original.page, "box": list(one.original.box)}
    return {**where, "original": one.original.text, "translation": one.text, "translated": one.whole}
