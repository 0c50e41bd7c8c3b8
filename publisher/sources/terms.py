"""The terms under which a source may be used: licence and attribution, in a fact file or in a file beside it."""

from dataclasses import dataclass, replace
from pathlib import Path

from publisher.errors import UnfitFact, UnreadableSource
from publisher.facts import fit
from publisher.sources.factfile.entries import Entry, Fields, Mistake
from publisher.sources.factfile.tree import Tree
from publisher.sources.factfile.values import Kind, link, plain, text, values
from publisher.sources.reading import decoded

FOLDER = "source.yaml"
"""The terms of every file in a folder that has none of its own."""
FILE = ".source.yaml"
"""What follows the whole name of one file."""
FACT_FILES = (".yaml", ".yml")
MEND = "write licence: https://… and attribution: …"


@dataclass(frozen=True, slots=True)
class Terms:
    """Licence (a web address) and attribution, where they are stated."""

    licence: str | None = None
    attribution: str | None = None


def attribution(entry: Entry) -> str:
    """Return whom to name."""
    words = text(entry)
    fit(words, "attribution")
    return words


KINDS: dict[str, Kind] = {"licence": link, "attribution": attribution}


def is_terms(path: Path) -> bool:
    """Tell whether a file holds the terms of others."""
    return path.name == FOLDER or path.name.endswith(FILE)


def terms(path: Path, content: bytes) -> Terms:
    """Return the terms of a file: its own under `source:`, else those beside it for it alone, else for its folder.

    Raises `UnfitFact` or `UnreadableSource` with place and mend where terms are stated but wrong.
    """
    own = stated(content, path) if path.suffix.lower() in FACT_FILES else None
    if own is not None:
        return own
    for beside in (path.with_name(path.name + FILE), path.with_name(FOLDER)):
        if beside.is_file():
            return written(beside)
    return Terms()


def stated(content: bytes, path: Path) -> Terms | None:
    """Return the terms that a fact file states of itself; the first `source:` counts."""
    words = decoded(content, str(path))
    if "source" not in words.lower():
        return None
    sources = (
        value
        for document in Tree(words, str(path)).documents()
        if isinstance(document, Fields)
        for key, value in document.pairs
        if plain(key.text) == "source"
    )
    first = next(sources, None)
    return None if first is None else said(first)


def written(path: Path) -> Terms:
    """Return the terms that a file holds."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path}: {error.strerror}", "check the file and its permissions") from error
    tree = Tree(decoded(content, str(path)), str(path))
    documents = list(tree.documents())
    for finding in tree.findings:
        raise UnreadableSource(f"{finding.place}: {finding.what}", finding.mend)
    if len(documents) != 1:
        raise UnreadableSource(
            f"{path}: {'terms twice' if documents else 'no terms'}", "keep one" if documents else MEND
        )
    return said(documents[0])


def said(entry: Entry) -> Terms:
    """Return what an entry says of the terms."""
    try:
        found = values(fields(entry), KINDS)
    except Mistake as mistake:
        raise UnfitFact(f"{mistake.place}: {mistake.message}", mistake.mend) from mistake
    return Terms(found.get("licence"), found.get("attribution"))


def fields(entry: Entry) -> Fields:
    """Return the entry as fields, `license` spelled as `licence`."""
    if not isinstance(entry, Fields):
        raise Mistake(entry.place, "no terms", MEND)
    pairs = tuple((replace(k, text="licence") if plain(k.text) == "license" else k, value) for k, value in entry.pairs)
    return replace(entry, pairs=pairs)
