"""A real server, and what belongs to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from publisher.query.limits import Limits

PROGRAM = """
import json, sys
from ipaddress import ip_network
from pathlib import Path
from publisher.query.limits import Limits
from publisher.server.site import Admission, serve
proxies = tuple(map(ip_network, sys.argv[5:]))
admission = Admission(Limits(**json.loads(sys.argv[3])), proxies, int(sys.argv[4]))
serve(Path(sys.argv[1]), "127.0.0.1", int(sys.argv[2]), 2, admission)
"""
CHECKOUT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens: its port, its process, and the port for queries alone."""

    port: int
    process: subprocess.Popen[bytes]
    endpoint: int

    def at(self, port: str) -> "Served":
        """The same server, asked at the port of this name."""
        return replace(self, port=getattr(self, port))

    def get(self, path: str, accept: str = "*/*", timeout: float = 60) -> tuple[int, dict[str, str], bytes]:
        """The answer to a GET."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path, headers={"Accept": accept})
            response = connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "*/*", **fields: str) -> tuple[int, dict[str, str], bytes]:
        """The answer to a query."""
        return self.get(f"/sparql?{urlencode({'query': query, **fields})}", accept)

    def asked_anew(self) -> tuple[int, dict[str, str]]:
        """How a query is answered that nobody asked before, so that its answer is not remembered."""
        return self.ask(f"ASK {{}} # {time.monotonic_ns()}")[:2]

    def family(self) -> set[int]:
        """The processes of the server: itself, its children, and theirs."""
        parents = {int(each.name): parent(each) for each in Path("/proc").iterdir() if each.name.isdecimal()}
        found = {self.process.pid}
        while more := {pid for pid, above in parents.items() if above in found} - found:
            found |= more
        return found

    def descriptors(self) -> int:
        """How many files and sockets these processes hold open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.family())

    def resident(self) -> int:
        """The memory that these processes hold, in megabytes."""
        return sum(held(pid, "RssAnon") + held(pid, "RssShmem") for pid in self.family()) >> 10

    def mapped(self) -> int:
        """The megabytes of files that these processes see as memory: shared, and the kernel's to take back."""
        return sum(held(pid, "RssFile") for pid in self.family()) >> 10


def held(pid: int, kind: str) -> int:
    """The memory of a kind that a process holds, in kilobytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")), 0)


def parent(process: Path) -> int:
    """The process that started a process; 0 where it is gone by now."""
    try:
        return int((process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def alive(pids: set[int]) -> set[int]:
    """Those of the processes that are still there, a zombie not among them."""
    found = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            continue
        found |= {pid} if state != "Z" else set()
    return found


def until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())


@contextmanager
def served(folder: Path, limits: Limits, port: int | None = None, proxies: Sequence[str] = ()) -> Iterator[Served]:
    """A server of a publishing folder that answers queries within these limits, at a port of its choice or ours.

    These proxies are believed about who asks.
    """
    port, endpoint = port or free_port(), free_port()
    said = [str(folder), str(port), json.dumps(asdict(limits)), str(endpoint), *proxies]
    command = [sys.executable, "-c", PROGRAM, *said]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        server = Served(port, process, endpoint)
        try:
            assert until(lambda: listens(port), 60), "the server did not listen"
            assert until(lambda: server.asked_anew()[0] == 200, 60), "no query was answered"
            yield server
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("", 0))  # of no address of this machine, since some listen at all of them
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody listens at a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
