"""A film's cast and their other films, drawn: who hangs on the film on the left, what else they made on the right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.store import Entry

PEOPLE, FILMS, FILMS_OF_ONE = 10, 16, 5
"""What a drawing holds at the most: people, films, and films of one of them."""
ROW, TOP = 30, 46
NAMES_BEGIN, FILMS_BEGIN = 24, 222
LONGEST, BROAD = 21, 7.4
"""Characters of a person's name that fit into the column, and how broad they are at the most."""
LONGEST_TITLE = 16
"""Characters of a title that fit beside its year, in a broad type."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person or a film in the drawing: the path of its page, its whole name, the name as it fits, and its height."""

    path: str
    name: str
    label: str
    y: int


@dataclass(frozen=True, slots=True)
class Member:
    """Someone in the cast with films besides this one, the first of them."""

    path: str
    name: str
    films: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: nodes in two columns, strands between them, and the same as a list."""

    people: tuple[Node, ...]
    films: tuple[Node, ...]
    strands: tuple[str, ...]
    height: int
    members: tuple[Member, ...]

    @classmethod
    def of(cls, film: str, cast: Mapping[str, str], works: Mapping[str, Sequence[Entry]]) -> "Network | None":
        """The network around the film at a path, None where nobody in it has another film.

        `cast` are names by paths, in credits order; `works` the films of each.
        """
        members = tuple(chosen(film, cast, works))
        if not members:
            return None
        rows = max(len(members), len({each.path for member in members for each in member.films}))
        people = tuple(
            Node(each.path, each.name, fitted(each.name, LONGEST), height(place, len(members), rows))
            for place, each in enumerate(members)
        )
        films = column(members, rows)
        heights = {each.path: each.y for each in films}
        strands = tuple(
            strand(who, heights[each.path]) for who, m in zip(people, members, strict=True) for each in m.films
        )
        return cls(people, films, strands, TOP + ROW * rows, members)


def chosen(film: str, cast: Mapping[str, str], works: Mapping[str, Sequence[Entry]]) -> Iterator[Member]:
    """The first people of the cast with other films, as many as a drawing holds."""
    seen: set[str] = set()
    found = 0
    for path, name in cast.items():
        shown = []
        for each in works.get(path, ())[:FILMS_OF_ONE]:
            if each.path != film and (each.path in seen or len(seen) < FILMS):
                seen.add(each.path)
                shown.append(each)
        if shown and found < PEOPLE:
            found += 1
            yield Member(path, name, tuple(shown))


def column(members: Sequence[Member], rows: int) -> tuple[Node, ...]:
    """The other films, each as near as can be to those who made it."""
    places: dict[str, list[int]] = {}
    films = {film.path: film for member in members for film in member.films}
    for place, member in enumerate(members):
        for film in member.films:
            places.setdefault(film.path, []).append(place)
    order = sorted(
        films.values(), key=lambda film: (sum(places[film.path]) / len(places[film.path]), film.name, film.path)
    )
    return tuple(
        Node(
            film.path,
            film.name,
            fitted(film.name, LONGEST_TITLE) + (f" ({film.year})" if film.year else ""),
            height(place, len(order), rows),
        )
        for place, film in enumerate(order)
    )


def height(place: int, count: int, rows: int) -> int:
    """The height of a node: both columns fill all the rows."""
    return TOP + round(ROW * ((place + 0.5) * rows / count - 0.5))


def fitted(name: str, longest: int) -> str:
    """As much of a name as fits."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def strand(person: Node, height: int) -> str:
    """The curve from the end of a person's name to a film."""
    begin = NAMES_BEGIN + round(BROAD * (len(person.label) + 1))
    middle = (begin + FILMS_BEGIN) // 2
    return f"M{begin} {person.y}C{middle} {person.y} {middle} {height} {FILMS_BEGIN} {height}"
