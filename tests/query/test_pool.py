"""A pool, without a server before it."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from catalogue import BASE, READINGS

from publisher.query.engine import pool
from publisher.query.limits import Limits
from publisher.query.question import Question
from publisher.query.worker import FAULT, LONGEST
from publisher.release.build import build
from publisher.release.history import History

pytestmark = pytest.mark.slow

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a pool listens that answers one query at a time, and lets none wait."""
    history = History(tmp_path_factory.mktemp("published"))
    folder = history.release(build(READINGS, BASE, history).id)
    with pool(folder, Limits(workers=1, queue=0, seconds=120)) as engine:
        yield engine.address


@contextmanager
def asked(address: str) -> Iterator[socket.socket]:
    """A connection on which a product was asked for."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as connection:
        connection.connect(address)
        connection.send(Question(PRODUCT, "csv").packed("me"))
        yield connection


def test_a_refusal_reaches_also_who_reads_it_late(address: str) -> None:
    with asked(address), asked(address) as refused:
        time.sleep(0.5)  # until the pool has let go of the connection
        message = refused.recv(LONGEST)
    assert message[:1] == FAULT
    assert json.loads(message[1:])[0] in ("PoolFull", "ShareTaken")
