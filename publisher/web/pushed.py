"""An answer that pushes itself piece by piece, to a server that can break off what it began."""

from collections.abc import Callable, Iterator

from publisher.query.engine import Take

PUSHES = "publisher.pushes"
"""Where a request says that its server takes such answers."""
Push = Callable[[Take], None]


class Pushed:
    """The body of a response; the server has it pushed instead of reading it."""

    def __init__(self, push: Push) -> None:
        self.push = push

    def __iter__(self) -> Iterator[bytes]:
        """There is nothing to read."""
        raise TypeError("this body is pushed")
