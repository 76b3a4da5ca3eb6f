"""Whether words and places of a page can be trusted."""

from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.domain.record import Evidence
from core.extraction.page.evidence import vouched, vouched_at

PLACE = Box(10, 10, 60, 20)


def scan(*words: Word) -> Page:
    return Page(1, 595, 842, words, TextSource.OCR)


def test_the_files_own_words_are_trusted() -> None:
    page = Page(1, 595, 842, (Word("Total", PLACE),))
    assert vouched(page, page.words)
    assert vouched_at(page, Evidence("Total", 1, PLACE))


def test_two_recognizers_vouch_for_a_scan_one_does_not() -> None:
    alike, alone = Word("12.00", PLACE, 0.9, "12.00"), Word("12.00", PLACE, 0.9)
    assert vouched(scan(alike), (alike,))
    assert not vouched(scan(alone), (alone,))


def test_a_page_without_words_vouches_for_nothing() -> None:
    assert not vouched(scan(), ())
    assert not vouched_at(scan(), Evidence("12.00", 1, PLACE))
    assert not vouched(Page(1, 595, 842, ()), ())
    assert not vouched_at(Page(1, 595, 842, ()), Evidence("12.00", 1, PLACE))


def test_marks_alone_vouch_for_nothing() -> None:
    rule = Word("|", PLACE, 0.9)
    assert not vouched(scan(rule), (rule,))
