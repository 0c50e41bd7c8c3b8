"""Every way to fail.

PublisherError                 what is wrong, and the mend
├── DataError                  the fault is in what was read (exit status 1)
│   ├── UnfitFact              a fact that cannot be true, or that no format can carry
│   ├── UnreadableSource       a file that is missing, in an unknown form or in a wrong encoding
│   ├── InvalidGraph           statements that break the shapes
│   ├── BrokenRelease          a release that does not hold what its manifest says
│   ├── HeldBack               a release that is written, but that nobody would want to be seen as it is
│   ├── Occupied               a publishing folder in which another process is writing
│   ├── Unwritable             a publishing folder in which nothing can be written
│   └── UnknownThing           nothing of that name or address in the catalogue
│       └── WithdrawnThing     nothing any more: what was there was withdrawn
├── UsageError                 the fault is in what was asked on the command line (exit status 2)
├── UnknownFormat              no format of that name, ending or media type
├── NotAcceptable              no representation that the reader accepts
└── QueryError                 the fault is in a SPARQL query
    ├── MalformedQuery         it does not follow the grammar
    ├── ForbiddenQuery         it asks for what a public endpoint does not do
    │   └── ForbiddenUpdate    it would change something
    ├── UnreadableQuery        it comes in a media type or a character set that nobody here reads
    ├── LimitReached           the answer would take more than one query is given
    │   └── OutOfTime          more time
    └── Busy                   it was not begun, and may be sent again after a while
        ├── PoolFull           others are being answered
        └── ShareTaken         its sender has as many under way as one sender may
"""


class PublisherError(Exception):
    """Something went wrong: `message` says what, `mend` says how to put it right."""

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        """Give the error as the one line that a person reads."""
        return f"{self.message}: {self.mend}" if self.mend else self.message


class DataError(PublisherError):
    """The fault is in what was read."""


class UnfitFact(DataError):
    """A fact that cannot be true, or that no format can carry."""


class UnreadableSource(DataError):
    """A file that is missing, in an unknown form or in a wrong encoding."""


class InvalidGraph(DataError):
    """Statements that break the shapes."""


class BrokenRelease(DataError):
    """A release that does not hold what its manifest says."""


class HeldBack(DataError):
    """A release that is written, but that nobody would want to be seen as it is."""


class Occupied(DataError):
    """A publishing folder in which another process is writing."""


class Unwritable(DataError):
    """A publishing folder in which nothing can be written."""


class UnknownThing(DataError):
    """Nothing of that name or address in the catalogue."""


class WithdrawnThing(UnknownThing):
    """Nothing any more at that address: what was there was withdrawn."""


class UsageError(PublisherError):
    """The fault is in what was asked on the command line."""


class UnknownFormat(PublisherError):
    """No format of that name, ending or media type."""


class NotAcceptable(PublisherError):
    """No representation that the reader accepts."""


class QueryError(PublisherError):
    """The fault is in a SPARQL query."""


class MalformedQuery(QueryError):
    """A query that does not follow the grammar."""


class ForbiddenQuery(QueryError):
    """A query that asks for what a public endpoint does not do."""


class ForbiddenUpdate(ForbiddenQuery):
    """A query that would change something."""


class UnreadableQuery(QueryError):
    """A query in a media type or a character set that nobody here reads."""


class LimitReached(QueryError):
    """An answer that would take more than one query is given."""


class OutOfTime(LimitReached):
    """An answer that would take more time than one query is given."""


class Busy(QueryError):
    """A query that was not begun, and may be sent again after a while."""


class PoolFull(Busy):
    """A query for which no process is free."""


class ShareTaken(Busy):
    """A query of a sender who has as many under way as one sender may."""
