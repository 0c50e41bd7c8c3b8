"""`publisher map` and `publisher dump`: statements on standard output."""

from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click
import pyoxigraph as ox

from publisher import formats, iris, terminal
from publisher.documents import jsonld, rdf
from publisher.findings import Finding, Level
from publisher.formats import Format
from publisher.progress import Listener
from publisher.release.build import streamed
from publisher.verbs.group import example
from publisher.verbs.options import BASE, DIR, FORMATS
from publisher.verbs.places import store
from publisher.verbs.sources import Sources, sourced

PIECE = 1 << 20
"""Bytes of a dump that are in memory at a time."""


@example("map article.txt --to turtle", "map data/ --to nq > films.nq")
@sourced
@BASE
@click.option("--to", "form", default="turtle", show_default=True, help=FORMATS)
def map_(sources: Sources, base: str, form: str) -> None:
    """Write the statements of sources on standard output."""
    wanted, checked = formats.named(form), iris.checked_base(base)
    with ExitStack() as work:
        with terminal.progress() as progress:
            listener = Listener(progress, told, strict=sources.strict)
            lines = work.enter_context(streamed(sources.streams(), checked, sources.kept().ledger, listener))
        write_lines(lines, wanted, checked)


@example("dump > films.nq", "dump --to turtle > films.ttl")
@click.option("--to", "form", default="nq", show_default=True, help=FORMATS)
@DIR
def dump(form: str, folder: Path | None) -> None:
    """Write the whole data set on standard output."""
    place = store(folder)
    with place.dump.open("rb") as lines:
        write_lines(iter(partial(lines.readlines, PIECE), []), formats.named(form), place.manifest.base)


def told(finding: Finding) -> None:
    """Tell what was refused or is doubtful; what gave no fact is left to `publisher check`."""
    if finding.level is not Level.UNREAD:
        terminal.show([finding], terminal.err)


def write_lines(lines: Iterable[list[bytes]], form: Format, base: str) -> None:
    """Write sorted lines of N-Quads on standard output in a format; those that are in an order of their own at once."""
    if form is formats.NQUADS:
        for some in lines:
            terminal.write(b"".join(some))
    elif form is formats.JSONLD:
        terminal.write(jsonld.text(jsonld.whole(parsed(lines), f"{base}context.jsonld")).encode("utf-8"))
    else:
        terminal.write(rdf.written(parsed(lines), form, "", base))


def parsed(lines: Iterable[list[bytes]]) -> list[ox.Quad]:
    """Lines of N-Quads as statements."""
    return [quad for some in lines for quad in ox.parse(b"".join(some), format=ox.RdfFormat.N_QUADS)]
