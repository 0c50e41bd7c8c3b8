"""Load on a server: as many requests as it answers, or one after another."""

import re
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

LUA = """\
local requests, at, threads = {}, 0, 0
%s
setup = function(thread) threads = threads + 1; thread:set("number", threads) end
request = function() at = at + 1; return %s end
"""
NEXT = "requests[at % #requests + 1]"
ANEW = "ASKEDANEW"
"""What stands in a request for a text that is another one each time, so that nobody has the answer already."""
MADE_ANEW = '(%s:gsub("%s", "%d-" .. number .. "-" .. at))'
HOST = ("Host", "127.0.0.1")
"""A script that names headers names all of them."""
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Asked:
    """A request: a path and its headers."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers a second, and the time within which 99 of 100 came, in milliseconds."""

    rate: float
    p99: float
    errors: int


def wrk(port: int, requests: Sequence[Asked], connections: int, seconds: int, folder: Path) -> Load:
    """Ask for documents in turn, as fast as the answers come."""
    script = folder / "requests.lua"
    each = MADE_ANEW % (NEXT, ANEW, time.time_ns()) if any(ANEW in asked.path for asked in requests) else NEXT
    script.write_text(LUA % ("\n".join(map(lua, requests)), each), encoding="utf-8")
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script)]
    report = subprocess.run([*command, f"http://127.0.0.1:{port}"], capture_output=True, check=True, text=True).stdout
    rate, p99 = re.search(r"Requests/sec:\s+([\d.]+)", report), re.search(r"99%\s+([\d.]+)(us|ms|s)", report)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", report)
    if not (rate and p99):
        raise ValueError(report)
    return Load(float(rate[1]), float(p99[1]) * UNITS[p99[2]], int(failed[1]) if failed else 0)


def lua(request: Asked) -> str:
    """A request as a line of wrk's script."""
    headers = ", ".join(f"[{quoted(name)}] = {quoted(value)}" for name, value in (HOST, *request.headers))
    return f'requests[#requests + 1] = wrk.format("GET", {quoted(request.path)}, {{{headers}}})'


def quoted(text: str) -> str:
    """A string of Lua."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def milliseconds(port: int, requests: Iterable[Asked]) -> float | None:
    """How long an answer takes a client that asks one after another, in the median; None where one is no 200."""
    connection, times = HTTPConnection("127.0.0.1", port, timeout=60), []
    for each in requests:
        began = time.perf_counter()
        connection.request("GET", each.path, headers=dict(each.headers))
        response = connection.getresponse()
        response.read()
        times.append(time.perf_counter() - began)
        if response.status != 200:
            return None
    connection.close()
    return median(times) * 1000


def body_and_tag(port: int, request: Asked) -> tuple[bytes, str]:
    """The body of an answer, and its validator."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", request.path, headers=dict(request.headers))
    response = connection.getresponse()
    found = response.read(), response.getheader("ETag", "")
    connection.close()
    return found
