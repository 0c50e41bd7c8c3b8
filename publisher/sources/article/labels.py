"""Lines of the form "label: value"."""

import re
from collections.abc import Callable, Iterator

from publisher import countries
from publisher.facts import Country, Organization, Person, Text
from publisher.sources.article.claims import Director, Distributor, Genre, Origin, OtherName, Told, Unread, Writer, Year
from publisher.sources.article.details import details
from publisher.sources.article.names import listed, names
from publisher.sources.article.releases import releases
from publisher.sources.article.stars import starred
from publisher.sources.article.title import unquoted
from publisher.sources.article.watching import streaming

LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?P<label>[^\W\d_][\w\s()/&-]{2,30}?)\s*(?:[:：]|\t|\s[-–—]\s)\s*(?P<value>\S.*)", re.DOTALL
)
Reader = Callable[[str, tuple[str, ...]], Iterator[Told]]


def directors(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the directors of a list."""
    yield from (Director(Person(name)) for name in listed(value))


def writers(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the writers of a list, without the brackets that say what each wrote."""
    for name in listed(value):
        bare = re.sub(r"\s*\((?:screenplay|writer|script|written by)\)$", "", name)
        yield Unread(name, "not all of it is a writer's name") if "(" in bare else Writer(Person(bare))


def both(value: str, links: tuple[str, ...]) -> Iterator[Told]:
    """Yield the people of a list as directors and as writers."""
    yield from directors(value, links)
    yield from writers(value, links)


def genres(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the genres of a list, which the label says that they are."""
    yield from (Genre(name.lower()) for name in listed(re.sub(r"\s*[/|·]\s*", ", ", value)))


def origins(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the countries of a list."""
    for name in listed(re.sub(r"\s*[/|·]\s*", ", ", value)):
        country = countries.named(name)
        yield Origin(Country(country)) if country else Unread(name, "no country of that name")


def year(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the year."""
    yield Year(int(value)) if re.fullmatch(r"\d{4}", value.strip()) else Unread(value)


def length(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the length."""
    yield from details(value, about=True)


def released(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the releases."""
    yield from releases(value, about=True)


def distributors(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the distributors of a list, tied to releases where brackets name countries."""
    if "(" in value:
        yield from releases(f"Distributed by {value}", about=True)
    else:
        yield from (Distributor(Organization(name)) for name in listed(value))


def starring(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the stars of a list."""
    yield from starred(value, starring=True)


def services(value: str, links: tuple[str, ...]) -> Iterator[Told]:
    """Yield the services on which the film can be watched."""
    found, rest = names(value)
    yield from streaming(found, links)
    if rest.strip(" ."):
        yield Unread(rest.strip())


def other_titles(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield another title."""
    yield OtherName(Text(unquoted(value) or value))


LABELS: dict[str, Reader] = {
    "director": directors, "directors": directors, "directed by": directors, "director(s)": directors,
    "writer": writers, "writers": writers, "written by": writers, "screenplay": writers, "screenplay by": writers,
    "screenwriter": writers, "screenwriters": writers, "script": writers, "writer(s)": writers,
    "written and directed by": both, "directed and written by": both, "writer and director": both,
    "director and writer": both, "genre": genres, "genres": genres, "country": origins, "countries": origins,
    "country of origin": origins, "countries of origin": origins, "year": year, "running time": length,
    "run time": length, "runtime": length, "duration": length, "length": length, "release date": released,
    "release dates": released, "release": released, "released": released, "premiere": released,
    "distributor": distributors, "distributors": distributors, "distributed by": distributors,
    "distribution": distributors, "starring": starring, "stars": starring, "streaming on": services,
    "streaming": services, "where to watch": services, "watch on": services, "stream on": services,
    "original title": other_titles, "also known as": other_titles, "alternative title": other_titles,
}  # fmt: skip


# Labels of what is no fact of ours: the line is no line of the cast.
OTHER = frozenset({
    "music", "music by", "composer", "producer", "producers", "produced by", "executive producer",
    "executive producers", "cinematography", "cinematographer", "editor", "editors", "edited by", "editing",
    "costume design", "story", "story by", "based on", "budget", "box office", "language", "languages",
    "production company", "production companies", "studio", "studios", "camera", "color", "aspect ratio",
    "filming locations", "filming location", "tagline", "awards", "certificate", "mpaa rating", "rated", "sound",
    "sequel",
})  # fmt: skip


def labelled(text: str, links: tuple[str, ...]) -> Iterator[Told] | None:
    """Return what a line says under its label, None for a line without a label that is known."""
    match = LABEL.fullmatch(text)
    label = " ".join(match["label"].lower().split()) if match else ""
    if match is None or (label not in LABELS and label not in OTHER):
        return None
    return LABELS[label](match["value"].strip(), links) if label in LABELS else iter([Unread(text)])
