"""What stands in a source: pages of words, codes, embedded records, and the files inside."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.document import Source
from core.domain.errors import FileEmpty, FormatUnknown, SpeechMissing
from core.domain.page import Contents, Page
from core.ports import Limits, PageImage, PageSink, Progress, Recognizer, silent
from core.reading.again import look_again
from core.reading.context import Context
from core.reading.filetype import identify
from core.reading.formats import FORMATS, LOCKABLE
from core.reading.image import read_image
from core.reading.paycodes import keys
from core.reading.pdf import read_pdf
from core.reading.pictures import Pictures

__all__ = ["ORDINARY", "Pictures", "look_again", "read", "unwatched"]

ORDINARY = Limits()


def unwatched(page: Page, image: PageImage | None) -> None:
    """A sink for pages that nobody waits for."""


def read(  # noqa: PLR0917 (the line hands over what it has)
    source: Source,
    recognizer: Recognizer | None = None,
    second: Recognizer | None = None,
    limits: Limits = ORDINARY,
    pages: PageSink = unwatched,
    progress: Progress = silent,
    pictures: Pictures | None = None,
    trusted: Sequence[bytes] = (),
) -> Contents:
    """All that stands in a source. Each page goes to `pages` as soon as it is read. Raises a ReadingError.

    Pictures of recognized pages are kept in `pictures`, where it is given; signatures and signed codes are judged by
    the `trusted` certificates and keys.
    """
    if not source.data:
        raise FileEmpty
    kept = Pictures(0) if pictures is None else pictures
    context = Context(recognizer, second, limits, pages, progress, kept, tuple(trusted))
    keys.trust(trusted)
    kind = identify(source.data)
    if kind == "pdf":
        return read_pdf(source, context)
    if kind == "image":
        return read_image(source, context)
    if kind == "audio":
        raise SpeechMissing
    if kind not in FORMATS:
        raise FormatUnknown
    if kind in LOCKABLE:
        contents = LOCKABLE[kind](source.data, limits, source.passwords)
    else:
        contents = FORMATS[kind](source.data, limits)
    for number, page in enumerate(contents.pages, 1):
        pages(page, None)
        progress("reading", number, len(contents.pages))
    return contents
