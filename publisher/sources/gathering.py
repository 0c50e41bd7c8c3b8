"""From what a reader finds in a file to a source: named, hashed, under its terms, each film told once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from publisher.errors import DataError
from publisher.facts import Source
from publisher.findings import Finding, Level, Place
from publisher.sources import lives, terms
from publisher.sources.firsts import Firsts
from publisher.sources.opening import File
from publisher.sources.reading import Anything, Said, Statement, Stream, Wanted

Found = Iterator[Said | Finding] | Iterator[Statement | Finding] | Iterator[Anything]


def one_by_one(read: Callable[[File], Found]) -> Callable[[Sequence[File], Wanted], Iterator[Stream]]:
    """A reader of one file made a reader of several, each of which is a source."""

    def streams(files: Sequence[File], _: Wanted) -> Iterator[Stream]:
        return (stream(file, read) for file in files)

    return streams


def whole(read: Callable[[bytes, str], Iterator[Said | Finding]]) -> Callable[[File], Iterator[Said | Finding]]:
    """A reader of content made a reader of files."""

    def found(file: File) -> Iterator[Said | Finding]:
        broken: list[Finding] = []
        content = file.content(broken)
        yield from broken
        yield from read(content, file.called)

    return found


def stream(file: File, read: Callable[[File], Found]) -> Stream:
    """A file as a source; whatever is wrong with it, in a part or as a whole, is a finding that costs nothing else."""
    wrong: list[Finding] = []
    source = Source(str(file), sha256(b"").hexdigest(), file.media_type)
    with reported(file, wrong):
        source = under_terms(replace(source, sha256=file.sha256()), file)
    return Stream(source, iter(wrong) if wrong else told(guarded(file, read)))


def guarded(file: File, read: Callable[[File], Found]) -> Iterator[Anything]:
    """What a reader finds in a file, up to where it fails."""
    wrong: list[Finding] = []
    with reported(file, wrong):
        yield from read(file)
    yield from wrong


@contextmanager
def reported(file: File, findings: list[Finding]) -> Iterator[None]:
    """Make a finding of what is wrong with a file as a whole."""
    try:
        yield
    except DataError as error:
        findings.append(Finding(Place(str(file)), Level.REFUSED, error.message, error.mend))
    except OSError as error:
        unread = f"not read: {error.strerror}"
        findings.append(Finding(Place(str(file)), Level.REFUSED, unread, "check its permissions"))


def under_terms(source: Source, file: File) -> Source:
    """The source with the terms under which it may be used."""
    own = file.content([]) if file.ending in terms.FACT_FILES else b""
    said = terms.terms(Path(file.called), own) if file.piped is None else terms.Terms()
    return replace(source, licence=said.licence, attribution=said.attribution)


def told(found: Iterable[Anything]) -> Iterator[Anything]:
    """What a source says; a film told a second time becomes a finding."""
    firsts = Firsts()
    for each in lives.plausible(found):
        if isinstance(each, Said) and (first := firsts.known(each)):
            title = f"{each.film.name.value!r} is told a second time"
            yield Finding(each.place, Level.REFUSED, title, f"join it with the one at {first.place}")
        else:
            yield each
