"""The command line: the only place where the parts meet."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NoReturn, TypedDict, Unpack

import click
import platformdirs
import pyoxigraph as ox

from publisher import __version__, formats, iris, joins, query, shipped, terminal
from publisher.conflicts import conflicts
from publisher.description import Merged
from publisher.documents import jsonld, rdf, results, snippet
from publisher.embedding import elements
from publisher.embedding import folder as embedding
from publisher.errors import BrokenRelease, PublisherError, UnknownFormat, UnknownThing, UnreadableSource, UsageError
from publisher.findings import Finding, Level
from publisher.formats import Format
from publisher.identity import Kept, Names
from publisher.identity.kept import beside
from publisher.iris import LEDGER
from publisher.progress import Listener
from publisher.query.limits import Limits, table
from publisher.release import dumps
from publisher.release.admission import Rules
from publisher.release.build import build
from publisher.release.build import lines as lines_of
from publisher.release.difference import difference, walk
from publisher.release.history import History
from publisher.release.manifest import DUMP, MANIFEST, Manifest
from publisher.release.members import documents
from publisher.release.verify import faults, there
from publisher.richresults import report as richresults
from publisher.richresults import written
from publisher.richresults.report import Report
from publisher.richresults.written import SHACL_PREFIXES
from publisher.sources import origins
from publisher.sources.reading import Reading, Stream, Wanted
from publisher.store import EmbeddedStore
from publisher.vocabulary import SCHEMA
from publisher.web import server
from publisher.web.sender import Network

BASE = click.option("--base", default=iris.DEFAULT_BASE, show_default=True, help="What our IRIs begin with.")
FORMATS = f"One of {', '.join(form.name for form in formats.RDF)}."
DUMPS = f"What to write besides N-Quads: all, none, or of {', '.join(each.name for each in dumps.ALL)}."
DIR = click.option("--dir", "folder", type=click.Path(path_type=Path), help="The publishing folder.")


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


class Group(click.Group):
    """The verbs; what goes wrong in one is one line, with exit status 2 for usage and 1 for data."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except PublisherError as error:
            terminal.tell(f"publisher: {error}")
            ctx.exit(2 if isinstance(error, UsageError | UnknownFormat) else 1)
        except click.UsageError as error:
            verb = f" {error.ctx.info_name}" if error.ctx and error.ctx.parent else ""
            terminal.tell(f"publisher: {error.format_message().rstrip('.')}: see `publisher{verb} --help`")
            ctx.exit(2)


def example(*lines: str) -> Callable[[Callable[..., Any]], Any]:
    """A verb whose help shows how it is used."""

    def verb(function: Callable[..., Any]) -> Any:
        epilog = "\b\nExample:\n" + "\n".join(f"  publisher {line}" for line in lines)
        return main.command(function.__name__.removesuffix("_"), epilog=epilog)(function)

    return verb


