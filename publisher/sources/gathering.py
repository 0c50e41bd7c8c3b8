"""From what a reader finds in a file to a reading: named, hashed, under its terms, each film told once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from publisher import iris
from publisher.errors import DataError
from publisher.facts import Film, Source
from publisher.findings import Finding, Level, Place
from publisher.sources import lives, terms
from publisher.sources.opening import File
from publisher.sources.reading import Found, Reading, Said, Statement, Wanted

Anything = Iterator[Said | Finding] | Iterator[Statement | Finding] | Iterator[Said | Statement | Finding]


def one_by_one(read: Callable[[File], Anything]) -> Callable[[Sequence[File], Wanted], Iterator[Reading]]:
    """A reader of one file made a reader of several, each of which is a source."""

    def readings(files: Sequence[File], _: Wanted) -> Iterator[Reading]:
        return (reading(file, read) for file in files)

    return readings


def whole(read: Callable[[bytes, str], Found]) -> Callable[[File], Found]:
    """A reader of content made a reader of files."""

    def found(file: File) -> Found:
        broken: list[Finding] = []
        content = file.content(broken)
        yield from broken
        yield from read(content, file.called)

    return found


def reading(file: File, read: Callable[[File], Anything]) -> Reading:
    """Read one file to its end.

    Whatever is wrong with it, in a part or as a whole, is a finding, so that one bad file never costs the others.
    """
    found: list[Said | Statement | Finding] = []
    source = Source(str(file), sha256(b"").hexdigest(), file.media_type)
    try:
        source = replace(source, sha256=file.sha256())
        found.extend(read(file))
        source = under_terms(source, file)
    except DataError as error:
        found.append(Finding(Place(str(file)), Level.REFUSED, error.message, error.mend))
    except OSError as error:
        unread = f"not read: {error.strerror}"
        found.append(Finding(Place(str(file)), Level.REFUSED, unread, "check its permissions"))
    return told(source, found)


def under_terms(source: Source, file: File) -> Source:
    """The source with the terms under which it may be used."""
    own = file.content([]) if file.ending in terms.FACT_FILES else b""
    said = terms.terms(Path(file.called), own) if file.piped is None else terms.Terms()
    return replace(source, licence=said.licence, attribution=said.attribution)


def told(source: Source, found: Iterable[Said | Statement | Finding]) -> Reading:
    """What a source says; a film told a second time becomes a finding."""
    films: dict[tuple[str, int | None], list[Said]] = defaultdict(list)
    findings: list[Finding] = []
    statements: list[Statement] = []
    for each in lives.plausible(found, findings):
        if isinstance(each, Finding):
            findings.append(each)
        elif isinstance(each, Statement):
            statements.append(each)
        elif first := earlier(each.film, films[iris.words(each.film.name.value), each.film.year]):
            title = f"{each.film.name.value!r} is told a second time"
            findings.append(Finding(each.place, Level.REFUSED, title, f"join it with the one at {first.place}"))
        else:
            films[iris.words(each.film.name.value), each.film.year].append(each)
    everything = tuple(said for alike in films.values() for said in alike)
    return Reading(source, everything, tuple(findings), tuple(statements))


def earlier(film: Film, alike: Iterable[Said]) -> Said | None:
    """The same film among those of its title and year: none of the two is told apart by an address."""
    links = set(film.same_as)
    return next((o for o in alike if not (links and o.film.same_as) or links & set(o.film.same_as)), None)
