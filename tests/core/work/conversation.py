"""What a reader may say, what a liar makes of it, and what the parent makes of that."""

import io
import random
from collections.abc import Callable, Iterator

from core.domain.codec import encode
from core.domain.document import Reading
from core.domain.layout import Box, Word
from core.domain.page import Page, Part
from core.domain.record import Record
from core.ports import Interpretation, Limits, PageImage, silent
from core.work.answer import Answer
from core.work.protocol import (
    Allowance,
    End,
    Frame,
    Kind,
    Step,
    image_body,
    part_body,
    receive,
    send,
)

WEBP = b"RIFF\x04\0\0\0WEBP"
PAGES = [Page(number, 100.0, 200.0, (Word("hello", Box(1.0, 2.0, 3.0, 4.0)),)) for number in (1, 2)]
CONVERSATION = [
    Frame(Kind.STEP, encode(Step("reading", 1, 2))),
    Frame(Kind.IMAGE, image_body(PageImage(1, WEBP))),
    Frame(Kind.PAGE, encode(PAGES[0])),
    Frame(Kind.PAGE, encode(PAGES[1])),
    Frame(Kind.PART, part_body(Part("inner.csv", b"a;b"))),
    Frame(Kind.END, encode(End((Reading("invoice", 0.9, Record(), pages=(1, 2)),)))),
]
LIMITS = Limits(unpacked_mb=1)


def bytes_of(frames: list[Frame]) -> bytes:
    stream = io.BytesIO()
    for frame in frames:
        send(stream, frame.kind, frame.body)
    return stream.getvalue()


def heard(data: bytes) -> Interpretation | None:
    """What the parent makes of these bytes; None where they end before the last word."""
    stream, allowance = io.BytesIO(data), Allowance(LIMITS)
    answer = Answer(LIMITS, lambda page, image: None, silent)
    while (frame := receive(stream, allowance)) is not None:
        if (said := answer.take(frame)) is not None:
            return said
    return None


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """The same bytes with something wrong in them."""
    at, other = sorted(chance.randrange(len(data)) for _ in range(2))
    ways: list[Callable[[], bytes]] = [
        lambda: data[:at],
        lambda: data[:at] + data[other:],
        lambda: data[:other] + data[at:],
        lambda: data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
        lambda: data[:at] + chance.randbytes(4) + data[at + 4 :],
        lambda: data[:at] + chance.choice((b"NaN", b"[[[[", b"-1", b"1e999", b"\xff\xfe", b'"')) + data[at:],
    ]
    return chance.choice(ways)()


def lies(numbers: range) -> Iterator[bytes]:
    for number in numbers:
        chance = random.Random(number)
        frames = chance.sample(CONVERSATION, len(CONVERSATION)) if number % 3 == 0 else CONVERSATION
        yield spoilt(chance, bytes_of(frames))
