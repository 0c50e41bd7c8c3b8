"""Where releases are published, and the one in place."""

from pathlib import Path

import platformdirs

from publisher.errors import UnknownThing
from publisher.release.history import History
from publisher.store import EmbeddedStore


def publishing_folder(chosen: Path | None) -> Path:
    """The publishing folder: the one that was chosen, or the user's own."""
    return chosen or platformdirs.user_data_path("film-facts-publisher", appauthor=False)


def current(history: History) -> Path:
    """The release in place.

    Raises `UnknownThing` where nothing was published yet.
    """
    place = history.current()
    if place is None:
        raise UnknownThing(f"no release in {history.folder}", "run `publisher build SOURCE...` first")
    return place


def store(folder: Path | None) -> EmbeddedStore:
    """The release in place, open."""
    return EmbeddedStore(current(History(publishing_folder(folder))))
