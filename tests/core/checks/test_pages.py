"""Pages that a paper's own numbers announce."""

import pytest

from core.checks.pages import page_findings
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page


def pages(*texts: str) -> Contents:
    made = [
        Page(n, 595, 842, tuple(Word(word, Box(0, 0, 10, 10)) for word in text.split()))
        for n, text in enumerate(texts, start=1)
    ]
    return Contents(pages=tuple(made))


@pytest.mark.parametrize(
    ("contents", "missing"),
    [
        (pages("Page 1 of 2", "Page 2 of 2"), False),
        (pages("Page 1 of 3", "Page 2 of 3"), True),
        (pages("Seite 2 von 2"), True),
        (pages("Page 1 / 3", "Page 1 / 3", "Page 3 / 3"), True),
        (pages("第 1 页 共 2 页"), True),
        (pages("no number", "none"), False),
        (pages("Page 1", "Page 2"), False),
        (pages("Page 2", "Page 3"), True),
        (pages("Page 1", "Page 3"), True),
        (pages("see Page 2 and Page 3"), False),
    ],
)
def test_pages_that_the_paper_announces_are_missed(contents: Contents, *, missing: bool) -> None:
    assert bool(page_findings(contents)) is missing
