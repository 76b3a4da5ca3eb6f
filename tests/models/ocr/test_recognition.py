from collections.abc import Iterator
from threading import Barrier, Thread

import numpy as np
import pytest

from core.domain.errors import OutOfMemory
from core.ports import Picture
from models.ocr.engines import Tensor
from models.ocr.lines import Answer, LineNetwork
from models.ocr.recognition import read_strips

CELL = 8
"""pixels of a column of an answer"""


def strip(width: int) -> Picture:
    picture = np.full((48, width, 3), 255, np.uint8)
    picture[10:38, : width // 2] = 0
    return picture


def test_as_many_batches_are_read_at_once_as_there_are_threads_and_lines_keep_their_order() -> None:
    both = Barrier(2, timeout=20)

    def answers(lines: Tensor) -> Iterator[Answer]:
        both.wait()
        for line in lines:
            inked = line.min((0, 1)).reshape(-1, CELL).min(1) < 0
            chances = np.stack([~inked, inked, *(0 * inked,) * 3], 1).astype(np.float32)
            yield Answer(chances, ("", "1", ".", ",", " "))

    widths = (320, 640, 960, 1280)
    lines = read_strips([strip(width) for width in widths], LineNetwork(answers, lambda: None, threads=2))
    assert [round(line[0].end, -1) for line in lines] == [width / 4 + 10 for width in widths]


def test_a_thread_that_may_not_start_is_a_lack_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", refused)
    with pytest.raises(OutOfMemory):
        read_strips([strip(320)], LineNetwork(lambda _: iter(()), lambda: None))
