"""Statements to pages for people: every text escaped, every link relative, nothing that needs a script."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from publisher.description import Description
from publisher.documents.pages import wording
from publisher.documents.pages.citations import Citation, citations
from publisher.documents.pages.examples import cast
from publisher.documents.pages.film import FilmPage
from publisher.documents.pages.fragments import Fragments
from publisher.documents.pages.mentions import MentionsPage
from publisher.documents.pages.network import Network
from publisher.documents.pages.origin import SourcePage
from publisher.documents.pages.pager import Pager
from publisher.documents.pages.person import PersonPage
from publisher.documents.pages.surroundings import Surroundings
from publisher.documents.resource import Statements
from publisher.documents.site import Site, host, is_web, short
from publisher.formats import DOCUMENTS
from publisher.iris import Kind

NOTHING_AROUND = Surroundings()
NOBODY: Mapping[str, Citation] = MappingProxyType({})
PAGES: Mapping[Kind, tuple[str, Callable[[Statements, str], object]]] = {
    Kind.FILM: ("film.html", FilmPage.of),
    Kind.PERSON: ("person.html", PersonPage.of),
    Kind.ORGANIZATION: ("thing.html", MentionsPage.of),
    Kind.PLACE: ("thing.html", MentionsPage.of),
    Kind.EVENT: ("thing.html", MentionsPage.of),
    Kind.SOURCE: ("source.html", SourcePage.of),
}
"""The template of each kind of thing, and what fills it."""


def document(description: Description, site: Site, script: str = "", around: Surroundings = NOTHING_AROUND) -> bytes:
    """The page of a thing; `script` is the script element for search engines, escaped already."""
    template, model = PAGES[description.kind]
    address = description.subject.partition("#")[0]
    statements = Statements(description.about, around.languages)
    shown = model(statements, description.subject)
    cited = citations(description.statements, statements, address)
    return page(
        template,
        site,
        description=description,
        document=address,
        here=site.href(address),
        page=shown,
        around=around,
        network=network(shown, site, around) if isinstance(shown, FilmPage) else None,
        pager=Pager(address.rpartition("/")[2], description.pages.number, description.pages.count),
        cited=cited,
        f=Fragments(site, cited),
        script=script,
        query=cast(description.subject),
    )


def network(film: FilmPage, site: Site, around: Surroundings) -> Network | None:
    """The people of a film with their other films."""
    people = {path: person.name.text for person in film.people if (path := site.path(person.iri))}
    return Network.of(site.path(film.film.iri) or "", people, around.works)


def page(template: str, site: Site, **shown: object) -> bytes:
    """A page made from a template and what it shows."""
    whole = {"f": Fragments(site, NOBODY), "site": site, "root": site.root, **shown}
    return environment().get_template(template).render(whole).encode("utf-8")


@cache
def environment() -> Environment:
    """The templates with what all of them use."""
    found = Environment(
        loader=PackageLoader("publisher.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        number=wording.number, size=wording.size, day=wording.day, host=host, short=short, count=wording.plural
    )
    shared: dict[str, Any] = {"formats": DOCUMENTS, "is_web": is_web, "cited": NOBODY, "script": ""}
    found.globals.update(shared)
    return found
