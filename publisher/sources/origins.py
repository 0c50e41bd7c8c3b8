"""The table of origins, and the way from paths to sources."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from publisher.errors import UnreadableSource, UsageError
from publisher.findings import Finding, Level, Place
from publisher.iris import LEDGER
from publisher.sources import factfile, imdb, page, rdf, schemaorg, tables, terms
from publisher.sources.article import reader as article
from publisher.sources.gathering import one_by_one, whole
from publisher.sources.opening import File, paths
from publisher.sources.reading import EVERYTHING, Reading, Stream, Wanted
from publisher.sources.tables.declared import is_declared

Reader = Callable[[Sequence[File], Wanted], Iterator[Stream]]
"""All files of one origin → what each source among them says; the sources are called after the paths of their files."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One kind of source: the media type of each file ending that it is known by, and its reader.

    Where several origins share an ending, the first that `fits` what a file begins with is the one; one that is
    `asked` for reads only what it is told to.
    """

    name: str
    media_types: Mapping[str, str]
    read: Reader
    fits: Callable[[bytes], bool] = lambda _: True
    asked: bool = False


PAGES = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml"}
ORIGINS = (
    Origin("page", PAGES, one_by_one(whole(page.read)), page.fits),
    Origin(
        "article",
        {".txt": "text/plain", ".md": "text/markdown", **PAGES},
        one_by_one(whole(article.read)),
    ),
    Origin("fact file", {".yaml": "application/yaml", ".yml": "application/yaml"}, one_by_one(whole(factfile.read))),
    Origin("imdb", imdb.MEDIA_TYPES, imdb.streams, imdb.fits),
    Origin("table", tables.MEDIA_TYPES, tables.streams, tables.fits),
    Origin("schema.org", rdf.MEDIA_TYPES, one_by_one(schemaorg.read), asked=True),
    Origin("RDF", rdf.MEDIA_TYPES, one_by_one(rdf.read)),
)
"""Adding an origin is adding a file and a row here."""
ABOUT = {"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "SOURCE", "CHANGELOG"}
"""Files that people put into folders to tell of them."""
BEGINNINGS = (
    *((b"{", ending) for ending in (".jsonld", ".jsonl")),
    *((b"[", ending) for ending in (".jsonld", ".json")),
    *((begins, ".rdf") for begins in (b"<?xml", b"<rdf:RDF")),
    *((begins, ".trig") for begins in (b"@prefix", b"PREFIX", b"@base", b"BASE")),
    (b"PAR1", ".parquet"),
    (b"<!", ".html"),
)
"""What a file without a telling name begins with, and the ending that it could have."""
MOST_NAMED = 5
"""How many of the files that nobody reads are named."""
KNOWN = {ending for origin in ORIGINS for ending in origin.media_types}


def readings(named: Iterable[Path], form: str | None = None, wanted: Wanted = EVERYTHING) -> Iterator[Reading]:
    """Read every source to its end; see `streams`."""
    return map(Reading.of, streams(named, form, wanted))


def streams(named: Iterable[Path], form: str | None = None, wanted: Wanted = EVERYTHING) -> Iterator[Stream]:
    """Every source, to be read once; each is named by as much of its path as tells it from the others.

    `form` is the name of an origin, or an ending without its point, which then counts for every file instead of its
    own. Raises `UnreadableSource` for a path that does not exist and for a named file that no origin reads, and
    `UsageError` for a form that there is not.
    """
    found: dict[str, list[File]] = defaultdict(list)
    left: list[tuple[Path, Path]] = []
    for origin, file in files(named, form, left):
        found[origin.name].append(file)
    sources = [stream for origin in ORIGINS for stream in origin.read(found[origin.name], wanted)]
    notes = list(unread(left, [file.path for each in found.values() for file in each]))
    for stream, name in zip(sources, distinct([Path(stream.source.name) for stream in sources]), strict=True):
        yield replace(stream, source=replace(stream.source, name=name), found=chain(notes, stream.found))
        notes = []


def unread(left: Iterable[tuple[Path, Path]], read: Sequence[Path]) -> Iterator[Finding]:
    """What is in folders that no origin reads; a folder of nothing else is doubtful."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for path, folder in left:
        folders[folder].append(path)
    for folder, others in folders.items():
        used = any(path.is_relative_to(folder.resolve()) for path in read)
        some = ", ".join(path.name for path in others[:MOST_NAMED])
        what = f"{len(others)} files that no origin reads: {some}{', …' if len(others) > MOST_NAMED else ''}"
        mend = "name each, and its form with --as, where it is to be read"
        yield Finding(Place(str(folder)), Level.UNREAD if used else Level.DOUBTFUL, what, mend)


