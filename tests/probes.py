"""The rows of the probe matrix: request → status, headers, media type, each with the clause that obliges.

`{tag}`, `{changed}`, `{packed}`, `{page}` and `{dump}` stand for validators of the film's Turtle (plain, its date,
packed), of its page, and of the dump. A header written `/so/` is matched as a pattern; None: absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FILM = "/film/the-perfection-2018"
DUMP = "/dumps/catalogue.nq"
PROFILE = "http://www.w3.org/ns/json-ld#"
PROBLEM = {"Content-Type": "application/problem+json"}
PAGE, TURTLE = {"Content-Type": "text/html; charset=utf-8"}, {"Content-Type": "text/turtle; charset=utf-8"}
LD = "application/ld+json"
CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
LONG_AGO, FAR_OFF = "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 2049 23:59:59 GMT"


@dataclass(frozen=True)
class Probe:
    """A row: clause and sentence, the request line, its headers, the statuses and headers that may come back."""

    clause: str
    sentence: str
    request: str
    sent: str | list[str]
    status: int | tuple[int, ...]
    wanted: Mapping[str, str | None] | None = None

    def __str__(self) -> str:
        return f"{self.clause}: {self.sentence}"

    @property
    def rest(self) -> tuple[Any, ...]:
        return self.sent, self.status, self.wanted

    @property
    def method(self) -> str:
        return self.request.partition(" ")[0]

    @property
    def target(self) -> bytes:
        return self.request.partition(" ")[2].encode("latin-1")

    @property
    def headers(self) -> list[tuple[str, str]]:
        lines = [self.sent] if isinstance(self.sent, str) else self.sent
        return [(name, value) for name, _, value in (line.partition(": ") for line in lines if line)]

    @property
    def statuses(self) -> tuple[int, ...]:
        return (self.status,) if isinstance(self.status, int) else self.status

    @property
    def expected(self) -> Mapping[str, str | None]:
        return self.wanted or {}


def located(extension: str) -> dict[str, str | None]:
    return {"Content-Location": f"the-perfection-2018.{extension}", "Vary": "/Accept, Accept-Encoding.*/"}


ROWS: list[tuple[Any, ...]] = [
    # media types
    ("9110 §12.5.1", "no Accept means that anything is acceptable", f"GET {FILM}", "", 200, PAGE | located("html")),
    ("9110 §12.5.1", "an empty Accept is none", f"GET {FILM}", "Accept: ", 200, PAGE),
    ("9110 §12.5.1", "*/* is anything", f"GET {FILM}", "Accept: */*", 200, PAGE),
    ("9110 §12.5.1", "what browsers send gives the page", f"GET {FILM}", f"Accept: {CHROME}", 200, PAGE),
    ("9110 §12.5.1", "a media type gives it", f"GET {FILM}", "Accept: text/turtle", 200, TURTLE | located("ttl")),
    ("9110 §8.3.1", "media types have no case", f"GET {FILM}", "Accept: TEXT/TURTLE", 200, TURTLE),
    ("9110 §12.5.1", "the higher quality wins", f"GET {FILM}", "Accept: text/html;q=0.1, text/turtle", 200, TURTLE),
    ("9110 §12.4.2", "a quality of 0 is a no", f"GET {FILM}", "Accept: text/html;q=0, */*", 200, TURTLE),
    (
        "9110 §12.5.1",
        "the more precise range counts",
        f"GET {FILM}",
        "Accept: text/*;q=0.2, text/html;q=0.1, */*;q=0",
        200,
        TURTLE,
    ),
    (
        "9110 §12.5.1",
        "a parameter of a range is not a quality",
        f"GET {FILM}",
        "Accept: text/turtle;charset=utf-8",
        200,
        TURTLE,
    ),
    ("9110 §12.5.1", "among RDF of equal quality Turtle", f"GET {FILM}", f"Accept: {LD}, text/turtle", 200, TURTLE),
    (
        "9110 §5.3",
        "several lines are one list",
        f"GET {FILM}",
        ["Accept: image/png", "Accept: text/turtle;q=0.1"],
        200,
        TURTLE,
    ),
    ("9110 §12.5.1", "garbage is passed over", f"GET {FILM}", "Accept: ;;;, text/turtle", 200, TURTLE),
    (
        "JSON-LD §6.1",
        "JSON-LD by its type",
        f"GET {FILM}",
        f"Accept: {LD}",
        200,
        {"Content-Type": LD} | located("jsonld"),
    ),
    (
        "N-Triples §4",
        "N-Triples by its type",
        f"GET {FILM}",
        "Accept: application/n-triples",
        200,
        {"Content-Type": "application/n-triples"} | located("nt"),
    ),
    (
        "RDF/XML §4",
        "RDF/XML by its type",
        f"GET {FILM}",
        "Accept: application/rdf+xml",
        200,
        {"Content-Type": "application/rdf+xml"} | located("rdf"),
    ),
    (
        "TriG §5",
        "TriG by its type",
        f"GET {FILM}",
        "Accept: application/trig",
        200,
        {"Content-Type": "application/trig"} | located("trig"),
    ),
    (
        "N-Quads §4",
        "N-Quads by its type",
        f"GET {FILM}",
        "Accept: application/n-quads",
        200,
        {"Content-Type": "application/n-quads"} | located("nq"),
    ),
    *(
        (
            "JSON-LD §6.1",
            f"the profile {form} is honoured and named",
            f"GET {FILM}",
            f'Accept: {LD};profile="{PROFILE}{form}"',
            200,
            {"Content-Type": f'{LD};profile="{PROFILE}{form}"', "Content-Location": None},
        )
        for form in ("compacted", "expanded", "flattened", "framed")
    ),
    (
        "6906 §3.1",
        "an unknown profile is passed over",
        f"GET {FILM}",
        f'Accept: {LD};profile="http://a.example/"',
        200,
        {"Content-Type": LD},
    ),
    (
        "9110 §15.5.7",
        "an impossible Accept is refused with what there is",
        f"GET {FILM}",
        "Accept: image/png",
        406,
        PROBLEM
        | {"Link": '/.*<the-perfection-2018.ttl>; rel="alternate"; type="text/turtle".*/', "Vary": "/.*Accept.*/"},
    ),
    ("9110 §12.4.2", "everything refused is nothing accepted", f"GET {FILM}", "Accept: */*;q=0", 406, PROBLEM),
    (
        "9110 §12.5.1",
        "64 kB of Accept are read",
        f"GET {FILM}",
        "Accept: " + "image/png, " * 5900 + "text/turtle",
        200,
        TURTLE,
    ),
    ("9110 §12.5.1", "64 kB of a quotation are read", f"GET {FILM}", 'Accept: a/b;c="' + "x" * 65000, 406, PROBLEM),
    # extensions
    *(
        (
            "issue",
            f".{extension} is always that format",
            f"GET {FILM}.{extension}",
            "Accept: image/png",
            200,
            {"Content-Type": media_type, "Content-Location": None},
        )
        for extension, media_type in {
            "html": "text/html; charset=utf-8",
            "ttl": "text/turtle; charset=utf-8",
            "jsonld": LD,
            "nt": "application/n-triples",
            "rdf": "application/rdf+xml",
            "trig": "application/trig",
            "nq": "application/n-quads",
        }.items()
    ),
    ("9110 §15.5.5", "an unknown extension is nothing", f"GET {FILM}.docx", "", 404, PROBLEM),
    ("9110 §15.5.5", "an extension is not taken twice", f"GET {FILM}.ttl.ttl", "", 404, PROBLEM),
    # validators and conditions
    ("9110 §8.8.3", "a strong validator", f"GET {FILM}.ttl", "", 200, {"ETag": "{tag}"}),
    (
        "9110 §8.8.2",
        "the time of the last change",
        f"GET {FILM}.ttl",
        "Accept: */*",
        200,
        {"Last-Modified": "/.* GMT/"},
    ),
    (
        "9111 §5.2.2",
        "how long it is fresh",
        f"GET {FILM}.nt",
        "",
        200,
        {"Cache-Control": "/public, max-age=\\d+.*/"},
    ),
    (
        "9110 §13.1.2",
        "what the reader has is not sent again",
        f"GET {FILM}.ttl",
        "If-None-Match: {tag}",
        304,
        {"ETag": "{tag}", "Vary": "/.*Accept-Encoding.*/", "Content-Type": None, "Link": None},
    ),
    (
        "9110 §15.4.5",
        "a 304 has the headers that a cache needs",
        f"GET {FILM}",
        ["Accept: text/turtle", "If-None-Match: {tag}"],
        304,
        located("ttl") | {"Cache-Control": "/public.*/", "ETag": "{tag}"},
    ),
    ("9110 §13.1.2", "one tag among several", f"GET {FILM}.ttl", 'If-None-Match: "a,b", W/"c", {tag}', 304),
    ("9110 §13.1.2", "compared weakly", f"GET {FILM}.ttl", "If-None-Match: W/{tag}", 304),
    ("9110 §13.1.2", "* is whatever there is", f"GET {FILM}.ttl", "If-None-Match: *", 304),
    ("9110 §13.1.2", "another tag", f"GET {FILM}.ttl", 'If-None-Match: "x"', 200, TURTLE),
    (
        "9110 §8.8.3",
        "the tag of the page is not the tag of the Turtle",
        f"GET {FILM}.ttl",
        "If-None-Match: {page}",
        200,
    ),
    ("9110 §13.1.3", "not changed since", f"GET {FILM}.ttl", "If-Modified-Since: {changed}", 304),
    ("9110 §13.1.3", "changed since", f"GET {FILM}.ttl", f"If-Modified-Since: {LONG_AGO}", 200),
    ("9110 §13.1.3", "no date", f"GET {FILM}.ttl", "If-Modified-Since: yesterday", 200),
    (
        "9110 §13.1.3",
        "the tag counts before the date",
        f"GET {FILM}.ttl",
        ['If-None-Match: "x"', f"If-Modified-Since: {FAR_OFF}"],
        200,
    ),
    ("9110 §13.1.1", "If-Match holds", f"GET {FILM}.ttl", "If-Match: {tag}", 200),
    ("9110 §13.1.1", "If-Match fails", f"GET {FILM}.ttl", 'If-Match: "x"', 412, PROBLEM),
    ("9110 §13.1.4", "changed after", f"GET {FILM}.ttl", f"If-Unmodified-Since: {LONG_AGO}", 412),
    ("9110 §13.1.2", "HEAD is conditional, too", f"HEAD {FILM}.ttl", "If-None-Match: {tag}", 304),
    # content codings
    (
        "9110 §12.5.3",
        "gzip where asked",
        f"GET {FILM}.ttl",
        "Accept-Encoding: gzip",
        200,
        TURTLE | {"Content-Encoding": "gzip", "ETag": '/"[0-9a-f]+-gzip"/', "Vary": "/.*Accept-Encoding.*/"},
    ),
    (
        "9110 §12.5.3",
        "what browsers send",
        f"GET {FILM}",
        "Accept-Encoding: gzip, deflate, br, zstd",
        200,
        PAGE | {"Content-Encoding": "gzip"},
    ),
    ("9110 §12.5.3", "no Accept-Encoding, no coding", f"GET {FILM}.jsonld", "", 200, {"Content-Encoding": None}),
    (
        "9110 §12.5.3",
        "a refused coding",
        f"GET {FILM}.ttl",
        "Accept-Encoding: gzip;q=0",
        200,
        {"Content-Encoding": None},
    ),
    (
        "9110 §12.5.3",
        "an unknown coding",
        f"GET {FILM}.ttl",
        "Accept-Encoding: compress",
        200,
        {"Content-Encoding": None},
    ),
    (
        "9110 §12.5.3",
        "identity preferred",
        f"GET {FILM}.ttl",
        "Accept-Encoding: gzip;q=0.5, identity",
        200,
        {"Content-Encoding": None, "ETag": "{tag}"},
    ),
    (
        "9110 §8.8.3.3",
        "the packed one has a tag of its own",
        f"GET {FILM}.ttl",
        ["Accept-Encoding: gzip", "If-None-Match: {tag}"],
        200,
    ),
    (
        "9110 §8.8.3.3",
        "and is had by it",
        f"GET {FILM}.ttl",
        ["Accept-Encoding: gzip", "If-None-Match: {packed}"],
        304,
    ),
    # ranges
    (
        "9110 §14.3",
        "the dump offers ranges",
        f"HEAD {DUMP}",
        "",
        200,
        {"Accept-Ranges": "bytes", "Content-Type": "application/n-quads"},
    ),
    (
        "9110 §14.2",
        "a part",
        f"GET {DUMP}",
        "Range: bytes=0-99",
        206,
        {"Content-Range": "/bytes 0-99/\\d+/", "Content-Length": "100"},
    ),
    ("9110 §14.1.2", "the last bytes", f"GET {DUMP}", "Range: bytes=-10", 206, {"Content-Length": "10"}),
    (
        "9110 §14.1.2",
        "from a byte on",
        f"GET {DUMP}",
        "Range: bytes=100-",
        206,
        {"Content-Range": "/bytes 100-.*/"},
    ),
    (
        "9110 §15.5.17",
        "beyond the end",
        f"GET {DUMP}",
        "Range: bytes=999999999-",
        416,
        {"Content-Range": "/bytes \\*/\\d+/"},
    ),
    ("9110 §14.2", "an unknown unit is passed over", f"GET {DUMP}", "Range: films=1-2", 200),
    ("9110 §14.2", "several ranges are passed over", f"GET {DUMP}", "Range: bytes=0-1, 4-5", 200),
    (
        "9110 §13.1.5",
        "If-Range with a date, which is no strong validator, sends the whole",
        f"GET {DUMP}",
        ["Range: bytes=0-9", f"If-Range: {FAR_OFF}"],
        200,
    ),
    ("9110 §14.2", "nonsense is passed over", f"GET {DUMP}", "Range: bytes=9-0", (200, 416)),
    ("9110 §13.1.5", "If-Range with the tag", f"GET {DUMP}", ["Range: bytes=0-9", "If-Range: {dump}"], 206),
    (
        "9110 §13.1.5",
        "If-Range with another tag sends the whole",
        f"GET {DUMP}",
        ["Range: bytes=0-9", 'If-Range: "x"'],
        200,
    ),
    (
        "9110 §13.2.2",
        "the condition comes before the range",
        f"GET {DUMP}",
        ["Range: bytes=0-9", "If-None-Match: {dump}"],
        304,
    ),
    ("9110 §14.2", "a range of what offers none is passed over", f"GET {FILM}.ttl", "Range: bytes=0-9", 200),
    ("9110 §14.2", "HEAD knows no range", f"HEAD {DUMP}", "Range: bytes=0-9", (200, 206)),
    (
        "9530 §3",
        "the dump says its digest",
        f"HEAD {DUMP}",
        "Accept-Encoding: gzip",
        200,
        {"Repr-Digest": "/sha-256=:[A-Za-z0-9+/]{43}=:/", "Content-Encoding": None},
    ),
    # methods
    ("9110 §9.3.2", "HEAD", f"HEAD {FILM}", "", 200, PAGE | {"Content-Length": "/\\d+/"}),
    ("9110 §9.3.7", "OPTIONS", f"OPTIONS {FILM}", "", 204, {"Allow": "GET, HEAD, OPTIONS", "Content-Type": None}),
    ("9110 §9.3.7", "OPTIONS of the first page", "OPTIONS /", "", 204, {"Allow": "GET, HEAD, OPTIONS"}),
    ("9110 §9.3.7", "OPTIONS of the whole site", "OPTIONS *", "", 204, {"Allow": "/GET, HEAD, OPTIONS, POST.*/"}),
    ("9110 §9.3.7", "OPTIONS without the last slash", "OPTIONS /dumps", "", 204, {"Allow": "GET, HEAD, OPTIONS"}),
    ("9110 §9.3.7", "OPTIONS of a dump", f"OPTIONS {DUMP}", "", 204, {"Allow": "GET, HEAD, OPTIONS"}),
    *(
        (
            "9110 §15.5.6",
            f"{method} is not offered",
            f"{method} {FILM}",
            "Content-Length: 0",
            405,
            PROBLEM | {"Allow": "GET, HEAD, OPTIONS"},
        )
        for method in ("POST", "PUT", "DELETE", "PATCH", "BREW")
    ),
    # other sites' scripts
    (
        "Fetch §3.3.2",
        "any site may read",
        f"GET {FILM}.nq",
        "Origin: https://a.example",
        200,
        {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "/.*ETag.*Link.*Vary.*/"},
    ),
    (
        "Fetch §3.3.2",
        "an error, too",
        "GET /nothing",
        "Origin: https://a.example",
        404,
        {"Access-Control-Allow-Origin": "*"},
    ),
    (
        "Fetch §4.8",
        "the preflight",
        f"OPTIONS {FILM}",
        [
            "Origin: https://a.example",
            "Access-Control-Request-Method: GET",
            "Access-Control-Request-Headers: accept",
        ],
        204,
        {
            "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
            "Access-Control-Allow-Headers": "/Accept, .*/",
            "Access-Control-Max-Age": "/\\d+/",
        },
    ),
    (
        "Fetch §3.3.2",
        "the context",
        "GET /context.jsonld",
        "Origin: https://a.example",
        200,
        {"Access-Control-Allow-Origin": "*", "Content-Type": LD, "Cache-Control": "public, max-age=86400"},
    ),
    # safety
    (
        "CSP3 §3.1",
        "a policy without unsafe-inline",
        f"GET {FILM}.html",
        "",
        200,
        {
            "Content-Security-Policy": "/default-src 'none'(?!.*unsafe).*/",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "/.+/",
        },
    ),
    (
        "CSP3 §3.1",
        "on errors, too",
        "GET /nothing.html",
        "Accept: text/html",
        404,
        PAGE | {"Content-Security-Policy": "/default-src 'none'.*/", "X-Content-Type-Options": "nosniff"},
    ),
    # what there is not
    ("9457 §3", "nothing, to a program", "GET /film/nothing", "Accept: text/turtle", 404, PROBLEM),
    ("9110 §15.5.5", "nothing, to a person", "GET /film/nothing", f"Accept: {CHROME}", 404, PAGE),
    ("3986 §2.1", "a NUL", "GET /film/%00", "", 404, PROBLEM),
    ("3986 §2.1", "a NUL in a name that there is", f"GET {FILM}%00.ttl", "", 404, PROBLEM),
    ("3986 §5.2.4", "steps up", "GET /dumps/../manifest.json", "", 404, PROBLEM),
    ("3986 §5.2.4", "steps up, hidden", "GET /dumps/..%2f..%2fmanifest.json", "", 404, PROBLEM),
    ("3986 §2.5", "no UTF-8", "GET /film/%ff%fe", "", 404, PROBLEM),
    ("3986 §2.5", "bytes that are no URI", "GET /film/\xff\xfe", "", (400, 404)),
    ("9110 §4.1", "8 kB of name", "GET /film/" + "x" * 8192, "", (404, 414)),
    ("9110 §4.1", "60 kB of name", "GET /film/" + "x" * 60000, "", (404, 414)),
    ("3986 §6.2.2", "two slashes are not one", f"GET /{FILM}", "", 404, PROBLEM),
    ("3986 §6.2.2", "a slash at the end is another address", f"GET {FILM}/", "", 404, PROBLEM),
    ("9110 §15.5.1", "half a percent sign", "GET /film/%", "", (400, 404)),
    # headers that others want to write
    ("9110 §5.5", "no line of a path becomes a header", "GET /film/x%0d%0aSet-Cookie:%20a=b", "", 404, PROBLEM),
    (
        "9110 §5.5",
        "nor one of a query",
        "GET /.well-known/void?%0d%0aSet-Cookie:%20a=b",
        "Accept: text/turtle",
        303,
        {"Location": "/[^\\r\\n]*/"},
    ),
    ("9112 §5.2", "nor a folded one", f"GET {FILM}", "Accept: text/turtle\r\n Set-Cookie: a=b", (200, 400, 406)),
    ("9110 §5.5", "a NUL in a header", f"GET {FILM}", "Accept: text/turtle\x00", 400),
    (
        "9110 §7.2",
        "nobody is sent to a made-up host",
        "GET /dumps",
        "X-Forwarded-Host: evil.example",
        (200, 404),
        {"Location": None},
    ),
    ("9112 §3.2", "two hosts are none", f"GET {FILM}", "Host: evil.example", 400, PROBLEM),
    # other addresses
    (
        "VoID §6.4",
        "the way to the description",
        "GET /.well-known/void",
        "",
        303,
        {"Location": "../index.ttl", "Cache-Control": "/public.*/", "Content-Type": None},
    ),
    ("9309 §2.3", "robots.txt", "GET /robots.txt", "", 200, {"Content-Type": "text/plain; charset=utf-8"}),
    ("sitemaps.org", "the sitemap", "GET /sitemap.xml", "", 200, {"Content-Type": "application/xml"}),
    ("9264 §4.2", "the linkset", "GET /linkset", "", 200, {"Content-Type": "application/linkset+json"}),
    ("DCAT 3", "the catalogue in Turtle", "GET /", "Accept: text/turtle", 200, TURTLE | {"Last-Modified": "/.* GMT/"}),
    *(
        ("9110 §8.8.2", f"{path} has a time", f"GET {path}", "", 200, {"Last-Modified": "/.* GMT/"})
        for path in ("/", f"/linkset{FILM}", "/sitemap-1.xml", "/films", "/dumps/")
    ),
    ("9110 §8.8.2", "a refusal has none", f"GET {FILM}", "Accept: image/*", 406, PROBLEM | {"Last-Modified": None}),
    (
        "SPARQL §2.1",
        "a query",
        "GET /sparql?query=ASK%7B%7D",
        "Accept: application/sparql-results+json",
        200,
        {"Content-Type": "application/sparql-results+json"},
    ),
    ("SPARQL §2.1.4", "a query that is none", "GET /sparql?query=SELECT", "Accept: */*;q=0.1", 400, PROBLEM),
    ("9110 §9.3.7", "the methods of the endpoint", "OPTIONS /sparql", "", 204, {"Allow": "/.*POST.*/"}),
    ("9111 §5.2.2.5", "health is not kept", "GET /health", "", 200, {"Cache-Control": "no-store"}),
]
PROBES = tuple(Probe(*row) for row in ROWS)
