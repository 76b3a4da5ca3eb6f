"""The door of a running Vouch: other processes of the same user knock there, and are answered.

Behind it is a socket of this machine (a named pipe on Windows) in a folder that only this user can enter. A file in the
state folder, for this user's eyes alone, says where it is and holds the key that both sides prove to have.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

log = logging.getLogger(__name__)

FAMILY = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
PATIENCE = 5.0
"""seconds that one who knocked has to say what is wanted"""
LARGEST = 1_000_000
"""bytes of what is asked"""

FRONT, DONE = "front", "done"

Asked = Mapping[str, Any]
Answer = Callable[[Asked], Asked]


class Place(NamedTuple):
    """Where a door is, and what proves that one may use it."""

    address: str
    key: str


class Door:
    """Answers one after the other, in a thread of its own, until it is closed."""

    def __init__(self, settings: Settings, answer: Answer) -> None:
        """Whoever is asked later finds this door, not one that was made before."""
        from multiprocessing.connection import Listener  # noqa: PLC0415 (most commands have no door)

        self._answer, self._file, self._open = answer, _file(settings), True
        key = secrets.token_hex(32)
        self._listener: Listener = Listener(family=FAMILY, authkey=key.encode())
        self._place = Place(str(self._listener.address), key)
        self._tell()
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answers nobody any more."""
        self._open = False
        if _place(self._file) == self._place:
            self._file.unlink(missing_ok=True)
        waking = threading.Thread(target=self._wake, name="door closes", daemon=True)
        waking.start()
        self._thread.join()
        self._listener.close()
        waking.join()

    def _wake(self) -> None:
        """Knocks where the door may wait for one; where it waits no more, the end of the listener is the answer."""
        with suppress(OSError, EOFError):
            _call(self._place).close()

    def _tell(self) -> None:
        """Writes down where the door is, so that nobody else can read it at any moment."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600, exist_ok=False)
        fresh.write_text(json.dumps(self._place._asdict()), encoding="utf-8")
        fresh.replace(self._file)

    def _run(self) -> None:
        from multiprocessing import AuthenticationError  # noqa: PLC0415 (as above)

        while self._open:
            try:
                with self._listener.accept() as caller:
                    self._serve(caller)
            except (OSError, EOFError, AuthenticationError) as problem:
                if self._open:
                    log.warning("door", extra={"problem": type(problem).__name__})

    def _serve(self, caller: Connection) -> None:
        if not self._open or not caller.poll(PATIENCE):
            return
        try:
            asked = json.loads(caller.recv_bytes(LARGEST))
            answer = self._answer(asked if isinstance(asked, dict) else {})
        except ValueError:
            answer = {}
        caller.send_bytes(json.dumps(answer).encode())


def knock(settings: Settings, asked: Asked) -> Asked | None:
    """What a running Vouch with this vault answers; None where there is none."""
    place = _place(_file(settings))
    if place is None:
        return None
    from multiprocessing import AuthenticationError  # noqa: PLC0415 (mostly nobody is there)

    try:
        with _call(place) as door:
            door.send_bytes(json.dumps(asked).encode())
            answer: Asked = json.loads(door.recv_bytes())
    except (OSError, EOFError, ValueError, AuthenticationError):
        return None
    return answer


def in_front(settings: Settings, document: str = "") -> bool:
    """Brings the window of this vault before the others, with a document where one is named; whether there is one."""
    return DONE in (knock(settings, {"verb": FRONT, "given": document}) or {})


def _call(place: Place) -> Connection:
    from multiprocessing.connection import Client  # noqa: PLC0415 (as above)

    return Client(place.address, family=FAMILY, authkey=place.key.encode())


def _file(settings: Settings) -> Path:
    """The file that tells of the door, one for each vault."""
    vault = hashlib.sha256(str(settings.home.absolute()).encode()).hexdigest()[:16]
    return settings.state / f"door-{vault}.json"


def _place(file: Path) -> Place | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return Place(str(found["address"]), str(found["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
