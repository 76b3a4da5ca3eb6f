"""The Model Context Protocol over two pipes: JSON-RPC 2.0, one message a line, what it asks for done one by one."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, BinaryIO, NamedTuple, TypeAlias

log = logging.getLogger(__name__)

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
"""of the protocol, the latest first"""
BATCHED = "2025-03-26"
"""the only version in which several messages may stand in one line"""
STRUCTURED = frozenset(VERSIONS[:2])
"""versions in which a tool's answer is an object beside its text"""
LARGEST = 1 << 20
"""bytes of one message"""
WAITING = 100
"""messages that wait for their turn at a time"""
END = object()
UNREADABLE, INVALID, UNKNOWN, WRONG, INTERNAL, BUSY = -32700, -32600, -32601, -32602, -32603, -32000
Message: TypeAlias = "dict[str, Any]"
Id: TypeAlias = "str | int"


class Refused(Exception):
    """A request that the protocol does not allow."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class Told(NamedTuple):
    """What a tool answers."""

    text: str
    value: Mapping[str, Any] | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What a server is, and what it can do."""

    name: str
    version: str
    instructions: str
    tools: Sequence[Message]
    call: Callable[[str, str, Mapping[str, Any]], Told]
    """what a tool, called by a program of this name, answers to these arguments"""


@dataclass(slots=True)
class Conversation:
    """One client that is answered until it ends."""

    incoming: BinaryIO
    outgoing: BinaryIO
    offer: Offer
    client: str = ""
    """what the other program calls itself; nothing before it said so"""
    version: str = ""
    _waiting: SimpleQueue[Any] = field(default_factory=SimpleQueue)
    _open: dict[Id, bool] = field(default_factory=dict)
    """requests that are not answered yet, and whether they were taken back"""
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> None:
        """Answers until the other side closes its pipe."""
        threading.Thread(target=self._listen, name="mcp", daemon=True).start()
        while (message := self._waiting.get()) is not END:
            self._answer(message)

    def _listen(self) -> None:
        """Takes messages in until none come any more, or the pipe breaks."""
        try:
            self._take_in()
        except OSError as problem:
            log.warning("pipe", extra={"problem": type(problem).__name__})
        finally:
            self._waiting.put(END)

    def _take_in(self) -> None:
        """Has what needs no work done at once, even while a tool works; the rest waits for its turn."""
        for line in lines(self.incoming):
            message = _parsed(line)
            if isinstance(message, dict) and message.get("method") == "notifications/cancelled":
                self._take_back(message)
            elif isinstance(message, dict) and message.get("method") == "ping":
                self._answer(message)
            elif self._waiting.qsize() >= WAITING:
                self._turn_away(message)
            else:
                with self._turn:
                    self._open |= {one["id"]: False for one in _all(message) if _has_id(one)}
                self._waiting.put(message)

    def _turn_away(self, message: Any) -> None:
        """Answers the requests of a message that does not fit in any more."""
        for one in filter(_has_id, _all(message)):
            error = {"code": BUSY, "message": f"More than {WAITING} messages wait: ask again later."}
            self._send({"jsonrpc": "2.0", "id": one["id"], "error": error})

    def _take_back(self, message: Message) -> None:
        """Marks a request as one that needs no answer any more."""
        given = message.get("params")
        wanted = given.get("requestId") if isinstance(given, dict) else None
        with self._turn:
            if isinstance(wanted, str | int) and wanted in self._open:
                self._open[wanted] = True

    def _answer(self, message: Any) -> None:
        if isinstance(message, list) and message and self.version == BATCHED:
            replies = [said for one in message if (said := self._reply(one))]
            self._send(replies)
        else:
            self._send(self._reply(message))

    def _send(self, said: Message | list[Message] | None) -> None:
        with suppress(BrokenPipeError):  # who is gone needs no answer, and its end is noticed by who listens
            self._write(said)

    def _write(self, said: Message | list[Message] | None) -> None:
        if said:
            line = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
            with self._turn:
                self.outgoing.write(line + b"\n")
                self.outgoing.flush()

    def _reply(self, message: Any) -> Message | None:
        """The answer to one message; none to what asks for none, or was taken back."""
        if isinstance(message, dict) and "method" not in message and not {"result", "error"}.isdisjoint(message):
            return None  # the answer to a question that nobody asked
        name = message["id"] if _has_id(message) else None
        try:
            method, given = _read(message)
            if name is None:
                return None
            said = {"result": {} if self._is_taken_back(name) else self._done(method, given)}
        except Refused as refusal:
            said = {"error": {"code": refusal.code, "message": str(refusal)}}
        except Exception as problem:  # the edge of the program: whoever asked is told, and may ask again
            log.exception("internal", extra={"where": "mcp", "problem": type(problem).__name__})
            said = {"error": {"code": INTERNAL, "message": "Something went wrong inside Vouch; its log says where."}}
        taken_back = self._is_taken_back(name)
        with self._turn:
            self._open.pop(name, None) if name is not None else None
        return None if taken_back else {"jsonrpc": "2.0", "id": name, **said}

    def _is_taken_back(self, name: Id | None) -> bool:
        with self._turn:
            return name is not None and self._open.get(name, False)

    def _done(self, method: str, given: Message) -> Message:
        """What a request asks for. Raises Refused."""
        if method == "ping":
            return {}
        if (method == "initialize") is bool(self.version):
            raise Refused(INVALID, "Say `initialize` first, and once.")
        match method:
            case "initialize":
                return self._begun(given)
            case "tools/list":
                if given.get("cursor") is not None:
                    raise Refused(WRONG, "The list has one page.")
                return {"tools": list(self.offer.tools)}
            case "tools/call":
                return self._called(given)
        raise Refused(UNKNOWN, f"There is no method {method[:80]!r}.")

    def _begun(self, given: Message) -> Message:
        """Agrees on a version: the one that is asked for, where it is known, else the latest."""
        wanted, client = given.get("protocolVersion"), given.get("clientInfo")
        name = client.get("name") if isinstance(client, dict) else None
        if not isinstance(wanted, str) or not isinstance(name, str) or not name.strip():
            raise Refused(WRONG, "`protocolVersion` and the name in `clientInfo` must be given.")
        self.client, self.version = name, wanted if wanted in VERSIONS else VERSIONS[0]
        about = {"name": self.offer.name, "version": self.offer.version}
        said = {"protocolVersion": self.version, "capabilities": {"tools": {}}, "serverInfo": about}
        return said | {"instructions": self.offer.instructions}

    def _called(self, given: Message) -> Message:
        name, arguments = given.get("name"), given.get("arguments") or {}
        if name not in [one["name"] for one in self.offer.tools]:
            raise Refused(WRONG, f"There is no tool {str(name)[:80]!r}.")
        if not isinstance(arguments, dict):
            raise Refused(WRONG, "`arguments` must be an object.")
        told = self.offer.call(self.client, str(name), arguments)
        said: Message = {"content": [{"type": "text", "text": told.text}], "isError": told.failed}
        beside = told.value is not None and self.version in STRUCTURED
        return said | ({"structuredContent": told.value} if beside else {})


