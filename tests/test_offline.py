"""The guard that lets no test reach for the network holds."""

import socket

import pytest


@pytest.mark.parametrize("address", [("127.0.0.1", 9), ("192.0.2.1", 80)])
def test_no_test_can_connect(address: tuple[str, int]) -> None:
    with socket.socket() as one, pytest.raises(pytest.fail.Exception):
        one.connect(address)


def test_no_test_can_ask_for_a_name() -> None:
    with pytest.raises(pytest.fail.Exception):
        socket.getaddrinfo("name.example", 80)
