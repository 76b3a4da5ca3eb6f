"""The door between processes of one user: who comes in, what is written down of it, and that it closes."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from desktop.door import FAMILY, Asked, Door, knock
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


@pytest.mark.parametrize("said", [b"", b"{", b"[1]", b"\xff\xfe", b'"front"'])
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
