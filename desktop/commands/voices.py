"""Recordings as transcripts."""

from __future__ import annotations

from typing import Annotated

import typer

from core.domain.model_errors import ModelUnknown
from desktop.session import session
from desktop.terminal import complain, messages, step_bar


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
        transcribing = bench.workbench.transcribing
        if not transcribing.cards():
            raise ModelUnknown(model=model or "*")
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
