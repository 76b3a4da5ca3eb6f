"""Model hosts that behave as the parent must survive: run as a program with the way of behaving as argument."""

import os
import sys
import time
from pathlib import Path

from core.domain.codec import decode, encode
from core.domain.document import Failure
from core.domain.question import Question, Said
from core.work.protocol import Kind, Step, receive, send


def answer(way: str, question: Question) -> None:  # noqa: C901, PLR0912 (a case for every way)
    out = sys.stdout.buffer
    match way:
        case "good":
            for done in range(1, 4):
                send(out, Kind.STEP, encode(Step("thinking", done, question.most_tokens)))
            send(out, Kind.END, encode(Said(question.text[::-1], 3)))
        case "refuses":
            send(out, Kind.FAILURE, encode(Failure("model.question")))
        case "strange failure":
            send(out, Kind.FAILURE, encode(Failure("vault.missing")))
        case "crashes":
            os.abort()
        case "garbage":
            out.write(b"\xff" * 100)
            out.flush()
        case "hangs":
            time.sleep(600)
        case "never ends":
            for done in range(10**9):
                send(out, Kind.STEP, encode(Step("thinking", done % 100, 100)))
        case "grows":
            kept = bytearray()
            while True:
                kept += b"x" * 8_000_000
                time.sleep(0.005)
        case "strange step":
            send(out, Kind.STEP, encode(Step("\x1b[2J", 1, 1)))
        case "half an answer":
            send(out, Kind.END, b'{"text": 5}')
        case "no tokens":
            send(out, Kind.END, encode(Said("", -5)))
        case "no room on its card":
            send(out, Kind.END, encode(Said(question.text[::-1], 3, spared="A card")))
        case "a card with a strange name":
            send(out, Kind.END, encode(Said(question.text[::-1], 3, card="\x1b[2J")))
        case "lets go":
            send(out, Kind.STEP, encode(Step("thinking", 1, 2)))
            heard = receive(sys.stdin.buffer)
            assert heard is not None
            assert heard.kind is Kind.CANCEL
            send(out, Kind.FAILURE, encode(Failure("reader.cancelled")))


def main(way: str, mark: str) -> None:
    send(sys.stdout.buffer, Kind.READY)
    while (frame := receive(sys.stdin.buffer)) is not None:
        if way.startswith("once "):
            again = Path(mark).exists()
            Path(mark).touch()
            answer("good" if again else way.removeprefix("once "), decode(Question, frame.body))
        else:
            answer(way, decode(Question, frame.body))


if __name__ == "__main__":
    main(*sys.argv[1:])
