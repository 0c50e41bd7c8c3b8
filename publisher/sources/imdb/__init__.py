"""IMDb's data sets, a folder of which is one source; read along their common order, whatever their size.

The titles and what is said of them are merged as streams, and read in parts; the people are kept in a file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from publisher.errors import DataError, UnfitFact, UnreadableSource
from publisher.facts import Source
from publisher.findings import Finding, Level, Place
from publisher.sources import lives, terms
from publisher.sources.imdb.merging import BASICS, Part, parts
from publisher.sources.imdb.people import People, fitting
from publisher.sources.imdb.rows import Row, Rows
from publisher.sources.imdb.titles import Title
from publisher.sources.opening import File
from publisher.sources.reading import Anything, Once, Parts, Said, Stream, Wanted

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
"""What is said of titles, and how each row is taken."""
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
        titles = Titles(group)
        yield Stream(source, parts=Parts(titles.parts(), titles.read))


class Titles:
    """The titles of a folder: first the people are brought together, then there are parts to be read."""

    def __init__(self, group: Sequence[File]) -> None:
        self.group = group
        self.people = People(iter(()))

    def parts(self) -> Iterator[Part]:
        """Yield the rows of films, some at once; no film comes twice, as no identifier does."""
        findings: list[Finding] = []
        try:
            sets = named(self.group, findings)
            if "name.basics" in sets:
                self.people = People(fitting(sets["name.basics"], findings))
            yield from parts(sets, TAKEN, findings)
        except DataError as error:
            place = Place(str(self.group[0].path.parent))
            yield Part({}, [*findings, Finding(place, Level.REFUSED, error.message, error.mend)])

    def read(self, part: Part) -> Iterator[Anything | Once]:
        """Yield the films of a part, and what is wrong in it."""
        yield from part.findings
        if not part.sets:
            return
        others = [part.sets[name].together() for name in TAKEN]
        for row, *rows in zip(part.sets[BASICS].rows(), *others, strict=True):
            findings: list[Finding] = []
            yield from lives.dated(said(Title(row, self.people, findings), rows))
            yield from findings


def named(group: Sequence[File], findings: list[Finding]) -> dict[str, Rows]:
    """The rows of each data set, by its name.

    Raises `UnreadableSource` where the titles are missing, or where a data set is there twice.
    """
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
    if BASICS not in sets:
        raise UnreadableSource("no title.basics among IMDb's data sets", "put it into the same folder")
    return sets


def said(title: Title, rows: Sequence[Iterable[Row]]) -> Iterator[Said]:
    """Yield the film of a title of which there are some rows in each other data set; where it is none, say so."""
    try:
        title.basics()
        for take, each in zip(TAKEN.values(), rows, strict=True):
            for row in each:
                take(title, row)
        yield Said(title.film(), title.row.place)
    except UnfitFact as error:
        title.refuse(title.row, 0, error)
