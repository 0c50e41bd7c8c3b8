"""A whole release against the requirements: how many films have each, counted by the store."""

from dataclasses import dataclass

import pyoxigraph as ox

from publisher.errors import BrokenRelease
from publisher.richresults.requirements import REQUIREMENTS, Requirement
from publisher.store import Store
from publisher.vocabulary import PREFIXES

LOCAL = '"^https?://(localhost|127[.]0[.]0[.]1|\\\\[::1\\\\])([:/?#]|$)", "i"'
PICTURE = '"^https?://[^/?#]*/[^?#]*[.](jpe?g|png|gif)([?#]|$)", "i"'
ENDING = '"^https?://[^/?#]*/([^?#]*/)?[^/?#]*[.][^/?#]*([?#]|$)", "i"'
PATTERNS = {
    "aggregateRating": "?value film:firstHand true ; schema:ratingValue ?score ; schema:bestRating ?best ;"
    " schema:ratingCount ?count . FILTER(?count > 0)",
    "review": "?value film:firstHand true ; schema:author ?author ; schema:reviewRating ?score",
    "image": f"BIND(STR(?value) AS ?image) FILTER(!REGEX(?image, {LOCAL}))"
    f" FILTER(REGEX(?image, {PICTURE}) || !REGEX(?image, {ENDING}))",
}
"""What the value of a property must be besides being there; the same as `report` says of one film."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many films of a catalogue have what a requirement asks for."""

    requirement: Requirement
    having: int
    films: int

    @property
    def percent(self) -> float:
        """The share in hundredths, 100 for a catalogue without films."""
        return 100 * self.having / self.films if self.films else 100.0


def shares(store: Store) -> tuple[Share, ...]:
    """How many films of a release have each property."""
    films = counted(store, "?film a schema:Movie")
    return tuple(Share(each, counted(store, pattern(each.term)), films) for each in REQUIREMENTS)


def pattern(term: str) -> str:
    """What holds of a film that has a property as a search engine wants it."""
    return f"?film a schema:Movie ; schema:{term} ?value . {PATTERNS.get(term, '')}"


def counted(store: Store, pattern: str) -> int:
    """How many films fit a pattern."""
    answer = store.query(f"SELECT (COUNT(DISTINCT ?film) AS ?films) WHERE {{ {pattern} }}", PREFIXES)
    if not isinstance(answer, ox.QuerySolutions):
        raise BrokenRelease("the store does not count", "build the release again")
    (solution,) = answer
    return int(getattr(solution["films"], "value", 0))
