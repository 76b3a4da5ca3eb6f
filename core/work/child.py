"""One reader process as the parent sees it: given a source, heard to the end of its answer."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.codec import encode
from core.domain.document import Source
from core.ports import Interpretation, Limits, PageSink, Progress
from core.work.answer import Answer
from core.work.folders import need_room
from core.work.patience import Patience
from core.work.protocol import Frame, Kind, Task
from core.work.spoken import Spoken


class Child(Spoken):
    """A reader process."""

    def __init__(self, command: Sequence[str]) -> None:
        super().__init__(command, Limits())
        self.documents = 0
        self._done = True

    @property
    def fit(self) -> bool:
        """Whether it can take a task: it runs, and has said its last word on the one before."""
        return self._done and self.runs

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says. Raises a ReadingError, or DiskFull: what was read without room is not believed."""
        need_room()
        self._done = False
        self.await_ready(limits)
        self.documents += 1
        self.say(limits, Frame(Kind.TASK, encode(Task.of(source, limits))), Frame(Kind.DATA, source.data))
        answer = Answer(limits, pages, progress)
        try:
            return self._heard(answer, limits)
        finally:
            self._done = answer.done
            self.peak_mb = max(self.peak_mb, self.resident_mb)
            need_room()

    def _heard(self, answer: Answer, limits: Limits) -> Interpretation:
        """The answer's frames to the last; every page gives it more time."""
        seen, patience = 0, Patience(self.id, limits.seconds_without_page)
        while True:
            result = answer.take(self.hear(patience, limits))
            if result is not None:
                return result
            if answer.pages > seen:
                seen, patience = answer.pages, Patience(self.id, limits.seconds_without_page)
