"""Requests of each kind that a worker answers before it gives up opening files, so that whatever it reads is read.

That is what a page is made from, the documents of the release, and what Python itself loads when it is first needed, to
decode a body for one.
"""

import socket
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote, urlencode

from publisher.formats import RDF, RESULTS
from publisher.iris import Kind
from publisher.server.lease import Lease
from publisher.store import Store
from publisher.web.protocol import FORM, QUERY

SELECT, DESCRIBE = "SELECT * { ?s ?p ?o } LIMIT 1", "DESCRIBE ?s { ?s ?p ?o } LIMIT 1"
PAGE, ANYTHING = "text/html", "*/*"
ASKED = (
    *product((SELECT, DESCRIBE, "SELECT", "ASK { SERVICE <a:b> {} }", ""), (PAGE, ANYTHING, "image/png")),
    *product((DESCRIBE, ""), (str(form.media_type) for form in RDF)),
    *product((SELECT,), (str(form.media_type) for form in RESULTS)),
)
"""What is asked, and what is accepted."""
LINES = (
    *(
        "HEAD /sparql?query=ASK%7B%7D",
        "HEAD /sparql",
        "OPTIONS /sparql",
        "PUT /sparql",
        "GET /",
        "GET /sparql?query=%ff",
    ),
    *("GET /sparql?query=ASK%7B%7D&default-graph-uri=a:b&format=xml", "GET /sparql?query=SELECT&format=csv"),
)
"""Other ways to ask, each for a page and for anything."""
HEADERS = (
    "If-None-Match: *",
    "If-Match: *",
    "Accept-Encoding: gzip",
    "Host: a b",
    "Expect: 100-continue",
    "Range: a=b",
)
BODIES = (
    *((kind, "ASK {}".encode(code)) for kind, code in product((QUERY, f"{QUERY};charset=utf-8"), ("utf-8", "utf-16"))),
    *((FORM, urlencode({name: "ASK {}"}).encode("ascii")) for name in ("query", "update")),
    *(("application/sparql-update", b"CLEAR ALL"), ("text/plain", b"ASK {}"), (f"{QUERY};charset=utf-16", b"")),
)
"""Bodies with their media types; some are no UTF-8."""
ENOUGH = 1 << 20


def rehearse(lease: Lease, store: Store) -> None:
    """Answer one request of each kind, for nobody."""
    for request in requests(store):
        nobody, ours = socket.socketpair()
        with nobody, ours:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ENOUGH)
            nobody.sendall(request)
            lease.serve(ours, "127.0.0.1")


def requests(store: Store) -> Iterator[bytes]:
    """The requests."""
    own = [f"DESCRIBE <{store.manifest.base}{each.path}>" for kind in Kind for each in store.things(kind, 0, 1)]
    for query, accept in (*ASKED, *product(own[:1], (PAGE, ANYTHING))):
        yield request("GET /sparql" + f"?query={quote(query)}" * bool(query), f"Accept: {accept}")
    for line, accept in product(LINES, (PAGE, ANYTHING)):
        yield request(line, f"Accept: {accept}")
    for header in HEADERS:
        yield request(f"GET /sparql?query={quote(SELECT)}", header)
    for method, (kind, body) in product(("POST", "QUERY"), BODIES):
        yield request(f"{method} /sparql", f"Content-Type: {kind}", f"Content-Length: {len(body)}") + body


def request(line: str, *headers: str) -> bytes:
    """A request without its body, the only one on its connection."""
    fields = "".join(f"{each}\r\n" for each in ("Host: localhost", "Connection: close", *headers))
    return f"{line} HTTP/1.1\r\n{fields}\r\n".encode("ascii")
