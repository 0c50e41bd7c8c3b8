"""The page of downloads: the files of a release, what each is, and the commands to fetch, to check and to load it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from publisher.documents.pages.commands import Command, checking, fetching, loading, verifying
from publisher.documents.pages.wording import plural
from publisher.formats import DUMPS, GZIP, JSON_LINES, NQUADS, NTRIPLES, TURTLE, Format, Packing, of_file
from publisher.store import File, Files

ABOUT: Mapping[Format, str] = {
    NQUADS: "Each line is a statement and, last, the graph of the source that makes it: all that there is to know.",
    NTRIPLES: "Each line is a statement, once, without who makes it.",
    TURTLE: "The same statements as people read them: by document, with prefixes.",
    JSON_LINES: "Each line is a document with its thing, its parts and its links, for programs that know JSON alone.",
}
"""What a format of statements is for."""
TABLES: Mapping[str, str] = {
    "films": "A row for each film: its year, length, genres, countries, makers and identifiers elsewhere.",
    "people": "A row for each person: birth, death and identifiers elsewhere.",
    "performances": "A row for each role: who plays whom in which film, in credits order.",
    "releases": "A row for each showing to the public: when, where, at which festival.",
    "ratings": "A row for each rating: by whom, of how much at best, from how many.",
    "sources": "A row for each source: its name, SHA-256, licence and attribution.",
}
"""What a table is for."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file: what it is called, how it is packed, how much is in it, and the commands for it."""

    name: str
    form: Format
    packing: Packing | None
    file: File
    commands: Sequence[Command]

    @property
    def label(self) -> str:
        """What it is, in two words."""
        return f"{self.form.label.partition(',')[0]}, {self.packing.label}" if self.packing else self.form.label

    @property
    def counted(self) -> str:
        """How much is in it."""
        if self.form in TEXTS:
            return plural(self.file.statements, "statement", "statements")
        return plural(self.file.rows, "row", "rows")


TEXTS = (NQUADS, NTRIPLES, TURTLE, JSON_LINES)


@dataclass(frozen=True, slots=True)
class Group:
    """Files with one content: what that is, and how it is written and packed."""

    name: str
    about: str
    downloads: Sequence[Download]


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    """The files of a release in groups: the whole data set in each format, and each table."""

    statements: Sequence[Group]
    tables: Sequence[Group]
    check: Sequence[Command]
    dated: str | None
    """What the release is called in addresses that never change."""
    issued: str | None
    """When the release was first put in place, where that is known."""

    @classmethod
    def of(cls, published: Files, base: str, issued: str | None) -> "DownloadsPage":
        """The page of the files of a release, which are fetched below a base."""
        address = f"{base}dumps/latest/"
        found = [download(name, file, address) for name, file in sorted(published.manifest.dumps.items(), key=order)]
        texts = [each for each in found if each.form in TEXTS]
        rows = [each for each in found if each.form not in TEXTS]
        return cls(
            [Group(form.label, ABOUT[form], list(some)) for form, some in groupby(texts, lambda each: each.form)],
            [
                Group(name.capitalize(), TABLES.get(name, ""), list(some))
                for name, some in groupby(rows, lambda each: each.name.partition(".")[0])
            ],
            (fetching(address, handy(texts)), checking(address), verifying(address)),
            published.name,
            issued,
        )


def handy(downloads: Sequence[Download]) -> str:
    """The N-Quads to begin with: packed as every tool reads it, where they are."""
    return next((each.name for each in downloads if each.form is NQUADS and each.packing is GZIP), downloads[0].name)


def order(item: tuple[str, File]) -> tuple[bool, int, int, str]:
    """Where a file stands: statements by format, then tables by name, each unpacked first."""
    name = item[0]
    form = of_file(name)[0]
    stem = name.partition(".")[0]
    place = list(TABLES).index(stem) if stem in TABLES else DUMPS.index(form)
    return form not in TEXTS, place, DUMPS.index(form), name


def download(name: str, file: File, address: str) -> Download:
    """A file of a release."""
    form, packing = of_file(name)
    return Download(name, form, packing, file, (fetching(address, name), *loading(name, form, packing)))
