"""A site of a small catalogue, hostile names included."""

from decimal import Decimal

import pytest
from catalogue import BASE, READINGS, reading
from flask.testing import FlaskClient

from publisher.facts import Film, Organization, Performance, Person, Rating, Release, Text, When
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application

HOSTILE = Film(
    name=Text("</script><script>alert(1)</script>"),
    year=2001,
    genres=("<b>bold</b>",),
    cast=(Performance(Person("<img src=x onerror=alert(1)>"), 1, '"><svg onload=alert(1)>', note="{{ 7 * 7 }}"),),
    directors=(Person("O'Neil & <Sons>"),),
    releases=(Release(When(2001)),),
    ratings=(Rating(Organization('x" onmouseover="alert(1)'), Decimal(0), Decimal(10)),),
    plot=Text("<!-- ]]> \u202e --><script>alert(1)</script>", "en"),
)


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A publishing folder with a release in place."""
    found = History(tmp_path_factory.mktemp("published"))
    build((*READINGS, reading("hostile <list>.txt", HOSTILE)), BASE, found)
    return found


@pytest.fixture(scope="session")
def store(history: History) -> EmbeddedStore:
    """The release, opened."""
    folder = history.current()
    assert folder
    return EmbeddedStore(folder)


@pytest.fixture
def client(store: EmbeddedStore) -> FlaskClient:
    """A client of the site, without a server between."""
    return application(store).test_client()
