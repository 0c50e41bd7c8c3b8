"""What a file beside a table says of it: `NAME.columns.yaml`."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import UnreadableSource
from publisher.findings import Place
from publisher.sources.factfile.entries import Entry, Fields, Mistake, Words
from publisher.sources.factfile.tree import Tree
from publisher.sources.factfile.values import blank, plain
from publisher.sources.reading import decoded

ENDING = ".columns.yaml"
KEYS = ("columns", "rows", "separator", "dates", "ids", "encoding", "delimiter")


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said of a table; what is not said is found out.

    `columns` says what each column is, empty for one to leave out; `rows` what people of each row did; `separator`
    what stands between the values of a list; `dates` how dates are written, as strptime has it; `ids` whose ids the
    columns hold that do not say it themselves.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""
    separator: str = ""
    dates: str = ""
    ids: str = ""
    encoding: str = "utf-8"
    delimiter: str = ""


def is_declared(path: Path) -> bool:
    """Whether a file says what the columns of another are."""
    return path.name.endswith(ENDING)


def declared(path: Path) -> Declared:
    """What is said of the table at a path, nothing where no file says anything.

    Raises `UnreadableSource` for a file that cannot be followed.
    """
    beside = path.with_name(path.name + ENDING)
    if not beside.is_file():
        return Declared()
    tree = Tree(decoded(beside.read_bytes(), str(beside)), str(beside))
    documents = list(tree.documents())
    for finding in tree.findings:
        raise UnreadableSource(f"{finding.place}: {finding.what}", finding.mend)
    try:
        return said(documents)
    except Mistake as error:
        raise UnreadableSource(f"{error.place}: {error.message}", error.mend) from error
    except LookupError as error:
        raise UnreadableSource(f"{beside}: no encoding of that name", "write one such as latin-1") from error


def said(documents: list[Entry]) -> Declared:
    """What the one document of a file says."""
    if len(documents) != 1 or not isinstance(documents[0], Fields):
        raise Mistake(Place(""), "nothing is said of the columns", f"write one of {', '.join(KEYS)}")
    found: dict[str, str] = {}
    columns: dict[str, str] = {}
    for key, value in documents[0].pairs:
        name = plain(key.text)
        if name == "columns" and isinstance(value, Fields):
            columns = {column.text: "" if blank(entry) else plain(words(entry)) for column, entry in value.pairs}
        elif name in KEYS:
            found[name] = words(value)
        else:
            raise Mistake(key.place, f"unknown key {key.text[:60]!r}", f"write one of {', '.join(KEYS)}")
    codecs.lookup(found.get("encoding", "utf-8"))
    return Declared(columns, **found)


def words(entry: Entry) -> str:
    """The words of an entry."""
    if not isinstance(entry, Words):
        raise Mistake(entry.place, "no words", "write one word or name")
    return entry.text
