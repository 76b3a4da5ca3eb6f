"""Begins a model host: it is confined first, and only then loads the runtime and the weights.

`--model FILE` is what it runs, `--runtime NAME` in what, `--use USE` what for, `--eyes FILE` what lets it see;
`--threads N` is how many threads it may keep busy, `--memory MB` what it may take, `--layers N` how much of it lies on
a graphics card.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from core.domain.weights import Use
from core.ports import Limits
from core.work.confining import Room, confine
from core.work.limits import ROOT
from models.host.devices import files

OURS = ("core", "models", "resources")
RUNTIME_MB = 2048
"""address space of Python and the runtime, besides what a model takes"""
NICE = 10
"""how far it steps back behind readers and the window, which then take what they need of the processors"""


def main(arguments: Sequence[str]) -> int:
    """Answer what is asked until the input ends."""
    tasks, answers = _pipes()
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    model, memory = Path(given["--model"]), int(given["--memory"])
    layers = int(given.get("--layers", 0))
    reads, devices = (model.parent, *(ROOT / name for name in OURS)), files() if layers else ()
    room = Room(Path(tempfile.gettempdir()), reads, (ROOT,), devices=devices)
    if hasattr(os, "nice"):
        os.nice(NICE)
    confinement = confine(Limits(memory_mb=2 * memory + RUNTIME_MB), room)
    from models.host.loading import Runtime, Weights  # noqa: PLC0415 (as below)
    from models.host.serving import serve  # noqa: PLC0415 (its threads are to be confined too)

    eyes = Path(given["--eyes"]) if "--eyes" in given else None
    runtime, use = Runtime(given.get("--runtime", Runtime.LLAMA)), Use(given.get("--use", Use.TEXT))
    weights = Weights(runtime, model, eyes, use, layers)
    serve(tasks, answers, weights, int(given["--threads"]), confinement)
    return 0


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
