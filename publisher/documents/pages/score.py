"""The ratings of a film on their scales."""

from dataclasses import dataclass, replace
from decimal import Decimal

from publisher.documents.numbers import integer
from publisher.documents.pages.wording import number
from publisher.documents.resource import Resource, Sources, Value
from publisher.vocabulary import SCHEMA


@dataclass(frozen=True, slots=True)
class Score:
    """A rating; `share` is its part of the scale in hundredths, None where value or scale is missing."""

    raters: tuple[Resource, ...]
    value: str
    best: str
    count: str | None
    share: Decimal | None
    said_by: Sources

    def also(self, sources: Sources) -> "Score":
        """The same, as other sources say it, too."""
        known = tuple(sorted({*self.said_by, *sources}))
        raters = tuple(replace(rater, said_by=tuple(sorted({*rater.said_by, *sources}))) for rater in self.raters)
        return replace(self, raters=raters, said_by=known)


def scores(film: Resource) -> tuple[Score, ...]:
    """The ratings of a film; what several sources repeat of one stands once."""
    found: dict[object, Score] = {}
    for each in map(score, film.linked(SCHEMA.aggregateRating)):
        said = tuple(rater.iri for rater in each.raters), each.value, each.best, each.count
        found[said] = found[said].also(each.said_by) if said in found else each
    return tuple(found.values())


def score(rating: Resource) -> Score:
    """A rating of a film."""
    value, best, count = (rating.value(t) for t in (SCHEMA.ratingValue, SCHEMA.bestRating, SCHEMA.ratingCount))
    return Score(
        raters=rating.linked(SCHEMA.author),
        value=value.text if value else "",
        best=best.text if best else "",
        count=counted(count.text) if count else None,
        share=share(value, best),
        said_by=rating.said_by,
    )


def counted(votes: str) -> str:
    """How many rated it, its thousands apart; what is no number stays as it is."""
    known = integer(votes)
    return votes if known is None else number(known)


def share(value: Value | None, best: Value | None) -> Decimal | None:
    """The part of the scale that a rating reaches, in hundredths."""
    try:
        part = 100 * Decimal(value.text) / Decimal(best.text) if value and best else Decimal(-1)
        known = 0 <= part <= 100
    except ArithmeticError:  # no number, nothing to divide by, or too large
        return None
    return part if known else None
