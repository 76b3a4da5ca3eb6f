"""Begins a model host: it is confined first, and only then loads the runtime and the weights.

`--model FILE` is what it runs, `--runtime NAME` in what, `--use USE` what for, `--eyes FILE` what lets it see;
`--threads N` is how many threads it may keep busy, `--memory MB` what it may take. `--card N` is the graphics card that
it is to lie on, with `--card-mb`, `--card-name` and `--card-brief`; `--spared NAME` one that could not take it before.

`--cards RUNTIME` alone says which cards a runtime can use, and nothing else is done.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from core.domain.weights import Use
from core.ports import Limits
from core.work.confining import Room, confine
from core.work.limits import ROOT
from models.host.cards import ASK, tell
from models.host.devices import PROCESSOR, Placement, described, files

OURS = ("core", "models", "resources")
RUNTIME_MB = 2048
"""address space of Python and the runtime, besides what a model takes"""
RESERVED_MB = 16 * 1024 * 1024
"""address space that drivers of cards set aside for all memory of the machine and of its cards; they take none by it"""
NICE = 10
"""how far it steps back behind readers and the window, which then take what they need of the processors"""


def main(arguments: Sequence[str]) -> int:
    """Answer what is asked until the input ends."""
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    if ASK in given:
        tell(given[ASK])
        return 0
    tasks, answers = _pipes()
    model, memory, place = Path(given["--model"]), int(given["--memory"]), _place(given)
    if hasattr(os, "nice"):
        os.nice(NICE)
    space = RESERVED_MB if place.number >= 0 else 2 * memory + RUNTIME_MB
    confinement = confine(Limits(memory_mb=space), _room(model.parent, place))
    from models.host.loading import Runtime, Weights  # noqa: PLC0415 (as below)
    from models.host.serving import serve  # noqa: PLC0415 (its threads are to be confined too)

    eyes = Path(given["--eyes"]) if "--eyes" in given else None
    runtime, use = Runtime(given.get("--runtime", Runtime.LLAMA)), Use(given.get("--use", Use.TEXT))
    weights = Weights(runtime, model, eyes, use, place, given.get("--spared", ""))
    serve(tasks, answers, weights, int(given["--threads"]), confinement)
    return 0


def _place(given: Mapping[str, str]) -> Placement:
    """The card that was chosen for the model."""
    if "--card" not in given:
        return PROCESSOR
    number, budget = int(given["--card"]), float(given["--card-mb"])
    return Placement(number, budget, given["--card-name"], given["--card-brief"] == "yes")


def _room(folder: Path, place: Placement) -> Room:
    """What the host may see: the folder of its model, and cards only where one was chosen."""
    reads, on_card = (folder, *(ROOT / name for name in OURS)), place.number >= 0
    more, devices = (described(), files()) if on_card else ((), ())
    return Room(Path(tempfile.gettempdir()), (*reads, *more), (ROOT,), devices=devices)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Input and output for ourselves; what foreign code reads is empty, what it prints is lost."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    return tasks, answers


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