def lines(incoming: BinaryIO) -> Iterator[bytes | None]:
    """The lines that come in, None in the place of one that is too long."""
    while line := incoming.readline(LARGEST):
        if line.endswith(b"\n") or len(line) < LARGEST:
            if line.strip():
                yield line
            continue
        while line and not line.endswith(b"\n"):
            line = incoming.readline(LARGEST)
        yield None


def _parsed(line: bytes | None) -> Any:
    """A line as JSON; Refused where it is none."""
    try:
        return json.loads(line.decode("utf-8")) if line else Refused(INVALID, "The message is too large.")
    except (ValueError, RecursionError):
        return Refused(UNREADABLE, "The message is no JSON.")


def _all(message: Any) -> Sequence[Any]:
    return message if isinstance(message, list) else [message]


def _has_id(message: Any) -> bool:
    return isinstance(message, dict) and type(message.get("id")) in (str, int)


def _read(message: Any) -> tuple[str, Message]:
    """Method and parameters of a request or notification. Raises Refused."""
    if isinstance(message, Refused):
        raise message
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise Refused(INVALID, "This is no message of JSON-RPC 2.0.")
    method, given = message.get("method"), message.get("params")
    given = {} if given is None else given  # some clients say so where they have none
    if not isinstance(method, str) or not isinstance(given, dict) or ("id" in message and not _has_id(message)):
        raise Refused(INVALID, "This is no request: a method, an id and parameters by name make one.")
    return method, given
