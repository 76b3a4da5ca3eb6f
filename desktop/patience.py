"""Words with a process that may keep one waiting: when their time is over, the connection is ended."""

from __future__ import annotations

import os
import socket
import struct
import sys
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SOCKETS = sys.platform != "win32"
CREDENTIALS = struct.Struct("iII")
"""what Linux tells of who is at the other end: process, user, group"""


class Patient:
    """A connection for a while. What waits longer ends with OSError or EOFError, however slowly it is answered.

    A named pipe of Windows gives whole messages or none, so that asking for one before taking it is enough there.
    """

    def __init__(self, caller: Connection, seconds: float) -> None:
        self._caller, self._until = caller, time.monotonic() + seconds
        self._plug = socket.socket(fileno=os.dup(caller.fileno())) if SOCKETS else None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._plug:
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._plug:
            self._timer.cancel()
            self._timer.join()
            self._plug.close()

    def recv_bytes(self, most: int | None = None) -> bytes:
        """The next message. Raises TimeoutError."""
        if not self._caller.poll(max(0.0, self._until - time.monotonic())):
            raise TimeoutError
        return self._caller.recv_bytes(most)

    def recv_at_most(self, most: int) -> bytes | None:
        """The next message; None where it is longer."""
        try:
            return self.recv_bytes(most)
        except OSError as problem:
            if problem.errno is None and not isinstance(problem, TimeoutError):  # so says the connection: a bad length
                return None
            raise

    def send_bytes(self, said: bytes) -> None:
        """Says something."""
        self._caller.send_bytes(said)

    def _cut(self) -> None:
        """Ends the connection under whoever waits for it; its number stays taken, so that no other is ended."""
        with suppress(OSError):
            if self._plug:
                self._plug.shutdown(socket.SHUT_RDWR)


def prove_both(caller: Patient, key: str, *, first: bool) -> None:
    """Each end proves to the other that it has the key. Raises AuthenticationError."""
    from multiprocessing import AuthenticationError, connection  # noqa: PLC0415 (most commands meet nobody)

    one, other = connection.deliver_challenge, connection.answer_challenge
    try:
        for step in (one, other) if first else (other, one):
            step(cast("Connection", caller), key.encode())
    except AssertionError:  # what comes is no challenge
        raise AuthenticationError from None


def of_this_user(caller: Connection) -> bool:
    """Whether the system says that the other end is this user's; elsewhere than on Linux the closed folder says it."""
    if sys.platform != "linux":
        return True
    with socket.socket(fileno=os.dup(caller.fileno())) as plug:
        told = plug.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size)
    return bool(CREDENTIALS.unpack(told)[1] == os.getuid())
