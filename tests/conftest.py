"""No test reaches for the network: what tries fails, whatever catches exceptions around it."""

import socket
import sys
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("vouch", deadline=None)  # what an example takes by the clock is the machine's affair
settings.load_profile("vouch")

ASKED = ("socket.connect", "socket.sendto", "socket.sendmsg")


def _stay_here(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo" or (event in ASKED and given[0].family in (socket.AF_INET, socket.AF_INET6)):
        pytest.fail(f"{event} {given[1:] if event in ASKED else given}")


sys.addaudithook(_stay_here)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named after their parameter: an archive's hold the second in which each process made them."""
    return argname if isinstance(val, bytes) else None
