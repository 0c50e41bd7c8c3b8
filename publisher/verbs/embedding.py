"""`publisher embed`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn, TypedDict, Unpack

import click

from publisher import iris, terminal
from publisher.description import Merged
from publisher.documents import snippet
from publisher.embedding import elements
from publisher.embedding import folder as embedding
from publisher.errors import UsageError
from publisher.release.build import lines as lines_of
from publisher.release.history import History
from publisher.verbs.checking import report_of
from publisher.verbs.group import example
from publisher.verbs.options import BASE, DIR
from publisher.verbs.places import current, publishing_folder, store
from publisher.verbs.sources import Sources, report


class Embedding(TypedDict):
    """What is asked of `embed`."""

    films: tuple[str, ...]
    page: Path | None
    pages: Path | None
    only_check: bool
    listed: bool
    address: str | None
    base: str
    folder: Path | None


@example("embed the-perfection-2018", "embed article.txt --into page.html", "embed --all site/ --check")
@click.argument("films", nargs=-1)
@click.option("--into", "page", type=click.Path(path_type=Path), help="Put the element into this page.")
@click.option("--all", "pages", type=click.Path(path_type=Path), help="Put elements into all pages of this folder.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 where a page is out of date.")
@click.option("--list", "listed", is_flag=True, help="One list that leads to the pages of the films.")
@click.option("--page", "address", help="One list of films that are all on the page at this address.")
@BASE
@DIR
def embed(**asked: Unpack[Embedding]) -> None:
    """Print the JSON-LD script element of films, of the release or straight from an article, or put it into pages."""
    fit_together(asked)
    if asked["pages"]:
        place = current(History(publishing_folder(asked["folder"])))
        conclude(embedding.walked(asked["pages"], place, check=asked["only_check"]))
    base = iris.checked_base(asked["base"])
    told = [merged for film in asked["films"] for merged in embeddable(film, base, asked["folder"])]
    if not told:
        raise UsageError("no film is named", "name a film or an article, or a folder of pages with --all")
    for film in map(report_of, told):
        terminal.tell("".join(f"{film.name}: {line}\n" for line in (*film.faults, *film.notes)).rstrip())
    a_list = asked["listed"] or asked["address"] is not None
    whole = [elements.listing(told, page=asked["address"])] if a_list else list(map(snippet.document, told))
    if asked["page"] is None:
        for each in whole:
            click.echo(snippet.script(each))
    elif len(whole) == 1:
        conclude([embedding.embedded(asked["page"], whole[0], check=asked["only_check"])])
    else:
        raise UsageError(f"{len(whole)} films for one page", "name one, or make a list with --list")


def embeddable(film: str, base: str, folder: Path | None) -> Iterator[Merged]:
    """What is told of a film of the release, or of the films in a file."""
    path = Path(film)
    if not path.is_file():
        yield elements.film(store(folder), film)
        return
    sources = Sources((path,))
    read = sources.read()
    report(read)
    yield from elements.straight(lines_of(sources.publishable(read), base), base)


def fit_together(asked: Embedding) -> None:
    """Raise `UsageError` for wishes of which one would be passed over."""
    if asked["pages"] and (asked["films"] or asked["page"] or asked["listed"] or asked["address"] is not None):
        raise UsageError("--all finds the film of each page itself", "leave out films, --into, --list and --page")
    if asked["only_check"] and not (asked["pages"] or asked["page"]):
        raise UsageError("--check looks at pages", "name one with --into, or a folder with --all")
    if asked["address"] is not None and not asked["address"].startswith(("http://", "https://")):
        raise UsageError(f"{asked['address']!r} is no address of a page", "write it as https://…")


def conclude(outcomes: Iterable[embedding.Outcome]) -> NoReturn:
    """Say what became of pages and end: with 1 where one is out of date, or could not be read or written."""
    states: Counter[str] = Counter()
    for outcome in outcomes:
        states[outcome.state] += 1
        if outcome.state is not embedding.State.CURRENT:
            click.echo(f"{outcome.path}: {outcome.state}{f' ({outcome.reason})' if outcome.reason else ''}")
    terminal.tell(", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "no pages")
    sys.exit(1 if states[embedding.State.OUTDATED] or states[embedding.State.UNREAD] else 0)
