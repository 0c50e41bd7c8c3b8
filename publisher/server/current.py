"""The site of the release in place: it follows, while requests under way finish on the release on which they began."""

import gc
import sys
import time
from collections.abc import Callable, Iterable
from threading import Thread
from typing import TYPE_CHECKING

from publisher.errors import PublisherError
from publisher.publication import Publication

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from publisher.store import EmbeddedStore

PAUSE = 0.25
"""Seconds between two looks at what is in place."""
AGAIN = 20
"""Looks after which a release that could not be read is tried again."""
SWEEPS = (1, 8, 40, 120)
"""After how many looks the memory of a release that was left is swept: its last requests may take their time."""


class Current:
    """The application of the release in place.

    A request goes to the application that is there when it comes. The next one is opened whole before it takes the
    place, in one assignment; where it cannot be opened, the present one stays.
    """

    def __init__(self, publication: Publication, site: "Callable[[EmbeddedStore], WSGIApplication]") -> None:
        self.publication, self.make = publication, site
        self.mark = self.tried = publication.mark()
        self.site = site(publication.last_good()[0])
        self.looks = 0

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        return self.site(environ, start_response)

    def following(self) -> "Current":
        """The same, with a thread of its own that looks what is in place."""
        Thread(target=self.follow, daemon=True).start()
        return self

    def follow(self) -> None:
        """Look what is in place, again and again."""
        while True:
            time.sleep(PAUSE)
            self.look()

    def look(self) -> None:
        """Take the release that is in place now, if it is another."""
        mark = self.publication.mark()
        self.looks += 1
        if mark != self.mark and (mark != self.tried or self.looks % AGAIN == 0):
            self.take(mark)
        if self.looks in SWEEPS:
            gc.collect()  # an application is full of cycles

    def take(self, mark: object) -> None:
        """Take what is in place now; what cannot be read is reported once."""
        try:
            self.site = self.make(self.publication.opened())
            self.mark, self.looks = mark, 0
        except (PublisherError, OSError) as error:
            if mark != self.tried:
                tell(f"{error}; the release before is still served")
        self.tried = mark


def tell(text: str) -> None:
    """Say something to whoever runs the server."""
    sys.stderr.write(f"publisher: {text}\n")
    sys.stderr.flush()
