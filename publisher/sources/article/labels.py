"""Lines of the form "label: value"."""

import re
from collections.abc import Callable, Iterator

from publisher import countries
from publisher.facts import Country, Organization, Text
from publisher.sources.article.claims import Distributor, Genre, Name, Origin, OtherName, Told, Unread, Year
from publisher.sources.article.credits import people
from publisher.sources.article.details import details
from publisher.sources.article.distributors import several
from publisher.sources.article.names import listed, names
from publisher.sources.article.releases import releases
from publisher.sources.article.stars import starred
from publisher.sources.article.title import unquoted
from publisher.sources.article.watching import streaming

LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?P<label>[^\W\d_][\w\s()/&-]{2,30}?)\s*(?:[:：]|\t|\s[-–—]\s)\s*(?P<value>\S.*)", re.DOTALL
)
TITLES = ("title", "film title", "movie title", "film", "movie", "name")
Reader = Callable[[str, tuple[str, ...]], Iterator[Told]]


def directors(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the directors of a list."""
    yield from people(listed(value), "directed", value)


def writers(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the writers of a list, without the brackets that say what each wrote."""
    found = [re.sub(r"\s*\((?:screenplay|writer|script|written by)\)$", "", name) for name in listed(value)]
    yield from people([name for name in found if "(" not in name], "written", value)
    yield from (Unread(name, "not all of it is a writer's name") for name in found if "(" in name)


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
        yield from several(value)
    else:
        yield from (Distributor(Organization(name)) for name in listed(re.sub(r"\s[/|·]\s", ", ", value)))


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


def title(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the title."""
    yield Name(Text(unquoted(value) or value))


LABELS: dict[str, Reader] = {
    "director": directors, "directors": directors, "directed by": directors, "director(s)": directors,
    "writer": writers, "writers": writers, "written by": writers, "screenplay": writers, "screenplay by": writers,
    "screenwriter": writers, "screenwriters": writers, "script": writers, "writer(s)": writers,
    "written and directed by": both, "directed and written by": both, "writer and director": both,
    "director and writer": both, "genre": genres, "genres": genres, "country": origins, "countries": origins,
    "country of origin": origins, "countries of origin": origins, "year": year, "release year": year,
    "year of release": year, "year of production": year, "running time": length,
    "run time": length, "runtime": length, "duration": length, "length": length, "release date": released,
    "release dates": released, "release": released, "released": released, "premiere": released,
    "in cinemas": released, "in theaters": released, "in theatres": released,
    "opening date": released, "world premiere": released, "premiered": released,
    "distributor": distributors, "distributors": distributors, "distributed by": distributors,
    "distribution": distributors, "starring": starring, "stars": starring, "streaming on": services,
    "streaming": services, "where to watch": services, "watch on": services, "stream on": services,
    **dict.fromkeys(TITLES, title),
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


# Labels whose values are lists that may stand on lines of their own, and the questions that ask for them.
LISTS = frozenset({directors, writers, both, genres, origins, distributors, services})
QUESTIONS = {
    "director": re.compile(r"who\s(?:directed|(?:is|are|was)\sthe\sdirectors?)"),
    "writer": re.compile(r"who\s(?:wrote|(?:is|are|was)\sthe\s(?:screen)?writers?)"),
    "written and directed by": re.compile(r"who\s(?:wrote\sand\sdirected|directed\sand\swrote)"),
    "distributor": re.compile(r"who\s(?:distribut(?:ed|es)|released)|who\sis\sthe\sdistributor"),
    "country": re.compile(r"(?:what|which)\scountr(?:y|ies)"),
}


def opens(text: str) -> bool:
    """Tell whether a line is nothing but a label under which a list may stand."""
    bare = text.strip()
    return bare.endswith((":", "：")) and LABELS.get(bare[:-1].strip().lower()) in LISTS


def asked(heading: str) -> str | None:
    """Return the label that a question asks for, None for another heading."""
    words = " ".join(heading.lower().split())
    if not words.endswith("?"):
        return None
    return next((label for label, question in reversed(QUESTIONS.items()) if question.search(words)), None)


def answered(label: str, text: str, links: tuple[str, ...]) -> Iterator[Told] | None:
    """Return what a list of names says under the label that a question asked for, None for other words."""
    return LABELS[label](text.strip(), links) if not names(text)[1].strip(" .") else None


def labelled(text: str, links: tuple[str, ...]) -> Iterator[Told] | None:
    """Return what a line says under its label, None for a line without a label that is known."""
    match = LABEL.fullmatch(text)
    label = " ".join(match["label"].lower().split()) if match else ""
    if match is None or (label not in LABELS and label not in OTHER):
        return None
    return LABELS[label](match["value"].strip(), links) if label in LABELS else iter([Unread(text)])
