"""What the sentences of an article claim → one film."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from publisher.facts import Film, Rating, Release, Streaming, Text, Trailer
from publisher.sources.article.claims import (
    Director,
    Distributor,
    Doubtful,
    Genre,
    Length,
    Name,
    Origin,
    OtherName,
    Paragraph,
    Placed,
    SameAs,
    Writer,
    Year,
    of,
)  # fmt: skip
from publisher.sources.article.people import completed
from publisher.sources.article.performances import performances

Each = TypeVar("Each", bound=Hashable)


def once(things: Iterable[Each]) -> tuple[Each, ...]:
    """Return things in their order, each once."""
    return tuple(dict.fromkeys(things))


def conflicts(claims: list[Placed]) -> Iterator[Placed]:
    """Yield a doubt for each length and each year that differs from the one that is kept."""
    lengths = [(claim.minutes, line) for claim, line in of(claims, Length)]
    years = [(claim.year, line) for claim, line in of(claims, Year)]
    names = [(claim.text.value.casefold(), line) for claim, line in of(claims, Name)]
    for values, kept, what in (
        (names, names[0][0], "the title {!r}, elsewhere {!r}"),
        (lengths, minutes(claims), "a length of {} minutes, elsewhere {}"),
        (years, year(claims), "the year {}, elsewhere {}"),
    ):
        for value, line in values:
            if value != kept:
                yield Placed(Doubtful(what.format(value, kept), f"{kept} was kept; correct one of them"), line)


def minutes(claims: list[Placed]) -> int | None:
    """Return the length that the article gives first."""
    return next((claim.minutes for claim, _ in of(claims, Length)), None)


def year(claims: list[Placed]) -> int | None:
    """Return the year, that of a sentence before that of a heading."""
    years = sorted(of(claims, Year), key=lambda each: each[0].heading)
    return years[0][0].year if years else None


def trailers(claims: list[Placed]) -> tuple[Trailer, ...]:
    """Return the trailers; a name on a line of its own belongs to the trailer told of before it."""
    found = list[Trailer]()
    for claim, _ in of(claims, Trailer):
        last = found[-1] if found else None
        if last and claim.name and not last.name and not (claim.date or claim.publisher):
            found[-1] = replace(last, name=claim.name, link=claim.link or last.link)
        elif last and not (last.link or claim.name or claim.date or claim.publisher):
            found[-1] = replace(last, link=claim.link)
        elif last and not claim.name and not (last.date or last.publisher):
            found[-1] = replace(claim, name=last.name, link=claim.link or last.link)
        else:
            found.append(claim)
    return once(found)


def releases(claims: list[Placed]) -> tuple[Release, ...]:
    """Return the releases; a distributor tied to a country belongs to the dated release there."""
    found = dict[tuple[Hashable, ...], Release]()
    ties = list[Release]()
    for claim, _ in of(claims, Release):
        if claim.date is None:
            ties.append(claim)
        else:
            known = found.setdefault((claim.place, claim.festival, claim.date), claim)
            publishers = once((*known.publishers, *claim.publishers))
            found[claim.place, claim.festival, claim.date] = replace(known, publishers=publishers)
    first: dict[Hashable, tuple[Hashable, ...]] = {}
    for where in found:
        first.setdefault(where[0], where)
    for tie in ties:
        if any(each.place == tie.place and set(tie.publishers) <= set(each.publishers) for each in found.values()):
            continue
        where = first.get(tie.place, (tie.place, tie.festival, None))
        known = found.get(where, tie)
        found[where] = replace(known, publishers=once((*known.publishers, *tie.publishers)))
    return tuple(found.values())


def ratings(claims: list[Placed]) -> tuple[tuple[Rating, ...], list[Placed]]:
    """Return one rating for each rater, the first, and a doubt for each other one."""
    kept, doubts = dict[str, Rating](), list[Placed]()
    for claim, line in of(claims, Rating):
        first = kept.setdefault(claim.rater.name, claim)
        if (first.value, first.best) != (claim.value, claim.best):
            what = f"{claim.rater.name} gives {claim.value}/{claim.best}, elsewhere {first.value}/{first.best}"
            doubts.append(Placed(Doubtful(what, "the first was kept"), line))
    return tuple(kept.values()), doubts


def streaming(claims: list[Placed]) -> tuple[Streaming, ...]:
    """Return one entry for each service, with its page where one is given."""
    kept = dict[str, Streaming]()
    for claim, _ in of(claims, Streaming):
        if claim.provider.name not in kept or (claim.link and not kept[claim.provider.name].link):
            kept[claim.provider.name] = claim
    return tuple(kept.values())


def plot(claims: list[Placed]) -> Text | None:
    """Return the paragraphs of the plot, joined by blank lines."""
    paragraphs = [claim.text for claim, _ in of(claims, Paragraph)]
    return Text("\n\n".join(paragraphs)) if paragraphs else None


def film(claims: list[Placed], text: str) -> tuple[Film, list[Placed]]:
    """Return the film that the claims of a text make, and the claims with the doubts where they differ.

    Raises `UnfitFact` where the title can be no title.
    """
    claims = list(completed(claims, text))
    cast, unplaced = performances(claims)
    rated, doubts = ratings(claims)
    name = of(claims, Name)[0][0].text
    others = (claim.text for claim, _ in of(claims, OtherName) if claim.text != name)
    made = Film(
        name=name,
        year=year(claims),
        other_names=once(others),
        countries=once(claim.country for claim, _ in of(claims, Origin)),
        genres=once(claim.name for claim, _ in of(claims, Genre)),
        directors=once(claim.person for claim, _ in of(claims, Director)),
        writers=once(claim.person for claim, _ in of(claims, Writer)),
        cast=cast,
        minutes=minutes(claims),
        releases=releases(claims),
        distributors=once(claim.organization for claim, _ in of(claims, Distributor)),
        ratings=rated,
        trailers=trailers(claims),
        streaming=streaming(claims),
        plot=plot(claims),
        same_as=once(claim.link for claim, _ in of(claims, SameAs)),
    )
    return made, [*claims, *doubts, *unplaced, *conflicts(claims)]
