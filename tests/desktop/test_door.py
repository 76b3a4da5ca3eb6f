"""The door between processes of one user: who comes in, what is written down of it, and that it closes."""

import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from multiprocessing.connection import Client, Listener, answer_challenge, deliver_challenge
from pathlib import Path

import pytest

from core.domain.errors import AskedTooMuch
from desktop.door import CALLERS, FAMILY, LARGEST, Asked, Door, knock
from desktop.settings import Settings


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "vault", tmp_path / "state", None, "en", "ann")


def echo(asked: Asked) -> Asked:
    return {"heard": asked}


@pytest.fixture
def door(own: Settings) -> Iterator[Door]:
    made = Door(own, echo)
    yield made
    made.close()


def told(own: Settings) -> Path:
    (file,) = own.state.glob("door-*")
    return file


def test_whoever_knocks_is_answered_until_the_door_is_closed(own: Settings) -> None:
    assert knock(own, {"verb": "front"}) is None
    door = Door(own, echo)
    for verb in ("front", "holds"):
        assert knock(own, {"verb": verb}) == {"heard": {"verb": verb}}
    door.close()
    assert knock(own, {"verb": "front"}) is None
    assert list(own.state.iterdir()) == []


def test_each_vault_has_its_own(own: Settings, door: Door) -> None:
    assert knock(replace(own, home=own.home.parent / "other"), {}) is None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of files")
def test_nobody_else_can_read_the_key_or_reach_the_socket(own: Settings, door: Door) -> None:
    file = told(own)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    socket = Path(json.loads(file.read_text(encoding="utf-8"))["address"])
    assert stat.S_ISSOCK(socket.stat().st_mode)
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert socket.parent.stat().st_uid == os.getuid()


def test_a_wrong_key_is_refused_and_the_door_stays(own: Settings, door: Door) -> None:
    file = told(own)
    found = json.loads(file.read_text(encoding="utf-8"))
    true_key = found["key"]
    found["key"] = "0" * 64
    file.write_text(json.dumps(found), encoding="utf-8")
    assert knock(own, {"verb": "front"}) is None
    found["key"] = true_key
    file.write_text(json.dumps(found), encoding="utf-8")
    assert knock(own, {"verb": "front"}) is not None


@pytest.mark.parametrize("said", [b"", b"{", b"[1]", b"\xff\xfe", b'"front"', b"[" * 100_000])
def test_nonsense_is_answered_with_nothing_and_the_door_stays(own: Settings, door: Door, said: bytes) -> None:
    found = json.loads(told(own).read_text(encoding="utf-8"))
    with Client(found["address"], family=FAMILY, authkey=found["key"].encode()) as caller:
        caller.send_bytes(said)
        assert json.loads(caller.recv_bytes()) in ({}, {"heard": {}})
    assert knock(own, {"verb": "front"}) is not None


def test_one_who_goes_away_without_a_word_does_no_harm(own: Settings, door: Door) -> None:
    found = json.loads(told(own).read_text(encoding="utf-8"))
    Client(found["address"], family=FAMILY, authkey=found["key"].encode()).close()
    assert knock(own, {"verb": "front"}) is not None


def test_a_door_that_a_crash_left_behind_is_nobody(own: Settings, door: Door) -> None:
    file = told(own)
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(kept | {"address": str(own.state / "gone")}), encoding="utf-8")
    assert knock(own, {"verb": "front"}) is None
    for damaged in ("", "{}", "[]", "null"):
        file.write_text(damaged, encoding="utf-8")
        assert knock(own, {"verb": "front"}) is None


MAPPED = Path("/proc/self/uid_map")
MANY_USERS = MAPPED.exists() and os.getuid() == 0 and int(MAPPED.read_text(encoding="ascii").split()[2]) > 65534
"""whether this is root, who can be another user"""
SOON, LATE = 0.2, 30.0
"""seconds: how long one is waited for here, and what is far more than the door ever takes"""


def plugged(own: Settings) -> socket.socket:
    """One who knocked without a word."""
    one = socket.socket(socket.AF_UNIX)
    one.connect(json.loads(told(own).read_text(encoding="utf-8"))["address"])
    one.settimeout(LATE)
    return one


@pytest.mark.skipif(sys.platform == "win32", reason="sockets")
def test_those_who_say_nothing_hold_up_nobody(own: Settings) -> None:
    door = Door(own, echo, patience=LATE)
    with ExitStack() as silent:
        for _ in range(CALLERS - 1):
            silent.enter_context(plugged(own))
        begun = time.monotonic()
        assert knock(own, {"verb": "front"}) is not None
        door.close()
        assert time.monotonic() - begun < LATE / 2


@pytest.mark.skipif(sys.platform == "win32", reason="sockets")
@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\x20only some of it", b"\x7f\xff\xff\xff"])
def test_more_who_never_finish_than_are_heard_are_let_go_of_in_time(own: Settings, said: bytes) -> None:
    door = Door(own, echo, patience=SOON)
    with ExitStack() as callers:
        for _ in range(2 * CALLERS):
            caller = callers.enter_context(plugged(own))
            with suppress(OSError):  # on a slow machine it is let go of by then
                caller.sendall(said)
        assert knock(own, {"verb": "front"}, patience=LATE) is not None
    door.close()


def test_a_program_at_the_door_that_never_answers_is_nobody(own: Settings, door: Door) -> None:
    found = json.loads(told(own).read_text(encoding="utf-8"))
    with Listener(family=FAMILY, backlog=8) as silent:
        told(own).write_text(json.dumps(found | {"address": silent.address}), encoding="utf-8")
        assert knock(own, {"verb": "front"}, patience=SOON) is None


def test_more_than_the_door_hears_is_refused_in_words(own: Settings, door: Door) -> None:
    with pytest.raises(AskedTooMuch):
        knock(own, {"given": "x" * LARGEST})
    assert knock(own, {"given": "x" * (LARGEST - 100)}) is not None
    found = json.loads(told(own).read_text(encoding="utf-8"))
    with Client(found["address"], family=FAMILY) as caller:
        answer_challenge(caller, found["key"].encode())
        deliver_challenge(caller, found["key"].encode())
        with pytest.raises(BrokenPipeError):
            caller.send_bytes(b"x" * (LARGEST + 1))
        assert json.loads(caller.recv_bytes()) == {"error": AskedTooMuch.code, "facts": {"megabytes": "8"}}
    assert knock(own, {"verb": "front"}) is not None


@pytest.mark.skipif(not MANY_USERS, reason="root where there are other users: not in a namespace with root alone")
def test_another_user_is_not_heard_even_with_the_key_in_an_open_folder(own: Settings, door: Door) -> None:
    found = json.loads(told(own).read_text(encoding="utf-8"))
    place = Path(found["address"])
    knocking = (
        "import os, sys, hmac, hashlib, multiprocessing.context\n"
        "from multiprocessing.connection import Client\nos.setgid(65534)\nos.setuid(65534)\n"
        "try:\n    Client(sys.argv[1], authkey=sys.argv[2].encode())\n"
        "except (OSError, EOFError) as problem:\n    print(type(problem).__name__)\n"
    )
    command = [sys.executable, "-c", knocking, found["address"], found["key"]]
    closed = subprocess.run(command, capture_output=True, text=True, check=True)
    assert closed.stdout.strip() == "PermissionError"
    place.parent.chmod(0o755)
    place.chmod(0o666)
    shut = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shut.stdout.strip() in ("EOFError", "ConnectionResetError")
    assert knock(own, {"verb": "front"}) is not None
