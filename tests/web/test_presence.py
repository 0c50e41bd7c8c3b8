"""Who is connected, with sockets of this machine."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from publisher.web.presence import OPEN, Presence, connections


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


@contextmanager
def visited(listener: socket.socket, source: str = "") -> Iterator[None]:
    """A client that is connected, and that the server has taken in."""
    address = listener.getsockname()[:2]
    with socket.create_connection(address, source_address=(source, 0) if source else None) as client:
        taken, _ = listener.accept()
        with taken:
            yield
            client.close()
            assert taken.recv(1) == b""  # it is known to have left


def test_who_is_connected_is_there_until_they_leave(listener: socket.socket) -> None:
    with visited(listener):
        there = presence(listener)
        assert there()
        assert there()
    assert not there()


def test_who_has_left_is_not_there_though_the_server_has_not_closed_yet(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()[:2]) as client:
        taken, _ = listener.accept()
        with taken:
            there = presence(listener)
            client.sendall(b"a")
            assert there()
            assert taken.recv(1) == b"a", "it was looked at and not taken"
            client.close()
            taken.recv(1)
            assert not there()


def test_who_comes_later_does_not_stand_for_who_left(listener: socket.socket) -> None:
    with visited(listener):
        there = presence(listener)
        assert there()
    with visited(listener):
        assert not there()


def test_where_many_come_from_one_address_the_last_one_counts(listener: socket.socket) -> None:
    with visited(listener):
        with visited(listener):
            there = presence(listener)
            assert there()
        assert there()
    assert not there()


def test_connections_from_other_addresses_are_no_matter() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with visited(listener, "127.0.0.3"):
            assert connections("127.0.0.3", port)
            assert connections("::ffff:127.0.0.3", port)
            assert not connections("127.0.0.1", port)
            assert not connections("127.0.0.3", port + 1 if port < 65535 else port - 1)


def test_a_server_keeps_what_was_looked_at() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, visited(listener):
        before = sorted(OPEN.iterdir())
        for _ in range(100):
            connections("127.0.0.1", 1)
        assert sorted(OPEN.iterdir()) == before


@pytest.mark.parametrize(("address", "port"), [("", "8000"), ("unix:", "8000"), ("127.0.0.1", "")])
def test_where_nothing_can_be_known_the_sender_is_there(address: str, port: str) -> None:
    assert Presence(address, port)()
