"""The table of formats: label, media type, extension, IRI; and of the ways to pack them; data only."""

from dataclasses import dataclass, replace

from publisher.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a document; `iri` is its entry in W3C's registry of formats.

    `quads` is true where the format carries named graphs.
    """

    name: str
    label: str
    media_type: str
    extension: str
    iri: str | None
    quads: bool = False


W3C = "http://www.w3.org/ns/formats/"

HTML = Format("html", "HTML", "text/html", "html", None)
TURTLE = Format("turtle", "Turtle", "text/turtle", "ttl", W3C + "Turtle")
JSONLD = Format("jsonld", "JSON-LD", "application/ld+json", "jsonld", W3C + "JSON-LD", quads=True)
NTRIPLES = Format("nt", "N-Triples", "application/n-triples", "nt", W3C + "N-Triples")
RDFXML = Format("rdfxml", "RDF/XML", "application/rdf+xml", "rdf", W3C + "RDF_XML")
TRIG = Format("trig", "TriG", "application/trig", "trig", W3C + "TriG", quads=True)
NQUADS = Format("nq", "N-Quads", "application/n-quads", "nq", W3C + "N-Quads", quads=True)

DOCUMENTS = (HTML, TURTLE, JSONLD, NTRIPLES, RDFXML, TRIG, NQUADS)
"""The formats of a document, the server's favourite first."""
RDF = tuple(f for f in DOCUMENTS if f.iri)
"""The formats of a graph."""

COMPACTED, EXPANDED, FLATTENED, FRAMED = (
    replace(
        JSONLD, name=f"jsonld-{form}", media_type=f'{JSONLD.media_type};profile="http://www.w3.org/ns/json-ld#{form}"'
    )
    for form in ("compacted", "expanded", "flattened", "framed")
)
PROFILES = (COMPACTED, EXPANDED, FLATTENED, FRAMED)
"""The forms of a JSON-LD document, for readers who name one; without a name it is compacted."""

RESULTS_JSON = Format(
    "json", "SPARQL results as JSON", "application/sparql-results+json", "srj", W3C + "SPARQL_Results_JSON"
)
RESULTS_XML = Format(
    "xml", "SPARQL results as XML", "application/sparql-results+xml", "srx", W3C + "SPARQL_Results_XML"
)
RESULTS_CSV = Format("csv", "SPARQL results as CSV", "text/csv", "csv", W3C + "SPARQL_Results_CSV")
RESULTS_TSV = Format("tsv", "SPARQL results as TSV", "text/tab-separated-values", "tsv", W3C + "SPARQL_Results_TSV")

RESULTS = (RESULTS_JSON, RESULTS_XML, RESULTS_CSV, RESULTS_TSV)
"""The formats of a table of bindings."""

JSON_LINES = Format("jsonl", "JSON-LD, a document a line", "application/x-ndjson", "jsonl", W3C + "JSON-LD")
CSV = Format("csv", "CSV", "text/csv", "csv", None)
PARQUET = Format("parquet", "Parquet", "application/vnd.apache.parquet", "parquet", None)

DUMPS = (NQUADS, NTRIPLES, TURTLE, JSON_LINES, CSV, PARQUET)
"""The formats of whole data sets."""


@dataclass(frozen=True, slots=True)
class Packing:
    """One way to make a file smaller; `extension` follows that of its format."""

    label: str
    media_type: str
    extension: str


GZIP = Packing("gzip", "application/gzip", "gz")
ZSTANDARD = Packing("Zstandard", "application/zstd", "zst")
PACKINGS = (GZIP, ZSTANDARD)


def of_file(name: str) -> tuple[Format, Packing | None]:
    """The format of a dump's file by its name, as `catalogue.ttl.gz`, and how it is packed.

    Raises `UnknownFormat` for a name that says neither.
    """
    packing = next((each for each in PACKINGS if name.endswith(f".{each.extension}")), None)
    inner = name.removesuffix(f".{packing.extension}") if packing else name
    return named(inner.rpartition(".")[2], DUMPS), packing


def named(name: str, among: tuple[Format, ...] = RDF) -> Format:
    """Return the format with that name or extension.

    Raises `UnknownFormat` with the names that there are.
    """
    for form in among:
        if name.lower() in (form.name, form.extension):
            return form
    raise UnknownFormat(f"no format {name!r}", f"choose one of {', '.join(f.name for f in among)}")
