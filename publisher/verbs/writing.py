"""`publisher map` and `publisher dump`: statements on standard output."""

from collections.abc import Iterable
from pathlib import Path

import click
import pyoxigraph as ox

from publisher import formats, iris, terminal
from publisher.documents import jsonld, rdf
from publisher.formats import Format
from publisher.release.build import lines as lines_of
from publisher.verbs.group import example
from publisher.verbs.options import BASE, DIR, FORMATS
from publisher.verbs.places import store
from publisher.verbs.sources import Sources, report, sourced


@example("map article.txt --to turtle", "map data/ --to nq > films.nq")
@sourced
@BASE
@click.option("--to", "form", default="turtle", show_default=True, help=FORMATS)
def map_(sources: Sources, base: str, form: str) -> None:
    """Write the statements of sources on standard output."""
    wanted, checked = formats.named(form), iris.checked_base(base)
    with terminal.progress() as progress:
        progress("read")
        read = sources.read()
        progress("map")
        lines = lines_of(sources.publishable(read), checked, sources.kept().ledger)
    report(read)
    write_lines(lines, wanted, checked)


@example("dump > films.nq", "dump --to turtle > films.ttl")
@click.option("--to", "form", default="nq", show_default=True, help=FORMATS)
@DIR
def dump(form: str, folder: Path | None) -> None:
    """Write the whole data set on standard output."""
    place = store(folder)
    write_lines(place.dump.read_text(encoding="utf-8").splitlines(), formats.named(form), place.manifest.base)


def write_lines(lines: list[str], form: Format, base: str) -> None:
    """Write sorted lines of N-Quads on standard output in a format."""
    if form is formats.NQUADS:
        terminal.write("".join(f"{line}\n" for line in lines).encode("utf-8"))
    elif form is formats.JSONLD:
        terminal.write(jsonld.text(jsonld.whole(parsed(lines), f"{base}context.jsonld")).encode("utf-8"))
    else:
        terminal.write(rdf.written(parsed(lines), form, "", base))


def parsed(lines: Iterable[str]) -> list[ox.Quad]:
    """Lines of N-Quads as statements."""
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
