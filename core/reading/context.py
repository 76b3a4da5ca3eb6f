"""What reading a source works with: recognizers, limits, and where finished pages go."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from core.domain.page import Page
from core.ports import Limits, PageImage, PageSink, Picture, Progress, Recognizer
from core.reading.pictures import Pictures

QUALITY, EFFORT = 60, 2
"""of the pictures that are shown; an effort of 4 takes more than twice as long and saves 5 % of the bytes"""


@dataclass(frozen=True, slots=True)
class Context:
    """The means of reading one source."""

    recognizer: Recognizer | None
    second: Recognizer | None
    limits: Limits
    pages: PageSink
    progress: Progress
    pictures: Pictures = field(default_factory=lambda: Pictures(0))
    """where the pictures of recognized pages are kept for a second look"""
    trusted: tuple[bytes, ...] = ()
    """certificates that the user trusts, by which signatures are judged"""

    @property
    def wants_images(self) -> bool:
        """Whether somebody will look at the pages."""
        return self.limits.picture_dpi > 0

    def deliver(self, page: Page, picture: Picture | None, of: int) -> None:
        """Hand a finished page on, with its picture where one is wanted."""
        image = PageImage(page.number, webp(picture)) if picture is not None and self.wants_images else None
        self.pages(page, image)
        self.progress("reading", page.number, max(of, page.number))


def webp(picture: Picture) -> bytes:
    """A picture in the form that the window shows."""
    from PIL import Image  # noqa: PLC0415 (nobody may want to see the pages)

    out = io.BytesIO()
    Image.fromarray(picture).save(out, "WEBP", quality=QUALITY, method=EFFORT)
    return out.getvalue()
