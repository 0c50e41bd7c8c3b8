"""The table of origins, and the way from paths to readings."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from publisher import iris
from publisher.errors import DataError, UnreadableSource
from publisher.facts import Film, Source
from publisher.findings import Finding, Level, Place
from publisher.sources import factfile, terms
from publisher.sources.article import reader as article
from publisher.sources.reading import Found, Reading, Said


@dataclass(frozen=True, slots=True)
class Origin:
    """One kind of source: the media type of each file ending that it is known by, and its reader."""

    name: str
    media_types: Mapping[str, str]
    read: Callable[[bytes, str], Found]


ORIGINS = (
    Origin(
        "article",
        {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"},
        article.read,
    ),
    Origin("fact file", {".yaml": "application/yaml", ".yml": "application/yaml"}, factfile.read),
)
"""Adding an origin is adding a file and a row here."""

BY_ENDING = {ending: origin for origin in ORIGINS for ending in origin.media_types}


def files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and those below the folders named that some origin knows, in a fixed order.

    Raises `UnreadableSource` for a path that does not exist, and for a named file of an unknown ending.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UnreadableSource(f"{path}: no such file or folder", "check the path")
        if path.is_dir():
            found.update(dict.fromkeys(sorted(p.resolve() for p in path.rglob("*") if is_source(p, path))))
        elif path.suffix.lower() not in BY_ENDING:
            known = ", ".join(sorted(BY_ENDING))
            raise UnreadableSource(
                f"{path}: no origin reads {path.suffix or 'a file without ending'}", f"known: {known}"
            )
        else:
            found[path.resolve()] = None
    return list(found)


def is_source(path: Path, folder: Path) -> bool:
    """Whether a file found in a folder is one to read."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and path.suffix.lower() in BY_ENDING and not hidden and not terms.is_terms(path)


def readings(paths: Iterable[Path]) -> Iterator[Reading]:
    """Read every source; each is named by as much of its path as tells it from the others."""
    found = files(paths)
    for path, name in zip(found, distinct(found), strict=True):
        read = reading(path)
        yield replace(read, source=replace(read.source, name=name))


def reading(path: Path) -> Reading:
    """Read one file to its end.

    Whatever is wrong with it, in a part or as a whole, is a finding, so that one bad file never costs the others.
    """
    origin = BY_ENDING[path.suffix.lower()]
    media_type = origin.media_types[path.suffix.lower()]
    try:
        content = path.read_bytes()
    except OSError as error:
        unread = Finding(Place(str(path)), Level.REFUSED, f"not read: {error.strerror}", "check its permissions")
        return Reading(Source(path.name, sha256(b"").hexdigest(), media_type), findings=(unread,))
    source = Source(path.name, sha256(content).hexdigest(), media_type)
    found: list[Said | Finding] = []
    try:
        found.extend(origin.read(content, str(path)))
        said = terms.terms(path, content)
        source = replace(source, licence=said.licence, attribution=said.attribution)
    except DataError as error:
        found.append(Finding(Place(str(path)), Level.REFUSED, error.message, error.mend))
    return Reading(source, *told_once(found))


def told_once(found: Iterable[Said | Finding]) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    """The films and the findings of a source; a film told a second time becomes a finding."""
    films: dict[tuple[str, int | None], list[Said]] = defaultdict(list)
    findings: list[Finding] = []
    for each in found:
        if isinstance(each, Finding):
            findings.append(each)
            continue
        alike = films[iris.words(each.film.name.value), each.film.year]
        if first := next((other for other in alike if may_be_one(each.film, other.film)), None):
            title = f"{each.film.name.value!r} is told a second time"
            findings.append(Finding(each.place, Level.REFUSED, title, f"join it with the one at {first.place}"))
        else:
            alike.append(each)
    return tuple(said for alike in films.values() for said in alike), tuple(findings)


def may_be_one(film: Film, other: Film) -> bool:
    """Whether two films of one title and year are one: none of them is told apart by an address."""
    return not (film.same_as and other.same_as) or bool(set(film.same_as) & set(other.same_as))


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
