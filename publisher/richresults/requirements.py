"""What Google asks of a film: the table of its documentation, with where an editor adds each fact.

https://developers.google.com/search/docs/appearance/structured-data/movie
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a search engine wants a fact."""

    REQUIRED = "required"
    """Without it there is no rich result."""
    RECOMMENDED = "recommended"
    """With it the rich result shows more."""
    OPTIONAL = "optional"
    """Nobody asks for it; where it is given, it must be whole."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A property that a film should have, what a person calls it, and the mend where it is missing."""

    term: str
    level: Level
    label: str
    mend: str


REQUIREMENTS = (
    Requirement("name", Level.REQUIRED, "Title", "write title: in the fact file"),
    Requirement(
        "image",
        Level.REQUIRED,
        "Picture",
        "write images: with the address of a JPEG, PNG or GIF of about 6:9 that everybody can load",
    ),
    Requirement("dateCreated", Level.RECOMMENDED, "Year", "write year: in the fact file"),
    Requirement("director", Level.RECOMMENDED, "Director", "write directors: in the fact file"),
    Requirement(
        "aggregateRating",
        Level.RECOMMENDED,
        "Own rating",
        "where your own readers rate the film, write ratings: with score, count and own: yes",
    ),
    Requirement(
        "review",
        Level.RECOMMENDED,
        "Own review",
        "where you reviewed the film yourselves, write reviews: with by, score and own: yes",
    ),
)
TRAILER = Requirement(
    "trailer", Level.OPTIONAL, "Trailer", "write its name, date and thumbnail under trailers:, or leave it to the page"
)
"""A video that is marked up must be whole: https://developers.google.com/search/docs/appearance/structured-data/video"""
