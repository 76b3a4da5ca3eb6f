import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codec import decode, encode
from core.domain.document import Source
from core.domain.errors import ReaderLied
from core.domain.page import Part
from core.ports import Limits, PageImage
from core.work.protocol import LARGEST, Kind, Task, image_body, image_of, page_of, part_body, part_of, receive, send

FRAMES = st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=200)), max_size=8)


@given(FRAMES)
def test_frames_come_back_as_they_were_sent(frames: list[tuple[Kind, bytes]]) -> None:
    stream = io.BytesIO()
    sent = [(kind, body[: LARGEST[kind]]) for kind, body in frames]
    for kind, body in sent:
        send(stream, kind, body)
    stream.seek(0)
    assert [tuple(frame) for frame in iter(lambda: receive(stream), None)] == sent


@given(st.binary(max_size=64))
def test_any_bytes_are_frames_the_end_or_a_lie(data: bytes) -> None:
    stream = io.BytesIO(data)
    try:
        while receive(stream) is not None:
            pass
    except ReaderLied:
        pass


@given(st.text(max_size=80), st.binary(max_size=200))
def test_parts_come_back(name: str, data: bytes) -> None:
    part = part_of(part_body(Part(name, data)))
    assert part.data == data
    assert part.name == name.encode("utf-8", "replace").decode()


@given(st.binary(max_size=64))
def test_any_body_is_a_part_an_image_a_page_or_a_lie(body: bytes) -> None:
    for read in (part_of, image_of, page_of):
        try:
            read(body)
        except ReaderLied:
            continue


@given(st.integers(0, 2**32 - 1), st.binary(max_size=50))
def test_images_come_back(number: int, pixels: bytes) -> None:
    image = PageImage(number, b"RIFF0000WEBP" + pixels)
    assert image_of(image_body(image)) == image


@given(st.text(max_size=30), st.none() | st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
def test_a_task_carries_the_source(path: str, part: str | None, passwords: list[str]) -> None:
    source = Source(path, "ab", b"data", part, tuple(passwords))
    task = Task.of(source, Limits(parts=3))
    assert decode(Task, encode(task)) == task
    assert task.source(b"data") == source


@pytest.mark.parametrize("kind", list(Kind))
def test_a_frame_larger_than_its_kind_may_be_is_refused_before_it_is_read(kind: Kind) -> None:
    size = LARGEST[kind] + 1
    with pytest.raises(ReaderLied):
        receive(io.BytesIO(kind.value + size.to_bytes(4, "big")))
