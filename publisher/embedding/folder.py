"""Putting elements into pages: one, or every page of a folder; what was done with each is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publisher.documents import snippet
from publisher.documents.context import Node
from publisher.embedding import files
from publisher.embedding.clues import clues
from publisher.embedding.matching import Films, match
from publisher.embedding.page import Page
from publisher.errors import DataError
from publisher.store import Store

PAGES = frozenset({".html", ".htm", ".xhtml"})


class State(StrEnum):
    """What became of a page."""

    CURRENT = "current"
    """It has the element already."""
    OUTDATED = "outdated"
    """It lacks the element or has an older one; nothing was changed."""
    UPDATED = "updated"
    UNMATCHED = "unmatched"
    """Nobody can tell which film it is about; nothing was changed."""
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page, and why."""

    path: Path
    state: State
    reason: str


def embedded(path: Path, about: Node, *, check: bool, reason: str = "") -> Outcome:
    """Put the element of a document into a page; where it only is a check, change nothing."""
    return placed(Page(files.read(path), str(path)), path, about, check=check, reason=reason)


def placed(page: Page, path: Path, about: Node, *, check: bool, reason: str) -> Outcome:
    """Put the element of a document into a page that was read."""
    after = page.holding(snippet.script(about, ascii_only=page.ascii_only))
    if after == page.content:
        return Outcome(path, State.CURRENT, reason)
    if check:
        return Outcome(path, State.OUTDATED, reason)
    files.replace(path, after)
    return Outcome(path, State.UPDATED, reason)


def walked(folder: Path, store: Store, films: Films, *, check: bool) -> Iterator[Outcome]:
    """Put into every page of a folder the element of the film that it is about."""
    for path in sorted(each for each in folder.rglob("*") if each.suffix.lower() in PAGES and each.is_file()):
        try:
            yield matched(path, store, films, check=check)
        except DataError as error:
            yield Outcome(path, State.UNREAD, str(error))


def matched(path: Path, store: Store, films: Films, *, check: bool) -> Outcome:
    """Put into a page the element of the film that it is about."""
    page = Page(files.read(path), str(path))
    found = match(clues(page), films, store.manifest.base)
    about = store.merge(found.path) if found.path else None
    if about is None:
        reason = f"the release has no {found.path}" if found.path else found.reason
        return Outcome(path, State.UNMATCHED, reason)
    return placed(page, path, snippet.document(about), check=check, reason=f"{found.path} by {found.reason}")
