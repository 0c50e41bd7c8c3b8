"""IMDb's data sets, a folder of which is one source; read along their common order, whatever their size.

The titles and what is said of them are merged as streams; the people are kept in a file.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from publisher.errors import DataError, UnfitFact, UnreadableSource
from publisher.facts import Source
from publisher.findings import Finding, Level, Place
from publisher.sources import lives, terms
from publisher.sources.imdb.people import people
from publisher.sources.imdb.rows import Merge, Row, Rows
from publisher.sources.imdb.titles import Title, is_film
from publisher.sources.opening import File
from publisher.sources.reading import Found, Said, Stream, Wanted

MEDIA_TYPES = {".tsv": "text/tab-separated-values"}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title.basics": (
        *("tconst", "titleType", "primaryTitle", "originalTitle", "isAdult"),
        *("startYear", "endYear", "runtimeMinutes", "genres"),
    ),
    "title.principals": ("tconst", "ordering", "nconst", "category", "job", "characters"),
    "title.crew": ("tconst", "directors", "writers"),
    "title.ratings": ("tconst", "averageRating", "numVotes"),
    "title.akas": (*("titleId", "ordering", "title", "region", "language", "types", "attributes", "isOriginalTitle"),),
    "name.basics": ("nconst", "primaryName", "birthYear", "deathYear", "primaryProfession", "knownForTitles"),
    "title.episode": ("tconst", "parentTconst", "seasonNumber", "episodeNumber"),
}
UNREAD = "isAdult, endYear, job, types, attributes, isOriginalTitle, primaryProfession, knownForTitles"
TAKEN: Mapping[str, Callable[[Title, Row], None]] = {
    "title.akas": Title.aka,
    "title.crew": Title.crew,
    "title.principals": Title.principal,
    "title.ratings": Title.rating,
}
"""What is merged with the titles, and how each row is taken."""
HEADS = {"\t".join(columns): name for name, columns in COLUMNS.items()}


def fits(head: bytes) -> bool:
    """Whether a file begins as one of the data sets does."""
    return head.partition(b"\n")[0].rstrip(b"\r").decode("utf-8", "replace") in HEADS


def streams(files: Sequence[File], _: Wanted) -> Iterator[Stream]:
    """Read the data sets of each folder."""
    for folder in dict.fromkeys(file.path.parent for file in files):
        group = [file for file in files if file.path.parent == folder]
        listing = "".join(f"{file.sha256()}  {file.path.name}\n" for file in group)
        said = terms.terms(folder / "imdb", b"")
        digest = sha256(listing.encode("utf-8")).hexdigest()
        source = Source(str(folder), digest, MEDIA_TYPES[".tsv"], said.licence, said.attribution)
        yield Stream(source, lives.plausible(found(group)))


def found(group: Sequence[File]) -> Found:
    """Yield the films of a folder, and what is wrong in it; no film comes twice, as no identifier does."""
    findings: list[Finding] = []
    try:
        for film in films(group, findings):
            yield film
            if findings:
                yield from findings
                findings.clear()
    except DataError as error:
        findings.append(Finding(Place(str(group[0].path.parent)), Level.REFUSED, error.message, error.mend))
    yield from findings


def films(group: Sequence[File], findings: list[Finding]) -> Iterator[Said]:
    """Yield the films of a folder.

    Raises `UnreadableSource` where the titles are missing, or where a data set is there twice.
    """
    sets = named(group, findings)
    if "title.basics" not in sets:
        raise UnreadableSource("no title.basics among IMDb's data sets", "put it into the same folder")
    others: Counter[str] = Counter()
    with people(sets.get("name.basics"), findings) as known:
        merges = {name: Merge(sets.get(name), findings) for name in TAKEN}
        for row in once(sets["title.basics"], findings):
            rows = {name: merge.take(row.cells[0]) for name, merge in merges.items()}
            if is_film(row, others):
                yield from said(Title(row, known, findings), rows)
        for merge in merges.values():
            merge.finish()
    listed = ", ".join(f"{count} {name}" for name, count in sorted(others.items()))
    if listed:
        what = f"titles that are no films: {listed}"
        findings.append(Finding(Place(str(sets["title.basics"].file)), Level.UNREAD, what))


def named(group: Sequence[File], findings: list[Finding]) -> dict[str, Rows]:
    """The rows of each data set, by its name."""
    sets: dict[str, Rows] = {}
    for file in group:
        head = file.head().partition(b"\n")[0].rstrip(b"\r").decode("utf-8", "replace")
        name = HEADS.get(head)
        if name is None:
            raise UnreadableSource(f"{file}: other columns than those of IMDb's data sets", "read it --as table")
        if name in sets:
            raise UnreadableSource(f"{file}: {name} is there twice", f"keep this one or {sets[name].file}")
        sets[name] = Rows(file, COLUMNS[name], findings)
    findings.append(Finding(Place(str(group[0].path.parent)), Level.UNREAD, f"columns not read: {UNREAD}"))
    return sets


def once(rows: Rows, findings: list[Finding]) -> Iterator[Row]:
    """Yield the first row of each title; the others are findings."""
    for key, alike in rows.groups():
        yield alike[0]
        what, mend = f"{key} is given a second time", "remove one of the rows"
        findings.extend(Finding(row.place, Level.REFUSED, what, mend) for row in alike[1:])


def said(title: Title, rows: Mapping[str, list[Row]]) -> Iterator[Said]:
    """Yield the film of a title; where it is none, say so."""
    try:
        title.basics()
        for name, take in TAKEN.items():
            for row in rows[name]:
                take(title, row)
        yield Said(title.film(), title.row.place)
    except UnfitFact as error:
        title.refuse(title.row, 0, error)
