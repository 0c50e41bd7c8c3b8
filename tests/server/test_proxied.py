"""Both ports behind a proxy, with the lines of the README."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Served, free_port, listens, served, until
from wire import Cut, Wire, get, request

from publisher.query.limits import Limits
from publisher.release.history import History

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=600, rows=20_000, workers=2, queue=0, patience=60)
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
AROUND = """\
daemon off; pid nginx.pid; error_log stderr; events {}
http {
  access_log off; client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
  server { listen 127.0.0.1:%d; %s }
}
"""
"""What a file of nginx has besides: all its files in one folder."""


@pytest.fixture(scope="module")
def server(history: History) -> Iterator[Served]:
    """A server that believes a proxy on this machine."""
    with served(history.folder, LIMITS, proxies=["127.0.0.1"]) as running:
        yield running


@pytest.fixture(scope="module")
def proxy(server: Served, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a proxy in front of it."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not nginx:
        pytest.skip("nginx is not installed: the ports were not tried behind a proxy")
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    (lines,) = re.findall(
        r"^```nginx\n(.*?)^```$", (checkout / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    here = lines.replace(":8000", f":{server.port}").replace(":8001", f":{server.endpoint}")
    (folder / "nginx.conf").write_text(AROUND % (port, here), encoding="utf-8")
    with subprocess.Popen([nginx, "-p", str(folder), "-c", "nginx.conf"], stderr=subprocess.DEVNULL) as process:
        try:
            assert until(lambda: listens(port), 60)
            yield port
        finally:
            process.terminate()


def anew(proxy: int, source: str) -> int:
    """How a query of a reader is answered; a place is free a moment after who had it before."""
    with Wire(proxy, source) as wire:
        return wire.ask(get("ASK { ?a ?b 5 }")).status


def test_a_proxy_makes_one_site_of_both_ports(proxy: int) -> None:
    with Wire(proxy) as wire:
        assert b"schema:Movie" in wire.ask(request("GET /film/the-perfection-2018", "Accept: text/turtle")).body
        assert wire.ask(get("SELECT")).headers["content-type"] == "application/problem+json"
    assert until(lambda: anew(proxy, "127.0.0.1") == 200, 60)


def test_what_is_cut_is_cut_behind_a_proxy_too(proxy: int) -> None:
    def cut() -> bool:
        with Wire(proxy, "127.0.3.3") as wire:
            wire.send(get("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"))
            if wire.begun() != 200:
                return False
            with pytest.raises(Cut):
                b"".join(wire.pieces(200, wire.fields()))
            return True

    assert until(cut, 60)


def test_each_reader_behind_a_proxy_has_a_share_and_who_leaves_it_leaves_the_place(proxy: int) -> None:
    def taken() -> bool:
        product.append(Wire(proxy, "127.0.3.1"))
        product[-1].send(get(PRODUCT))
        return anew(proxy, "127.0.3.1") == 429 and not product[-1].refused()

    product: list[Wire] = []
    assert until(taken, 60)
    assert until(lambda: anew(proxy, "127.0.3.2") == 200, 60)
    assert anew(proxy, "127.0.3.1") == 429
    for wire in product:
        wire.close()
    assert until(lambda: anew(proxy, "127.0.3.1") == 200, 60)
