"""Tables of films: CSV, TSV, JSON, JSON Lines and Parquet, alone or several of one folder, joined by their ids.

Where a table of a folder is no table of films, the tables of that folder are one source; otherwise each is one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from publisher.errors import DataError, UnfitFact
from publisher.facts import Source
from publisher.findings import Finding, Level, Place
from publisher.sources import terms
from publisher.sources.gathering import told
from publisher.sources.opening import File
from publisher.sources.reading import Found, Said, Stream, Wanted
from publisher.sources.tables import leads
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.drafts import Drafts
from publisher.sources.tables.joining import Folder
from publisher.sources.tables.lending import Lending
from publisher.sources.tables.table import MEDIA_TYPES, Table

__all__ = ["MEDIA_TYPES", "fits", "streams"]


def fits(head: bytes) -> bool:
    """Whether a file is a table: JSON that says what its terms mean is RDF."""
    return b'"@context"' not in head and b'"@id"' not in head


def streams(files: Sequence[File], wanted: Wanted) -> Iterator[Stream]:
    """Read tables, the films of one source with the titles of another where an identifier joins them."""
    tables, unread = opened(files)
    yield from unread
    folders = [(group, Folder(group)) for group in grouped(tables)]
    for _, folder in folders:
        folder.read()
    lending = Lending(folder.drafts for _, folder in folders)
    for group, folder in folders:
        source = described(group)
        yield Stream(source, told(found(folder.drafts, lending)))
        yield from leads.streams(source, folder.drafts, lending, wanted)


def opened(files: Iterable[File]) -> tuple[list[Table], list[Stream]]:
    """The tables in files, and a source of nothing for each that cannot be read."""
    tables: list[Table] = []
    unread: list[Stream] = []
    for file in files:
        try:
            tables.append(Table.of(file))
        except DataError as error:
            finding = Finding(Place(str(file)), Level.REFUSED, error.message, error.mend)
            unread.append(Stream(Source(str(file), sha256(b"").hexdigest(), file.media_type), iter((finding,))))
        except OSError as error:
            finding = Finding(Place(str(file)), Level.REFUSED, f"not read: {error.strerror}", "check its permissions")
            unread.append(Stream(Source(str(file), sha256(b"").hexdigest(), file.media_type), iter((finding,))))
    return tables, unread


def grouped(tables: Iterable[Table]) -> list[list[Table]]:
    """The tables that belong together."""
    folders: dict[Path, list[Table]] = defaultdict(list)
    for table in tables:
        folders[table.file.path.parent].append(table)
    found: list[list[Table]] = []
    for group in folders.values():
        together = any(not table.columns.of_films for table in group)
        found += [group] if together else [[table] for table in group]
    return found


def described(group: Sequence[Table]) -> Source:
    """The source that some tables are; of several, the SHA-256 is that of their list, as sha256sum writes it."""
    first = group[0].file
    if len(group) == 1:
        said = terms.terms(Path(first.called), b"") if first.piped is None else terms.Terms()
        return Source(str(first), first.sha256(), first.media_type, said.licence, said.attribution)
    folder = first.path.parent
    listing = "".join(f"{table.file.sha256()}  {table.file.path.name}\n" for table in group)
    said = terms.terms(folder / "tables", b"")
    return Source(
        str(folder), sha256(listing.encode("utf-8")).hexdigest(), first.media_type, said.licence, said.attribution
    )


def found(drafts: Drafts, lending: Lending) -> Found:
    """Yield the films of a folder, and what is wrong in it."""
    yield from drafts.findings()
    for draft in drafts:
        yield from film(lending.lent(draft))


def film(draft: Draft) -> Found:
    """Yield a film, or what is wrong with it as a whole."""
    if not draft.title:
        known = ", ".join(draft.links) or "without an identifier"
        what = f"nothing gives the title of the film {known}"
        yield Finding(
            draft.place, Level.REFUSED, what, "read it together with a table of titles that has this identifier"
        )
        return
    try:
        yield Said(draft.film(), draft.place)
    except UnfitFact as error:
        yield Finding(draft.place, Level.REFUSED, error.message, error.mend)
