"""What stands after a label, by the kind of the label: one reader for each kind."""

import re
from collections.abc import Callable, Iterator

from publisher import countries
from publisher.facts import Country, Organization, Text
from publisher.sources.article.cast import alone, run
from publisher.sources.article.claims import Distributor, Genre, Name, Origin, OtherName, Told, Unread, Year
from publisher.sources.article.credits import people
from publisher.sources.article.details import details
from publisher.sources.article.distributors import several
from publisher.sources.article.lines import Line
from publisher.sources.article.names import listed, names
from publisher.sources.article.releases import releases
from publisher.sources.article.stars import starred
from publisher.sources.article.title import unquoted
from publisher.sources.article.watching import streaming

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


def cast(value: str, _: tuple[str, ...]) -> Iterator[Told]:
    """Yield the actors of a list, with their characters after "as" or in brackets."""
    line = Line(value, 0)
    yield from run(line) or alone(line)


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
