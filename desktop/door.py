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

from core.domain.errors import AskedTooMuch, VouchError
from desktop.patience import Patient, of_this_user, prove_both
from desktop.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

log = logging.getLogger(__name__)

FAMILY = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
PATIENCE = 5.0
"""seconds that one who knocked has to prove the key and say what is wanted"""
LARGEST = 8_000_000
"""bytes of what is asked: the names of half a million documents"""
CALLERS = 16
"""who may be heard side by side"""
MEGABYTE = 1_000_000

FRONT, DONE, ERROR, FACTS = "front", "done", "error", "facts"

Asked = Mapping[str, Any]
Answer = Callable[[Asked], Asked]


class Place(NamedTuple):
    """Where a door is, and what proves that one may use it."""

    address: str
    key: str


class Door:
    """Hears each caller in a thread of its own until it is closed, so that one who says nothing holds up nobody."""

    def __init__(self, settings: Settings, answer: Answer, patience: float = PATIENCE) -> None:
        """Whoever is asked later finds this door, not one that was made before."""
        from multiprocessing.connection import Listener  # noqa: PLC0415 (most commands have no door)

        self._answer, self._file, self._open, self._patience = answer, _file(settings), True, patience
        self._listener: Listener = Listener(family=FAMILY, backlog=CALLERS)
        self._place = Place(str(self._listener.address), secrets.token_hex(32))
        self._free, self._answering = threading.Semaphore(CALLERS), set[threading.Thread]()
        self._tell()
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answers nobody any more; who is being answered hears the end of it."""
        self._open = False
        if _place(self._file) == self._place:
            self._file.unlink(missing_ok=True)
        waking = threading.Thread(target=self._wake, name="door closes", daemon=True)
        waking.start()
        self._thread.join()
        self._listener.close()
        waking.join()
        for thread in [*self._answering]:
            thread.join()

    def _wake(self) -> None:
        """Knocks where the door may wait for one; where it waits no more, the end of the listener is the answer."""
        from multiprocessing.connection import Client  # noqa: PLC0415 (as above)

        with suppress(OSError, EOFError):
            Client(self._place.address, family=FAMILY).close()

    def _tell(self) -> None:
        """Writes down where the door is, so that nobody else can read it at any moment."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._file.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600, exist_ok=False)
        fresh.write_text(json.dumps(self._place._asdict()), encoding="utf-8")
        fresh.replace(self._file)

    def _run(self) -> None:
        while self._open:
            self._free.acquire()
            try:
                caller = self._listener.accept()
            except (OSError, EOFError) as problem:
                self._free.release()
                self._unheard(problem)
                continue
            threading.Thread(target=self._meet, args=[caller], name="door caller", daemon=True).start()

    def _meet(self, caller: Connection) -> None:
        from multiprocessing import AuthenticationError  # noqa: PLC0415 (as above)

        try:
            with caller:
                self._serve(caller)
        except (OSError, EOFError, AuthenticationError) as problem:
            self._unheard(problem)
        finally:
            self._answering.discard(threading.current_thread())
            self._free.release()

    def _serve(self, caller: Connection) -> None:
        if not (self._open and of_this_user(caller)):
            return
        with Patient(caller, self._patience) as patient:
            prove_both(patient, self._place.key, first=True)
            said = patient.recv_at_most(LARGEST)
        self._answering.add(threading.current_thread())
        if self._open:
            answer = self._answer(_understood(said)) if said is not None else _refused(_too_much())
            with Patient(caller, self._patience) as patient:
                patient.send_bytes(json.dumps(answer).encode())

    def _unheard(self, problem: Exception) -> None:
        if self._open:
            log.warning("door", extra={"problem": type(problem).__name__})


def knock(settings: Settings, asked: Asked, patience: float = PATIENCE) -> Asked | None:
    """What a running Vouch with this vault answers; None where there is none. Raises AskedTooMuch."""
    place = _place(_file(settings))
    if place is None:
        return None
    said = json.dumps(asked).encode()
    if len(said) > LARGEST:
        raise _too_much()
    from multiprocessing import AuthenticationError  # noqa: PLC0415 (mostly nobody is there)
    from multiprocessing.connection import Client  # noqa: PLC0415 (likewise)

    try:
        with Client(place.address, family=FAMILY) as door:
            with Patient(door, patience) as patient:
                prove_both(patient, place.key, first=False)
                patient.send_bytes(said)
            answer: Asked = json.loads(door.recv_bytes())
    except (OSError, EOFError, ValueError, AuthenticationError):
        return None
    return answer


def in_front(settings: Settings, document: str = "") -> bool:
    """Brings the window of this vault before the others, with a document where one is named; whether there is one."""
    return DONE in (knock(settings, {"verb": FRONT, "given": document}) or {})


def _understood(said: bytes) -> Asked:
    """What is asked; nothing where it is nonsense."""
    try:
        asked = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


def _refused(error: VouchError) -> Asked:
    return {ERROR: error.code, FACTS: error.facts}


def _too_much() -> AskedTooMuch:
    return AskedTooMuch(megabytes=str(LARGEST // MEGABYTE))


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
