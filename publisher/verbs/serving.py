"""`publisher serve`."""

from collections.abc import Callable, Iterable
from functools import wraps
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import click

from publisher import shipped, terminal
from publisher.errors import UsageError
from publisher.progress import Listener
from publisher.query.limits import Limits
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.order import Order
from publisher.server import site
from publisher.sources import origins
from publisher.verbs.group import example
from publisher.verbs.options import limits
from publisher.verbs.places import publishing_folder
from publisher.web.sender import Network


def admitted(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that answers queries, with the options that say of whom, at which port, and within which limits."""

    @click.option("--sparql-port", type=click.IntRange(1, 65535), help="A port for queries alone, for programs.")
    @limits
    @click.option("--trust-proxy", "proxies", multiple=True, help="A network whose X-Forwarded-For is believed.")
    @wraps(function)
    def verb(*, sparql_port: int | None, limits: Limits, proxies: tuple[str, ...], **options: Any) -> Any:
        return function(admission=site.Admission(limits, networks(proxies), sparql_port), **options)

    return verb


@example("serve", "serve published/ --port 8080")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@admitted
def serve(folder: Path | None, host: str, port: int, workers: int, admission: site.Admission) -> None:
    """Serve the release in place; with none yet, build the demonstration catalogue first."""
    if admission.port == port:
        raise UsageError(f"--port and --sparql-port are both {port}", "choose another for one of them")
    history = History(publishing_folder(folder))
    if not history.in_place()[0]:
        terminal.tell("nothing is published yet: building the demonstration catalogue")
        with terminal.progress() as progress:
            found, usual = origins.streams([shipped.data()]), dumps.chosen(dumps.USUAL)
            build(found, f"http://localhost:{port}/", history, Order(usual, listener=Listener(progress)))
    besides = f", queries also at {address(host, admission.port)}sparql" if admission.port else ""
    terminal.tell(f"serving {history.folder} at {address(host, port)}{besides} (Ctrl-C ends it)")
    site.serve(history.folder, host, port, workers, admission)


def address(host: str, port: int) -> str:
    """Where a server at a host is found."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def networks(given: Iterable[str]) -> tuple[Network, ...]:
    """Networks as people write them: an address, or one with the number of its leading bits.

    Raises `UsageError` for what is none.
    """
    try:
        return tuple(ip_network(each) for each in given)
    except ValueError as error:
        raise UsageError(f"--trust-proxy: {error}", "give an address or a network, as 10.0.0.0/8") from error
