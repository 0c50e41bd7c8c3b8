"""Requests that are none, or that might be taken for several; data only."""

from wire import get, post, request

MARK = "smuggled"
"""What is never asked, by whatever reading of the requests below."""
HIDDEN = get(f"SELECT ('{MARK}' AS ?x) {{}}")
"""A request that stands where no request is."""
QUERY = b"GET /sparql?query=ASK%7B%7D"
HOST = b"Host: films.example\r\n"
REST = b" HTTP/1.1\r\n" + HOST
GOOD = QUERY + REST + b"\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded"
DIRECT = "Content-Type: application/sparql-query"
REFUSED = (400, 405, 408, 411, 413, 414, 417, 431, 501, 505)
"""Statuses of a request that cannot be read, or that nobody wants to."""

BROKEN: dict[str, bytes] = {
    "nothing but text": b"hello\r\n\r\n",
    "nothing but lines": b"\r\n" * 50_000,
    "nothing but NULs": b"\x00" * 100_000,
    "no version": b"GET /sparql\r\n\r\n",
    "no target": b"GET HTTP/1.1\r\n" + HOST + b"\r\n",
    "no method": b"/sparql HTTP/1.1\r\n" + HOST + b"\r\n",
    "a space before the method": b" " + GOOD,
    "a version too many": QUERY + b" HTTP/1.1 HTTP/1.1\r\n" + HOST + b"\r\n",
    "version 2.0": QUERY + b" HTTP/2.0\r\n" + HOST + b"\r\n",
    "version 1.2.3": QUERY + b" HTTP/1.2.3\r\n" + HOST + b"\r\n",
    "version 11": QUERY + b" HTTP/11\r\n" + HOST + b"\r\n",
    "another protocol": QUERY + b" RTSP/1.0\r\n" + HOST + b"\r\n",
    "a method that is no token": b"G(T /sparql?query=ASK%7B%7D" + REST + b"\r\n",
    "a method of 100 kB": b"G" * 100_000 + b" /sparql" + REST + b"\r\n",
    "a NUL in the target": QUERY + b"\x00" + REST + b"\r\n",
    "a line feed in the target": QUERY + b"\n" + REST + b"\r\n",
    "a target that is no path": b"GET sparql" + REST + b"\r\n",
    "a name with a space": QUERY + REST + b"A b: c\r\n\r\n",
    "a space before the colon": QUERY + REST + b"Accept : text/csv\r\n\r\n",
    "no colon": QUERY + REST + b"Accept\r\n\r\n",
    "no name": QUERY + REST + b": c\r\n\r\n",
    "a NUL in a name": QUERY + REST + b"A\x00b: c\r\n\r\n",
    "a NUL in a value": QUERY + REST + b"A: b\x00c\r\n\r\n",
    "a carriage return in a value": QUERY + REST + b"A: b\rC: d\r\n\r\n",
    "a header that is folded at once": QUERY + b" HTTP/1.1\r\n " + HOST + b"\r\n",
    "a target of 1 MB": b"GET /sparql?query=" + b"x" * (1 << 20) + REST + b"\r\n",
    "a header of 1 MB": QUERY + REST + b"A: " + b"b" * (1 << 20) + b"\r\n\r\n",
    "100000 headers": QUERY + REST + b"A: b\r\n" * 100_000 + b"\r\n",
    "a head without an end": QUERY + REST + b"A: b\r\n" * 300_000,
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "TLS": bytes.fromhex("16030100 f0010000 ec0303") + bytes(range(256)) + b"\r\n\r\n" * 8,
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "a proxy's greeting": b"PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\n" + GOOD,
}
"""What is no request: at most one answer, a refusal, and the connection is closed."""

BODY = b"query=ASK%7B%7D"
CHUNKED = b"f\r\n" + BODY + b"\r\n0\r\n\r\n"
UNCLEAR: dict[str, bytes] = {
    name: request("POST /sparql", FORM, *fields, body=body)
    for name, fields, body in (
        ("two lengths", ("Content-Length: 15", "Content-Length: 5"), BODY),
        ("two lengths in one", ("Content-Length: 15, 5",), BODY),
        ("a length and a list of it", ("Content-Length: 15, 15",), BODY),
        ("a negative length", ("Content-Length: -15",), BODY),
        ("a length with a sign", ("Content-Length: +15",), BODY),
        ("a length in hexadecimal", ("Content-Length: 0xf",), BODY),
        ("a length with an underscore", ("Content-Length: 1_5",), BODY),
        ("a length in other digits", ("Content-Length: \xb9\xb5",), BODY),
        ("a length that is a word", ("Content-Length: all",), BODY),
        ("an empty length", ("Content-Length:",), BODY),
        ("a length with a space", ("Content-Length: 1 5",), BODY),
        ("a length beyond all numbers", (f"Content-Length: {10**30}",), BODY),
        ("a length of 2 to the 64th and 15", (f"Content-Length: {(1 << 64) + 15}",), BODY),
        ("a length and chunks", ("Content-Length: 15", "Transfer-Encoding: chunked"), CHUNKED),
        ("chunks and a length", ("Transfer-Encoding: chunked", "Content-Length: 5"), CHUNKED),
        ("chunks and an empty length", ("Transfer-Encoding: chunked", "Content-Length: 0"), CHUNKED),
        ("an unknown coding", ("Transfer-Encoding: xchunked",), CHUNKED),
        ("chunks that are not last", ("Transfer-Encoding: chunked, identity",), CHUNKED),
        ("chunks that are packed", ("Transfer-Encoding: gzip, chunked",), CHUNKED),
        ("chunks with a mark before", ("Transfer-Encoding: \x0bchunked",), CHUNKED),
        ("chunks in quotation marks", ('Transfer-Encoding: "chunked"',), CHUNKED),
        ("a name with a space, for chunks", ("Transfer-Encoding : chunked",), CHUNKED),
        ("chunks on a folded line", ("Transfer-Encoding:\r\n chunked", "Content-Length: 5"), CHUNKED),
        ("a negative chunk", ("Transfer-Encoding: chunked",), b"-f\r\n" + BODY + b"\r\n0\r\n\r\n"),
        ("a chunk of a word", ("Transfer-Encoding: chunked",), b"all\r\n" + BODY + b"\r\n0\r\n\r\n"),
        (
            "a chunk of 2 to the 64th",
            ("Transfer-Encoding: chunked",),
            b"1000000000000000f\r\n" + BODY + b"\r\n0\r\n\r\n",
        ),
        ("a chunk that is longer", ("Transfer-Encoding: chunked",), b"e\r\n" + BODY + b"\r\n0\r\n\r\n"),
        ("a chunk with a bare line feed", ("Transfer-Encoding: chunked",), b"f\n" + BODY + b"\n0\n\n"),
    )
}
"""Requests with bodies whose end cannot be told: one answer at the most, and the connection is closed."""

