"""Where the folders are that come with the publisher: the vocabulary and the demonstration catalogue."""

from functools import cache
from pathlib import Path

from publisher.errors import UnreadableSource

PACKAGE = Path(__file__).parent


def ontology() -> Path:
    """The folder of the vocabulary: `film.ttl`, `shapes.ttl`, `context.jsonld` and `frames/`."""
    return folder("ontology")


def data() -> Path:
    """The folder of the demonstration catalogue."""
    return folder("data")


@cache
def folder(name: str, package: Path = PACKAGE) -> Path:
    """The folder of that name: inside the package where it is installed, beside it in a checkout.

    Raises `UnreadableSource` where it is in neither place.
    """
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise UnreadableSource(
        f"the folder {name!r} that comes with the publisher is missing", "install the publisher again"
    )
