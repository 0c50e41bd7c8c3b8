"""Where a document leads, for machines: typed links (RFC 8288), in headers and as linksets (RFC 9264).

The relations are those of FAIR Signposting: what to cite, what kind of thing it is, under which licence, described by
which data, in which collection. What is to be cited has the address that was chosen when the release was built; what is
to be fetched is linked relative to the page in headers, so that it is found wherever the site answers.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from werkzeug.urls import iri_to_uri

from publisher.description import Description
from publisher.documents.pages.pager import Pager
from publisher.documents.site import Site
from publisher.formats import HTML, RDF, Format, of_file
from publisher.statement import iri
from publisher.store import Store
from publisher.vocabulary import RDF as TERMS

LINKSET = Format("linkset", "Links", "application/linkset+json", "json", None)
OPENAPI = "application/vnd.oai.openapi+json"
CATALOGUE = ("https://schema.org/DataCatalog", "https://schema.org/Dataset")
PAGE = "https://schema.org/AboutPage"
FETCHED = frozenset({"describedby", "describes", "item", "collection", "linkset", "service-desc"})
"""The relations whose targets are there to be fetched."""
TYPE = str(TERMS.type)
PLAIN = re.compile(r"[A-Za-z0-9:/?#.=&~_-]*")
"""Addresses that need no escaping, which takes its time."""


class Link(NamedTuple):
    """A typed link to an absolute address."""

    rel: str
    href: str
    type: str | None = None


def of_thing(found: Description, store: Store) -> tuple[Link, ...]:
    """The links of the document about a thing."""
    base, address = store.manifest.base, found.subject.partition("#")[0]
    return (
        *identity(address, base, (PAGE, *classes(found)), licences(found, store)),
        Link("canonical", Pager(address).href(found.pages.number)),
        Link("collection", base, HTML.media_type),
        *described_by(address),
        Link("linkset", f"{base}linkset/{address.removeprefix(base)}", LINKSET.media_type),
    )


def of_catalogue(store: Store) -> tuple[Link, ...]:
    """The links of the first page."""
    base = store.manifest.base
    known = sorted(frozenset[str]().union(*store.licences.values()))
    return (
        *identity(base, base, CATALOGUE, known),
        Link("canonical", base),
        *(Link("item", f"{base}dumps/latest/{name}", media_type(name)) for name in wholes(store)),
        *described_by(f"{base}index"),
        Link("service-desc", f"{base}openapi.json", OPENAPI),
        Link("linkset", f"{base}linkset", LINKSET.media_type),
    )


def identity(address: str, base: str, types: Iterable[str], known: Iterable[str]) -> list[Link]:
    """What to cite, whose it is, what it is, and the licences."""
    return [
        Link("cite-as", address),
        Link("author", f"{base}#publisher"),
        *(Link("type", each) for each in types),
        *(Link("license", each) for each in known),
    ]


def described_by(address: str) -> list[Link]:
    """The data from which a page is made, in each format."""
    return [Link("describedby", f"{address}.{form.extension}", form.media_type) for form in RDF]


def classes(found: Description) -> list[str]:
    """The classes of the thing that a document is about."""
    return sorted(kind for value in found.about.get(found.subject, {}).get(TYPE, ()) if (kind := iri(value)))


def licences(found: Description, store: Store) -> list[str]:
    """The licences of the sources that make the statements."""
    graphs = {graph for _, _, _, graph in found.statements}
    sources = [graph.replace("#graph", "#source") for graph in graphs]
    return sorted({licence for source in sources for licence in store.licences.get(source, ())})


def wholes(store: Store) -> list[str]:
    """The files of the release that hold the whole data set; with every table besides, a header would be too long."""
    return [name for name, file in store.manifest.dumps.items() if file.statements]


def media_type(name: str) -> str:
    """The media type of a file of the release."""
    form, packing = of_file(name)
    return packing.media_type if packing else form.media_type


def header(links: Sequence[Link], site: Site, form: Format | None = None) -> list[str]:
    """Links as values of the Link header, seen from a page; those to data are among its alternates already.

    `form` is the format of an address that always gives this one: as data, it says what it describes.
    """
    back = [Link("describes", page(links), HTML.media_type)] if form and form.iri else []
    return [value(link, site) for link in (*links, *back) if link.rel != "describedby"]


def page(links: Iterable[Link]) -> str:
    """The address of the page that links belong to."""
    return next(link.href for link in links if link.rel == "cite-as")


def value(link: Link, site: Site) -> str:
    """One link as RFC 8288 writes it."""
    local = link.rel in FETCHED and link.href.startswith(site.base)
    target = site.to(link.href.removeprefix(site.base)) if local else link.href
    href = target if PLAIN.fullmatch(target) else iri_to_uri(target)
    return f'<{href}>; rel="{link.rel}"' + (f'; type="{link.type}"' if link.type else "")


def document(links: Sequence[Link]) -> bytes:
    """Links as a linkset in JSON: those of the page, and from each of its data and files back to it."""
    about, back = page(links), {"describedby": "describes", "item": "collection"}
    contexts = [
        {"anchor": about, **targets(link for link in links if link.rel != "linkset")},
        *(
            {"anchor": link.href, back[link.rel]: [{"href": about, "type": HTML.media_type}]}
            for link in links
            if link.rel in back
        ),
    ]
    return json.dumps({"linkset": contexts}, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def targets(links: Iterable[Link]) -> dict[str, list[dict[str, str]]]:
    """The targets of links by their relations."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for link in links:
        found[link.rel].append({"href": link.href, **({"type": link.type} if link.type else {})})
    return found
