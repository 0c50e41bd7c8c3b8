"""The ways in for people: the first page, the lists, the genres, and finding by name."""

from collections.abc import Sequence

from flask import Blueprint, Response, request

from publisher.documents import html
from publisher.errors import UnknownThing
from publisher.iris import Kind
from publisher.store import Entry
from publisher.web import representation
from publisher.web.site import site, store

browse = Blueprint("browse", __name__)

PAGE = 120
"""Things on a page of a list."""
SHOWN_FIRST = 24
"""Films on the first page."""
MOST_FOUND = 50
LONGEST_NAME = 200
LISTS = {"films": (Kind.FILM, "Films", "films", "film"), "people": (Kind.PERSON, "People", "people", "person")}
"""The lists by their paths: the kind of thing, the heading, and the word for many and for one."""
KINDS = {
    Kind.FILM: "Film",
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organisation",
    Kind.PLACE: "Place",
    Kind.EVENT: "Festival",
    Kind.SOURCE: "Source",
}


def home() -> bytes:
    """The first page: what this is, in figures, and a way in for each reader."""
    read, manifest = store(), store().manifest
    films = read.count(Kind.FILM)
    figures = (
        (films, "films", "films"),
        (read.count(Kind.PERSON), "people", "people"),
        (manifest.triples, "statements", "dumps/"),
        (len(manifest.sources), "sources", "source/publisher"),
    )
    return html.page(
        "home.html",
        site(),
        figures=figures,
        films=read.things(Kind.FILM, 0, SHOWN_FIRST),
        count=films,
        genres=tuple(read.genres.values()),
        base=manifest.base,
        release=manifest.id,
    )


@browse.get("/<any(films,people):name>")
def listed(name: str) -> Response:
    """A page of a list."""
    kind, heading, many, one = LISTS[name]
    count = store().count(kind)
    number, pages = at(count)
    entries = store().things(kind, (number - 1) * PAGE, PAGE)
    return page_of(entries, name, count, (number, pages), heading=heading, kind="", noun=many, noun_of_one=one)


@browse.get("/genre/<slug>")
def genre(slug: str) -> Response:
    """The films of a genre."""
    found = store().genres.get(slug)
    if found is None:
        raise UnknownThing("the catalogue has no film of this genre", "choose one on the first page")
    number, pages = at(len(found.entries))
    entries = found.entries[(number - 1) * PAGE : number * PAGE]
    words = {"heading": found.name, "kind": "Genre", "noun": "films", "noun_of_one": "film"}
    return page_of(entries, slug, len(found.entries), (number, pages), **words)


def page_of(entries: Sequence[Entry], name: str, count: int, place: tuple[int, int], **words: str) -> Response:
    """A page of a list, with links to the pages beside it; `name` is the last step of its path."""
    number, pages = place
    earlier = f"{name}?page={number - 1}" if number > 1 else None
    later = f"{name}?page={number + 1}" if number < pages else None
    shown = {"entries": entries, "count": count, "number": number, "pages": pages, "earlier": earlier, "later": later}
    return representation.page(html.page("list.html", site(), **shown, **words))


def at(count: int) -> tuple[int, int]:
    """The page that the request asks for, and how many there are.

    Raises `UnknownThing` for a page beyond the last.
    """
    pages = max(1, -(-count // PAGE))
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    if not 1 <= number <= pages:
        raise UnknownThing("the list has no such page", f"it has {pages}")
    return number, pages


@browse.get("/search")
def search() -> Response:
    """The things whose names begin with what was typed."""
    sought = " ".join(request.args.get("q", "")[:LONGEST_NAME].split())
    entries = store().find(sought, MOST_FOUND)
    return representation.page(
        html.page("search.html", site(), sought=sought, entries=entries, most=MOST_FOUND, kinds=KINDS)
    )
