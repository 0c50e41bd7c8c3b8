"""What every test may rely on."""

import os
from pathlib import Path

import pytest
from catalogue import BASE, HOSTILE, READINGS, reading
from hypothesis import HealthCheck, settings

from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore

# the inner loop tries few examples, the gate many; arbitrary catalogues are large, so slow machines need patience
settings.register_profile("inner", max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("gate", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gate" if os.environ.get("CI") else "inner")

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Test input that stands beside the checkout and that a user's clone does not have."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not here")
    return folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The project as it stands."""
    return CHECKOUT


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
