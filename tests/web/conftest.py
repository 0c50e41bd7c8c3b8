"""A site of a small catalogue, hostile names included."""

import pytest
from catalogue import BASE, HOSTILE, READINGS, reading
from flask.testing import FlaskClient

from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application


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
