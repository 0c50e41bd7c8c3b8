"""The ways in for people: the first page, the lists, the genres, and finding by name."""

import json
from collections.abc import Mapping

from flask import Blueprint, Response, request

from publisher.documents import html
from publisher.documents.pages.listing import facet
from publisher.documents.pages.pager import Pager
from publisher.documents.pages.wording import KINDS
from publisher.errors import UnknownThing
from publisher.formats import HTML, Format
from publisher.iris import Kind
from publisher.store import FACETS, MOST_COUNTED, Entry
from publisher.web import representation
from publisher.web.negotiation import negotiated
from publisher.web.site import site, store

browse = Blueprint("browse", __name__)

PAGE = 120
"""Things on a page of a list."""
SHOWN_FIRST = 24
"""Films on the first page."""
MOST_GENRES = 40
MOST_FOUND = 50
MOST_SUGGESTED = 10
LONGEST_NAME = 200
LONGEST_NUMBER = 9
LISTS = {"films": (Kind.FILM, "Films", "film"), "people": (Kind.PERSON, "People", "person")}
"""The lists by their paths: the kind of thing, the heading, and the word for one."""
SUGGESTIONS = Format("json", "JSON", "application/json", "json", None)


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
    genres = read.choices(Kind.FILM, "genre")
    most = sorted(genres, key=lambda genre: -(genre.things or 0))[:MOST_GENRES]
    return html.page(
        "home.html",
        site(),
        figures=figures,
        films=read.things(Kind.FILM, 0, SHOWN_FIRST),
        count=films,
        genres=[genre for genre in genres if genre in most],
        base=manifest.base,
        release=manifest.id,
    )


@browse.get("/<any(films,people):name>")
def listed(name: str) -> Response:
    """A page of a list, narrowed to what the request chooses."""
    kind, heading, noun = LISTS[name]
    chosen = {each: request.args[each] for each in FACETS[kind] if request.args.get(each)}
    return page_of(kind, chosen, Pager(name, query=chosen), name, {"heading": heading, "kind": "", "noun": noun})


@browse.get("/genre/<slug>")
def genre(slug: str) -> Response:
    """The films of a genre."""
    found = store().choice(Kind.FILM, "genre", slug)
    if found is None:
        raise UnknownThing("the catalogue has no film of this genre", "choose one on the first page")
    words = {"heading": found.name, "kind": "Genre", "noun": "film"}
    return page_of(Kind.FILM, {"genre": slug}, Pager(slug), site().to("films"), words)


def page_of(kind: Kind, chosen: Mapping[str, str], first: Pager, address: str, words: Mapping[str, str]) -> Response:
    """A page of a list, with links to the pages beside it and to narrower lists, which begin with an address.

    Raises `UnknownThing` where nothing has the values chosen, and for a page beyond the last.
    """
    count = store().count(kind, chosen)
    if chosen and not count:
        raise UnknownThing("nothing in the catalogue has all of this at once", "choose less")
    pager = Pager(first.name, *at(count), first.query)
    body = html.page(
        "list.html",
        site(),
        entries=store().things(kind, (pager.number - 1) * PAGE, PAGE, chosen),
        count=count,
        many=len(chosen) > 1 and count >= MOST_COUNTED,
        pager=pager,
        facets=[facet(address, each, store().choices(kind, each, chosen), chosen) for each in FACETS[kind]],
        **words,
    )
    found = representation.page(body)
    found.headers["Link"] = ", ".join(f'<{href}>; rel="{relation}"' for relation, _, href in pager.links)
    return found


def at(count: int) -> tuple[int, int]:
    """The page that the request asks for, and how many there are.

    Raises `UnknownThing` for a page beyond the last.
    """
    pages = max(1, -(-count // PAGE))
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_NUMBER else 0
    if not 1 <= number <= pages:
        raise UnknownThing("the list has no such page", f"it has {pages}")
    return number, pages


@browse.get("/search")
def search() -> Response:
    """The things whose names hold what was typed, as a page, or as suggestions for whoever types."""
    sought = " ".join(request.args.get("q", "")[:LONGEST_NAME].split())
    if negotiated(representation.accept(), (HTML, SUGGESTIONS)) is SUGGESTIONS:
        found = representation.response(suggestions(sought), SUGGESTIONS)
    else:
        entries = store().find(sought, MOST_FOUND)
        near = () if entries else store().near(sought, MOST_SUGGESTED)
        shown = {"sought": sought, "entries": entries or near, "near": bool(near), "most": MOST_FOUND, "kinds": KINDS}
        found = representation.page(html.page("search.html", site(), **shown))
    found.vary.add("Accept")
    return found


def suggestions(sought: str) -> bytes:
    """The best matches for what was typed so far, with links relative to this address."""
    return json.dumps([suggestion(each) for each in store().find(sought, MOST_SUGGESTED)], ensure_ascii=False).encode()


def suggestion(entry: Entry) -> Mapping[str, object]:
    """A match as a program reads it."""
    return {"name": entry.name, "kind": KINDS[entry.kind], "year": entry.year, "href": site().to(entry.path)}
