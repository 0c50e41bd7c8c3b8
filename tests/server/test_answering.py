"""What is answered at the port for queries."""

import socket
from urllib.parse import quote

import pytest

from publisher.query.engine import Direct, Present, Take
from publisher.query.limits import Limits
from publisher.query.question import Question
from publisher.server.answering import Answering
from publisher.server.reply import Reply
from publisher.server.request import Head
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.shortcut import Shortcut


class Counted(Direct):
    """Notes what it is asked."""

    def __init__(self, store: EmbeddedStore) -> None:
        super().__init__(store, Limits())
        self.questions: list[str] = []

    def ask(self, question: Question, sender: str, present: Present, take: Take) -> None:
        self.questions.append(question.sparql)
        super().ask(question, sender, present, take)


@pytest.fixture
def engine(store: EmbeddedStore) -> Counted:
    return Counted(store)


def answers(engine: Counted, *queries: str) -> list[bytes]:
    """What queries are answered, one after another."""
    answering = Answering(Shortcut(application(engine.store, engine)), engine.limits)
    return [answer(answering, query) for query in queries]


def answer(answering: Answering, query: str) -> bytes:
    """What a query is answered, without the time of day."""
    client, ours = socket.socketpair()
    with client, ours:
        head = Head.of(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: a.example\r\n\r\n".encode())
        reply = Reply(ours, lambda: None, brief=False, chunks=True, keep=True)
        answering.answer(head.environ("192.0.2.1"), reply)
        lines = client.recv(1 << 18).split(b"\r\n")
        return b"\r\n".join(line for line in lines if not line.startswith(b"Date:"))


def test_what_was_answered_is_sent_again_without_being_asked_again(engine: Counted) -> None:
    query = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3"
    first, again, other = answers(engine, query, query, "ASK {}")
    assert first == again != other
    assert engine.questions == [query, "ASK {}"]


def test_what_is_new_every_time_is_asked_every_time(engine: Counted) -> None:
    query = "SELECT (UUID() AS ?id) {}"
    first, again = answers(engine, query, query)
    assert first != again
    assert engine.questions == [query, query]


def test_a_refusal_is_not_kept(engine: Counted) -> None:
    first, again = answers(engine, "SELECT", "SELECT")
    assert first.startswith(b"HTTP/1.1 400 ")
    assert first == again
    assert engine.questions == ["SELECT", "SELECT"]
