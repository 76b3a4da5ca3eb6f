"""T8: an earlier state of the vault, whole or in part, put in the place of the present one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.trust.history import DATABASE, DAYS, LOG, lived, noticed

PAGE = 4096
ROLLED_BACK = "audit.rolled_back"


def one_page(numbers: range, folder: Path) -> Iterator[str]:
    """One page of an earlier day in the place of the present one."""
    yield from _pages(numbers, folder, lambda luck, changed: luck.sample(changed, 1))


def many_pages(numbers: range, folder: Path) -> Iterator[str]:
    """Several pages of an earlier day in the place of the present ones."""
    yield from _pages(numbers, folder, lambda luck, changed: luck.sample(changed, luck.randint(2, len(changed))))


def whole(numbers: range, folder: Path) -> Iterator[str]:
    """The whole vault's folder as it stood on an earlier day."""
    past = lived(folder)
    for number in numbers:
        past.reset()
        shutil.rmtree(past.home)
        shutil.copytree(past.day(random.Random(number).randrange(DAYS - 1)), past.home)
        yield "" if ROLLED_BACK in noticed(folder) else "an earlier vault was not noticed"


def old_log(numbers: range, folder: Path) -> Iterator[str]:
    """The log of an earlier day, with the database of that day or the present one."""
    past = lived(folder)
    for number in numbers:
        past.reset()
        luck = random.Random(number)
        then = folder / f"open day {luck.randrange(DAYS - 1)}"
        shutil.copy2(then / LOG, past.home / LOG)
        if luck.random() < 0.5:
            shutil.copy2(then / DATABASE, past.home / DATABASE)
        yield "" if noticed(folder) else f"a log of {then.name} was not noticed"


def _pages(numbers: range, folder: Path, choose: Callable[[random.Random, list[int]], list[int]]) -> Iterator[str]:
    past = lived(folder)
    present = (past.home / DATABASE).read_bytes()
    for number in numbers:
        past.reset()
        luck = random.Random(number)
        earlier = (past.day(luck.randrange(DAYS - 1)) / DATABASE).read_bytes()
        places = choose(luck, _changed(earlier, present))
        mixed = bytearray(present)
        for at in places:
            mixed[at : at + PAGE] = earlier[at : at + PAGE]
        (past.home / DATABASE).write_bytes(mixed)
        yield "" if noticed(folder) else f"pages {[at // PAGE + 1 for at in places]} were not noticed"


def _changed(earlier: bytes, present: bytes) -> list[int]:
    """Where pages begin that are not what they were."""
    return [at for at in range(0, len(earlier), PAGE) if earlier[at : at + PAGE] != present[at : at + PAGE]]
