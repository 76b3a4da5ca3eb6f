"""Reader processes that behave as the parent must survive: run as a program with the way of behaving as argument."""

import os
import sys
import time
from typing import BinaryIO

from core.domain.codec import encode
from core.domain.document import Failure, Reading
from core.domain.layout import Box, Word
from core.domain.page import Page, Part
from core.domain.record import Record
from core.ports import PageImage
from core.work.protocol import End, Kind, Step, image_body, part_body, receive, send

PAGE = Page(1, 100.0, 200.0, (Word("hello", Box(1.0, 2.0, 3.0, 4.0)),))
WEBP = b"RIFF\x04\0\0\0WEBP"


def _page_and_again(out: BinaryIO, times: int) -> None:
    for _ in range(times):
        send(out, Kind.PAGE, encode(Page(1, 1.0, 1.0)))


def answer(out: BinaryIO, way: str) -> None:  # noqa: C901, PLR0912, PLR0915 (a case for every way)
    match way.removeprefix("then "):
        case "good":
            send(out, Kind.STEP, encode(Step("reading", 1, 1)))
            send(out, Kind.IMAGE, image_body(PageImage(1, WEBP)))
            send(out, Kind.PAGE, encode(PAGE))
            send(out, Kind.PART, part_body(Part("inner.csv", b"a;b")))
            send(out, Kind.END, encode(End((Reading("invoice", 0.9, Record(), pages=(1,)),))))
        case "refuses":
            send(out, Kind.FAILURE, encode(Failure("file.password_needed", {})))
        case "strange failure":
            send(out, Kind.FAILURE, encode(Failure("vault.missing", {})))
        case "hangs":
            time.sleep(600)
        case "lacks memory":
            send(out, Kind.FAILURE, encode(Failure("limit.memory", {})))
        case "spins":
            while True:
                pass
        case "crashes":
            os.abort()
        case "leaves":
            sys.exit(0)
        case "grows":
            kept = bytearray()
            while True:
                kept += b"x" * 8_000_000
                time.sleep(0.005)
        case "garbage":
            out.write(b"\xff" * 100)
            out.flush()
        case "huge":
            out.write(Kind.PAGE.value + b"\xff\xff\xff\xff")
            out.flush()
        case "wrong page":
            send(out, Kind.PAGE, encode(Page(7, 1.0, 1.0)))
        case "page without end":
            _page_and_again(out, 3)
        case "no page":
            send(out, Kind.PAGE, b"{}")
        case "unseen pages":
            send(out, Kind.END, encode(End((Reading("invoice", 0.9, Record(), pages=(1, 2)),))))
        case "not a picture":
            send(out, Kind.IMAGE, image_body(PageImage(1, b"GIF89a")))
        case "never gets on":
            while True:
                send(out, Kind.STEP, encode(Step("reading", 1, 2)))
        case "names itself":
            send(out, Kind.FAILURE, encode(Failure("format.damaged", {"self": "x" * 5_000})))
        case "a million members":
            send(out, Kind.PAGE, b'{"number":1,"width":1.0,"height":1.0,"words":[' + b"[]," * 1_000_000 + b"[]]}")
        case "deep":
            send(out, Kind.END, b'{"readings":' + b"[" * 2_000_000)
        case "parts without end":
            while True:
                send(out, Kind.PART, part_body(Part("part", bytes(1_000_000))))
        case "strange step":
            send(out, Kind.STEP, encode(Step("\x1b[2J text of a document", 1, -5)))
        case "asks back":
            send(out, Kind.TASK, b"{}")
        case "prints secrets":
            send(out, Kind.FAILURE, encode(Failure("reader.crashed", dict(os.environ))))
        case "half":
            out.write(Kind.PAGE.value + b"\x00\x00\x01\x00abc")
            out.flush()
            sys.exit(0)


def main(way: str) -> None:
    out = sys.stdout.buffer
    send(out, Kind.READY)
    served = 0
    while receive(sys.stdin.buffer) is not None:
        receive(sys.stdin.buffer)
        answer(out, way if served or not way.startswith("then ") else "good")
        served += 1
    if way == "good":
        sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
