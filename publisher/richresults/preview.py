"""How a rich result of a film can look: what a search engine shows of it in a carousel."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from publisher.documents.context import Node
from publisher.richresults.report import Report, State


@dataclass(frozen=True, slots=True)
class Preview:
    """Title, picture (its host), year, directors, the own rating as words and as a share of its scale in hundredths."""

    title: str
    picture: str
    year: str
    directors: str
    rating: str
    share: float | None

    @classmethod
    def of(cls, about: Node, report: Report) -> "Preview":
        """What the snippet of a film lets a search engine show."""
        rating: Node = next(iter(listed(about.get("aggregateRating"))), {})
        there = {line.requirement.term for line in report.lines if line.state is State.THERE}
        images = listed(about.get("image")) if "image" in there else []
        value, best = rating.get("ratingValue"), rating.get("bestRating")
        whole = isinstance(value, int | float) and isinstance(best, int | float) and best > 0
        return cls(
            title=report.name,
            picture=urlsplit(str(images[0])).hostname or "" if images else "",
            year=str(next(iter(listed(about.get("dateCreated"))), ""))[:4],
            directors=", ".join(each["name"] for each in listed(about.get("director")) if "name" in each),
            rating=f"{value} of {best} ({rating.get('ratingCount')})" if rating else "",
            share=100 * value / best if whole and value is not None and best else None,
        )


def listed(value: Any) -> list[Any]:
    """One value, several or none as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
