"""`python -m bench.first_token`: from the start of the model host to the first token of a small GGUF.

Wall and processor time, the host's own, of each of some starts; the asked second is of the wall on a quiet machine.
Then what the host holds and what is left of it after unloading, and what it costs when it is killed in an answer.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import psutil

from core.domain.question import Question
from core.domain.weights import Wish
from core.work.limits import resident_mb
from models.host.local import LocalModels
from models.training.tiny.llama import Shape, llama

SHAPE = Shape(width=128, heads=4, layers=2, inner=256)
"""of weights of 2 MB or so"""
HELLO = Question("Answer in one word.", "hello", most_tokens=4)
LONG = Question("Answer at length.", "hello", most_tokens=60)
"""an answer that is not over before its host is killed"""


class First(NamedTuple):
    """How long the first token took, in seconds."""

    wall: float
    processor: float


def first_token(local: LocalModels) -> First:
    """Starts the host of the one model, and hears its first token."""
    began, heard = perf_counter(), list[First]()

    def hear(step: str, done: int, total: int) -> None:  # noqa: ARG001 (a progress)
        if done and not heard and local.hosted().busy:
            times = [one.cpu_times() for one in psutil.Process().children(recursive=True)]
            heard.append(First(perf_counter() - began, sum(one.user + one.system for one in times)))

    local.host.ask("tiny", HELLO, hear)
    return heard[0]


def unloaded(local: LocalModels) -> tuple[float, float]:
    """Megabytes that the host held, and all children once it was unloaded."""
    local.host.ask("tiny", HELLO)
    held = local.hosted().resident_mb
    local.unload()
    return held, sum(resident_mb(one.pid) for one in psutil.Process().children(recursive=True))


def killed(local: LocalModels) -> tuple[float, int]:
    """Seconds from a kill in the middle of an answer to its next token, and how many hosts were started for it."""
    hosts, moments = list[int](), list[float]()

    def hear(step: str, done: int, total: int) -> None:  # noqa: ARG001 (a progress)
        new = [one for one in psutil.Process().children() if one.pid not in hosts]
        if not (done and new):
            return
        hosts.extend(one.pid for one in new)
        moments.append(perf_counter())
        if len(moments) == 1:
            new[0].kill()

    local.host.ask("tiny", LONG, hear)
    return moments[1] - moments[0], len(hosts)


def main(arguments: Sequence[str]) -> int:
    """Prints what each start took."""
    wishes = argparse.ArgumentParser(prog="bench.first_token", description=__doc__)
    wishes.add_argument("--times", type=int, default=5)
    with TemporaryDirectory(prefix="vouch-first-token-") as folder:
        path = Path(folder) / "tiny.gguf"
        path.write_bytes(llama(SHAPE))
        local = LocalModels(Path(folder) / "models")
        local.shelf.add(path, Wish("tiny"))
        print(f"GGUF of {path.stat().st_size / 1e6:.1f} MB")
        for _ in range(wishes.parse_args(arguments).times):
            found = first_token(local)
            local.unload()
            print(f"first token after {found.wall:.2f} s, processor {found.processor:.2f} s", flush=True)
        held, left = unloaded(local)
        print(f"the host held {held:.0f} MB, after unloading {left:.0f} MB are left")
        took, hosts = killed(local)
        print(f"killed in its answer: it went on after {took:.2f} s by the host number {hosts}")
        local.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
