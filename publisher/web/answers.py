"""What the answer to a query is: its formats, what tells it from others, and its pieces as they come."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pyoxigraph as ox

from publisher import __version__
from publisher.documents import results
from publisher.formats import HTML, RDF, RESULTS, RESULTS_JSON, RESULTS_XML, Format
from publisher.query.engine import Take
from publisher.query.lexer import Outline, tokens
from publisher.query.question import Question
from publisher.web.protocol import Asked
from publisher.web.site import engine, presence, sender, store

BY_OTHER_NAMES = (
    replace(RESULTS_JSON, media_type="application/json"),
    replace(RESULTS_XML, media_type="application/xml"),
)
"""Media types by which clients also ask for results; they are answered by the name that they asked for."""
OF_ALL = (RESULTS_JSON, HTML, *RDF)
"""Among these a person accepts a page best, before the query is looked at."""
REPEATED, NEVER = "public, max-age=60", "no-store"
"""How long an answer may be kept: the second where its values are new every time."""
OTHER_SCHEMA = "http://schema.org/"
HINT = "the data say https://schema.org/ where this query says http://schema.org/: no term of it is found"


def offers(outline: Outline) -> Sequence[Format]:
    """The formats of the answer to a query."""
    return RDF if outline.verb in ("CONSTRUCT", "DESCRIBE") else RESULTS


def by_all_names(forms: Sequence[Format]) -> Sequence[Format]:
    """The formats of an answer, under each media type by which clients ask for them."""
    return (*forms, *(BY_OTHER_NAMES if RESULTS_JSON in forms else ()))


def validator(release: str, found: Asked, query: str, form: Format) -> str:
    """What tells an answer from every other one."""
    said = (release, __version__, query, found.dataset, form.media_type)
    return sha256(repr(said).encode("utf-8")).hexdigest()[:32]


def hinted(query: str) -> bool:
    """Whether a query uses the namespace that schema.org had before."""
    return OTHER_SCHEMA in query and any(
        kind == "iri" and text.startswith(OTHER_SCHEMA, 1) for kind, text in tokens(query)
    )


def give(found: Asked, query: str, outline: Outline, form: Format, take: Take) -> None:
    """Give the answer to a query, piece by piece; what is said of one thing is what its document says."""
    writer = next((each for each in (*RESULTS, *RDF) if each.name == form.name), form)
    own = document(outline) if found.dataset is None else None
    if own is not None:
        whole = results.Whole()
        results.graph(own, writer, whole, store().manifest.base)
        take(whole.getvalue())
    else:
        engine().ask(Question(query, writer.name, found.dataset), sender(), presence(), take)


def document(outline: Outline) -> Sequence[ox.Triple] | None:
    """The statements of the document about the one thing that a query asks to describe; None for any other query."""
    base = store().manifest.base
    if outline.described is None or not outline.described.startswith(base):
        return None
    description = store().describe(outline.described.removeprefix(base).partition("#")[0])
    if description is None or description.subject != outline.described:
        return None
    return list(dict.fromkeys(quad.triple for quad in description.quads))
