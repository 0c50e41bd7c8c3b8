"""What each route of the site does, takes and answers: the table from which the API description is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from publisher.formats import DOCUMENTS, DUMPS, HTML, JSONLD, NQUADS, PACKINGS, RDF, RESULTS, TRIG

OK, PARTIAL, SEE_OTHER = HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.SEE_OTHER
NOT_MODIFIED, BAD = HTTPStatus.NOT_MODIFIED, HTTPStatus.BAD_REQUEST
UNKNOWN, UNACCEPTABLE = HTTPStatus.NOT_FOUND, HTTPStatus.NOT_ACCEPTABLE
FULL = HTTPStatus.SERVICE_UNAVAILABLE
TOO_LARGE, BEYOND = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE

Schema = Mapping[str, object]
TEXT: Schema = {"type": "string"}
IRIS: Schema = {"type": "array", "items": {"type": "string", "format": "uri"}}
EXTENSIONS = [form.extension for form in DOCUMENTS]
ENDINGS = [form.extension for form in RDF]
DATA = tuple(form.media_type for form in DOCUMENTS)
ANSWERS = tuple(form.media_type for form in (*RESULTS, *RDF, HTML))
EMBEDDED = (HTML.media_type, "text/plain", "text/javascript", "application/json")
REPORTS = (HTML.media_type, "application/json", *(form.media_type for form in RDF))
FILES = ("text/plain", "application/json", *(each.media_type for each in (*DUMPS, *PACKINGS)))
PAGE = (HTML.media_type,)
CHANGES = tuple(form.media_type for form in (HTML, TRIG, JSONLD, NQUADS))
READ = (NOT_MODIFIED, HTTPStatus.PRECONDITION_FAILED)
FOUND = (*READ, UNKNOWN)
NEGOTIATED = (NOT_MODIFIED, UNACCEPTABLE)
ONCE = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.GONE)
"""What may become of a thing that was there once."""
REFUSED = (
    *(BAD, HTTPStatus.FORBIDDEN, TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.UNPROCESSABLE_ENTITY),
    *(HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT),
)
"""What may become of a query."""
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a route takes from the path or the query: what it is for, and what it may be."""

    about: str
    schema: Schema


@dataclass(frozen=True, slots=True)
class Operation:
    """What a route does, the media types that it answers with, other statuses, and the parameters of its query."""

    summary: str
    types: tuple[str, ...]
    statuses: tuple[HTTPStatus, ...] = READ
    query: tuple[str, ...] = ()


STEPS: Mapping[str, Parameter] = {
    "name": Parameter("The name in the address, alone or with the extension of a format, as in `NAME.ttl`.", TEXT),
    "slug": Parameter("The name in the address.", TEXT),
    "extension": Parameter("The extension of a format.", {"type": "string", "enum": EXTENSIONS}),
    "ending": Parameter("The extension of a format.", {"type": "string", "enum": ["html", "json", *ENDINGS]}),
    "release": Parameter("What a release is called: the day of its issue and the beginning of its id.", TEXT),
    "step": Parameter("The number of a step from release to release.", {"type": "integer", "minimum": 1}),
    "number": Parameter("The number of a part.", {"type": "integer", "minimum": 1}),
    "filename": Parameter("The name of a file.", TEXT),
}
"""The parameters in paths."""

FIELDS: Mapping[str, Parameter] = {
    "page": Parameter("The page of the list, counted from 1.", {"type": "integer", "minimum": 1, "default": 1}),
    "q": Parameter("The words of a name, the last perhaps only begun.", TEXT),
    "letter": Parameter("The first letter of the names.", TEXT),
    "year": Parameter("The year of the films.", TEXT),
    "genre": Parameter("A genre of the films, as its address has it.", TEXT),
    "country": Parameter("A country of the films, as its address has it.", TEXT),
    "query": Parameter("A SPARQL 1.1 query; without one, people get a page to write it on.", TEXT),
    "default-graph-uri": Parameter("A graph of the query's default graph.", IRIS),
    "named-graph-uri": Parameter("A named graph of the query's data set.", IRIS),
    "format": Parameter("The format of the answer by its name, instead of what Accept says.", TEXT),
}
"""The parameters of queries, and the fields of forms."""

NARROWER = ("letter", "year", "genre", "country")
"""What a list is narrowed by."""
SPARQL = ("query", "default-graph-uri", "named-graph-uri", "format")

OPERATIONS: Mapping[str, Operation] = {
    "catalogue.first_page": Operation(
        "The first page, and the data set's description in DCAT and VoID", DATA, (*FOUND, UNACCEPTABLE)
    ),
    "catalogue.void": Operation("The way to the data set's description", (), (SEE_OTHER, UNACCEPTABLE)),
    "catalogue.links": Operation("The links of the first page as a linkset", ("application/linkset+json",)),
    "catalogue.links_of_thing": Operation(
        "The links of a document", ("application/linkset+json",), (*FOUND, HTTPStatus.GONE)
    ),
    "catalogue.description": Operation("This description", ("application/vnd.oai.openapi+json",)),
    "documents.document": Operation("What is said of a thing", DATA, (*FOUND, *ONCE, UNACCEPTABLE), ("page",)),
    "embed.film": Operation(
        "The script element to embed, with what the film lacks", EMBEDDED, (*FOUND, HTTPStatus.GONE, UNACCEPTABLE)
    ),
    "embed.quality": Operation("How films stand for rich results", REPORTS, (*FOUND, UNACCEPTABLE), ("page",)),
    "browse.listed": Operation("A list of things by name", PAGE, FOUND, ("page", *NARROWER)),
    "browse.genre": Operation("The films of a genre", PAGE, FOUND, ("page",)),
    "browse.search": Operation("The things whose names hold the words", (*PAGE, "application/json"), query=("q",)),
    "sparql.endpoint": Operation("A SPARQL 1.1 query", ANSWERS, (*NEGOTIATED, *REFUSED), SPARQL),
    "dumps.listed": Operation("The files of the release", PAGE),
    "dumps.latest": Operation("A file of the release, whole or in ranges", FILES, (PARTIAL, *FOUND, BEYOND, FULL)),
    "dumps.dated": Operation("A file of a release by its date and id", FILES, (PARTIAL, *FOUND, BEYOND, FULL)),
    "changes.listed": Operation(
        "What changed from release to release: a page, a Linked Data Event Stream, an Atom feed",
        (*CHANGES, "application/atom+xml"),
        (*FOUND, UNACCEPTABLE),
    ),
    "changes.step": Operation("What changed with one step", CHANGES, (*FOUND, UNACCEPTABLE)),
    "changes.more": Operation("A further page of what changed with one step", CHANGES, (*FOUND, UNACCEPTABLE)),
    "vocabulary.document": Operation("The vocabulary, or the shapes", DATA, (*FOUND, UNACCEPTABLE)),
    "vocabulary.context": Operation("The JSON-LD context", ("application/ld+json",)),
    "sitemap.index": Operation("The parts of the sitemap", ("application/xml",)),
    "sitemap.part": Operation("The documents of a part of the sitemap", ("application/xml",), FOUND),
    "sitemap.robots": Operation("What robots may read", ("text/plain",)),
    "service.health": Operation("Whether the site answers, and from which release", ("application/json",), ()),
    "static": Operation(
        "A style, a script or a picture of the pages", ("text/css", "text/javascript", "image/svg+xml"), FOUND
    ),
}
"""What each route does, by its endpoint."""