def files(named: Iterable[Path], form: str | None, left: list[tuple[Path, Path]]) -> Iterator[tuple[Origin, File]]:
    """The files to read, each once and with its origin: those named, and those in folders that some origin knows.

    The others are noted in `left`, each with its folder.
    """
    possible = origins(form)
    seen: set[Path] = set()
    for path, folder in paths(named):
        if path in seen or (folder is not None and not is_source(path, folder)):
            continue
        seen.add(path)
        file = File.of(path)
        found = origin(file if form is None or folder is not None else formed(file, form, possible), possible)
        if found is not None:
            yield found
        elif folder is None:
            raise unknown(file)
        else:
            left.append((path, folder))


def origins(form: str | None) -> Sequence[Origin]:
    """The origins that may read a file: all, that of a name, or those that know an ending.

    Raises `UsageError` where there are none.
    """
    if form is None:
        return [origin for origin in ORIGINS if not origin.asked]
    found = [origin for origin in ORIGINS if origin.name == form or f".{form}" in origin.media_types]
    if not found:
        names = [*(origin.name for origin in ORIGINS), *sorted(ending[1:] for ending in KNOWN)]
        raise UsageError(f"no sources are of the form {form!r}", f"choose one of {', '.join(names)}")
    return found


def formed(file: File, form: str, possible: Sequence[Origin]) -> File:
    """A file in the form that it is said to have."""
    if f".{form}" in possible[0].media_types:
        return replace(file, ending=f".{form}")
    known = possible[0].media_types
    if file.ending in known:
        return file
    head = file.head().lstrip()
    likely = (ending for begins, ending in BEGINNINGS if head.startswith(begins) and ending in known)
    return replace(file, ending=next(likely, next(iter(known))))


def origin(file: File, possible: Iterable[Origin]) -> tuple[Origin, File] | None:
    """The origin that reads a file, with the file under its media type, or None."""
    knowing = [each for each in possible if file.ending in each.media_types]
    head = file.head() if len(knowing) > 1 else b""
    found = next((each for each in knowing if len(knowing) == 1 or each.fits(head)), None)
    return (found, replace(file, media_type=found.media_types[file.ending])) if found else None


def is_source(path: Path, folder: Path) -> bool:
    """Whether a file found in a folder is one to read; those that tell of the folder itself are not."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder.resolve()).parts)
    about = path.name.partition(".")[0].upper() in ABOUT
    about = about or path.name == LEDGER
    return not hidden and not about and not terms.is_terms(path) and not is_declared(path)


def unknown(file: File) -> UnreadableSource:
    """What is wrong with a file that no origin reads."""
    ending = file.ending or "a file without ending"
    return UnreadableSource(f"{file}: no origin reads {ending}", f"known: {', '.join(sorted(KNOWN))}; or say --as FORM")


def distinct(paths: list[Path]) -> list[str]:
    """A name for each path: the file's, with as many folders before it as tell it from the others."""
    steps = [path.parts for path in paths]
    depths = [1] * len(paths)
    while True:
        names = ["/".join(parts[-depth:]) for parts, depth in zip(steps, depths, strict=True)]
        times = Counter(names)
        if len(times) == len(names):
            return names
        depths = [depth + (times[name] > 1) for depth, name in zip(depths, names, strict=True)]