def limits(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb with an option for each limit of a query; each may also be set in the environment."""
    for name, each in reversed(list(table())):
        option, said = f"--query-{name.replace('_', '-')}", each.metadata["said"]
        variable = f"PUBLISHER_QUERY_{name.upper()}"
        kind = click.IntRange(each.metadata["least"])
        function = click.option(
            option, name, default=each.default, show_default=True, envvar=variable, type=kind, help=said
        )(function)
    return function


@dataclass(frozen=True, slots=True)
class Sources:
    """What a verb is to read, and how."""

    paths: tuple[Path, ...]
    form: str | None = None
    text: bool = True
    strict: bool = False
    ledger: Path | None = None

    def kept(self) -> Kept:
        """The ledger that was named, or the one in or beside them."""
        return Kept.read(self.ledger or beside(self.paths), terminal.tell)

    def read(self) -> list[Reading]:
        """Read them all."""
        return list(map(Reading.of, self.streams()))

    def streams(self) -> Iterator[Stream]:
        """Each of them, to be read."""
        return origins.streams(self.paths, self.form, Wanted(self.text))

    def publishable(self, read: Sequence[Reading]) -> list[Reading]:
        """The readings that gave a film, or statements.

        Raises `UnreadableSource` where none did, and, if they are read strictly, where anything is to be reported.
        """
        found = [reading for reading in read if reading.said or reading.statements]
        reported = sum(finding.level is not Level.UNREAD for reading in read for finding in reading.findings)
        if not found or (self.strict and reported):
            report(read)
        if not found:
            raise UnreadableSource("no film in these sources", "`publisher check` says what was read")
        if self.strict and reported:
            raise UnreadableSource(f"{reported} reports, so nothing is written", "mend them, or read without --strict")
        return found


def sourced(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that reads sources, with the options that say how."""

    @click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option("--as", "read_as", metavar="FORM", help="What the sources are: table, imdb, schema.org, csv, ttl, ….")
    @click.option("--no-text", is_flag=True, help="Leave out texts that are under terms of their own.")
    @click.option("--strict", is_flag=True, help="Refuse everything where anything is refused or doubtful.")
    @click.option("--ledger", type=click.Path(path_type=Path), help=f"Who has which address.  [default: {LEDGER}]")
    @wraps(function)
    def verb(  # an option each
        *,
        sources: tuple[Path, ...],
        read_as: str | None,
        no_text: bool,
        strict: bool,
        ledger: Path | None,
        **options: Any,
    ) -> Any:
        return function(sources=Sources(sources, read_as, not no_text, strict, ledger), **options)

    return verb


def share(_: click.Context, __: click.Parameter, value: str) -> float:
    """A share of a whole, as `10%`, as a number from 0 to 1."""
    number = value.removesuffix("%")
    if not (number.isascii() and number.isdecimal() and int(number) <= 100):
        raise click.BadParameter(f"{value!r} is no share: give one such as 10%")
    return int(number) / 100


def ruled(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that puts a release in place, with the options that say when."""

    @click.option("--most-lost", default="10%", show_default=True, callback=share, help="Documents that may be gone.")
    @click.option("--accept", is_flag=True, help="Put the release in place whatever it breaks or loses.")
    @click.option("--keep", default=5, show_default=True, type=click.IntRange(2), help="How many releases to keep.")
    @wraps(function)
    def verb(*, most_lost: float, accept: bool, keep: int, **options: Any) -> Any:
        return function(rules=Rules(most_lost, accept, keep), **options)

    return verb


@click.group(cls=Group)
@click.version_option(__version__, prog_name="publisher")
def main() -> None:
    """Publish film facts as linked data: web documents, SPARQL, JSON-LD to embed, and dumps."""


@example("build data/ --base https://films.example/")
@sourced
@BASE
@click.option("--out", "folder", type=click.Path(path_type=Path), help="The publishing folder.")
@click.option("--dumps", "wanted", default=dumps.USUAL, show_default=True, help=DUMPS)
@ruled
def build_(sources: Sources, base: str, folder: Path | None, wanted: str, rules: Rules) -> None:
    """Read, map and validate sources, write a release and put it in place.

    A release that breaks the shapes, or loses too much of the one before, is written but not put in place.
    """
    checked, chosen = iris.checked_base(base), dumps.chosen(wanted)
    history = History(publishing_folder(folder))
    if base == iris.DEFAULT_BASE:
        terminal.tell(f"base {base} (choose another with --base)")
    tally, kept = Tally(), sources.kept()
    with terminal.progress() as progress:
        listener = Listener(progress, tally.found, tally.joined, sources.strict)
        manifest = build(sources.streams(), checked, history, listener, chosen, rules=rules, kept=kept)
    click.echo(summary(manifest, tally))
    terminal.tell(f"in place in {history.folder}")


@example("serve", "serve published/ --port 8080")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@limits
@click.option("--trust-proxy", "proxies", multiple=True, help="A network whose X-Forwarded-For is believed.")
def serve(folder: Path | None, host: str, port: int, workers: int, proxies: tuple[str, ...], **chosen: int) -> None:
    """Serve the release in place; with none yet, build the demonstration catalogue first."""
    admission = server.Admission(Limits(**chosen), networks(proxies))
    history = History(publishing_folder(folder))
    if not history.in_place()[0]:
        terminal.tell("nothing is published yet: building the demonstration catalogue")
        with terminal.progress() as progress:
            found, usual = origins.streams([shipped.data()]), dumps.chosen(dumps.USUAL)
            build(found, f"http://localhost:{port}/", history, Listener(progress), usual)
    terminal.tell(f"serving {history.folder} at http://{host}:{port}/ (Ctrl-C ends it)")
    server.serve(history.folder, host, port, workers, admission)


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


@example("check article.txt", "check data/", "check data/ --to json", "check data/ --why person/allison-williams")
@sourced
@BASE
@click.option("--to", "form", help=f"The report for programs: json, or as SHACL results {FORMATS.lower()}")
@click.option("--why", metavar="IRI", help="Say only which records were taken for this thing, and by which rules.")
def check(sources: Sources, base: str, form: str | None, why: str | None) -> None:
    """Say what is wrong, doubtful or not understood, line by line, and what the films lack for rich results.

    Exits with 1 where facts are refused.
    """
    checked, ledger = iris.checked_base(base), sources.kept().ledger
    wanted = None if form in (None, "json") else formats.named(form or "")
    read = sources.read()
    names = Names.of((said.film for reading in read for said in reading.said), checked, ledger)
    if why is not None:
        click.echo("\n".join(joins.why(read, names, ledger, why)))
        return
    findings = [finding for reading in read for finding in reading.findings]
    findings += [*names.notes, *joins.parted(read, names), *conflicts(read, names), *joins.by_name_alone(read, names)]
    reports = list(map(report_of, elements.straight(lines_of(read, checked, ledger), checked)))
    if form == "json":
        terminal.write(written.text(reports, findings, places(read, names)))
    elif wanted:
        terminal.write(rdf.written(written.results(reports, f"{checked}quality"), wanted, "", checked, SHACL_PREFIXES))
    else:
        terminal.show(findings, terminal.out)
        if terminal.out.is_terminal and reports:
            terminal.table(list(written.HEAD), map(written.row, reports))
    terminal.tell(", ".join(f"{sum(f.level is level for f in findings)} {level}" for level in Level))
    terminal.tell("\n".join(written.summary(reports)))
    refusing = {Level.REFUSED, Level.DOUBTFUL} if sources.strict else {Level.REFUSED}
    sys.exit(1 if any(finding.level in refusing for finding in findings) else 0)


@example("query 'SELECT ?film WHERE { ?f a schema:Movie ; schema:name ?film }'", "query costars.rq --to json")
@click.argument("sparql")
@click.option("--to", "form", help="json, xml, csv or tsv for a table; any RDF format for a graph.")
@DIR
def query_(sparql: str, form: str | None, folder: Path | None) -> None:
    """Ask the release in place a SPARQL query, given as text or as the path of a file."""
    path = Path(sparql)
    text = path.read_text(encoding="utf-8") if path.suffix == ".rq" else sparql
    place = store(folder)
    answer = query.answer(place, text)
    if form is None and isinstance(answer, ox.QuerySolutions):
        terminal.table([v.value for v in answer.variables], ([plain(term) for term in row] for row in answer))
    elif form is None and isinstance(answer, ox.QueryBoolean):
        click.echo("yes" if answer else "no")
    else:
        terminal.write(results.written(answer, results.chosen(answer, form), place.manifest.base))


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


@example("dump > films.nq", "dump --to turtle > films.ttl")
@click.option("--to", "form", default="nq", show_default=True, help=FORMATS)
@DIR
def dump(form: str, folder: Path | None) -> None:
    """Write the whole data set on standard output."""
    place = store(folder)
    write_lines(place.dump.read_text(encoding="utf-8").splitlines(), formats.named(form), place.manifest.base)


@example("releases")
@DIR
def releases(folder: Path | None) -> None:
    """List the releases, when each was put in place, and which is there now."""
    history = History(publishing_folder(folder))
    now = current(history)
    issued = {issue.release: issue.issued for issue in history.issues()}
    listed = sorted(history.complete(), key=lambda each: (issued.get(each.id, ""), each.id))
    terminal.table(
        ["release", "issued", "statements", "base", ""],
        (
            [each.id[:16], issued.get(each.id, ""), str(each.dumps[DUMP].statements), each.base, mark]
            for each in listed
            for mark in [
                "in place" if history.release(each.id) == now else "" if each.id in issued else "never put in place"
            ]
        ),
    )


@example("rollback", "rollback 3f9a")
@click.argument("release", default="")
@DIR
def rollback(release: str, folder: Path | None) -> None:
    """Put the release in place that was there before, or one that is named by the beginning of its id."""
    manifest = History(publishing_folder(folder)).rollback(release)
    click.echo(f"release {manifest.id[:16]} is in place")


@example("diff 3f9a 81c2", "diff --things")
@click.argument("old", default="")
@click.argument("new", default="")
@click.option("--things", is_flag=True, help="The documents that were created, changed or withdrawn.")
@DIR
def diff(old: str, new: str, folder: Path | None, *, things: bool) -> None:
    """Show the statements that one release lost or gained against another.

    Each is named by the beginning of its id; without names, they are the one in place and the one before it.
    """
    history = History(publishing_folder(folder))
    after = history.named(new) if new else current(history)
    before = history.named(old) if old else history.earlier()
    if things:
        found = documents(walk(before, after), Manifest.read(after).base)
        terminal.table(["what", "address", "name"], ([each.fate, each.address.strip("#"), each.name] for each in found))
        return
    for sign, line in difference(before, after):
        click.echo(f"{sign} {line}", nl=False)


@example("verify", "verify published/")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def verify(folder: Path | None) -> None:
    """Check a release, or a downloaded dump, against its manifest, and recompute the release id."""
    chosen = publishing_folder(folder)
    place = chosen if (chosen / MANIFEST).exists() else current(History(chosen))
    wrong = list(faults(place))
    for fault in wrong:
        click.echo(fault)
    if wrong:
        raise BrokenRelease(f"{place} is not as its manifest says", "build the release again")
    manifest = Manifest.read(place)
    found = there(place, manifest)
    for name in found:
        click.echo(f"{name}: OK")
    if any(formats.of_file(name)[0] is formats.NQUADS for name in found):
        click.echo(f"release {manifest.id} is whole: {manifest.dumps[DUMP].statements} statements")
    else:
        click.echo(f"of release {manifest.id}, whose id needs the N-Quads to be recomputed")


def networks(given: Iterable[str]) -> tuple[Network, ...]:
    """Networks as people write them: an address, or one with the number of its leading bits.

    Raises `UsageError` for what is none.
    """
    try:
        return tuple(ip_network(each) for each in given)
    except ValueError as error:
        raise UsageError(f"--trust-proxy: {error}", "give an address or a network, as 10.0.0.0/8") from error


def publishing_folder(chosen: Path | None) -> Path:
    """The publishing folder: the one that was chosen, or the user's own."""
    return chosen or platformdirs.user_data_path("film-facts-publisher", appauthor=False)


def current(history: History) -> Path:
    """The release in place.

    Raises `UnknownThing` where nothing was published yet.
    """
    place = history.current()
    if place is None:
        raise UnknownThing(f"no release in {history.folder}", "run `publisher build SOURCE...` first")
    return place


def store(folder: Path | None) -> EmbeddedStore:
    """The release in place, open."""
    return EmbeddedStore(current(History(publishing_folder(folder))))


def report(readings: Iterable[Reading]) -> None:
    """Tell what was refused or is doubtful; what gave no fact is left to `publisher check`."""
    findings = [finding for reading in readings for finding in reading.findings]
    terminal.show((f for f in findings if f.level is not Level.UNREAD), terminal.err)


@dataclass(slots=True)
class Tally:
    """What a build came upon: findings, told at once, and records of films that are one film."""

    levels: Counter[Level] = field(default_factory=Counter)
    records: int = 0

    def found(self, finding: Finding) -> None:
        """Count a finding; what gave no fact is left to `publisher check`."""
        self.levels[finding.level] += 1
        if finding.level is not Level.UNREAD:
            terminal.show([finding], terminal.err)

    def joined(self, records: int, _: int) -> None:
        """Take how many records of films there were."""
        self.records = records


def summary(manifest: Manifest, tally: Tally) -> str:
    """What a build came to, in one line."""
    films = manifest.statistics.classes.get(str(SCHEMA.Movie), 0)
    statements = manifest.dumps[DUMP].statements
    found = "".join(f", {tally.levels[level]} {level}" for level in Level if tally.levels[level])
    joined = f" joined from {tally.records} records" if tally.records > films else ""
    sources = f"{len(manifest.sources)} sources, {films} films{joined}, {statements} statements{found}"
    return f"release {manifest.id[:16]}: {sources}"


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


def report_of(film: Merged) -> Report:
    """How a film stands for rich results."""
    return richresults.report(snippet.selected(film))


def places(readings: Iterable[Reading], names: Names) -> dict[str, str]:
    """Where the first source tells of each film."""
    said = [said for reading in readings for said in reading.said]
    return {names.film(each.film): str(each.place) for each in reversed(said)}


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


def plain(term: object) -> str:
    """A term of a result as a person reads it."""
    return "" if term is None else getattr(term, "value", str(term))


if __name__ == "__main__":
    main()