CARRYING: dict[str, tuple[tuple[int, ...], bytes]] = {
    name: (statuses, sent)
    for name, statuses, sent in (
        ("a GET with a body", (200,), get("ASK {}", f"Content-Length: {len(HIDDEN)}") + HIDDEN),
        ("a HEAD with a body", (200,), request("HEAD /sparql", f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        ("OPTIONS with a body", (204,), request("OPTIONS /sparql", f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        ("PUT with a body", (405,), request("PUT /sparql", f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        ("DELETE with a body", (405,), request("DELETE /sparql", f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        ("a body elsewhere", (404,), request("POST /film", FORM, f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        ("a body of no type", (415,), request("POST /sparql", f"Content-Length: {len(HIDDEN)}", body=HIDDEN)),
        (
            "a body of another type",
            (415,),
            request("POST /sparql", "Content-Type: a/b", f"Content-Length: {len(HIDDEN)}", body=HIDDEN),
        ),
        (
            "a query that is none",
            (400,),
            request("POST /sparql", DIRECT, f"Content-Length: {len(HIDDEN)}", body=HIDDEN),
        ),
        ("a long query", (422,), post("ASK {} #" + HIDDEN.decode() + "x" * 200_000)),
        ("a very long query", (413,), post("ASK {} #" + HIDDEN.decode() * 20_000)),
        (
            "a query that is not accepted",
            (406,),
            post("ASK {} #" + HIDDEN.decode().partition("\r\n")[0], "Accept: image/png"),
        ),
        ("a body in chunks", (200,), request("POST /sparql", FORM, "Transfer-Encoding: chunked", body=CHUNKED)),
        (
            "a body in chunks of another type",
            (415,),
            request(
                "POST /sparql", "Transfer-Encoding: chunked", body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(HIDDEN), HIDDEN)
            ),
        ),
        (
            "chunks with extensions and trailers",
            (200,),
            request(
                "POST /sparql", FORM, "Transfer-Encoding: Chunked", body=b"f;a=b\r\n" + BODY + b"\r\n0\r\nA: b\r\n\r\n"
            ),
        ),
        (
            "a GET with chunks",
            (200,),
            get("ASK {}", "Transfer-Encoding: chunked") + b"%x\r\n%b\r\n0\r\n\r\n" % (len(HIDDEN), HIDDEN),
        ),
        ("a name with an underscore", (200,), get("ASK {}", f"Content_Length: {len(HIDDEN)}")),
        ("another protocol offered", (200,), get("ASK {}", "Connection: Upgrade", "Upgrade: websocket")),
        (
            "HTTP/2 offered",
            (200,),
            get("ASK {}", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk"),
        ),
        ("no host", (400,), QUERY + b" HTTP/1.1\r\n\r\n"),
        ("an empty host", (400,), QUERY + b" HTTP/1.1\r\nHost:\r\n\r\n"),
        ("lines before the request", (200, 400), b"\r\n\r\n" + GOOD),
        ("bare line feeds", (200, 400), GOOD.replace(b"\r\n", b"\n")),
        ("a bare line feed at the end", (200, 400), GOOD[:-2] + b"\n"),
        ("a folded header", (200, 400), get("ASK {}", "A: b\r\n c")),
        ("a NUL that is encoded", (400,), request("GET /sparql?query=ASK%7B%7D%00")),
        ("steps", (404,), request("GET /a/../sparql?query=ASK%7B%7D")),
        ("a fragment", (200, 400), request("GET /sparql?query=ASK%7B%7D#there")),
        ("no UTF-8 in the target", (400,), request("GET /sparql?query=ASK%7B%7D\xff")),
        ("no UTF-8 in a header", (200,), get("ASK {}", "Accept: \xff\xfe")),
        ("an absolute target", (200,), request("GET http://elsewhere.example/sparql?query=ASK%7B%7D")),
        ("an absolute target without a path", (404,), request("GET http://elsewhere.example?query=ASK%7B%7D")),
        ("all of the server", (204, 404), request("OPTIONS *")),
        ("a trace", (405, 501), request("TRACE /sparql")),
        ("a method in small letters", (400, 405, 501), request("get /sparql?query=ASK%7B%7D")),
        ("a method of one's own", (400, 405, 501), request("BREW /sparql")),
    )
}
"""How requests are answered that can be told from the next one, or end the connection: none of them carries another."""
