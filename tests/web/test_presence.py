"""Who is connected, with sockets of this machine."""

import socket
from collections.abc import Iterator

import pytest

from publisher.web.presence import Presence, connections


@pytest.fixture(params=["127.0.0.1", "::1"])
def listener(request: pytest.FixtureRequest) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in request.param else socket.AF_INET
    try:
        found = socket.create_server((request.param, 0), family=family)
    except OSError:
        pytest.skip(f"this machine has no {request.param}")
    with found:
        yield found


def presence(listener: socket.socket) -> Presence:
    address, port = listener.getsockname()[:2]
    return Presence(address, str(port))


def test_who_is_connected_is_there_until_they_leave(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()[:2]):
        there = presence(listener)
        assert there()
        assert there()
    assert not there()


def test_who_comes_later_does_not_stand_for_who_left(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()[:2]):
        there = presence(listener)
        assert there()
    with socket.create_connection(listener.getsockname()[:2]):
        assert not there()


def test_where_many_come_from_one_address_the_last_one_counts(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()[:2]):
        with socket.create_connection(listener.getsockname()[:2]):
            there = presence(listener)
            assert there()
        assert there()
    assert not there()


def test_connections_from_other_addresses_are_no_matter() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port), source_address=("127.0.0.3", 0)):
            assert connections("127.0.0.3", port)
            assert not connections("127.0.0.1", port)
            assert not connections("127.0.0.3", port + 1 if port < 65535 else port - 1)


@pytest.mark.parametrize(("address", "port"), [("", "8000"), ("unix:", "8000"), ("127.0.0.1", "")])
def test_where_nothing_can_be_known_the_sender_is_there(address: str, port: str) -> None:
    assert Presence(address, port)()
