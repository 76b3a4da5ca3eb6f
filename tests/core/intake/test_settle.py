"""Which files have come to rest, decided without a disk."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.settle import Patience, Sighting, Waiting, client_of, passed_over, settle

FILE = PurePath("a.pdf")
QUICK = Patience(still=2, unknown=5, hollow=90)
CLOSED = Sighting(10, 1, open=False)


def looks(*sightings: tuple[float, Sighting]) -> list[float]:
    """When a file that looked so at those times was found to be at rest."""
    waiting: dict[PurePath, Waiting] = {}
    ready = []
    for now, sighting in sightings:
        settled = settle(waiting, {FILE: sighting}, now, QUICK)
        waiting = dict(settled.waiting)
        ready += [now] * len(settled.ready)
    return ready


def test_a_file_that_nobody_writes_to_settles_after_standing_still() -> None:
    assert looks((0, CLOSED), (1, CLOSED), (2, CLOSED)) == [2]


def test_growing_begins_the_wait_anew() -> None:
    grown = Sighting(11, 2, open=False)
    assert looks((0, CLOSED), (1.9, grown), (2.5, grown), (3.9, grown)) == [3.9]


def test_a_file_held_open_for_writing_never_settles_however_long_it_pauses() -> None:
    held = Sighting(10, 1, open=True)
    assert looks((0, held), (60, held), (600, held), (601, CLOSED), (602.5, CLOSED)) == [602.5]


def test_where_the_system_does_not_tell_it_waits_longer() -> None:
    unknown = Sighting(10, 1)
    assert looks((0, unknown), (3, unknown), (5, unknown)) == [5]


def test_a_preallocated_file_waits_for_its_end() -> None:
    hollow, full = Sighting(10, 1, hollow=True, open=None), Sighting(10, 5, open=None)
    assert looks((0, hollow), (30, hollow), (31, full), (36, full)) == [36]


def test_a_file_replaced_by_another_of_the_same_size_and_time_is_another() -> None:
    assert looks((0, CLOSED), (2, Sighting(10, 1, inode=7, open=False))) == []


def test_an_empty_file_waits() -> None:
    empty = Sighting(0, 1, open=False)
    assert looks((0, empty), (1000, empty)) == []


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        "~$letter.docx",
        "scan.pdf.part",
        "x.crdownload",
        "Thumbs.db",
        "taken/a.pdf",
        ".git/a.pdf",
        "a/.b/c.pdf",
    ],
)
def test_what_is_no_document_is_passed_over(name: str) -> None:
    assert passed_over(PurePath(name))


@pytest.mark.parametrize("name", ["a.pdf", "Client/a.pdf", "Client/taken/a.pdf", "taken", "no ending", "partial.pdf"])
def test_other_files_are_not(name: str) -> None:
    assert not passed_over(PurePath(name))


def test_the_first_subfolder_is_the_client_unless_one_is_named() -> None:
    assert client_of(PurePath("Northwind/2025/a.pdf")) == "Northwind"
    assert client_of(PurePath("Northwind/2025/a.pdf"), "Other") == "Other"
    assert client_of(PurePath("a.pdf")) == ""


SIGHTINGS = st.builds(
    Sighting,
    st.integers(0, 3),
    st.integers(0, 2),
    hollow=st.booleans(),
    open=st.sampled_from([True, False, None]),
)


@given(st.lists(st.tuples(st.floats(0.001, 40), SIGHTINGS), min_size=1, max_size=12))
def test_nothing_settles_unless_it_looked_the_same_for_as_long_as_is_needed(
    steps: list[tuple[float, Sighting]],
) -> None:
    times, seen = [], []
    now = 0.0
    for pause, sighting in steps:
        now += pause
        times.append(now)
        seen.append(sighting)
    for moment in looks(*zip(times, seen, strict=True)):
        last = times.index(moment)
        same = last
        while same > 0 and (seen[same - 1].size, seen[same - 1].modified_ns) == (
            seen[last].size,
            seen[last].modified_ns,
        ):
            same -= 1
        assert moment - times[same] >= QUICK.needed(seen[last])
        assert seen[last].size
        assert not seen[last].open
