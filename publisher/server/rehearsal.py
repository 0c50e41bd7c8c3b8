"""Requests of each kind that a worker answers before it gives up opening files, so that whatever it reads is read."""

import socket
from urllib.parse import quote

from publisher.server.lease import Lease

QUERY, DESCRIBED, WRONG = "SELECT * { ?s ?p ?o } LIMIT 1", "DESCRIBE ?s { ?s ?p ?o } LIMIT 1", "SELECT"
KINDS = (
    ("text/html", "*/*", "text/turtle", "application/ld+json"),
    (QUERY, DESCRIBED, WRONG, ""),
)
"""What is accepted, and what is asked."""
ENOUGH = 1 << 20


def rehearse(lease: Lease) -> None:
    """Answer one request of each kind, for nobody."""
    for accept in KINDS[0]:
        for query in KINDS[1]:
            asked = f"?query={quote(query)}" if query else ""
            request = f"GET /sparql{asked} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
            nobody, ours = socket.socketpair()
            with nobody, ours:
                ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ENOUGH)
                nobody.sendall(request.encode("ascii"))
                lease.serve(ours, "127.0.0.1")
