"""What changed from release to release: pages for people, a stream for harvesters, a feed for readers."""

import re

import pyoxigraph as ox
from flask import Blueprint, Response

from publisher.documents import html, jsonld, rdf
from publisher.documents.changes import atom, pages, stream
from publisher.errors import UnknownThing
from publisher.formats import HTML, JSONLD, NQUADS, TRIG, Format
from publisher.store import Step
from publisher.web import representation
from publisher.web.headers import IMMUTABLE
from publisher.web.site import site, store

changes = Blueprint("changes", __name__)

ATOM = Format("atom", "Atom", "application/atom+xml", "atom", None)
STREAM = (HTML, TRIG, JSONLD, NQUADS)
"""The formats of a page of the stream: those that keep what is said in a version apart from the rest."""
NUMBER = re.compile("[1-9][0-9]{0,8}")
MOST = 50
"""Steps on the page for people."""


@changes.get("/changes")
@changes.get("/changes.<extension>")
def listed(extension: str = "") -> Response:
    """Every time that a release was put in place; for programs, the root of the stream, or the feed."""
    offers = (*STREAM, ATOM)
    _, form = representation.chosen(f"changes.{extension}" if extension else "changes", offers)
    response = representation.document("changes", form, offers, root)
    steps = store().changes.steps
    return representation.dated(response, steps[-1].issued if steps else None)


def root(form: Format) -> bytes:
    """The steps in a format."""
    steps, base = store().changes.steps, store().manifest.base
    if form is HTML:
        return html.page("changes.html", site(), steps=pages.listed(steps), most=MOST)
    return atom.feed(steps, base) if form is ATOM else written(stream.root(steps, base), form)


@changes.get("/changes/<number>")
def step(number: str) -> Response:
    """What changed with one step."""
    stem, form = representation.chosen(number, STREAM)
    return page(stem, "1", stem, form)


@changes.get("/changes/<step>/<number>")
def more(step: str, number: str) -> Response:
    """A further page of what changed with one step."""
    stem, form = representation.chosen(number, STREAM)
    if stem == "1":
        raise unknown()
    return page(step, stem, stem, form)


def page(number: str, part: str, name: str, form: Format | None) -> Response:
    """A page of a step: as data it never changes, and may be kept for ever.

    Raises `UnknownThing` where there is no such step, or no such page of it.
    """
    found = store().changes.step(int(number)) if NUMBER.fullmatch(number) else None
    count = int(part) if NUMBER.fullmatch(part) else 0
    if found is None or not 1 <= count <= max(1, found.pages):
        raise unknown()
    response = representation.document(name, form, STREAM, lambda form: content(found, count, form))
    if response.mimetype in {each.media_type for each in STREAM if each is not HTML}:
        response.headers["Cache-Control"] = IMMUTABLE
    return representation.dated(response, found.issued)


def content(found: Step, number: int, form: Format) -> bytes:
    """A page of a step in a format."""
    if form is not HTML:
        return written(stream.page(found, number, store().manifest.base), form)
    members = found.members(number) if found.pages else ()
    shown = pages.Shown.of(found)
    lines = pages.lines(members, site())
    return html.page("step.html", site(), step=shown, number=number, pages=found.pages, lines=lines)


def written(quads: list[ox.Quad], form: Format) -> bytes:
    """A page of the stream in a format."""
    base = store().manifest.base
    if form is JSONLD:
        return jsonld.text(jsonld.dataset(quads, stream.KNOWN)).encode("utf-8")
    return rdf.written(quads, form, stream.address(base), base, stream.KNOWN)


def unknown() -> UnknownThing:
    """What is answered where nothing changed."""
    return UnknownThing("there is no such page of changes", "see /changes for those that there are")
