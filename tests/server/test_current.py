import gc
import os
import weakref
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading
from werkzeug.test import Client

from publisher.facts import Film
from publisher.publication import Publication
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import DUMP, Manifest
from publisher.server.current import AGAIN, SWEEPS, Current
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.front import Front

FILM, OTHER = "/film/the-perfection-2018", "/film/get-out-2017"


def built(folder: Path, *films: Film) -> Manifest:
    return build([reading("a.txt", *films)], BASE, History(folder))


def front(store: EmbeddedStore) -> Front:
    return Front(application(store))


def followed(folder: Path, site: Callable[[EmbeddedStore], Front] = front) -> Current:
    return Current(Publication(folder), site)


def test_the_next_release_is_taken_and_every_answer_says_which_it_is(tmp_path: Path) -> None:
    first = built(tmp_path, PERFECTION)
    current = followed(tmp_path)
    client = Client(current)
    assert (client.get(OTHER).status_code, client.get(OTHER).headers["Release"]) == (404, first.id)
    second = built(tmp_path, PERFECTION, GET_OUT)
    assert client.get(OTHER).headers["Release"] == first.id
    current.look()
    found = client.get(OTHER)
    assert (found.status_code, found.headers["Release"]) == (200, second.id)
    again = client.get(OTHER, headers={"If-None-Match": found.headers["ETag"]})
    assert (again.status_code, again.headers["Release"]) == (304, second.id)
    History(tmp_path).rollback()
    current.look()
    assert (client.get(OTHER).status_code, client.get(FILM).headers["Release"]) == (404, first.id)


def test_a_request_under_way_ends_on_the_release_on_which_it_began(tmp_path: Path) -> None:
    first = built(tmp_path, PERFECTION)
    begun, swapped = Event(), Event()

    def slow(store: EmbeddedStore) -> Front:
        site = front(store)
        if store.manifest.id == first.id:
            inner = site.app

            def waiting(environ: object, start_response: object) -> object:
                begun.set()
                assert swapped.wait(60)
                return inner(environ, start_response)  # type: ignore[arg-type]

            site.app = waiting  # type: ignore[assignment]
        return site

    current = followed(tmp_path, slow)
    heard: list[tuple[int, str]] = []

    def ask() -> None:
        answer = Client(current).get(FILM, headers={"Accept": "text/turtle"})
        heard.append((answer.status_code, answer.headers["Release"]))

    thread = Thread(target=ask)
    thread.start()
    assert begun.wait(60)
    second = built(tmp_path, GET_OUT)
    current.look()
    assert Client(current).get(OTHER).headers["Release"] == second.id
    swapped.set()
    thread.join(60)
    assert heard == [(200, first.id)]


def test_a_release_that_cannot_be_read_is_reported_once_and_the_one_before_stays(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = built(tmp_path, PERFECTION)
    current = followed(tmp_path)
    second = built(tmp_path, GET_OUT)
    dump = History(tmp_path).release(second.id) / DUMP
    whole = dump.read_bytes()
    dump.write_bytes(whole[:-10])
    for _ in range(3):
        current.look()
    assert Client(current).get(FILM).headers["Release"] == first.id
    assert capfd.readouterr().err.count("still served") == 1
    dump.write_bytes(whole)
    for _ in range(AGAIN):
        current.look()
    assert Client(current).get(OTHER).headers["Release"] == second.id


def test_at_the_start_the_last_release_that_can_be_read_stands_in_for_a_broken_one(tmp_path: Path) -> None:
    first, second = built(tmp_path, PERFECTION), built(tmp_path, GET_OUT)
    os.truncate(History(tmp_path).release(second.id) / DUMP, 100)
    store, fault = Publication(tmp_path).last_good()
    assert store.manifest == first
    assert "not the" in str(fault)
    assert Client(followed(tmp_path)).get(FILM).headers["Release"] == first.id


def test_what_was_rolled_back_stands_in_for_nothing_that_led_to_it(tmp_path: Path) -> None:
    made = [built(tmp_path, *films) for films in ([PERFECTION], [PERFECTION, GET_OUT], [GET_OUT])]
    history = History(tmp_path)
    history.rollback()
    os.truncate(history.release(made[1].id) / DUMP, 100)
    assert Publication(tmp_path).last_good()[0].manifest == made[0]
    os.truncate(history.release(made[0].id) / DUMP, 100)
    assert Publication(tmp_path).last_good()[0].manifest == made[2]


def test_what_was_left_is_let_go(tmp_path: Path) -> None:
    built(tmp_path, PERFECTION)
    stores: list[weakref.ref[EmbeddedStore]] = []

    def known(store: EmbeddedStore) -> Front:
        stores.append(weakref.ref(store))
        return front(store)

    current = followed(tmp_path, known)
    Client(current).get(FILM)
    built(tmp_path, GET_OUT)
    for _ in range(SWEEPS[0] + 1):
        current.look()
    Client(current).get(OTHER)
    gc.collect()
    assert [store() is None for store in stores] == [True, False]
