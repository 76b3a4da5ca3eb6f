"""The protocol by itself: what is answered, what is refused, what is taken back."""

import io
import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.mcp.protocol import BUSY, VERSIONS, WAITING, Conversation, Offer, Told

TOOL = {"name": "echo", "inputSchema": {"type": "object"}}


def echo(client: str, name: str, arguments: Mapping[str, Any]) -> Told:
    if "fail" in arguments:
        raise ValueError(name)
    return Told(f"{client}: {arguments}", arguments)


OFFER = Offer("made", "1", "Look.", [TOOL], echo)


def talk(*messages: Any) -> list[Any]:
    """What is answered to messages, or lines as they are."""
    sent = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in messages]
    out = io.BytesIO()
    Conversation(io.BytesIO(b"\n".join(sent)), out, OFFER).run()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def request(method: str, number: Any = 1, **given: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": given}


def begin(version: str = VERSIONS[0]) -> dict[str, Any]:
    return request("initialize", 0, protocolVersion=version, capabilities={}, clientInfo={"name": "test"})


def codes(*messages: Any) -> list[int | None]:
    return [one.get("error", {}).get("code") for one in talk(*messages)]


def test_it_begins_once_and_first() -> None:
    assert codes(request("tools/list"), begin(), begin(), request("tools/list")) == [-32600, None, -32600, None]
    assert codes(request("initialize", protocolVersion=VERSIONS[0])) == [-32602]
    assert codes(request("ping"), request("ping", "b")) == [None, None]


@pytest.mark.parametrize("version", [*VERSIONS, "1999-01-01", "2999-01-01"])
def test_a_version_is_agreed_on(version: str) -> None:
    agreed = version if version in VERSIONS else VERSIONS[0]
    call = request("tools/call", "x", name="echo", arguments={"a": 1})
    begun, called = talk(begin(version), {"jsonrpc": "2.0", "method": "notifications/initialized"}, call)
    assert begun["result"]["protocolVersion"] == agreed
    assert begun["result"]["capabilities"] == {"tools": {}}
    assert called["result"]["content"] == [{"type": "text", "text": "test: {'a': 1}"}]
    assert (called["result"].get("structuredContent") == {"a": 1}) is (agreed >= "2025-06-18")


def test_several_messages_stand_in_one_line_in_the_one_version_that_has_it() -> None:
    several = [request("tools/list", "a"), {"jsonrpc": "2.0", "method": "notifications/x"}, 5, request("eat", "b")]
    _, answers = talk(begin("2025-03-26"), several)
    assert [(one["id"], "error" in one) for one in answers] == [("a", False), (None, True), ("b", True)]
    for version in set(VERSIONS) - {"2025-03-26"}:
        assert codes(begin(version), several) == [None, -32600]
    assert talk(begin("2025-03-26"), [{"jsonrpc": "2.0", "method": "notifications/x"}])[1:] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b'"' + b"x" * (3 << 20) + b'"', -32600),
        ([], -32600),
        ({"id": 1, "method": "tools/list"}, -32600),
        (request("tools/list", None), -32600),
        (request("tools/list", 1.5), -32600),
        (request("tools/list", number=[]), -32600),
        (request("tools/list") | {"params": [1]}, -32600),
        (request("tools/list", cursor="2"), -32602),
        (request("tools/call", name="eat"), -32602),
        (request("tools/call", name=["echo"]), -32602),
        (request("tools/call", name="echo", arguments=[1]), -32602),
        (request("tools/call", name="echo", arguments={"fail": 1}), -32603),
        (request("resources/list"), -32601),
    ],
)
def test_what_is_wrong_is_refused_and_the_talk_goes_on(line: Any, code: int) -> None:
    assert codes(begin(), line, request("tools/list", 9)) == [None, code, None]


def test_a_pipe_that_breaks_ends_the_talk() -> None:
    class Breaks(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            raise OSError(size)

    Conversation(Breaks(), io.BytesIO(), OFFER).run()


def test_what_asks_for_nothing_is_not_answered() -> None:
    silent = ({"jsonrpc": "2.0", "method": "notifications/unknown"}, {"jsonrpc": "2.0", "id": 7, "result": {}}, b"  ")
    assert len(talk(begin(), *silent)) == 1


class Slow(NamedTuple):
    """A conversation whose one tool answers when it is set free."""

    free: threading.Event
    begun: threading.Event
    send: Callable[[Any], object]
    receive: Callable[[], Any]


@contextmanager
def slow() -> Iterator[Slow]:
    free, begun = threading.Event(), threading.Event()

    def waits(client: str, name: str, arguments: Mapping[str, Any]) -> Told:
        begun.set()
        assert free.wait(30)
        return Told("done")

    (theirs, ours), (answers, out) = os.pipe(), os.pipe()
    with os.fdopen(theirs, "rb") as incoming, os.fdopen(out, "wb") as outgoing, os.fdopen(answers, "rb") as read:
        thread = threading.Thread(target=Conversation(incoming, outgoing, Offer("made", "1", "", [TOOL], waits)).run)
        thread.start()
        with os.fdopen(ours, "wb", buffering=0) as write:
            yield Slow(
                free,
                begun,
                lambda message: write.write(json.dumps(message).encode() + b"\n"),
                lambda: json.loads(read.readline()),
            )
        thread.join(30)


def test_what_is_taken_back_is_not_answered_and_a_ping_is_at_once() -> None:
    with slow() as talking:
        talking.send(begin())
        assert talking.receive()["id"] == 0
        for number in (1, 2, 3):
            talking.send(request("tools/call", number, name="echo"))
        assert talking.begun.wait(30)
        for number in (1, 2, 99):
            talking.send({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": number}})
        talking.send(request("ping", "p"))
        assert talking.receive()["id"] == "p"
        talking.free.set()
        assert talking.receive()["id"] == 3


def test_more_than_can_wait_is_turned_away_and_what_waits_is_answered() -> None:
    with slow() as talking:
        talking.send(begin())
        assert talking.receive()["id"] == 0
        talking.send(request("tools/call", "at work", name="echo"))
        assert talking.begun.wait(30)
        for number in range(WAITING + 1):
            talking.send(request("tools/call", number, name="echo"))
        assert talking.receive()["error"]["code"] == BUSY
        talking.free.set()
        answered = [talking.receive() for _ in range(WAITING + 1)]
    assert all("result" in one for one in answered)


def test_what_common_clients_send_is_understood() -> None:
    bare = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": None}
    paged = request("tools/list", "a", cursor=None, _meta={"progressToken": 1})
    assert [len(one["result"]["tools"]) for one in talk(begin(), bare, paged)[1:]] == [1, 1]
    assert codes(begin(), request("resources/list"), request("prompts/list"))[1:] == [-32601, -32601]


@given(st.binary(max_size=300))
def test_no_bytes_end_the_talk(line: bytes) -> None:
    line = line.replace(b"\n", b" ")
    answers = talk(begin(), line, request("tools/list", "last"))
    assert answers[-1]["id"] == "last"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.integers(),
    lambda one: st.lists(one) | st.dictionaries(st.sampled_from(["jsonrpc", "id", "method", "params", "name"]), one),
    max_leaves=8,
)


@given(JSON)
def test_no_message_ends_the_talk(message: Any) -> None:
    assert talk(begin(), message, request("tools/list", "last"))[-1]["id"] == "last"
